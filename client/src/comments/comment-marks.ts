import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { NodeRange } from '@umlauf/shared/passage-places';

/** A commented passage, where it stands now. */
export interface Marked {
  threadId: string;
  place: NodeRange;
}

export interface Marks {
  marked: readonly Marked[];
  activeId: string | null;
}

const KEY = new PluginKey<DecorationSet>('comments');

/** Underlines commented passages. Between two looks at the text they move along with what is typed. */
export function commentMarks(onPick: (threadId: string) => void): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: KEY,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, shown) => {
        const marks = transaction.getMeta(KEY) as Marks | undefined;
        if (!marks) return shown.map(transaction.mapping, transaction.doc);
        return DecorationSet.create(
          transaction.doc,
          marks.marked.map(({ threadId, place }) =>
            Decoration.inline(place.from, place.to, {
              class: threadId === marks.activeId ? 'umlauf-comment umlauf-comment-active' : 'umlauf-comment',
              'data-thread': threadId,
            }),
          ),
        );
      },
    },
    props: {
      decorations: (state) => KEY.getState(state),
      handleClick: (view, position) => {
        const threadId = threadAt(KEY.getState(view.state), position);
        if (threadId) onPick(threadId);
        return false;
      },
    },
  });
}

export const MARKS_KEY = KEY;

/** The thread whose passage is here; of several the shortest passage. */
export function threadAt(shown: DecorationSet | undefined, position: number): string | null {
  const found = (shown?.find(position, position) ?? []).toSorted((a, b) => a.to - a.from - (b.to - b.from));
  const attributes = (found[0] as unknown as { type: { attrs: Record<string, string> } } | undefined)?.type
    .attrs;
  return attributes?.['data-thread'] ?? null;
}
