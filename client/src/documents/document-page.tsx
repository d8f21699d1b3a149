import { useQuery } from '@apollo/client/react';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMaybeViewer } from '../accounts/viewer.ts';
import type {
  DocumentFrame_DocumentFragment,
  DocumentPageQuery as DocumentPageQueryResult,
} from '../gql/graphql.ts';
import { graphql, readFragment } from '../gql/index.ts';
import { useHeldQuery } from '../platform/apollo/use-held-query.ts';
import { useLive } from '../platform/apollo/use-live.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Breadcrumb } from '../platform/ui/breadcrumb.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { NoAccess } from '../spaces/no-access.tsx';
import { spaceTexts } from '../spaces/spaces.i18n.ts';
import type { AboveProps } from './above.ts';
import type { BesideProps } from './beside.ts';
import styles from './document-page.module.css';
import { DocumentTitle } from './document-title.tsx';
import { documentTexts } from './documents.i18n.ts';
import { InviteGuestDialog } from './invite-guest-dialog.tsx';
import { movingTexts } from './moving.i18n.ts';
import { CHANGES_DOCUMENT } from './structural-events.ts';
import { tellMove } from './tell-move.ts';
import { useRestoreDocument } from './use-trash-document.ts';

const loadEditor = () => import('./editor/document-editor.tsx');
const MoveToSpaceDialog = lazy(async () => ({
  default: (await import('./move-to-space-dialog.tsx')).MoveToSpaceDialog,
}));
const DocumentEditor = lazy(async () => ({ default: (await loadEditor()).DocumentEditor }));
const PublicDocument = lazy(async () => ({
  default: (await import('./public-document.tsx')).PublicDocument,
}));
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
    sealedAt
    viewerCan {
      edit
      suggest
      restore
      manageGuests
      moveAway
      readVersions
    }
    space {
      id
      name
      viewerCan {
        readEvents
      }
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

interface DocumentPageProps {
  Beside?: ComponentType<BesideProps>;
  /** What other features have to say about a document, above its text. */
  Above?: ComponentType<AboveProps>;
}

/** A document: where it belongs, what it is called, and the editor. */
export function DocumentPage({ Beside, Above }: DocumentPageProps) {
  const { documentId = '' } = useParams();
  const viewer = useMaybeViewer();
  if (!viewer)
    return (
      <Suspense fallback={<Skeleton lines={10} />}>
        <PublicDocument key={documentId} documentId={documentId} />
      </Suspense>
    );
  // Another document is another editor: nothing of the one before may stay.
  return <DocumentFrame key={documentId} documentId={documentId} Beside={Beside} Above={Above} />;
}

interface DocumentFrameProps {
  documentId: string;
  Beside: DocumentPageProps['Beside'] | undefined;
  Above: DocumentPageProps['Above'] | undefined;
}

function DocumentFrame({ documentId, Beside, Above }: DocumentFrameProps) {
  const { data, error, refetch } = useQuery(DocumentPageQuery, { variables: { documentId } });
  const document = readFragment(DocumentFrame_document, data?.document);
  const readsEvents = document?.space.viewerCan.readEvents;
  useHeldQuery(DocumentPageQuery, readsEvents === false ? { documentId } : null);
  useFollowDocument(document, refetch);
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
  if (!document || !data.document || !data.viewer) return <NoAccess targetId={documentId} />;
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
        {Above && (
          <Above
            documentId={document.id}
            title={document.title}
            isInBin={document.trashedAt !== null}
            actions={<Actions document={document} />}
          />
        )}
        <Notes document={document} onRestore={() => void restore(document)} />
      </header>
      <Suspense fallback={<StoredText text={data.document.text} />}>
        <DocumentEditor document={data.document} viewer={data.viewer} Beside={Beside} />
      </Suspense>
    </article>
  );
}

/** Follows what changes about a document; `refetch` asks for it anew. */
function useFollowDocument(
  document: DocumentFrame_DocumentFragment | null | undefined,
  refetch: () => Promise<{ data: DocumentPageQueryResult | undefined }>,
) {
  useLive(DocumentPageChanges, {
    variables: document?.space.viewerCan.readEvents ? { spaceId: document.space.id } : null,
    onEnd: () => void refetch(),
    onEvent: ({ spaceChanged: { type } }) => {
      if (!CHANGES_DOCUMENT.has(type)) return;
      const asked = refetch();
      if (type !== 'DOCUMENT_MOVED_AWAY' || !document) return;
      asked.then(
        ({ data }) => tellMove(document, readFragment(DocumentFrame_document, data?.document)),
        // The page itself says that it could not be asked for.
        () => undefined,
      );
    },
  });
}

function Actions({ document }: { document: DocumentFrame_DocumentFragment }) {
  const t = useTexts(documentTexts);
  const { readVersions, manageGuests, moveAway } = document.viewerCan;
  return (
    <>
      {readVersions && <Link to={`/documents/${document.id}/versions`}>{t('page.versions')}</Link>}
      {manageGuests && <InviteGuest document={document} />}
      {moveAway && <MoveAway document={document} />}
    </>
  );
}

function InviteGuest({ document }: { document: { id: string; title: string } }) {
  const t = useTexts(spaceTexts);
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <Button small icon="add" look="tertiary" onClick={() => setInviting(true)}>
        {t('guests.invite')}
      </Button>
      {inviting && <InviteGuestDialog document={document} onClose={() => setInviting(false)} />}
    </>
  );
}

function MoveAway({ document }: { document: DocumentFrame_DocumentFragment }) {
  const t = useTexts(movingTexts);
  const [moving, setMoving] = useState(false);
  return (
    <>
      <Button small icon="arrow-right" look="tertiary" onClick={() => setMoving(true)}>
        {t('action')}
      </Button>
      {moving && (
        <Suspense fallback={null}>
          <MoveToSpaceDialog document={document} onMoved={() => undefined} onClose={() => setMoving(false)} />
        </Suspense>
      )}
    </>
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
  const { edit, suggest } = document.viewerCan;
  // Why a sealed one stays as it is says whoever knows the round.
  if (edit || document.sealedAt !== null) return null;
  return (
    <Alert kind="info" title={t('page.readOnly')}>
      {suggest && <p>{t('page.suggest')}</p>}
    </Alert>
  );
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
