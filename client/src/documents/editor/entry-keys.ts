import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type EntryKind, isEntryKind, newEntryId } from '@umlauf/shared/entries';

/** What stands behind the slash, in both languages: whoever writes may have another one than the page. */
const COMMANDS: Readonly<Record<string, EntryKind>> = {
  beschluss: 'decision',
  decision: 'decision',
  aufgabe: 'task',
  task: 'task',
  erklärung: 'statement',
  erklaerung: 'statement',
  sachstand: 'statement',
  statement: 'statement',
  abstimmung: 'vote',
  vote: 'vote',
};

/** What a paragraph at the top that says `/beschluss` shall become; null: anything else. */
function commandAt({ selection }: EditorState): EntryKind | null {
  const { $from, empty } = selection;
  if (!empty || $from.depth !== 1 || $from.parent.type.name !== 'paragraph') return null;
  const { textContent } = $from.parent;
  if ($from.parentOffset !== $from.parent.content.size || !textContent.startsWith('/')) return null;
  return COMMANDS[textContent.slice(1).trim().toLowerCase()] ?? null;
}

/** The entry in which the cursor is; null: in none. */
export function entryKindAt({ selection: { $from } }: EditorState): EntryKind | null {
  const name = $from.depth > 0 ? $from.node(1).type.name : '';
  return isEntryKind(name) ? name : null;
}

interface EntryKeysOptions {
  /** Whether the text may be written has changed: views of blocks that stay as they are hear nothing of it. */
  onEditable: () => void;
}

/** Typed blocks by keyboard: `/beschluss` and Enter or a space, Tab into the fields, Enter out of the block. */
export const EntryKeys = Extension.create<EntryKeysOptions>({
  name: 'entryKeys',
  // Before lists and tables take Enter and Tab.
  priority: 200,

  addOptions() {
    return { onEditable: () => {} };
  },

  addCommands() {
    return {
      setEntry:
        (kind) =>
        ({ state, tr, dispatch }) => {
          const { $from } = state.selection;
          const type = state.schema.nodes[kind]!;
          const id = newEntryId(crypto.getRandomValues(new Uint8Array(26)));
          if ($from.depth === 0) return false;
          const isText = $from.depth === 1 && $from.parent.isTextblock && !$from.parent.type.spec.code;
          if (!dispatch) return true;
          if (isText) {
            tr.setNodeMarkup($from.before(1), type, { id });
          } else {
            // Within a list, a quote or a table: behind that.
            const place = $from.after(1);
            tr.insert(place, type.create({ id }));
            tr.setSelection(TextSelection.create(tr.doc, place + 1));
          }
          dispatch(tr.scrollIntoView());
          return true;
        },
    };
  },

  addProseMirrorPlugins() {
    const { onEditable } = this.options;
    const view = ({ editable }: EditorView) => {
      let before = editable;
      const update = (present: EditorView) => {
        if (present.editable === before) return;
        before = present.editable;
        onEditable();
      };
      return { update };
    };
    return [new Plugin({ view })];
  },

  addKeyboardShortcuts() {
    const inEntry = () => entryKindAt(this.editor.state) !== null;
    return {
      Enter: () => become(this.editor) || (inEntry() && leave(this.editor)),
      Space: () => become(this.editor),
      Tab: () => inEntry() && focusFields(this.editor),
      Backspace: () => inEntry() && isAtStart(this.editor) && this.editor.commands.setParagraph(),
    };
  },
});

/** Takes the focus to the first field of the block in which the cursor is; whether it has any. */
function focusFields({ view, state }: Editor): boolean {
  const block = view.nodeDOM(state.selection.$from.before(1));
  const field = block instanceof HTMLElement ? block.querySelector<HTMLElement>('input, select') : null;
  field?.focus();
  return field !== null;
}

/** What stands behind the cursor is a paragraph from now on: no decision comes to be by dividing one. */
function leave({ state, view }: Editor): boolean {
  const tr = state.tr.deleteSelection();
  tr.split(tr.selection.from, 1, [{ type: state.schema.nodes['paragraph']! }]);
  view.dispatch(tr.scrollIntoView());
  return true;
}

function isAtStart({ state: { selection } }: Editor): boolean {
  return selection.empty && selection.$from.parentOffset === 0;
}

/** Makes of `/beschluss` what it names. */
function become(editor: Editor): boolean {
  const kind = commandAt(editor.state);
  if (!kind) return false;
  const { $from } = editor.state.selection;
  const words = { from: $from.start(), to: $from.end() };
  return editor.chain().deleteRange(words).setEntry(kind).run();
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    entryKeys: {
      /** Makes the block at the cursor an entry of this kind, another object than any before. */
      setEntry: (kind: EntryKind) => ReturnType;
    };
  }
}
