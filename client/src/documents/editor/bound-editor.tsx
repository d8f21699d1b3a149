import { Editor } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { picturePath } from '@umlauf/shared/pictures';
import { useEffect, useId, useRef, useState } from 'react';
import type { OpenDocument } from '../../coediting/open-document.ts';
import { translate, useTexts } from '../../platform/i18n/texts.ts';
import { notify } from '../../platform/ui/notices.tsx';
import { editorExtensions, type EditorParts } from './editor-extensions.ts';
import { editorTexts } from './editor.i18n.ts';
import { EntryFacts } from './entry-facts.tsx';
import type { EntryWords } from './entry-view.ts';
import { KnownEntries } from './known-entries.ts';
import { LinkDialog } from './link-dialog.tsx';
import { cleanPastedHtml } from './paste/clean-pasted-html.ts';
import type { PictureWords } from './picture-view.ts';
import { sayNotProposed } from './say-not-proposed.ts';
import { Toolbar, type ToolbarHandle } from './toolbar.tsx';
import { useDocumentTitles } from './use-document-titles.ts';
import type { SuggestingMode } from './use-suggesting.ts';
import styles from './document-editor.module.css';
import './document-text.css';

/** Until the server names the cursor's real colour, which it does for everybody but oneself. */
const OWN_COLOR = '#475569';

/** Room for the tools above and the save state below: the cursor must not hide behind them. Pixels. */
const BARS = { top: 140, bottom: 130, left: 5, right: 5 };

interface BoundEditorProps {
  open: OpenDocument;
  documentId: string;
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
  /** Asks for a picture at the cursor, or for the words of the one that is selected. */
  onPicture?: (() => void) | undefined;
}

/** The editor, bound to the document's Y.Doc for as long as it is shown. */
export function BoundEditor(props: BoundEditorProps) {
  const { title, suggesting, isWritable, onComment, onPicture } = props;
  const canEdit = props.canEdit && isWritable;
  const t = useTexts(editorTexts);
  const hint = useId();
  const toolbar = useRef<ToolbarHandle>(null);
  const [linking, setLinking] = useState(false);
  const [known] = useState(() => new KnownEntries());
  const editor = useEditorOf(props, known, {
    onLink: () => setLinking(true),
    onToolbar: () => toolbar.current?.focus(),
    titleOf: useDocumentTitles(),
    onPicture: () => canEdit && onPicture?.(),
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
          onPicture={onPicture}
        />
      )}
      {suggesting.isOn && <p className={styles.mode}>{t('suggesting')}</p>}
      <EntryFacts documentId={props.documentId} known={known} editor={editor} />
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
  { open, documentId, userName, suggesting: { isOn, own }, onEditor }: BoundEditorProps,
  known: KnownEntries,
  on: Pick<EditorParts, 'onLink' | 'onToolbar' | 'onPicture' | 'titleOf'>,
): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
  // Asked at each key press: another way of writing is no other editor.
  const latest = useRef({ isOn, on });
  useEffect(() => {
    latest.current = { isOn, on };
  });
  useEffect(() => {
    const made = createEditor({ open, documentId, userName }, known, {
      suggesting: () => latest.current.isOn,
      own,
      onLink: () => (latest.current.isOn ? sayNotProposed('blocks') : latest.current.on.onLink()),
      onPicture: () => (latest.current.isOn ? sayNotProposed('blocks') : latest.current.on.onPicture()),
      onToolbar: () => latest.current.on.onToolbar(),
      titleOf: (id) => latest.current.on.titleOf(id),
    });
    setEditor(made);
    onEditor(made);
    return () => {
      onEditor(null);
      made.destroy();
    };
  }, [open, documentId, userName, own, onEditor, known]);
  return editor;
}

function pictureWords(): PictureWords {
  const t = translate(editorTexts);
  return {
    nothing: t('picture.nothing'),
    decorative: t('picture.decorative'),
    missing: (alt) => (alt === '' ? t('picture.missing') : t('picture.missingWords', { alt })),
  };
}

function entryWords(): EntryWords {
  const t = translate(editorTexts);
  return {
    kind: (kind) => t(`block.${kind}`),
    field: (name) => t(`entry.${name}`),
    value: (value) => t(`entry.${value as 'OPEN'}`),
    nobody: t('entry.nobody'),
    stranger: t('entry.stranger'),
    problem: (problem) => t(`entry.${problem}`),
    steps: (count) => t('margin.steps', { count }),
  };
}

function createEditor(
  { open, documentId, userName }: Pick<BoundEditorProps, 'open' | 'documentId' | 'userName'>,
  known: KnownEntries,
  on: Pick<EditorParts, 'onLink' | 'onToolbar' | 'onPicture' | 'titleOf' | 'suggesting' | 'own'>,
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
      onForeignPicture: () => notify({ kind: 'info', words: translate(editorTexts)('picture.foreign') }),
      entries: { known, words: entryWords },
      pictures: { pathOf: (fileId) => picturePath(fileId, documentId), words: pictureWords },
      ...on,
    }),
  });
}
