import { useQuery } from '@apollo/client/react';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import type { DocumentFrame_DocumentFragment } from '../gql/graphql.ts';
import { graphql, readFragment } from '../gql/index.ts';
import { useLive } from '../platform/apollo/use-live.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Breadcrumb } from '../platform/ui/breadcrumb.tsx';
import { Button } from '../platform/ui/button.tsx';
import { NotFound } from '../platform/ui/not-found.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { spaceTexts } from '../spaces/spaces.i18n.ts';
import styles from './document-page.module.css';
import { DocumentTitle } from './document-title.tsx';
import { documentTexts } from './documents.i18n.ts';
import { CHANGES_DOCUMENT } from './structural-events.ts';
import { useRestoreDocument } from './use-trash-document.ts';

const loadEditor = () => import('./editor/document-editor.tsx');
const DocumentEditor = lazy(async () => ({ default: (await loadEditor()).DocumentEditor }));
const OfflineDocument = lazy(async () => ({
  default: (await import('./editor/offline-document.tsx')).OfflineDocument,
}));
// The editor is on its way while the document is still being asked for; a failure shows itself when it is needed.
void loadEditor().catch(() => undefined);

const DocumentFrame_document = graphql(/* GraphQL */ `
  fragment DocumentFrame_document on Document {
    id
    title
    trashedAt
    viewerCan {
      edit
      restore
    }
    space {
      id
      name
    }
    ...DocumentTitle_document
  }
`);

const DocumentPageQuery = graphql(/* GraphQL */ `
  query DocumentPage($documentId: ID!) {
    document(id: $documentId) {
      id
      ...DocumentFrame_document
      ...DocumentEditor_document
      text
    }
    viewer {
      ...DocumentEditor_viewer
    }
  }
`);

const DocumentPageChanges = graphql(/* GraphQL */ `
  subscription DocumentPageChanges($spaceId: ID!) {
    spaceChanged(spaceId: $spaceId) {
      type
      space {
        id
        name
      }
      document {
        ...DocumentFrame_document
      }
    }
  }
`);

/** A document: where it belongs, what it is called, and the editor. */
export function DocumentPage() {
  const { documentId = '' } = useParams();
  // Another document is another editor: nothing of the one before may stay.
  return <DocumentFrame key={documentId} documentId={documentId} />;
}

function DocumentFrame({ documentId }: { documentId: string }) {
  const { data, error, refetch } = useQuery(DocumentPageQuery, { variables: { documentId } });
  const document = readFragment(DocumentFrame_document, data?.document);
  useLive(DocumentPageChanges, {
    variables: document ? { spaceId: document.space.id } : null,
    onEnd: () => void refetch(),
    onEvent: ({ spaceChanged }) => {
      if (CHANGES_DOCUMENT.has(spaceChanged.type)) void refetch();
    },
  });
  const spaces = useTexts(spaceTexts);
  const restore = useRestoreDocument(() => void refetch());

  if (!data) {
    if (!error) return <Skeleton lines={10} />;
    const trouble = <Trouble error={error} onRetry={() => void refetch()} />;
    if (toFailure(error).code !== 'OFFLINE') return trouble;
    return (
      <Suspense fallback={trouble}>
        <OfflineDocument documentId={documentId} otherwise={trouble} />
      </Suspense>
    );
  }
  if (!document || !data.document || !data.viewer) return <NotFound />;
  return (
    <article>
      <header className={styles.head}>
        <Breadcrumb
          crumbs={[
            { label: spaces('title'), to: '/' },
            { label: document.space.name, to: `/spaces/${document.space.id}` },
          ]}
        />
        <DocumentTitle document={document} />
        <Notes document={document} onRestore={() => void restore(document)} />
      </header>
      <Suspense fallback={<StoredText text={data.document.text} />}>
        <DocumentEditor document={data.document} viewer={data.viewer} />
      </Suspense>
    </article>
  );
}

interface NotesProps {
  document: DocumentFrame_DocumentFragment;
  onRestore: () => void;
}

/** Why one cannot write here, when one cannot. */
function Notes({ document, onRestore }: NotesProps) {
  const t = useTexts(documentTexts);
  if (document.trashedAt !== null) {
    return (
      <Alert kind="warning" title={t('page.inBin')}>
        {document.viewerCan.restore && (
          <p>
            <Button small icon="restore" onClick={onRestore}>
              {t('bin.restore')}
            </Button>
          </p>
        )}
      </Alert>
    );
  }
  return document.viewerCan.edit ? null : <Alert kind="info" title={t('page.readOnly')} />;
}

/** The text as it was last stored, to read while the editor is loading. */
function StoredText({ text }: { text: string }) {
  const t = useTexts(documentTexts);
  return (
    <div className={styles.stored} aria-busy="true">
      <p className="kern-sr-only" role="status">
        {t('page.stored')}
      </p>
      {text
        .split(/\n+/)
        .filter(Boolean)
        .map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
    </div>
  );
}
