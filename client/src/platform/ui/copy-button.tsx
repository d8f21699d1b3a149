import { useState } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { announce } from './announcer.tsx';
import { Button } from './button.tsx';
import { notify } from './notices.tsx';
import { uiTexts } from './ui.i18n.ts';

/** Puts the text on the clipboard and says so. */
export function CopyButton({ text }: { text: string }) {
  const t = useTexts(uiTexts);
  const [copied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(t('copied'));
    } catch {
      notify({ kind: 'danger', words: t('copyFailed') });
    }
  }
  return (
    <Button icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
      {copied ? t('copied') : t('copy')}
    </Button>
  );
}
