import type { Editor } from '@tiptap/core';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { insertPoint } from '@tiptap/pm/transform';
import { PICTURE, type PictureAttributes } from '@umlauf/shared/pictures';
import { selectedPicture } from '../documents/editor/picture-keys.ts';

/** Puts a picture behind what is selected, and the cursor behind it; false where nothing can be written any more. */
export function insertPicture(editor: Editor, picture: PictureAttributes): boolean {
  if (!editor.isEditable) return false;
  const done = editor.commands.command(({ tr, state, dispatch }) => {
    if (dispatch) putBehind(tr, state, picture);
    return true;
  });
  editor.commands.focus();
  return done;
}

function putBehind(tr: Transaction, { schema }: EditorState, picture: PictureAttributes): void {
  const node = schema.nodes[PICTURE]!.create(picture);
  const { to } = tr.selection;
  const place = insertPoint(tr.doc, to, node.type);
  if (place === null) tr.replaceRangeWith(to, to, node);
  else tr.insert(place, node);
  // In the middle of a paragraph the end of its first half stands before the picture.
  const behind = (place ?? to + 1) + node.nodeSize;
  if (!tr.doc.resolve(behind).nodeAfter?.isTextblock) tr.insert(behind, schema.nodes['paragraph']!.create());
  tr.setSelection(TextSelection.create(tr.doc, behind + 1)).scrollIntoView();
}

/** Lets the selected picture say something else; false where there is none any more. */
export function describePicture(editor: Editor, alt: string): boolean {
  if (!editor.isEditable || !selectedPicture(editor.state)) return false;
  const { from } = editor.state.selection;
  return editor.commands.command(({ tr }) => {
    tr.setNodeAttribute(from, 'alt', alt);
    return true;
  });
}

/** Whether a file is shown in the text. */
export function isInText(editor: Editor, fileId: string): boolean {
  let found = false;
  editor.state.doc.descendants(({ type, attrs }) => {
    found ||= type.name === PICTURE && attrs['fileId'] === fileId;
    return !found;
  });
  return found;
}
