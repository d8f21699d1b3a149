import type { Editor } from '@tiptap/core';
import { isEntryId } from '@umlauf/shared/entries';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import type { KnownEntries } from './known-entries.ts';

interface SoughtEntryProps {
  editor: Editor;
  known: KnownEntries;
}

/** Brings the block to which the address leads into sight, once it is there; shows nothing itself. */
export function SoughtEntry({ editor, known }: SoughtEntryProps) {
  const { hash, key } = useLocation();
  const found = useRef('');
  useEffect(() => {
    const id = hash.slice(1);
    if (!isEntryId(id)) return;
    const seek = () => {
      const block = editor.view.dom.querySelector(`[id="${id}"]`);
      // Once only: whoever has scrolled away since is not fetched back.
      if (!block || found.current === key) return;
      found.current = key;
      for (const other of editor.view.dom.querySelectorAll('[data-sought]'))
        other.removeAttribute('data-sought');
      block.setAttribute('data-sought', '');
      block.scrollIntoView({ block: 'center' });
    };
    seek();
    const forget = known.onChange(seek);
    editor.on('transaction', seek);
    return () => {
      forget();
      editor.off('transaction', seek);
    };
  }, [editor, known, hash, key]);
  return null;
}
