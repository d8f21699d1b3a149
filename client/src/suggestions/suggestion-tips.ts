import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { isSuggestionMark } from '@umlauf/shared/suggestion-marks';

export interface Tips {
  /** What is said of each proposal, by its id. */
  titles: ReadonlyMap<string, string>;
  activeId: string | null;
}

export const TIPS_KEY = new PluginKey<{ tips: Tips; shown: DecorationSet }>('suggestions');
const NONE: Tips = { titles: new Map(), activeId: null };

/** Says at each proposal in the text whose it is, and since when, and shows which one is meant. */
export function suggestionTips(): Plugin {
  return new Plugin({
    key: TIPS_KEY,
    state: {
      init: () => ({ tips: NONE, shown: DecorationSet.empty }),
      apply: (transaction, before, _, state) => {
        const told = transaction.getMeta(TIPS_KEY) as Tips | undefined;
        if (!told && !transaction.docChanged) return before;
        const tips = told ?? before.tips;
        return { tips, shown: DecorationSet.create(state.doc, decorations(state, tips)) };
      },
    },
    props: { decorations: (state) => TIPS_KEY.getState(state)?.shown },
  });
}

function decorations({ doc }: EditorState, { titles, activeId }: Tips): Decoration[] {
  const found: Decoration[] = [];
  if (titles.size === 0) return found;
  doc.descendants((node, at) => {
    const ids = proposalsOf(node.marks);
    const title = [...new Set(ids.flatMap((id) => titles.get(id) ?? []))].join('\n');
    if (title === '') return;
    const active = ids.some((id) => id === activeId) && { class: 'umlauf-suggestion-active' };
    found.push(Decoration.inline(at, at + node.nodeSize, { title, ...active }));
  });
  return found;
}

function proposalsOf(marks: EditorState['doc']['marks']): string[] {
  return marks.flatMap(({ type, attrs }) => (isSuggestionMark(type.name) ? [attrs['id'] as string] : []));
}

/** The proposals at the cursor, innermost first. */
export function proposalsAtCursor({ selection }: EditorState): string[] {
  const { nodeBefore, nodeAfter } = selection.$head;
  return [nodeAfter, nodeBefore].flatMap((node) => proposalsOf(node?.marks ?? []).toReversed());
}
