import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import type { EventList_EventFragment } from '../gql/graphql.ts';
import { type Translate, useTexts } from '../platform/i18n/texts.ts';
import { Moment } from '../platform/ui/moment.tsx';
import styles from './event-list.module.css';
import { spaceTexts } from './spaces.i18n.ts';

export const EventList_event = graphql(/* GraphQL */ `
  fragment EventList_event on SpaceEvent {
    id
    type
    actor {
      id
      name
      kind
    }
    document {
      id
      title
    }
    subjectName
    at
  }
`);

interface EventListProps {
  events: readonly FragmentType<typeof EventList_event>[];
  label: string;
}

/** What happened in a space, newest first, each in a sentence. */
export function EventList({ events, label }: EventListProps) {
  return (
    <ol className={styles.events} aria-label={label}>
      {readFragment(EventList_event, events).map((event) => (
        <li key={event.id}>
          <EventSentence event={event} />{' '}
          <small className={styles.at}>
            <Moment at={event.at} />
          </small>
        </li>
      ))}
    </ol>
  );
}

const SUBJECT = '\u0000';

function EventSentence({ event }: { event: EventList_EventFragment }) {
  const t = useTexts(spaceTexts);
  const subject = subjectOf(event);
  if (!event.document) return <span>{wordEvent(t, event)}</span>;
  const [before, after] = wordEvent(t, event, SUBJECT).split(SUBJECT);
  return (
    <span>
      {before}
      <Link to={`/documents/${event.document.id}`}>{subject}</Link>
      {after}
    </span>
  );
}

/** The event as a sentence; `subject` stands in for what it was about. */
export function wordEvent(
  t: Translate<(typeof spaceTexts)['de']>,
  event: EventList_EventFragment,
  subject = subjectOf(event),
): string {
  const gone = t('events.somebody');
  return t(`events.${event.type}`, { actor: actorOf(t, event), subject: subject || gone });
}

function actorOf(t: Translate<(typeof spaceTexts)['de']>, { actor }: EventList_EventFragment): string {
  if (!actor) return t('events.somebody');
  return actor.kind === 'SERVICE' ? t('events.program', { name: actor.name }) : actor.name;
}

function subjectOf(event: EventList_EventFragment): string {
  return event.document?.title ?? event.subjectName ?? '';
}
