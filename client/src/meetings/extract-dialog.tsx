import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { MarkdownText } from '../documents/markdown-text.tsx';
import type { ExtractPreviewQuery as Asked, MinutesState } from '../gql/graphql.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../platform/ui/dialog.tsx';
import { CheckboxField, FieldGroup } from '../platform/ui/field.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import { ExtractPreview, ReleaseMinutesExtract } from './extract-operations.ts';
import { extractTexts } from './extract.i18n.ts';

type Meeting = NonNullable<Asked['meeting']>;
type Preview = NonNullable<Meeting['extractPreview']>;

/** Shows what everybody would read of the minutes, and releases just that. */
export function ExtractDialog({ meetingId, onClose }: { meetingId: string; onClose: () => void }) {
  const t = useTexts(extractTexts);
  const ui = useTexts(uiTexts);
  const [withoutItemIds, setWithout] = useState<string[]>([]);
  const { data, previousData, error, refetch, loading } = useQuery(ExtractPreview, {
    variables: { meetingId, withoutItemIds },
    fetchPolicy: 'no-cache',
    notifyOnNetworkStatusChange: true,
  });
  const again = () => void refetch();
  const release = useRelease(meetingId, { onClose, onChanged: again });
  const meeting = (data ?? previousData)?.meeting;
  const preview = meeting?.extractPreview;
  const toggle = (id: string, isIn: boolean) =>
    setWithout((present) => (isIn ? present.filter((each) => each !== id) : [...present, id]));
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <DialogBody>
        <p>{t('lead')}</p>
        {!meeting && (error ? <Trouble error={error} onRetry={again} /> : <Skeleton lines={6} />)}
        {meeting && !preview && <p role="status">{t('nothing')}</p>}
        {meeting && preview && (
          <>
            <Unsettled state={meeting.minutesApproval?.state} />
            <Items items={meeting.agenda.items} without={withoutItemIds} onToggle={toggle} />
            <LeftOut preview={preview} />
            <section aria-label={t('preview', { title: preview.title })} aria-busy={loading}>
              <h3>{preview.title}</h3>
              <MarkdownText markdown={preview.markdown} documentId={null} />
            </section>
          </>
        )}
        {release.problem && <Alert kind="danger" title={release.problem} urgent />}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button
          look="primary"
          busy={release.loading || loading}
          onClick={() => preview && void release.run(preview.contentHash, withoutItemIds)}
        >
          {t('submit')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Whoever releases them has to know that they may change. */
function Unsettled({ state }: { state: MinutesState | undefined }) {
  const t = useTexts(extractTexts);
  if (state === undefined || state === 'APPROVED' || state === 'CORRECTED') return null;
  return (
    <Alert kind="warning" title={t(state === 'IN_CORRECTION' ? 'inCorrection' : 'notApproved')}>
      <p>{t('unsettledHint')}</p>
    </Alert>
  );
}

interface ItemsProps {
  items: Meeting['agenda']['items'];
  without: readonly string[];
  onToggle: (id: string, isIn: boolean) => void;
}

/** Which items go out: those that are closed do not, nor what stands under what stays out. */
function Items({ items, without, onToggle }: ItemsProps) {
  const t = useTexts(extractTexts);
  const closed = new Set<string>();
  const out = new Set<string>();
  for (const { id, parentId, isClosed } of items) {
    const isBelow = (ids: ReadonlySet<string>) => parentId != null && ids.has(parentId);
    if (isClosed || isBelow(closed)) closed.add(id);
    if (without.includes(id) || isBelow(out)) out.add(id);
  }
  if (items.length === 0) return null;
  return (
    <FieldGroup legend={t('items')}>
      {items.map(({ id, number, title, parentId }) => (
        <CheckboxField
          key={id}
          label={`${number ?? ''} ${title}`}
          {...(closed.has(id) && { hint: t('closed') })}
          checked={!closed.has(id) && !out.has(id)}
          disabled={closed.has(id) || (parentId != null && out.has(parentId))}
          onChange={(event) => onToggle(id, event.currentTarget.checked)}
        />
      ))}
    </FieldGroup>
  );
}

function LeftOut({ preview: { leftOut, people } }: { preview: Preview }) {
  const t = useTexts(extractTexts);
  return (
    <>
      <p role="status" className="kern-sr-only">
        {t('told', { left: leftOut.length, names: people.length })}
      </p>
      {people.length > 0 && (
        <Alert kind="warning" title={t('people', { names: people.join(', ') })}>
          <p>{t('peopleHint')}</p>
        </Alert>
      )}
      {leftOut.length > 0 && (
        <Alert kind="info" title={t('leftOut')}>
          <ul>
            {leftOut.map((heading) => (
              <li key={heading}>{heading}</li>
            ))}
          </ul>
          <p>{t('leftOutHint')}</p>
        </Alert>
      )}
    </>
  );
}

function useRelease(meetingId: string, on: { onClose: () => void; onChanged: () => void }) {
  const t = useTexts(extractTexts);
  const failure = useFailureWords();
  const [problem, setProblem] = useState<string | null>(null);
  const [release, { loading }] = useMutation(ReleaseMinutesExtract);
  const run = async (contentHash: string, withoutItemIds: string[]) => {
    setProblem(null);
    try {
      await release({ variables: { input: { meetingId, contentHash, withoutItemIds } } });
      notify({ kind: 'success', words: t('done') });
      on.onClose();
    } catch (error) {
      const { code, facts } = toFailure(error);
      if (code === 'CONFLICT' && facts['reason'] === 'DOCUMENT_CHANGED') {
        setProblem(t('changed'));
        on.onChanged();
      } else if (code === 'CONFLICT' && facts['reason'] === 'ALREADY_EXISTS') setProblem(t('exists'));
      else setProblem(failure(error));
    }
  };
  return { run, loading, problem };
}
