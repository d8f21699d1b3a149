import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { FORMATS, type Format, isSuggestionMark } from '@umlauf/shared/suggestion-marks';
import { suggestionsIn, type SuggestedWords } from '@umlauf/shared/suggestions';
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { proposalsAtCursor, suggestionTips, TIPS_KEY } from './suggestion-tips.ts';

/** What is proposed, with the formats that are to come or to go. */
export interface Proposed extends SuggestedWords {
  added: readonly Format[];
  removed: readonly Format[];
}

const NONE: readonly Proposed[] = [];

/** What is proposed in the text as it is now, in its order; looked for once a frame, however much is typed. */
export function useProposed(doc: Y.Doc, editor: Editor): readonly Proposed[] {
  const [proposed, setProposed] = useState(NONE);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const words = suggestionsIn(doc);
      const formats = words.some(({ formatted }) => formatted) ? formatsIn(editor.state.doc) : null;
      const found = words.map((each) => ({ ...each, ...(formats?.get(each.id) ?? NO_FORMATS) }));
      setProposed((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    };
    const want = () => {
      frame ||= requestAnimationFrame(look);
    };
    want();
    doc.on('update', want);
    return () => {
      doc.off('update', want);
      cancelAnimationFrame(frame);
    };
  }, [doc, editor]);
  return proposed;
}

type Formats = Pick<Proposed, 'added' | 'removed'>;
const NO_FORMATS: Formats = { added: [], removed: [] };

/** Which formats each proposal adds and removes, in one walk: there may be hundreds of them. */
export function formatsIn(shown: Node): Map<string, Formats> {
  const found = new Map<string, { add: Set<string>; remove: Set<string> }>();
  shown.descendants(({ marks }) => {
    for (const { type, attrs } of marks) {
      if (type.name !== 'formatting') continue;
      const { id, add, remove } = attrs as { id: string; add: string; remove: string };
      let lists = found.get(id);
      if (!lists) found.set(id, (lists = { add: new Set(), remove: new Set() }));
      for (const format of add.split(' ')) lists.add.add(format);
      for (const format of remove.split(' ')) lists.remove.add(format);
    }
  });
  const ordered = (formats: ReadonlySet<string>) => FORMATS.filter((format) => formats.has(format));
  return new Map(
    [...found].map(([id, { add, remove }]) => [id, { added: ordered(add), removed: ordered(remove) }]),
  );
}

/** Says at each proposal in the text what its title says; answers which one the cursor is at. */
export function useTips(editor: Editor, titles: ReadonlyMap<string, string>): string | null {
  const [activeId, setActiveId] = useState<string | null>(null);
  useEffect(() => {
    editor.registerPlugin(suggestionTips());
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(TIPS_KEY);
    };
  }, [editor]);
  useEffect(() => {
    const look = () => setActiveId(proposalsAtCursor(editor.state).find((id) => titles.has(id)) ?? null);
    look();
    editor.on('transaction', look);
    return () => void editor.off('transaction', look);
  }, [editor, titles]);
  useEffect(() => {
    if (editor.isDestroyed) return;
    const text = editor.view.dom;
    const show = () => {
      // What an input method is composing must not be drawn anew.
      if (editor.isDestroyed || editor.view.composing) return;
      const { tr } = editor.state;
      editor.view.dispatch(tr.setMeta(TIPS_KEY, { titles, activeId }).setMeta('addToHistory', false));
    };
    const showSoon = () => void requestAnimationFrame(show);
    show();
    text.addEventListener('compositionend', showSoon);
    return () => text.removeEventListener('compositionend', showSoon);
  }, [editor, titles, activeId]);
  return activeId;
}

/** Where each proposal begins. */
export function placesOf({ state }: Editor): Map<string, number> {
  const places = new Map<string, number>();
  state.doc.descendants(({ marks }, at) => {
    for (const { type, attrs } of marks) {
      const id = attrs['id'] as string;
      if (isSuggestionMark(type.name) && !places.has(id)) places.set(id, at);
    }
  });
  return places;
}

/** Puts the cursor where a proposal begins. */
export function showSuggestion(editor: Editor, id: string): void {
  const place = placesOf(editor).get(id);
  if (place === undefined) return;
  editor.commands.setTextSelection(place);
  editor.commands.focus(undefined, { scrollIntoView: true });
}
