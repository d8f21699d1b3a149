import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n/texts.ts';
import { editorTexts } from './editor.i18n.ts';
import styles from './aside.module.css';

interface OutlineEntry {
  position: number;
  level: number;
  words: string;
}

/** The headings of the text in order; a heading inside a quote or a cell counts too. */
export function headingsOf(editor: Editor): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  editor.state.doc.descendants((node, position) => {
    if (node.type.name !== 'heading') return !node.isTextblock;
    entries.push({ position, level: Number(node.attrs['level']), words: node.textContent.trim() });
    return false;
  });
  return entries;
}

/** The way to each heading. On a phone it is folded away. */
export function Outline({ editor }: { editor: Editor }) {
  const t = useTexts(editorTexts);
  const entries = useEditorState({ editor, selector: ({ editor: present }) => headingsOf(present) });
  const [wide] = useState(() => window.matchMedia('(min-width: 64rem)').matches);
  return (
    <nav aria-label={t('outline')}>
      <details open={wide}>
        <summary className={styles.title}>{t('outline')}</summary>
        {entries.length === 0 && <p className={styles.muted}>{t('outlineEmpty')}</p>}
        <ol className={styles.entries}>
          {entries.map(({ position, level, words }, index) => (
            <li key={index} data-level={level}>
              <button type="button" className={styles.entry} onClick={() => show(editor, position)}>
                {words || t('untitled')}
              </button>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

function show(editor: Editor, position: number): void {
  const heading = editor.view.nodeDOM(position);
  if (!(heading instanceof HTMLElement)) return;
  heading.scrollIntoView({ block: 'start' });
  if (editor.isEditable) {
    editor.commands.setTextSelection(position + 1);
    editor.commands.focus(undefined, { scrollIntoView: false });
    return;
  }
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
