import { useState } from 'react';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { AddAttendeeDialog } from './add-attendee-dialog.tsx';
import styles from './attendance.module.css';
import { attendanceTexts } from './attendance.i18n.ts';
import {
  Attendance_meeting,
  type AttendanceMeeting,
  type Attendee,
  MeetingAttendanceQuery,
  Quorum_quorum,
} from './attendance-operations.ts';
import { AttendeeRow } from './attendee-row.tsx';
import { AttendanceTimesDialog } from './attendance-times-dialog.tsx';
import { QuorumLine } from './quorum-line.tsx';
import { useAttendanceActions } from './use-attendance-actions.ts';

/** Who is at a meeting that has begun; nothing before. */
export function Attendance({ meetingId, spaceId }: { meetingId: string; spaceId: string }) {
  const { data, previousData } = useLiveQuery(MeetingAttendanceQuery, { meetingId });
  const meeting = readFragment(Attendance_meeting, (data ?? previousData)?.meeting);
  if (!meeting?.startedAt) return null;
  return <OfMeeting meeting={meeting} spaceId={spaceId} />;
}

function OfMeeting({ meeting, spaceId }: { meeting: AttendanceMeeting; spaceId: string }) {
  const t = useTexts(attendanceTexts);
  const actions = useAttendanceActions(meeting.id);
  const [isAdding, setAdding] = useState(false);
  const [corrected, setCorrected] = useState<Attendee | null>(null);
  const { viewerCanTake, attendees } = meeting.attendance;
  const open = attendees.filter(({ state }) => state === 'EXPECTED').map(({ id }) => id);
  const isRunning = meeting.state === 'RUNNING';
  return (
    <Sheet>
      <section className={styles.part} aria-labelledby="attendance">
        <h2 id="attendance">{t('title')}</h2>
        <Known meeting={meeting} />
        {viewerCanTake && open.length > 0 && (
          <div className={styles.tools}>
            {isRunning && (
              <Button small icon="check" onClick={() => void actions.say(open, 'PRESENT')}>
                {t('allPresent')}
              </Button>
            )}
            <Button small onClick={() => void actions.say(open, 'UNEXCUSED')}>
              {t('restUnexcused')}
            </Button>
          </div>
        )}
        <ul className={styles.list} aria-label={t('list')}>
          {attendees.map((attendee) => (
            <AttendeeRow
              key={attendee.id}
              attendee={attendee}
              mayTake={viewerCanTake}
              isRunning={isRunning}
              actions={actions}
              onCorrect={() => setCorrected(attendee)}
            />
          ))}
        </ul>
        {viewerCanTake && (
          <div className={styles.tools}>
            <Button small icon="add" onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          </div>
        )}
      </section>
      {isAdding && <AddAttendeeDialog meeting={meeting} spaceId={spaceId} onClose={() => setAdding(false)} />}
      {corrected && (
        <AttendanceTimesDialog meeting={meeting} attendee={corrected} onClose={() => setCorrected(null)} />
      )}
    </Sheet>
  );
}

/** Whether it can decide, or why that is not known. */
function Known({ meeting: { attendance } }: { meeting: AttendanceMeeting }) {
  const t = useTexts(attendanceTexts);
  const quorum = readFragment(Quorum_quorum, attendance.quorum);
  if (quorum) return <QuorumLine quorum={quorum} />;
  const votes = attendance.attendees.some(({ kind }) => kind === 'ENTITLED');
  return <p className={styles.muted}>{t(votes ? 'quorum.unknown' : 'quorum.noVotes')}</p>;
}
