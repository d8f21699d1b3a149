import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { Button } from '../platform/ui/button.tsx';
import { Moment } from '../platform/ui/moment.tsx';
import { type Entry, useSentences } from './entries.ts';
import { suggestionTexts } from './suggestions.i18n.ts';
import styles from './suggestions.module.css';

interface SuggestionCardProps {
  entry: Entry;
  /** Names of those who wrote in it, too. */
  alsoBy: readonly string[];
  /** The cursor is at it. */
  isActive: boolean;
  canEdit: boolean;
  /** Whether what is decided now reaches the server. */
  isLive: boolean;
  onDecide: (decision: 'accept' | 'refuse') => void;
  onShow: () => void;
}

/** One proposal: whose, what, and what can be done. */
export function SuggestionCard(props: SuggestionCardProps) {
  const { entry, alsoBy, isActive, canEdit, isLive, onDecide, onShow } = props;
  const { proposed, row, name, isOwn } = entry;
  const t = useTexts(suggestionTexts);
  const sentences = useSentences();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isActive) bringIntoSight(card.current!);
  }, [isActive]);
  // One stop of the Tab key each, so that arrow keys can lead from one to the next.
  const walkable = { tabIndex: 0, onKeyDown: moveAmongCards };
  return (
    <article
      ref={card}
      className={styles.card}
      data-active={isActive}
      aria-label={t('card', { name })}
      aria-current={isActive || undefined}
      {...walkable}
    >
      <p className={styles.who}>
        <strong>{name}</strong>{' '}
        {row && (
          <span className={styles.muted}>
            <Moment at={row.importedAt ?? row.createdAt} />
            {row.importedAuthor !== null && `, ${t('imported', { name: row.author?.name ?? t('somebody') })}`}
          </span>
        )}
      </p>
      {alsoBy.length > 0 && <p className={styles.muted}>{t('alsoBy', { names: alsoBy.join(', ') })}</p>}
      {sentences(proposed).map((sentence) => (
        <p key={sentence} className={styles.words}>
          {sentence}
        </p>
      ))}
      <div className={styles.buttons}>
        {canEdit && (
          <Button small icon="check" disabled={!isLive} onClick={() => onDecide('accept')}>
            {t('accept')}
          </Button>
        )}
        {(canEdit || isOwn) && (
          <Button small look="tertiary" disabled={!isLive} onClick={() => onDecide('refuse')}>
            {t(isOwn ? 'withdraw' : 'refuse')}
          </Button>
        )}
        <Button small look="tertiary" onClick={onShow}>
          {t('show')}
        </Button>
      </div>
    </article>
  );
}

/** Within what scrolls beside the text only: the page stays where it is. */
function bringIntoSight(card: HTMLElement): void {
  let around = card.parentElement;
  while (around && getComputedStyle(around).overflowY !== 'auto') around = around.parentElement;
  if (!around || around === document.scrollingElement) return;
  const [inner, outer] = [card.getBoundingClientRect(), around.getBoundingClientRect()];
  if (inner.top < outer.top) around.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) around.scrollTop += inner.bottom - outer.bottom;
}

/** Arrow keys lead from one proposal to the next, while none of its controls has the focus. */
function moveAmongCards(event: KeyboardEvent<HTMLElement>): void {
  if (event.target !== event.currentTarget || !/^Arrow(Up|Down)$/.test(event.key)) return;
  const cards = [
    ...event.currentTarget.closest('ul')!.querySelectorAll<HTMLElement>(':scope > li > article'),
  ];
  const next = cards[cards.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
