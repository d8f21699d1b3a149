import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { useFormats } from '../../platform/i18n/format.ts';
import { useTexts } from '../../platform/i18n/texts.ts';
import { editorTexts } from './editor.i18n.ts';
import styles from './aside.module.css';

/** Counting a long text takes some milliseconds: not with each key press. */
const PAUSE_MILLISECONDS = 400;
const WORD = /[\p{L}\p{N}]+(?:[-'’.,/][\p{L}\p{N}]+)*/gu;

/** How many words the text has; "OZG-Leistung" and "3,5" are one each. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

export function WordCount({ editor }: { editor: Editor }) {
  const t = useTexts(editorTexts);
  const { number } = useFormats();
  const [count, setCount] = useState(() => wordsIn(editor));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setCount(wordsIn(editor));
      }, PAUSE_MILLISECONDS);
    };
    later();
    editor.on('update', later);
    return () => {
      clearTimeout(timer);
      editor.off('update', later);
    };
  }, [editor]);
  return <p className={styles.muted}>{t('words', { count, formatted: number(count) })}</p>;
}

function wordsIn(editor: Editor): number {
  const { doc } = editor.state;
  return countWords(doc.textBetween(0, doc.content.size, '\n', ' '));
}
