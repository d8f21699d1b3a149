import { Extension } from '@tiptap/core';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { NodeSelection, Plugin, type EditorState } from '@tiptap/pm/state';
import { PICTURE, type PictureAttributes } from '@umlauf/shared/pictures';

interface PictureKeysOptions {
  /** Asks for a picture, or for the words of the one that is selected. */
  onPicture: () => void;
  /** Whether a file was shown in this text before. */
  isOwn: (fileId: string) => boolean;
  /** Pictures of another text were pasted: their words stand there. */
  onForeign: () => void;
}

/** The picture that is selected; null: none is. */
export function selectedPicture({ selection }: EditorState): Node | null {
  const isOne = selection instanceof NodeSelection && selection.node.type.name === PICTURE;
  return isOne ? selection.node : null;
}

/** Pictures by keyboard, and what becomes of such as are pasted. */
export const PictureKeys = Extension.create<PictureKeysOptions>({
  name: 'pictureKeys',

  addOptions() {
    return { onPicture: () => {}, isOwn: () => false, onForeign: () => {} };
  },

  addKeyboardShortcuts() {
    const ask = () => {
      this.options.onPicture();
      return true;
    };
    const ofSelected = (act: () => boolean) => () => selectedPicture(this.editor.state) !== null && act();
    return {
      'Mod-Alt-p': ask,
      Enter: ofSelected(ask),
      'Alt-ArrowUp': ofSelected(() => this.editor.commands.movePicture(-1)),
      'Alt-ArrowDown': ofSelected(() => this.editor.commands.movePicture(1)),
    };
  },

  addCommands() {
    return {
      movePicture:
        (by) =>
        ({ state, dispatch }) => {
          const place = selectedPicture(state) && placeBeside(state, by);
          if (place === null) return false;
          if (dispatch) {
            const { from, to } = state.selection;
            const tr = state.tr.delete(from, to).insert(place, selectedPicture(state)!);
            dispatch(tr.setSelection(NodeSelection.create(tr.doc, place)).scrollIntoView());
          }
          return true;
        },
    };
  },

  addProseMirrorPlugins() {
    const { onPicture, isOwn, onForeign } = this.options;
    return [
      new Plugin({
        props: {
          handleDoubleClickOn: (view, _position, node) => {
            if (node.type.name !== PICTURE || !view.editable) return false;
            onPicture();
            return true;
          },
          transformPasted: (slice) => {
            const kept = withoutForeign(slice.content, isOwn);
            if (kept.eq(slice.content)) return slice;
            onForeign();
            return new Slice(kept, slice.openStart, slice.openEnd);
          },
        },
      }),
    ];
  },
});

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    pictureKeys: {
      /** Changes places with the block before (-1) or behind (1) the selected picture. */
      movePicture: (by: -1 | 1) => ReturnType;
    };
  }
}

/** Where the selected block stands when it has passed its neighbour; null: there is none. */
function placeBeside({ selection: { $from, from, to }, doc }: EditorState, by: -1 | 1): number | null {
  const neighbour = by < 0 ? $from.nodeBefore : doc.resolve(to).nodeAfter;
  if (!neighbour) return null;
  return by < 0 ? from - neighbour.nodeSize : from + neighbour.nodeSize;
}

/** Of what may not be shown here the words are left, in a paragraph; what only decorates goes. */
function withoutForeign(content: Fragment, isOwn: (fileId: string) => boolean): Fragment {
  const nodes = content.content.flatMap((node) => {
    if (node.type.name !== PICTURE) return [node.copy(withoutForeign(node.content, isOwn))];
    const { fileId, alt } = node.attrs as PictureAttributes;
    if (fileId !== null && isOwn(fileId)) return [node];
    const { paragraph } = node.type.schema.nodes;
    return alt ? [paragraph!.create(null, node.type.schema.text(`[${alt}]`))] : [paragraph!.create()];
  });
  return Fragment.fromArray(nodes);
}
