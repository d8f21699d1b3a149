import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import type { MeetingScreenQuery as Asked } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button, ButtonLink } from '../platform/ui/button.tsx';
import { NotFound } from '../platform/ui/not-found.tsx';
import { useArrival, useDocumentTitle } from '../platform/ui/page-title.ts';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { agendaTexts } from './agenda.i18n.ts';
import styles from './attendance.module.css';
import { Quorum_quorum } from './attendance-operations.ts';
import { ItemTimer } from './item-timer.tsx';
import { minutesTexts } from './minutes.i18n.ts';
import { MeetingScreenQuery, MinutesDecisions } from './minutes-operations.ts';
import { QuorumLine } from './quorum-line.tsx';

type OnScreen = NonNullable<Asked['meeting']>;

/** What a meeting shows on the wall: where it is, for how long, what was decided, and whether it can decide. */
export function ScreenPage() {
  const { meetingId = '' } = useParams();
  const { data, error, refetch } = useLiveQuery(MeetingScreenQuery, { id: meetingId });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />;
  return data.meeting ? <OnWall meeting={data.meeting} /> : <NotFound />;
}

function OnWall({ meeting }: { meeting: OnScreen }) {
  const t = useTexts(minutesTexts);
  const wall = useRef<HTMLElement>(null);
  const { isFull, toggle } = useFullScreen(wall);
  const { id, title, space, minutes, attendance } = meeting;
  useDocumentTitle(title);
  const heading = useArrival();
  const quorum = readFragment(Quorum_quorum, attendance.quorum);
  return (
    <article ref={wall} className={styles.screen}>
      <header className={styles.screenHead}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <Button look="primary" icon={isFull ? 'close' : 'visible'} onClick={toggle}>
          {t(isFull ? 'wall.leave' : 'wall.full')}
        </Button>
        {!isFull && (
          <ButtonLink icon="arrow-left" to={`/spaces/${space?.id}/meetings/${id}`}>
            {t('wall.back')}
          </ButtonLink>
        )}
      </header>
      <Now meeting={meeting} />
      <div className={styles.screenParts}>
        <section aria-labelledby="decided">
          <h2 id="decided">{t('wall.decisions')}</h2>
          {minutes ? <Decisions documentId={minutes.id} /> : <p>{t('wall.noDecisions')}</p>}
        </section>
        <section aria-labelledby="present">
          <h2 id="present">{t('wall.present')}</h2>
          <p className={styles.current}>
            {attendance.attendees.filter(({ state }) => state === 'PRESENT').length}
          </p>
          {quorum && <QuorumLine quorum={quorum} />}
        </section>
      </div>
    </article>
  );
}

function Now({ meeting: { agenda, state } }: { meeting: OnScreen }) {
  const t = useTexts(minutesTexts);
  const words = useTexts(agendaTexts);
  const at = agenda.items.findIndex(({ currentSince }) => currentSince !== null);
  const current = agenda.items[at];
  const next = agenda.items.slice(at + 1).find((item) => item.state === 'PLANNED');
  const named = (item: { number: string | null; title: string }) =>
    `${words('top', { number: item.number ?? '' })} ${item.title}`;
  if (state !== 'RUNNING') return <p className={styles.current}>{t('wall.notRunning')}</p>;
  return (
    <section aria-labelledby="now">
      <h2 id="now">{t('wall.now')}</h2>
      <p className={styles.current} role="status">
        {current ? named(current) : t('wall.nothing')}
      </p>
      {current && <ItemTimer item={current} isLarge />}
      {next && (
        <p>
          {t('wall.next')}: {named(next)}
        </p>
      )}
    </section>
  );
}

/** So many are shown, the last ones first. */
const SHOWN = 3;

function Decisions({ documentId }: { documentId: string }) {
  const t = useTexts(minutesTexts);
  const { data, previousData } = useLiveQuery(MinutesDecisions, { documentId });
  const decisions = (data ?? previousData)?.document?.entries.nodes ?? [];
  if (decisions.length === 0) return <p>{t('wall.noDecisions')}</p>;
  const last = decisions.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, SHOWN);
  return (
    <ul className={styles.decisions}>
      {last.map(({ id, number, wording, result }) => (
        <li key={id}>
          <strong>{number}</strong> {wording}
          {result && ` (${t(`wall.${result}`)})`}
        </li>
      ))}
    </ul>
  );
}

function useFullScreen(wall: { current: HTMLElement | null }) {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const onChange = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, []);
  const toggle = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    // Where the browser allows none, the page stays as it is.
    else void wall.current?.requestFullscreen?.().catch(() => undefined);
  };
  return { isFull, toggle };
}
