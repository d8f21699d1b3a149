import { LIMITS } from '@umlauf/shared/limits';
import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { BinRow_DocumentFragment } from '../gql/graphql.ts';
import { graphql, readFragment } from '../gql/index.ts';
import { useAllPages } from '../platform/apollo/use-all-pages.ts';
import { useLive } from '../platform/apollo/use-live.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { NotFound } from '../platform/ui/not-found.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { SpaceHeading } from '../spaces/space-heading.tsx';
import styles from './bin-page.module.css';
import { documentTexts } from './documents.i18n.ts';
import { CHANGES_BIN } from './structural-events.ts';
import { useRestoreDocument } from './use-trash-document.ts';

const BinRow_document = graphql(/* GraphQL */ `
  fragment BinRow_document on Document {
    id
    title
    trashedAt
    deletedAfter
    viewerCan {
      restore
      delete
    }
  }
`);

const BinPageQuery = graphql(/* GraphQL */ `
  query BinPage($spaceId: ID!, $after: String) {
    space(id: $spaceId) {
      id
      ...SpaceHeading_space
      documents(first: 100, after: $after, inBin: true) {
        edges {
          node {
            id
            ...BinRow_document
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const BinPageChanges = graphql(/* GraphQL */ `
  subscription BinPageChanges($spaceId: ID!) {
    spaceChanged(spaceId: $spaceId) {
      type
      space {
        id
        ...SpaceHeading_space
      }
      document {
        id
        ...BinRow_document
      }
    }
  }
`);

const DeleteDocument = graphql(/* GraphQL */ `
  mutation DeleteDocument($documentId: ID!) {
    deleteDocument(documentId: $documentId)
  }
`);

/** A space's bin: what was removed, and the way back. */
export function BinPage() {
  const t = useTexts(documentTexts);
  const { spaceId = '' } = useParams();
  const { data, error, refetch, fetchMore } = useQuery(BinPageQuery, { variables: { spaceId } });
  const reload = () => void refetch();
  useLive(BinPageChanges, {
    variables: { spaceId },
    onEnd: reload,
    onEvent: ({ spaceChanged: { type } }) => {
      if (CHANGES_BIN.has(type)) reload();
    },
  });
  const restore = useRestoreDocument(reload);
  const space = data?.space;
  useAllPages(space?.documents, (after) => fetchMore({ variables: { after } }));

  if (!data) return error ? <Trouble error={error} onRetry={reload} /> : <Skeleton lines={6} />;
  if (!space) return <NotFound />;
  const documents = readFragment(
    BinRow_document,
    space.documents.edges.map(({ node }) => node),
  ).filter(({ trashedAt }) => trashedAt !== null);
  return (
    <>
      <SpaceHeading space={space} part="bin" />
      <Sheet>
        <p className={styles.lead}>{t('bin.lead', { days: LIMITS.binDays })}</p>
        {documents.length === 0 && <p>{t('bin.empty')}</p>}
        <ul className={styles.documents} aria-label={t('bin.list')}>
          {documents.map((document) => (
            <BinRow
              key={document.id}
              document={document}
              onRestore={() => restore(document)}
              onDeleted={reload}
            />
          ))}
        </ul>
      </Sheet>
    </>
  );
}

interface BinRowProps {
  document: BinRow_DocumentFragment;
  onRestore: () => Promise<void>;
  onDeleted: () => void;
}

function BinRow({ document, onRestore, onDeleted }: BinRowProps) {
  const t = useTexts(documentTexts);
  const formats = useFormats();
  const [deleting, setDeleting] = useState(false);
  const { id, title, trashedAt, deletedAfter, viewerCan } = document;
  return (
    <li className={styles.document}>
      <p className={styles.title}>
        <Link to={`/documents/${id}`}>{title}</Link>
      </p>
      {trashedAt && (
        <p className={styles.since}>
          {t('bin.since', { moment: formats.moment(trashedAt) })},{' '}
          {deletedAfter ? t('bin.until', { day: formats.date(deletedAfter) }) : t('bin.kept')}
        </p>
      )}
      {viewerCan.restore && (
        <Button
          small
          icon="restore"
          aria-label={t('bin.restoreNamed', { title })}
          onClick={() => void onRestore()}
        >
          {t('bin.restore')}
        </Button>
      )}
      {viewerCan.delete && deletedAfter && (
        <Button
          small
          look="tertiary"
          icon="delete"
          aria-label={t('bin.deleteNamed', { title })}
          onClick={() => setDeleting(true)}
        >
          {t('bin.delete')}
        </Button>
      )}
      {deleting && (
        <DeleteDialog document={document} onDeleted={onDeleted} onClose={() => setDeleting(false)} />
      )}
    </li>
  );
}

interface DeleteDialogProps {
  document: BinRow_DocumentFragment;
  onDeleted: () => void;
  onClose: () => void;
}

function DeleteDialog({ document: { id, title }, onDeleted, onClose }: DeleteDialogProps) {
  const t = useTexts(documentTexts);
  const [deleteDocument] = useMutation(DeleteDocument);
  const confirm = async () => {
    await deleteDocument({ variables: { documentId: id } });
    onDeleted();
    notify({ kind: 'success', words: t('bin.deleted', { title }) });
  };
  return (
    <ConfirmDialog
      title={t('bin.deleteTitle', { title })}
      confirm={t('bin.delete')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('bin.deleteBody')}</p>
    </ConfirmDialog>
  );
}
