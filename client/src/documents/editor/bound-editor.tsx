import { Editor } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { useEffect, useId, useRef, useState } from 'react';
import type { OpenDocument } from '../../coediting/open-document.ts';
import { translate, useTexts } from '../../platform/i18n/texts.ts';
import { notify } from '../../platform/ui/notices.tsx';
import { editorExtensions, type EditorParts } from './editor-extensions.ts';
import { editorTexts } from './editor.i18n.ts';
import { LinkDialog } from './link-dialog.tsx';
import { cleanPastedHtml } from './paste/clean-pasted-html.ts';
import type { NotProposed } from './suggesting.ts';
import { Toolbar, type ToolbarHandle } from './toolbar.tsx';
import type { SuggestingMode } from './use-suggesting.ts';
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
  /** Whether whoever reads it writes as well, be it proposals. */
  canEdit: boolean;
  /** Whether what is written can be kept at this moment. */
  isWritable: boolean;
  suggesting: SuggestingMode;
  onEditor: (editor: Editor | null) => void;
  /** Begins a comment on what is selected. */
  onComment?: (() => void) | undefined;
}

/** The editor, bound to the document's Y.Doc for as long as it is shown. */
export function BoundEditor(props: BoundEditorProps) {
  const { title, suggesting, isWritable, onComment } = props;
  const canEdit = props.canEdit && isWritable;
  const t = useTexts(editorTexts);
  const hint = useId();
  const toolbar = useRef<ToolbarHandle>(null);
  const [linking, setLinking] = useState(false);
  const editor = useEditorOf(props, {
    onLink: () => setLinking(true),
    onToolbar: () => toolbar.current?.focus(),
  });
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
      {editor && isWritable && (canEdit || suggesting.isPossible) && (
        <Toolbar
          ref={toolbar}
          editor={editor}
          canEdit={canEdit}
          suggesting={suggesting}
          onLink={() => setLinking(true)}
          onComment={onComment}
        />
      )}
      {suggesting.isOn && <p className={styles.mode}>{t('suggesting')}</p>}
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

/** The editor for as long as the document is open; null for the first moment. */
function useEditorOf(
  { open, userName, suggesting: { isOn, own }, onEditor }: BoundEditorProps,
  on: Pick<EditorParts, 'onLink' | 'onToolbar'>,
): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
  // Asked at each key press: another way of writing is no other editor.
  const latest = useRef({ isOn, on });
  useEffect(() => {
    latest.current = { isOn, on };
  });
  useEffect(() => {
    const made = createEditor(open, userName, {
      suggesting: () => latest.current.isOn,
      own,
      onLink: () => (latest.current.isOn ? sayNotProposed('blocks') : latest.current.on.onLink()),
      onToolbar: () => latest.current.on.onToolbar(),
    });
    setEditor(made);
    onEditor(made);
    return () => {
      onEditor(null);
      made.destroy();
    };
  }, [open, userName, own, onEditor]);
  return editor;
}

function sayNotProposed(what: NotProposed): void {
  notify({ kind: 'info', words: translate(editorTexts)(`notProposed.${what}`) });
}

function createEditor(
  open: OpenDocument,
  userName: string,
  on: Pick<EditorParts, 'onLink' | 'onToolbar' | 'suggesting' | 'own'>,
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
      onNotProposed: sayNotProposed,
      ...on,
    }),
  });
}
