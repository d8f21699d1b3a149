import type { Extensions, Node } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { ListKeymap } from '@tiptap/extension-list';
import { Dropcursor, Gapcursor, Placeholder } from '@tiptap/extensions';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { DOCUMENT_FRAGMENT, documentExtensions } from '@umlauf/shared/document-schema';
import { isEntryKind } from '@umlauf/shared/entries';
import { PICTURE } from '@umlauf/shared/pictures';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { type CaretUser, renderCaret, renderSelection } from './caret.ts';
import { DocumentLinks } from './document-links.ts';
import { EntryKeys } from './entry-keys.ts';
import { type EntryParts, EntryView } from './entry-view.ts';
import { KeyboardExit } from './keyboard-exit.ts';
import { PictureKeys } from './picture-keys.ts';
import { type PictureParts, PictureView } from './picture-view.ts';
import { LinkKeys } from './link-keys.ts';
import { type NotProposed, Suggesting } from './suggesting.ts';

export interface EditorParts {
  doc: Y.Doc;
  awareness: Awareness;
  user: CaretUser;
  placeholder: () => string;
  wordTask: (task: ProseMirrorNode, done: boolean) => string;
  onLink: () => void;
  titleOf: (documentId: string) => Promise<string | null>;
  onPicture: () => void;
  onForeignPicture: () => void;
  pictures: Pick<PictureParts, 'pathOf' | 'words'>;
  entries: EntryParts;
  onToolbar: () => void;
  suggesting: () => boolean;
  own: Set<string>;
  onNotProposed: (what: NotProposed) => void;
}

/** The document's schema with what only an editor needs. Undo comes from the collaboration: one's own steps only. */
export function editorExtensions(parts: EditorParts): Extensions {
  const shown = new Set<string>();
  const pictures: PictureParts = { ...parts.pictures, onShown: (fileId) => void shown.add(fileId) };
  return [
    ...documentExtensions().map((extension) => {
      if (extension.name === 'taskItem')
        return extension.configure({ nested: true, a11y: { checkboxLabel: parts.wordTask } });
      if (isEntryKind(extension.name))
        return (extension as Node).extend({
          addNodeView:
            () =>
            ({ node, view, getPos }) =>
              new EntryView(node, view, getPos, parts.entries),
        });
      if (extension.name !== PICTURE) return extension;
      return (extension as Node).extend({
        addNodeView:
          () =>
          ({ node }) =>
            new PictureView(node, pictures),
      });
    }),
    Collaboration.configure({ document: parts.doc, field: DOCUMENT_FRAGMENT }),
    CollaborationCaret.configure({
      provider: { awareness: parts.awareness },
      user: parts.user,
      render: renderCaret,
      selectionRender: renderSelection,
    }),
    KeyboardExit.configure({ onToolbar: parts.onToolbar }),
    EntryKeys.configure({ onEditable: () => parts.entries.known.tell() }),
    LinkKeys.configure({ onLink: parts.onLink }),
    DocumentLinks.configure({ titleOf: parts.titleOf, isOn: () => !parts.suggesting() }),
    PictureKeys.configure({
      onPicture: parts.onPicture,
      isOwn: (fileId) => shown.has(fileId),
      onForeign: parts.onForeignPicture,
    }),
    Suggesting.configure({
      fragment: parts.doc.getXmlFragment(DOCUMENT_FRAGMENT),
      isOn: parts.suggesting,
      own: parts.own,
      onNotProposed: parts.onNotProposed,
    }),
    ListKeymap,
    Dropcursor.configure({ class: 'umlauf-dropcursor', color: false }),
    Gapcursor,
    Placeholder.configure({ placeholder: parts.placeholder }),
  ];
}
