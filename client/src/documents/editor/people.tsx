import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { useTexts } from '../../platform/i18n/texts.ts';
import { announce } from '../../platform/ui/announcer.tsx';
import { editorTexts } from './editor.i18n.ts';
import styles from './aside.module.css';

/** Coming and going within this time is said in one sentence, and a reconnection not at all. */
const GATHER_MILLISECONDS = 3_000;

interface Person {
  id: string;
  name: string;
  color: string;
}

interface PeopleProps {
  awareness: Awareness;
  account: { id: string; name: string };
}

/** Everybody who has the document open at this moment, oneself first. */
export function People({ awareness, account }: PeopleProps) {
  const t = useTexts(editorTexts);
  const others = useOthers(awareness, account.id);
  useAnnouncements(others);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 className={styles.title} id={id}>
        {t('people')}
      </h2>
      <ul className={styles.people}>
        <li>
          <span className={styles.self} aria-hidden="true" />
          {t('you', { name: account.name })}
        </li>
        {others.map((person) => (
          <li key={person.id}>
            <Dot color={person.color} />
            {person.name}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The colour of this person's cursor. */
function Dot({ color }: { color: string }) {
  return (
    <svg className={styles.dot} viewBox="0 0 10 10" width="12" height="12" aria-hidden="true">
      <circle cx="5" cy="5" r="5" fill={color} />
    </svg>
  );
}

function useOthers(awareness: Awareness, ownId: string): Person[] {
  const seen = useRef<Person[]>([]);
  return useSyncExternalStore(
    (listener) => {
      awareness.on('change', listener);
      return () => awareness.off('change', listener);
    },
    () => {
      const now = othersOf(awareness, ownId);
      if (JSON.stringify(now) !== JSON.stringify(seen.current)) seen.current = now;
      return seen.current;
    },
  );
}

/** Two tabs of one person are one person. */
export function othersOf(awareness: Awareness, ownId: string): Person[] {
  const people = new Map<string, Person>();
  for (const [client, state] of awareness.getStates()) {
    const user = (state as { user?: Partial<Person> } | null)?.user;
    if (client === awareness.clientID || !user?.id || user.id === ownId) continue;
    people.set(user.id, { id: user.id, name: user.name ?? '', color: user.color ?? '' });
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

function useAnnouncements(others: Person[]): void {
  const t = useTexts(editorTexts);
  const [told, setTold] = useState(others);
  useEffect(() => {
    const joined = missingFrom(told, others);
    const left = missingFrom(others, told);
    if (joined.length + left.length === 0) return;
    const timer = setTimeout(() => {
      const sentences = [joined && t('joined', { names: joined }), left && t('left', { names: left })];
      announce(sentences.filter(Boolean).join('. '));
      setTold(others);
    }, GATHER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [others, told, t]);
}

/** The names of those who are in `here` and not in `there`. */
function missingFrom(there: Person[], here: Person[]): string {
  const known = new Set(there.map(({ id }) => id));
  return here
    .filter(({ id }) => !known.has(id))
    .map(({ name }) => name)
    .join(', ');
}
