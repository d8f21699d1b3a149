import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { MeetingsPageQuery as Page } from '../gql/graphql.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { NextPage } from '../platform/ui/next-page.tsx';
import { NotFound } from '../platform/ui/not-found.tsx';
import { Sheet } from '../platform/ui/page.tsx';
import rowStyles from '../platform/ui/rows.module.css';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { SpaceHeading } from '../spaces/space-heading.tsx';
import { CalendarLinks } from './calendar-links.tsx';
import { MeetingsPageQuery, MoreMeetings } from './meeting-operations.ts';
import { MeetingRow } from './meeting-row.tsx';
import styles from './meetings.module.css';
import { meetingTexts } from './meetings.i18n.ts';
import { PlanMeetingDialog } from './plan-meeting-dialog.tsx';
import { SeriesDialog } from './series-dialog.tsx';
import { SeriesList } from './series-list.tsx';

type Space = NonNullable<Page['space']>;

const FIRST = 10;

/** A space's meetings: those to come, those of the past, and the series that they belong to. */
export function MeetingsPage() {
  const { spaceId = '' } = useParams();
  const { data, error, refetch } = useLiveQuery(MeetingsPageQuery, { spaceId });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />;
  const { space } = data;
  if (!space?.viewerCan.readMeetings) return <NotFound />;
  return (
    <>
      <SpaceHeading space={space} part="meetings" />
      {space.viewerCan.planMeetings && <PlanTools spaceId={space.id} />}
      <Coming space={space} />
      <SeriesPart space={space} />
      <div className={styles.section}>
        <CalendarLinks calendar={{ kind: 'space', spaceId: space.id }} />
      </div>
      <Past spaceId={space.id} />
    </>
  );
}

function PlanTools({ spaceId }: { spaceId: string }) {
  const t = useTexts(meetingTexts);
  const [asked, setAsked] = useState<'MEETING' | 'SERIES' | null>(null);
  const close = () => setAsked(null);
  return (
    <div className={`${styles.tools} ${styles.above}`}>
      <Button look="primary" onClick={() => setAsked('MEETING')}>
        {t('plan')}
      </Button>
      <Button onClick={() => setAsked('SERIES')}>{t('planSeries')}</Button>
      {asked === 'MEETING' && <PlanMeetingDialog spaceId={spaceId} onClose={close} />}
      {asked === 'SERIES' && <SeriesDialog spaceId={spaceId} present={null} onClose={close} />}
    </div>
  );
}

function Coming({ space }: { space: Space }) {
  const t = useTexts(meetingTexts);
  if (space.meetings.nodes.length === 0) return <Empty mayPlan={space.viewerCan.planMeetings} />;
  return (
    <section className={styles.section}>
      <h2>{t('coming')}</h2>
      <Sheet>
        <Rows spaceId={space.id} which="COMING" page={space.meetings} />
      </Sheet>
    </section>
  );
}

interface RowsProps {
  spaceId: string;
  which: 'COMING' | 'PAST';
  page: Space['meetings'];
}

/** A page of them, and the way to the next, so that even years of them are reached. */
function Rows({ spaceId, which, page }: RowsProps) {
  const t = useTexts(meetingTexts);
  return (
    <>
      <ul className={rowStyles.rows} aria-label={which === 'PAST' ? t('past') : t('coming')}>
        {page.nodes.map((meeting) => (
          <MeetingRow key={meeting.id} spaceId={spaceId} meeting={meeting} />
        ))}
      </ul>
      <NextPage pageInfo={page.pageInfo} label={t('more')}>
        {(after) => <NextRows spaceId={spaceId} which={which} after={after} />}
      </NextPage>
    </>
  );
}

function NextRows({ spaceId, which, after }: Omit<RowsProps, 'page'> & { after: string }) {
  const variables = { spaceId, filter: which, first: LIMITS.pageSize, after };
  const { data, error, refetch } = useLiveQuery(MoreMeetings, variables);
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />;
  return data.space && <Rows spaceId={spaceId} which={which} page={data.space.meetings} />;
}

function Empty({ mayPlan }: { mayPlan: boolean }) {
  const t = useTexts(meetingTexts);
  return (
    <Sheet className={styles.section}>
      <h2>{t('empty.title')}</h2>
      <p>{mayPlan ? t('empty.plan') : t('empty.read')}</p>
    </Sheet>
  );
}

function SeriesPart({ space: { id, meetingSeries, viewerCan } }: { space: Space }) {
  const t = useTexts(meetingTexts);
  if (meetingSeries.nodes.length === 0 && !viewerCan.planMeetings) return null;
  return (
    <section className={styles.section}>
      <h2>{t('series')}</h2>
      <Sheet>
        {meetingSeries.nodes.length === 0 ? (
          <p>{t('noSeries')}</p>
        ) : (
          <SeriesList spaceId={id} series={meetingSeries.nodes} />
        )}
      </Sheet>
    </section>
  );
}

/** Asked for only when somebody wants to see them. */
function Past({ spaceId }: { spaceId: string }) {
  const t = useTexts(meetingTexts);
  const [isShown, setShown] = useState(false);
  if (!isShown)
    return (
      <p>
        <Button onClick={() => setShown(true)}>{t('showPast')}</Button>
      </p>
    );
  return (
    <section className={styles.section}>
      <h2>{t('past')}</h2>
      <PastMeetings spaceId={spaceId} />
    </section>
  );
}

function PastMeetings({ spaceId }: { spaceId: string }) {
  const t = useTexts(meetingTexts);
  const variables = { spaceId, filter: 'PAST' as const, first: FIRST, after: null };
  const { data, error, refetch } = useLiveQuery(MoreMeetings, variables);
  const meetings = data?.space?.meetings;
  if (!meetings)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={4} />;
  if (meetings.nodes.length === 0) return <p role="status">{t('noPast')}</p>;
  return (
    <Sheet>
      <Rows spaceId={spaceId} which="PAST" page={meetings} />
    </Sheet>
  );
}
