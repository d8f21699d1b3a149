import type { Editor } from '@tiptap/core';
import { FlatText, findPassage, type Passage } from '@umlauf/shared/passage';
import { placesOf } from '@umlauf/shared/passage-places';
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { fromBase64 } from '../coediting/base64.ts';
import type { Thread } from './comment-operations.ts';
import { commentMarks, type Marked, MARKS_KEY } from './comment-marks.ts';

/** Looks again once a frame, however much is typed. */
function onceAFrame(work: () => void): { want: () => void; stop: () => void } {
  let frame = 0;
  return {
    want: () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        work();
      });
    },
    stop: () => cancelAnimationFrame(frame),
  };
}

function passageOf({ anchor }: Thread): Passage | null {
  if (!anchor) return null;
  const { quote, before, after } = anchor;
  return { start: fromBase64(anchor.start), end: fromBase64(anchor.end), quote, before, after };
}

interface MarksWanted {
  editor: Editor;
  doc: Y.Doc;
  threads: readonly Thread[];
  activeId: string | null;
  onPick: (threadId: string) => void;
}

/** Shows the threads' passages in the text; answers where each stands, by its id. What is not among them was deleted. */
export function useCommentMarks(wanted: MarksWanted): ReadonlyMap<string, Marked['place']> {
  const { editor, doc, threads, activeId, onPick } = wanted;
  const [places, setPlaces] = useState<ReadonlyMap<string, Marked['place']>>(new Map());
  useEffect(() => {
    editor.registerPlugin(commentMarks(onPick));
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(MARKS_KEY);
    };
  }, [editor, onPick]);
  useEffect(() => {
    const look = () => {
      if (editor.isDestroyed) return;
      const found = findAll(editor, doc, threads);
      setPlaces((before) => (isSame(before, found) ? before : found));
      const marked = [...found].map(([threadId, place]) => ({ threadId, place }));
      editor.view.dispatch(
        editor.state.tr.setMeta(MARKS_KEY, { marked, activeId }).setMeta('addToHistory', false),
      );
    };
    const { want, stop } = onceAFrame(look);
    want();
    doc.on('update', want);
    return () => {
      doc.off('update', want);
      stop();
    };
  }, [editor, doc, threads, activeId]);
  return places;
}

function findAll(editor: Editor, doc: Y.Doc, threads: readonly Thread[]): Map<string, Marked['place']> {
  const flat = new FlatText(doc);
  const found = threads.flatMap((thread) => {
    const passage = passageOf(thread);
    const range = passage && findPassage(flat, passage);
    return range ? [{ id: thread.id, range }] : [];
  });
  const places = placesOf(
    editor.state.doc,
    found.map(({ range }) => range),
  );
  return new Map(found.flatMap(({ id }, at) => (places[at] ? [[id, places[at]] as const] : [])));
}

function isSame(some: ReadonlyMap<string, Marked['place']>, others: typeof some): boolean {
  return JSON.stringify([...some]) === JSON.stringify([...others]);
}
