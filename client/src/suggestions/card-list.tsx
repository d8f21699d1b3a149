import { type RefObject, useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import type { Entry } from './entries.ts';
import { SuggestionCard } from './suggestion-card.tsx';
import { suggestionTexts } from './suggestions.i18n.ts';
import type { Decide } from './use-decide.ts';
import styles from './suggestions.module.css';

interface CardListProps {
  panel: RefObject<HTMLElement | null>;
  entries: readonly Entry[];
  /** Who else wrote in each. */
  writers: ReadonlyMap<string, readonly string[]>;
  activeId: string | null;
  canEdit: boolean;
  isLive: boolean;
  onDecide: Decide;
  onShow: (id: string) => void;
}

/** So many at a time; a document has thousands at most. */
const PAGE = 100;

/** The proposals in the order of the text, so many as were asked for, and all up to the one that the cursor is at. */
export function CardList({ panel, entries, writers, activeId, onDecide, onShow, ...every }: CardListProps) {
  const t = useTexts(suggestionTexts);
  const [wanted, setWanted] = useState(PAGE);
  const active = entries.findIndex(({ proposed }) => proposed.id === activeId);
  const shown = Math.max(wanted, active + 1);
  const showMore = () => {
    setWanted(shown + PAGE);
    // The button moves away, or goes: whoever came by keyboard goes on where the new ones begin.
    requestAnimationFrame(() => panel.current?.querySelectorAll<HTMLElement>('article')[shown]?.focus());
  };
  return (
    <>
      <ul className={styles.entries}>
        {entries.slice(0, shown).map((entry) => (
          <li key={entry.proposed.id}>
            <SuggestionCard
              {...every}
              entry={entry}
              alsoBy={writers.get(entry.proposed.id) ?? []}
              isActive={entry.proposed.id === activeId}
              onDecide={(decision) => void onDecide([entry.proposed.id], decision, entry.isOwn)}
              onShow={() => onShow(entry.proposed.id)}
            />
          </li>
        ))}
      </ul>
      {entries.length > shown && (
        <Button small look="secondary" onClick={showMore}>
          {t('more', { shown, count: entries.length })}
        </Button>
      )}
    </>
  );
}
