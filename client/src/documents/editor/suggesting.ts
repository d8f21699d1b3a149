import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { propose, type Proposer } from '@umlauf/shared/propose';
import { newSuggestionId } from '@umlauf/shared/suggestion-marks';
import { writeProposal } from '@umlauf/shared/write-proposal';
import type * as Y from 'yjs';

/** What of a change is no proposal: all of it, or only that it has several paragraphs. */
export type NotProposed = 'blocks' | 'paragraphs';

interface SuggestingOptions {
  fragment: Y.XmlFragment;
  isOn: () => boolean;
  /** Proposals of whoever writes; new ones are added. */
  own: Set<string>;
  onNotProposed: (what: NotProposed) => void;
}

/**
 * While it is on, whatever is written or deleted becomes a proposal. What others write, and one's own undoing, come by
 * way of the Y.Doc and pass.
 */
export const Suggesting = Extension.create<SuggestingOptions, { written: Transaction | null }>({
  name: 'suggesting',
  // Typed words come here before the rules that make blocks of them.
  priority: 10_000,

  addOptions() {
    return {
      fragment: null as unknown as Y.XmlFragment,
      isOn: () => false,
      own: new Set(),
      onNotProposed: () => {},
    };
  },

  addStorage() {
    return { written: null };
  },

  dispatchTransaction({ transaction, next }) {
    const { fragment, isOn, own, onNotProposed } = this.options;
    const { written } = this.storage;
    if (written && transaction.getMeta(ySyncPluginKey)) {
      this.storage.written = null;
      return next(placeCursor(transaction, written));
    }
    if (!isOn() || !transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return next(transaction);
    const { state } = this.editor;
    const proposed = propose(state, transaction, proposerOf(own));
    if (!proposed) {
      showChecks(this.editor);
      if (!isByRule(state, transaction)) onNotProposed('blocks');
      return;
    }
    // The binding shows it, as if somebody else had written it; the cursor is ours to set. At once: what an input
    // method is composing would be lost if the cursor were elsewhere for a moment.
    this.storage.written = proposed;
    writeProposal(fragment, proposed.steps, ySyncPluginKey);
    if (this.storage.written) next(placeCursor(this.editor.state.tr, proposed));
    this.storage.written = null;
    if (transaction.steps.some(hasParagraphs)) onNotProposed('paragraphs');
  },

  addProseMirrorPlugins() {
    const { isOn } = this.options;
    return [
      new Plugin({
        // What plugins add by themselves, like a link for an address, would be no proposal.
        filterTransaction: (transaction) =>
          !isOn() || !transaction.docChanged || transaction.getMeta(ySyncPluginKey) !== undefined,
        props: {
          // Not by way of what the browser makes of the page: of two words that begin alike it would keep the beginning.
          handleKeyPress: (view, { key }) => {
            if (!isOn() || [...key].length !== 1) return false;
            const typed = atCursor(view);
            if (typed) view.dispatch(typed.insertText(key).scrollIntoView());
            return typed !== null;
          },
          // Words stay words: „- “ at the beginning of a line makes no list of it.
          handleTextInput: (view, _from, _to, _text, make) => {
            if (!isOn()) return false;
            view.dispatch(make().scrollIntoView());
            return true;
          },
        },
      }),
    ];
  },
});

/** Begins a change at what is selected in the page: of a cursor that was just moved the editor may not have heard yet. */
function atCursor(view: EditorView): Transaction | null {
  const { tr, selection } = view.state;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection()!;
  const isText = selection instanceof TextSelection;
  if (!isText || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return null;
  const place = (node: Node | null, offset: number) => tr.doc.resolve(view.posAtDOM(node!, offset));
  const present = TextSelection.between(place(anchorNode, anchorOffset), place(focusNode, focusOffset));
  return present.eq(selection) ? tr : tr.setSelection(present);
}

function placeCursor(shown: Transaction, { selection, storedMarks }: Transaction): Transaction {
  const { doc } = shown;
  const place = (position: number) => doc.resolve(Math.min(position, doc.content.size));
  shown
    .setSelection(TextSelection.between(place(selection.anchor), place(selection.head)))
    .scrollIntoView()
    // As one’s own typing: otherwise each letter would be undone by itself.
    .setMeta('addToHistory', true);
  return storedMarks ? shown.setStoredMarks(storedMarks) : shown;
}

/** Whether a rule wanted it, for what was typed, after the words had come in: nobody asked for it. */
function isByRule(state: EditorState, transaction: Transaction): boolean {
  return state.plugins.some(
    (plugin) => 'isInputRules' in plugin.spec && transaction.getMeta(plugin) !== undefined,
  );
}

/** Check boxes show a click before the document has it: they have to show what it says. */
function showChecks({ state, view }: Editor): void {
  state.doc.descendants((node, at) => {
    if (node.type.name !== 'taskItem') return;
    const item = view.nodeDOM(at);
    const box = item instanceof HTMLElement ? item.querySelector<HTMLInputElement>('input') : null;
    if (box) box.checked = node.attrs['checked'] === true;
  });
}

function hasParagraphs(step: unknown): boolean {
  let blocks = 0;
  if (step instanceof ReplaceStep)
    step.slice.content.descendants(({ isTextblock, content }) => {
      if (isTextblock && content.size > 0) blocks += 1;
    });
  return blocks > 1;
}

export function proposerOf(own: Set<string>): Proposer {
  return {
    isOwn: (id) => own.has(id),
    newId: () => {
      const id = newSuggestionId(crypto.getRandomValues(new Uint8Array(26)));
      own.add(id);
      return id;
    },
  };
}
