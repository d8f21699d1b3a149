import { Editor } from '@tiptap/core';
import { afterEach } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { editorExtensions } from './editor-extensions.ts';
import { KnownEntries } from './known-entries.ts';

const editors: Editor[] = [];

/** Ends the editors of each test. */
export function closeAfterEach(): void {
  afterEach(() => editors.splice(0).forEach((editor) => editor.destroy()));
}

/** An editor as the page makes it, with the mode in which it writes. */
export function writer(doc = new Y.Doc(), toolbar = () => {}) {
  const mode = {
    suggesting: false,
    own: new Set<string>(),
    told: [] as string[],
    asked: 0,
    foreign: 0,
    known: new KnownEntries(),
  };
  const editor = new Editor({
    injectCSS: false,
    element: document.body.appendChild(document.createElement('div')),
    extensions: editorExtensions({
      doc,
      awareness: new Awareness(doc),
      user: { name: 'Anna', color: '#475569' },
      placeholder: () => '',
      wordTask: (task) => task.textContent,
      onLink: () => {},
      titleOf: async () => null,
      onPicture: () => (mode.asked += 1),
      onForeignPicture: () => (mode.foreign += 1),
      entries: {
        known: mode.known,
        words: () => ({
          kind: (kind) => kind,
          field: (name) => name,
          value: (value) => value,
          nobody: 'nobody',
          stranger: 'stranger',
          problem: (problem) => problem,
          steps: (count) => `${count} steps`,
        }),
      },
      pictures: {
        pathOf: (fileId) => `/api/files/${fileId}/content`,
        words: () => ({ nothing: 'ohne Worte', decorative: 'schmückt', missing: (alt) => `fehlt: ${alt}` }),
      },
      onToolbar: toolbar,
      suggesting: () => mode.suggesting,
      own: mode.own,
      onNotProposed: (what) => void mode.told.push(what),
    }),
  });
  editors.push(editor);
  return { editor, doc, mode };
}

/** Two editors whose documents are the same at every moment. */
export function pair() {
  const [a, b] = [writer(), writer()];
  const bridge = (from: Y.Doc, to: Y.Doc) =>
    from.on(
      'update',
      (update: Uint8Array, origin) => origin !== 'bridge' && Y.applyUpdate(to, update, 'bridge'),
    );
  bridge(a.doc, b.doc);
  bridge(b.doc, a.doc);
  return [a, b] as const;
}
