import { useParams } from 'react-router';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Breadcrumb } from '../platform/ui/breadcrumb.tsx';
import { NotFound } from '../platform/ui/not-found.tsx';
import { PageHeading } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { Attendance } from './attendance.tsx';
import { CalendarLinks } from './calendar-links.tsx';
import { Agenda } from './agenda.tsx';
import { MeetingAnswer } from './meeting-answer.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import { MeetingPageQuery, MeetingRow_meeting, type ShownMeeting } from './meeting-operations.ts';
import { MeetingParticipants } from './meeting-participants.tsx';
import { MinutesApproval } from './minutes-approval.tsx';
import { MinutesWays } from './minutes-ways.tsx';
import { MeetingTools } from './meeting-tools.tsx';
import styles from './meetings.module.css';
import { meetingTexts } from './meetings.i18n.ts';

/** One meeting: when and where, who takes part and whether they come. */
export function MeetingPage() {
  const { meetingId = '' } = useParams();
  return <Shown key={meetingId} id={meetingId} />;
}

function Shown({ id }: { id: string }) {
  const { data, error, refetch } = useLiveQuery(MeetingPageQuery, { id });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={9} />;
  return data.meeting ? <Meeting meeting={data.meeting} /> : <NotFound />;
}

function Meeting({ meeting }: { meeting: ShownMeeting }) {
  const t = useTexts(meetingTexts);
  const { space, series } = meeting;
  const { id, title, state } = readFragment(MeetingRow_meeting, meeting);
  const crumbs = space
    ? [
        { label: space.name, to: `/spaces/${space.id}` },
        { label: t('title'), to: `/spaces/${space.id}/meetings` },
      ]
    : [];
  return (
    <article>
      <PageHeading
        title={title}
        above={<Breadcrumb crumbs={crumbs} />}
        lead={t(`state.${state}`)}
        actions={<MeetingTools meeting={meeting} />}
      />
      <Standing meeting={meeting} />
      <MinutesWays meeting={meeting} />
      <MinutesApproval meetingId={id} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <MeetingFacts meeting={meeting} />
          <Agenda meetingId={id} />
          <CalendarLinks
            meetingId={id}
            {...(series && { calendar: { kind: 'series', seriesId: series.id } })}
          />
        </div>
        <div className={styles.column}>
          {meeting.viewerCan.answer && <MeetingAnswer meeting={meeting} />}
          <Attendance meetingId={id} spaceId={space?.id ?? ''} />
          <MeetingParticipants meeting={meeting} />
        </div>
      </div>
    </article>
  );
}

/** That it is cancelled, under way or over: said when that changes. */
function Standing({ meeting: { cancelReason, startedAt, endedAt, ...meeting } }: { meeting: ShownMeeting }) {
  const t = useTexts(meetingTexts);
  const formats = useFormats();
  const { state } = readFragment(MeetingRow_meeting, meeting);
  return (
    <div role="status" className={styles.standing}>
      {state === 'CANCELLED' && (
        <Alert kind="warning" title={t('page.cancelled')}>
          <p className={styles.words}>{cancelReason}</p>
        </Alert>
      )}
      {state === 'RUNNING' && startedAt && (
        <Alert kind="info" title={t('page.running', { moment: formats.moment(startedAt) })} />
      )}
      {state === 'ENDED' && endedAt && (
        <Alert kind="success" title={t('page.over', { moment: formats.moment(endedAt) })} />
      )}
    </div>
  );
}
