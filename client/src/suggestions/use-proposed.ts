import type { Editor } from '@tiptap/core';
import { FORMATS, type Format } from '@umlauf/shared/suggestion-marks';
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
      const found = suggestionsIn(doc).map((each) => ({ ...each, ...formatsOf(editor, each) }));
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

function formatsOf(editor: Editor, { id, formatted }: SuggestedWords): Pick<Proposed, 'added' | 'removed'> {
  const found = { add: new Set<string>(), remove: new Set<string>() };
  if (formatted !== '')
    editor.state.doc.descendants(({ marks }) => {
      for (const { type, attrs } of marks) {
        if (type.name !== 'formatting' || attrs['id'] !== id) continue;
        for (const list of ['add', 'remove'] as const)
          (attrs[list] as string).split(' ').forEach((format) => found[list].add(format));
      }
    });
  return {
    added: FORMATS.filter((format) => found.add.has(format)),
    removed: FORMATS.filter((format) => found.remove.has(format)),
  };
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

/** Puts the cursor where a proposal begins. */
export function showSuggestion(editor: Editor, id: string): void {
  let place: number | null = null;
  editor.state.doc.descendants((node, at) => {
    if (place === null && node.marks.some(({ attrs }) => attrs['id'] === id)) place = at;
    return place === null;
  });
  if (place === null) return;
  editor.commands.setTextSelection(place);
  editor.commands.focus(undefined, { scrollIntoView: true });
}
