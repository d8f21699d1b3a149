import { Editor } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { useEffect, useId, useRef, useState } from 'react';
import type { OpenDocument } from '../../coediting/open-document.ts';
import { translate, useTexts } from '../../platform/i18n/texts.ts';
import { editorExtensions } from './editor-extensions.ts';
import { editorTexts } from './editor.i18n.ts';
import { LinkDialog } from './link-dialog.tsx';
import { cleanPastedHtml } from './paste/clean-pasted-html.ts';
import { Toolbar, type ToolbarHandle } from './toolbar.tsx';
import styles from './document-editor.module.css';
import './document-text.css';

/** Until the server names the cursor's real colour, which it does for everybody but oneself. */
const OWN_COLOR = '#475569';

/** Room for the tools above and the save state below: the cursor must not hide behind them. Pixels. */
const BARS = { top: 140, bottom: 130, left: 5, right: 5 };

interface BoundEditorProps {
  open: OpenDocument;
  title: string;
  userName: string;
  canEdit: boolean;
  onEditor: (editor: Editor | null) => void;
}

/** The editor, bound to the document's Y.Doc for as long as it is shown. */
export function BoundEditor({ open, title, userName, canEdit, onEditor }: BoundEditorProps) {
  const t = useTexts(editorTexts);
  const hint = useId();
  const toolbar = useRef<ToolbarHandle>(null);
  const [linking, setLinking] = useState(false);
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    const made = createEditor(open, userName, {
      onLink: () => setLinking(true),
      onToolbar: () => toolbar.current?.focus(),
    });
    setEditor(made);
    onEditor(made);
    return () => {
      onEditor(null);
      made.destroy();
    };
  }, [open, userName, onEditor]);
  useEffect(() => {
    editor?.setOptions({
      editorProps: {
        scrollThreshold: BARS,
        scrollMargin: BARS,
        transformPastedHTML: cleanPastedHtml,
        attributes: {
          class: 'umlauf-text',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': t('text', { title }),
          'aria-describedby': canEdit ? hint : '',
          'aria-readonly': String(!canEdit),
          // A text that cannot be written must still be reached and scrolled by keyboard.
          tabindex: '0',
          spellcheck: 'true',
        },
      },
    });
    editor?.setEditable(canEdit);
  }, [editor, canEdit, title, hint, t]);
  return (
    <>
      {editor && canEdit && <Toolbar ref={toolbar} editor={editor} onLink={() => setLinking(true)} />}
      <EditorContent editor={editor} className={styles.content} />
      {canEdit && (
        <p className={styles.hint} id={hint}>
          {t('hint')}
        </p>
      )}
      {linking && editor && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </>
  );
}

function createEditor(
  open: OpenDocument,
  userName: string,
  on: { onLink: () => void; onToolbar: () => void },
): Editor {
  return new Editor({
    // The content security policy allows no style elements; ours is in document-text.css.
    injectCSS: false,
    editable: false,
    extensions: editorExtensions({
      doc: open.doc,
      awareness: open.sync.awareness,
      user: { name: userName, color: OWN_COLOR },
      // Looked up when shown: the language may be switched while the editor is open.
      placeholder: () => translate(editorTexts)('placeholder'),
      wordTask: (task, done) =>
        translate(editorTexts)(done ? 'taskDone' : 'taskOpen', { words: task.textContent }),
      ...on,
    }),
  });
}
