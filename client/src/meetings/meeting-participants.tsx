import { useState } from 'react';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { NextPage } from '../platform/ui/next-page.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { AnswerCounts } from './answer-counts.tsx';
import {
  MeetingParticipant_participant,
  MeetingParticipantsPage,
  MeetingRow_meeting,
  type ShownMeeting,
} from './meeting-operations.ts';
import styles from './meetings.module.css';
import { meetingTexts } from './meetings.i18n.ts';
import { ParticipantsDialog } from './participants-dialog.tsx';

/** Who takes part in a meeting, and whether they come. */
export function MeetingParticipants({ meeting }: { meeting: ShownMeeting }) {
  const t = useTexts(meetingTexts);
  const [asked, setAsked] = useState<'INVITE' | 'CHANGE' | null>(null);
  const { participants, viewerCan } = meeting;
  const isAnybody = participants.nodes.length > 0;
  const row = readFragment(MeetingRow_meeting, meeting);
  return (
    <Sheet>
      <section className={styles.part} aria-labelledby="participants">
        <h2 id="participants">{t('people.title')}</h2>
        <p role="status">{isAnybody ? <AnswerCounts counts={row.answers} /> : t('people.none')}</p>
        {isAnybody ? <People meetingId={meeting.id} page={participants} /> : <Usual meeting={meeting} />}
        <div className={styles.tools}>
          {viewerCan.invite && (
            <Button
              look={row.state === 'PLANNED' ? 'primary' : 'secondary'}
              onClick={() => setAsked('INVITE')}
            >
              {row.state === 'PLANNED' ? t('people.invite') : t('people.inviteAgain')}
            </Button>
          )}
          {viewerCan.change && <Button onClick={() => setAsked('CHANGE')}>{t('people.edit')}</Button>}
        </div>
      </section>
      {asked && (
        <ParticipantsDialog
          meetingId={meeting.id}
          spaceId={meeting.space?.id ?? ''}
          inviting={asked === 'INVITE'}
          onClose={() => setAsked(null)}
        />
      )}
    </Sheet>
  );
}

interface PeopleProps {
  meetingId: string;
  page: ShownMeeting['participants'];
}

/** A hundred of those who take part, and the way to the next. */
function People({ meetingId, page }: PeopleProps) {
  const t = useTexts(meetingTexts);
  const people = page.nodes.map((each) => readFragment(MeetingParticipant_participant, each));
  return (
    <>
      <ul className={styles.list} aria-label={t('people.list')}>
        {people.map(({ id, account, organisation, kind, answer, answerNote }) => (
          <li key={id}>
            <p>
              <strong>{account?.name}</strong>
              {organisation && `, ${organisation.name}`}
            </p>
            <p className={styles.muted}>
              {t(`kind.${kind}`)} · {t(`answer.${answer}`)}
            </p>
            {answerNote && <p className={styles.remark}>{answerNote}</p>}
          </li>
        ))}
      </ul>
      <NextPage pageInfo={page.pageInfo} label={t('people.more')}>
        {(after) => <MorePeople meetingId={meetingId} after={after} />}
      </NextPage>
    </>
  );
}

function MorePeople({ meetingId, after }: { meetingId: string; after: string }) {
  const { data, error, refetch } = useLiveQuery(MeetingParticipantsPage, { id: meetingId, after });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />;
  return data.meeting && <People meetingId={meetingId} page={data.meeting.participants} />;
}

/** Whom an invitation would address. */
function Usual({ meeting: { usualParticipants, viewerCan } }: { meeting: ShownMeeting }) {
  const t = useTexts(meetingTexts);
  if (usualParticipants.length === 0) return viewerCan.invite ? <p>{t('people.usualNone')}</p> : null;
  const names = usualParticipants.flatMap(({ account }) => account?.name ?? []);
  return (
    <p>
      {t('people.usual')} {names.toSorted((a, b) => a.localeCompare(b)).join(', ')}
    </p>
  );
}
