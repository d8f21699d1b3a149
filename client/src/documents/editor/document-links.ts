import { type Editor, Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { documentIn, documentPath } from './document-address.ts';

interface DocumentLinksOptions {
  /** What a document is called; null: nobody here may know. */
  titleOf: (documentId: string) => Promise<string | null>;
  /** Whether links can be set: not while one proposes. */
  isOn: () => boolean;
}

/** A pasted address of a document becomes a link that bears its title; over selected words, a link of these. */
export const DocumentLinks = Extension.create<DocumentLinksOptions>({
  name: 'documentLinks',
  // Before the link's own rule for pasted addresses.
  priority: 1_100,

  addOptions() {
    return { titleOf: async () => null, isOn: () => true };
  },

  addProseMirrorPlugins() {
    const { editor, options } = this;
    return [
      new Plugin({
        props: {
          handlePaste(view, event) {
            const pasted = event.clipboardData?.getData('text/plain').trim() ?? '';
            const id = documentIn(pasted);
            if (!id || !view.editable || !options.isOn() || editor.isActive('codeBlock')) return false;
            const href = documentPath(id);
            if (!view.state.selection.empty) return editor.commands.setLink({ href });
            const link = { type: 'link', attrs: { href } };
            // What is typed behind it is not part of it.
            editor
              .chain()
              .insertContent({ type: 'text', text: pasted, marks: [link] })
              .unsetMark('link')
              .run();
            void options.titleOf(id).then((title) => {
              if (title) bearTitle(editor, href, pasted, title);
            });
            return true;
          },
        },
      }),
    ];
  },
});

/** Wherever the pasted address stands by now: one writes on, and others do, while its title is asked for. */
function bearTitle(editor: Editor, href: string, pasted: string, title: string): void {
  if (editor.isDestroyed || !editor.isEditable) return;
  const { state, view } = editor;
  let place: number | null = null;
  state.doc.descendants((node, position) => {
    const link = node.marks.find(({ type }) => type.name === 'link');
    const at = link?.attrs['href'] === href ? (node.text ?? '').indexOf(pasted) : -1;
    if (place === null && at >= 0) place = position + at;
    return place === null;
  });
  if (place === null) return;
  const words = state.schema.text(title, state.doc.nodeAt(place)!.marks);
  const end = place + pasted.length;
  const change = state.tr.replaceWith(place, end, words);
  // Whoever still stands behind it goes on without the link.
  const link = state.schema.marks['link']!;
  view.dispatch(state.selection.from === end ? change.removeStoredMark(link) : change);
}
