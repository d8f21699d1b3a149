import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AdoptedDocumentQuery as Asked } from '../gql/graphql.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { ConfirmDialog } from '../platform/ui/confirm-dialog.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { ReleaseButton } from './release-button.tsx';
import { AdoptedDocumentQuery, BeginNewDraft, SealDocument } from './release-operations.ts';
import { releaseTexts } from './releases.i18n.ts';
import styles from './releases.module.css';

type AdoptedDocument = NonNullable<Asked['document']>;

/** Whether a document is what was agreed to, and what can be done about that. */
export function AdoptedNote({ documentId }: { documentId: string }) {
  const t = useTexts(releaseTexts);
  const { data, previousData } = useLiveQuery(AdoptedDocumentQuery, { documentId });
  const document = (data ?? previousData)?.document;
  if (!document) return null;
  const { sealedAt, adoptedIn } = document;
  return (
    <section className={styles.note} aria-label={t('label')}>
      <div role="status">
        {sealedAt ? (
          <Sealed document={document} sealedAt={sealedAt} />
        ) : (
          adoptedIn && <Draft document={document} round={adoptedIn} />
        )}
      </div>
    </section>
  );
}

function Sealed({ document, sealedAt }: { document: AdoptedDocument; sealedAt: string }) {
  const t = useTexts(releaseTexts);
  const { moment } = useFormats();
  const { adoptedIn } = document;
  return (
    <Alert kind="success" title={t('sealed.title')}>
      <p>{t('sealed.body', { moment: moment(sealedAt) })}</p>
      <p className={styles.ways}>
        {adoptedIn && <Link to={`/circulations/${adoptedIn.id}`}>{t('sealed.round')}</Link>}
        <Released document={document} />
      </p>
      <div className={styles.ways}>
        {document.viewerCan.beginDraft && <BeginDraft document={document} sealedAt={sealedAt} />}
        <ReleaseButton documentId={document.id} round={releasable(document)} />
      </div>
    </Alert>
  );
}

function Draft({
  document,
  round,
}: {
  document: AdoptedDocument;
  round: { id: string; endedAt: string | null };
}) {
  const t = useTexts(releaseTexts);
  const { moment } = useFormats();
  return (
    <Alert kind="info" title={t('draft.title')}>
      <p>{t('draft.body', { moment: round.endedAt ? moment(round.endedAt) : '' })}</p>
      <p className={styles.ways}>
        <Link to={`/circulations/${round.id}`}>{t('draft.round')}</Link>
        <Link to={`/documents/${document.id}/versions`}>{t('draft.versions')}</Link>
        <Released document={document} />
      </p>
      <div className={styles.ways}>
        {document.adoptedIn?.viewerCanWithAdopted.seal && (
          <Seal documentId={document.id} circulationId={round.id} />
        )}
        <ReleaseButton documentId={document.id} round={releasable(document)} />
      </div>
    </Alert>
  );
}

/** The newest release that stands. */
function Released({ document: { releases } }: { document: AdoptedDocument }) {
  const t = useTexts(releaseTexts);
  const { date } = useFormats();
  const standing = releases.nodes.find(({ withdrawnAt }) => withdrawnAt === null);
  if (!standing) return null;
  const { id, edition, releasedAt } = standing;
  return <Link to={`/releases/${id}`}>{t('release.link', { moment: date(releasedAt), edition })}</Link>;
}

/** The round whose text the viewer may release, and which does not stand released. */
function releasable({ id, adoptedIn, releases }: AdoptedDocument) {
  if (!adoptedIn?.viewerCanWithAdopted.release) return null;
  const stands = releases.nodes.some(
    ({ circulation, withdrawnAt }) => withdrawnAt === null && circulation?.id === adoptedIn.id,
  );
  if (stands) return null;
  // Where it went round with others, by its own title.
  const part = adoptedIn.furtherDocuments.find((each) => each.document?.id === id);
  return { ...adoptedIn, title: part?.title ?? adoptedIn.title };
}

function BeginDraft({
  document: { id, adoptedIn },
  sealedAt,
}: {
  document: AdoptedDocument;
  sealedAt: string;
}) {
  const t = useTexts(releaseTexts);
  const ui = useTexts(uiTexts);
  const { moment } = useFormats();
  const [asked, setAsked] = useState(false);
  const [begin] = useMutation(BeginNewDraft);
  const seal = useSeal(id);
  const onConfirm = async () => {
    await begin({ variables: { documentId: id } });
    const undo = adoptedIn?.viewerCanWithAdopted.seal && {
      label: ui('undo'),
      run: () => void seal(adoptedIn.id, t('sealed.undone')),
    };
    notify({ kind: 'success', words: t('sealed.begun'), ...(undo ? { action: undo } : {}) });
  };
  return (
    <>
      <Button small onClick={() => setAsked(true)}>
        {t('sealed.begin')}
      </Button>
      {asked && (
        <ConfirmDialog
          title={t('sealed.beginTitle')}
          confirm={t('sealed.begin')}
          look="primary"
          onConfirm={onConfirm}
          onClose={() => setAsked(false)}
        >
          <p>{t('sealed.beginBody', { moment: moment(sealedAt) })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Seal({ documentId, circulationId }: { documentId: string; circulationId: string }) {
  const t = useTexts(releaseTexts);
  const seal = useSeal(documentId);
  return (
    <Button small onClick={() => void seal(circulationId, t('draft.sealed'))}>
      {t('draft.seal')}
    </Button>
  );
}

function useSeal(documentId: string): (circulationId: string, done: string) => Promise<void> {
  const t = useTexts(releaseTexts);
  const words = useFailureWords();
  const [seal] = useMutation(SealDocument);
  return async (circulationId, done) => {
    try {
      await seal({ variables: { circulationId, documentId } });
      notify({ kind: 'success', words: done });
    } catch (error) {
      const differs = toFailure(error).code === 'CONFLICT';
      notify({ kind: 'danger', words: differs ? t('draft.differs') : words(error) });
    }
  };
}
