import type { Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { ListKeymap } from '@tiptap/extension-list';
import { Dropcursor, Gapcursor, Placeholder } from '@tiptap/extensions';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { DOCUMENT_FRAGMENT, documentExtensions } from '@umlauf/shared/document-schema';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { type CaretUser, renderCaret, renderSelection } from './caret.ts';
import { KeyboardExit } from './keyboard-exit.ts';
import { LinkKeys } from './link-keys.ts';
import { type NotProposed, Suggesting } from './suggesting.ts';

export interface EditorParts {
  doc: Y.Doc;
  awareness: Awareness;
  user: CaretUser;
  placeholder: () => string;
  wordTask: (task: ProseMirrorNode, done: boolean) => string;
  onLink: () => void;
  onToolbar: () => void;
  suggesting: () => boolean;
  own: Set<string>;
  onNotProposed: (what: NotProposed) => void;
}

/** The document's schema with what only an editor needs. Undo comes from the collaboration: one's own steps only. */
export function editorExtensions(parts: EditorParts): Extensions {
  return [
    ...documentExtensions().map((extension) =>
      extension.name === 'taskItem'
        ? extension.configure({ nested: true, a11y: { checkboxLabel: parts.wordTask } })
        : extension,
    ),
    Collaboration.configure({ document: parts.doc, field: DOCUMENT_FRAGMENT }),
    CollaborationCaret.configure({
      provider: { awareness: parts.awareness },
      user: parts.user,
      render: renderCaret,
      selectionRender: renderSelection,
    }),
    KeyboardExit.configure({ onToolbar: parts.onToolbar }),
    LinkKeys.configure({ onLink: parts.onLink }),
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
