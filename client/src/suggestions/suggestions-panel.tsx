import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { BesideProps } from '../documents/beside.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { Button, IconButton } from '../platform/ui/button.tsx';
import { AllOfOne } from './all-of-one.tsx';
import { CardList } from './card-list.tsx';
import { type Entry, useEntries, useSentences, useTitles } from './entries.ts';
import type { ProposedRow } from './suggestion-operations.ts';
import { suggestionTexts } from './suggestions.i18n.ts';
import { type Decide, useDecide } from './use-decide.ts';
import { showSuggestion, useTips } from './use-proposed.ts';
import { useRows } from './use-rows.ts';
import { type Steps, useSteps } from './use-steps.ts';
import { useWriters } from './use-writers.ts';
import styles from './suggestions.module.css';

const isWide = () => window.matchMedia('(min-width: 64rem)').matches;
const NO_ROWS: readonly ProposedRow[] = [];

/** What is proposed, beside the text; on a narrow screen it comes up from below when it is wanted. */
export function SuggestionsPanel(props: BesideProps) {
  const { documentId, doc, editor, accountId, own, isLive } = props;
  const t = useTexts(suggestionTexts);
  // Until somebody opens or closes it, it is open where there is room for what it shows.
  const [chosen, setOpen] = useState<boolean | null>(null);
  const { rows, canEdit, canSuggest } = useRows(documentId);
  const entries = useEntries({ doc, editor, rows: rows ?? NO_ROWS, accountId, own });
  const { panel, decideAndGoOn } = useFocusKept(entries, useDecide(props, canEdit), () => setOpen(true));
  const activeId = useTips(editor, useTitles(entries));
  const steppedRef = useReached(editor, entries, activeId);
  const writers = useWriters(
    documentId,
    entries.map(({ proposed }) => proposed),
  );
  const steps = useSteps({
    editor,
    entries,
    activeId,
    onStep: () => {
      steppedRef.current = true;
      // What is reached would be hidden behind.
      if (!isWide() && chosen) setOpen(false);
    },
    onList: (id) => {
      setOpen(true);
      focusSoon(panel, id);
    },
  });
  useArrivals(rows, accountId);
  const opener = useRef<HTMLDivElement>(null);
  if (!canSuggest) return null;
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.querySelector('button')?.focus());
  };
  if (!(chosen ?? (entries.length > 0 && isWide())))
    return (
      <div ref={opener}>
        <Button small onClick={() => setOpen(true)}>
          {t('open', { count: entries.length })}
        </Button>
      </div>
    );
  return (
    <Sheet panel={panel} takesFocus={chosen === true} onClose={close} onLeave={() => editor.commands.focus()}>
      {entries.length === 0 && <p className={styles.muted}>{t('empty')}</p>}
      <AllOfOne entries={entries} canEdit={canEdit} isLive={isLive} onDecide={decideAndGoOn} />
      {entries.length > 0 && <StepButtons {...steps} />}
      <CardList
        {...{ panel, entries, writers, activeId, canEdit, isLive }}
        onDecide={decideAndGoOn}
        onShow={(id) => {
          // What is shown would be hidden behind.
          if (!isWide()) setOpen(false);
          showSuggestion(editor, id);
        }}
      />
    </Sheet>
  );
}

/** The card of this proposal, or else the first one or the panel, once it is there. */
function focusSoon(panel: RefObject<HTMLElement | null>, id: string | null): void {
  requestAnimationFrame(() => {
    const card = panel.current?.querySelector<HTMLElement>(id === null ? 'article' : 'article[aria-current]');
    (card ?? panel.current)?.focus();
  });
}

function StepButtons({ next, previous }: Steps) {
  const t = useTexts(suggestionTexts);
  const keys = useId();
  return (
    <div className={styles.steps}>
      <Button
        small
        look="tertiary"
        aria-keyshortcuts="Alt+Shift+P"
        aria-describedby={keys}
        onClick={previous}
      >
        {t('previous')}
      </Button>
      <Button small look="tertiary" aria-keyshortcuts="Alt+Shift+N" aria-describedby={keys} onClick={next}>
        {t('next')}
      </Button>
      <p id={keys} className={styles.muted}>
        {t('keys')}
      </p>
    </div>
  );
}

/** Whoever decides by keyboard goes on with the next proposal; after the last one the panel has the focus. */
function useFocusKept(entries: readonly Entry[], decide: Decide, onBegin: () => void) {
  const panel = useRef<HTMLElement>(null);
  const left = useRef<number | null>(null);
  useEffect(() => {
    // What had the focus is gone, and nothing else was chosen.
    if (left.current === null || document.activeElement !== document.body) return;
    const cards = panel.current?.querySelectorAll<HTMLElement>('article') ?? [];
    (cards[Math.min(left.current, cards.length - 1)] ?? panel.current)?.focus();
    left.current = null;
  }, [entries]);
  const decideAndGoOn: Decide = async (ids, ...how) => {
    // It stays open, though nothing may be left to be shown.
    onBegin();
    left.current = entries.findIndex(({ proposed }) => ids.includes(proposed.id));
    await decide(ids, ...how);
  };
  return { panel, decideAndGoOn };
}

/** Reads out somebody else’s proposal when the cursor comes to it; not where a step has said it already. */
function useReached(editor: BesideProps['editor'], entries: readonly Entry[], activeId: string | null) {
  const t = useTexts(suggestionTexts);
  const sentences = useSentences();
  const reached = entries.find(({ proposed, isOwn }) => proposed.id === activeId && !isOwn);
  const words = reached
    ? [t('card', { name: reached.name }), ...sentences(reached.proposed)].join('. ')
    : null;
  const said = useRef<string | null>(null);
  const stepped = useRef(false);
  useEffect(() => {
    const isNew = said.current !== activeId && !stepped.current;
    said.current = activeId;
    stepped.current = false;
    if (isNew && words && editor.isFocused) announce(words);
  }, [editor, activeId, words]);
  return stepped;
}

/** Says who has proposed something since the list was first seen. */
function useArrivals(rows: readonly ProposedRow[] | null, accountId: string): void {
  const t = useTexts(suggestionTexts);
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!rows) return;
    const seen = known.current;
    known.current = new Set([...(seen ?? []), ...rows.map(({ id }) => id)]);
    const added = rows.findLast(({ id, author }) => seen && !seen.has(id) && author?.id !== accountId);
    if (added) announce(t('arrived', { name: added.author?.name ?? t('somebody') }));
  }, [rows, accountId, t]);
}

interface SheetProps {
  panel: RefObject<HTMLElement | null>;
  children: ReactNode;
  /** Somebody has opened it just now. */
  takesFocus: boolean;
  onClose: () => void;
  onLeave: () => void;
}

function Sheet({ panel, children, takesFocus, onClose, onLeave }: SheetProps) {
  const t = useTexts(suggestionTexts);
  const id = useId();
  const [wasOpened] = useState(takesFocus);
  useEffect(() => {
    if (wasOpened) panel.current?.focus();
  }, [panel, wasOpened]);
  // Wherever the focus is inside, Escape leads back into the text.
  const leavable = {
    onKeyDown: (event: { key: string; preventDefault: () => void }) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onLeave();
    },
  };
  return (
    <section ref={panel} className={styles.panel} tabIndex={-1} aria-labelledby={id} {...leavable}>
      <header className={styles.head}>
        <h2 id={id}>{t('title')}</h2>
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </header>
      {children}
    </section>
  );
}
