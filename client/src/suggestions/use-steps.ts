import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { type Entry, useSentences } from './entries.ts';
import { suggestionTexts } from './suggestions.i18n.ts';
import { placesOf, showSuggestion } from './use-proposed.ts';

/** With Alt and Shift, wherever the focus is; by the key's place, as Alt makes other letters on some keyboards. */
export const STEP_KEYS = { next: 'KeyN', previous: 'KeyP', list: 'KeyL' } as const;

export interface Steps {
  next: () => void;
  previous: () => void;
}

interface StepsWanted {
  editor: Editor;
  entries: readonly Entry[];
  activeId: string | null;
  /** Before the cursor moves. */
  onStep: () => void;
  /** From the text to the list: where the cursor is at this one. */
  onList: (id: string | null) => void;
}

/** From one proposal in the text to the next one, by command and by keyboard; each says what it is. */
export function useSteps({ editor, entries, activeId, onStep, onList }: StepsWanted): Steps {
  const t = useTexts(suggestionTexts);
  const sentences = useSentences();
  const last = useRef<{ id: string; at: number } | null>(null);
  const step = (by: 1 | -1) => {
    const at = indexBeside(editor, entries, by, standsAt(editor, last.current) ?? activeId);
    const entry = entries[at];
    if (!entry) return announce(t('nothingToReach'));
    const { proposed, name } = entry;
    onStep();
    showSuggestion(editor, proposed.id);
    last.current = { id: proposed.id, at: editor.state.selection.from };
    const place = t('place', { at: at + 1, count: entries.length });
    announce([place, t('card', { name }), ...sentences(proposed)].join('. '));
  };
  const steps = { next: () => step(1), previous: () => step(-1), list: () => onList(activeId) };
  const latest = useRef(steps);
  useEffect(() => {
    latest.current = steps;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
      const found = Object.entries(STEP_KEYS).find(([, code]) => code === event.code);
      if (!found) return;
      event.preventDefault();
      latest.current[found[0] as keyof typeof STEP_KEYS]();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return steps;
}

/** Where proposals stand within one another, the cursor alone does not tell at which it is. */
function standsAt(editor: Editor, last: { id: string; at: number } | null): string | null {
  return last && last.at === editor.state.selection.from ? last.id : null;
}

/** Round and round; from outside, the first one behind the cursor, or the last one before it. */
function indexBeside(editor: Editor, entries: readonly Entry[], by: 1 | -1, id: string | null): number {
  const here = entries.findIndex(({ proposed }) => proposed.id === id);
  if (here >= 0) return (here + by + entries.length) % entries.length;
  const places = placesOf(editor);
  const { from } = editor.state.selection;
  const isThere = ({ proposed }: Entry) => by * ((places.get(proposed.id) ?? 0) - from) >= 0;
  const found = by > 0 ? entries.findIndex(isThere) : entries.findLastIndex(isThere);
  return found >= 0 ? found : by > 0 ? 0 : entries.length - 1;
}
