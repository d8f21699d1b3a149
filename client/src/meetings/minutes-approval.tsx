import { roleAllows } from '@umlauf/shared/roles';
import { Link } from 'react-router';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { ApprovalHistory, Remarks } from './approval-history.tsx';
import { approvalTexts } from './approval.i18n.ts';
import styles from './approval.module.css';
import {
  MinutesApproval_meeting,
  MinutesApprovalQuery,
  MinutesStanding_meeting,
  type ShownApproval,
} from './approval-operations.ts';
import { ApprovalTools } from './approval-tools.tsx';
import { useServerNow } from './server-clock.ts';
import { UnsettledMinutes } from './unsettled-minutes.tsx';

interface MinutesApprovalProps {
  meetingId: string;
  /** Whether this stands above the minutes themselves: then nothing has to lead there. */
  isInMinutes?: boolean;
}

/** How far the minutes of a meeting are, what is to be done next, and what is owed of former ones; nothing where nothing is. */
export function MinutesApproval({ meetingId, isInMinutes = false }: MinutesApprovalProps) {
  const { data, previousData } = useLiveQuery(MinutesApprovalQuery, { id: meetingId });
  const meeting = readFragment(MinutesApproval_meeting, (data ?? previousData)?.meeting);
  if (!meeting) return null;
  const { minutes, minutesApproval, space } = readFragment(MinutesStanding_meeting, meeting);
  const bySilence = meeting.series?.minutesBySilence ?? false;
  return (
    <>
      <UnsettledMinutes meeting={meeting} />
      {minutes && minutesApproval && (
        <Standing
          approval={minutesApproval}
          meetingId={meetingId}
          documentId={minutes.id}
          bySilence={bySilence}
          mayBeSilent={bySilence || roleAllows(space?.viewerRole, 'settleMinutes')}
          isInMinutes={isInMinutes}
        />
      )}
    </>
  );
}

interface StandingProps {
  approval: ShownApproval;
  meetingId: string;
  documentId: string;
  bySilence: boolean;
  /** Whether the viewer may let silence approve them. */
  mayBeSilent: boolean;
  isInMinutes: boolean;
}

function Standing({ approval, meetingId, documentId, isInMinutes, ...silence }: StandingProps) {
  const t = useTexts(approvalTexts);
  const { state, deadlineAt, openSuggestions, openThreads, viewerCan, remarks, steps } = approval;
  const now = useServerNow();
  const isOverdue = state === 'IN_COORDINATION' && Date.parse(deadlineAt ?? '') < now;
  const isAsked = state === 'IN_COORDINATION' || state === 'COORDINATED';
  return (
    <section className={styles.panel} aria-labelledby="minutes-approval">
      <h2 id="minutes-approval">{t('of')}</h2>
      <div role="status" className={styles.standing}>
        <p>
          <strong className={styles.state} data-state={state}>
            {t(`state.${state}`)}
          </strong>
        </p>
        <p>{t(`what.${isOverdue ? 'OVERDUE' : state}`)}</p>
        {state === 'IN_COORDINATION' && <Deadline approval={approval} isOverdue={isOverdue} />}
        {viewerCan.remark && !isOverdue && <p>{t('yours')}</p>}
        {isAsked && <Open {...{ openSuggestions, openThreads }} />}
      </div>
      {isAsked && !isInMinutes && <Link to={`/documents/${documentId}`}>{t('open.goTo')}</Link>}
      <ApprovalTools {...{ meetingId, approval }} {...silence} />
      {remarks.length > 0 && <Remarks remarks={remarks} />}
      {steps.length > 0 && <ApprovalHistory steps={steps} documentId={documentId} />}
    </section>
  );
}

function Deadline({
  approval: { deadlineAt, bySilence },
  isOverdue,
}: {
  approval: ShownApproval;
  isOverdue: boolean;
}) {
  const t = useTexts(approvalTexts);
  const formats = useFormats();
  if (!deadlineAt) return null;
  const moment = t('moment', { day: formats.weekday(deadlineAt), time: formats.time(deadlineAt) });
  return (
    <>
      <p>{t(isOverdue ? 'was' : 'until', { moment })}</p>
      {bySilence && !isOverdue && <p>{t('silence')}</p>}
    </>
  );
}

/** How much is still open. */
function Open({ openSuggestions, openThreads }: Pick<ShownApproval, 'openSuggestions' | 'openThreads'>) {
  const t = useTexts(approvalTexts);
  if (openSuggestions + openThreads === 0) return <p>{t('open.none')}</p>;
  const counts = [
    openSuggestions > 0 && t('open.suggestions', { count: openSuggestions }),
    openThreads > 0 && t('open.threads', { count: openThreads }),
  ];
  return <p>{counts.filter(Boolean).join(' · ')}</p>;
}
