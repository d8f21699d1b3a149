import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { ExportButton } from '../exports/export-button.tsx';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import styles from './attendance.module.css';
import { Quorum_quorum } from './attendance-operations.ts';
import { minutesTexts } from './minutes.i18n.ts';
import { MinutesOfQuery } from './minutes-operations.ts';
import { QuorumLine } from './quorum-line.tsx';

// Most documents are no minutes.
const MinutesApproval = lazy(async () => ({
  default: (await import('./minutes-approval.tsx')).MinutesApproval,
}));

/** Of which meeting a document is the minutes, and while it runs whether it can decide; nothing above other documents. */
export function MinutesOf({ documentId }: { documentId: string }) {
  const t = useTexts(minutesTexts);
  const { date } = useFormats();
  const { data, previousData } = useLiveQuery(MinutesOfQuery, { documentId });
  const meeting = (data ?? previousData)?.document?.minutesOf;
  if (!meeting) return null;
  const { id, title, startsAt, space, state } = meeting;
  const quorum = readFragment(Quorum_quorum, meeting.attendance.quorum);
  return (
    <>
      <div className={styles.ways}>
        <Link to={`/spaces/${space?.id}/meetings/${id}`}>{t('of', { title, date: date(startsAt) })}</Link>
        <ExportButton target={{ kind: 'minutes', meetingId: id }} />
        {quorum && state === 'RUNNING' && <QuorumLine quorum={quorum} />}
      </div>
      <Suspense>
        <MinutesApproval meetingId={id} isInMinutes />
      </Suspense>
    </>
  );
}
