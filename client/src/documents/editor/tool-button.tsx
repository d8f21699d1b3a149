import type { MouseEvent, ReactNode } from 'react';
import { useTexts } from '../../platform/i18n/texts.ts';
import { editorTexts } from './editor.i18n.ts';
import { useRovingStop } from './roving-focus.tsx';
import { ariaShortcut, wordShortcut } from './shortcut.ts';
import styles from './toolbar.module.css';

interface ToolButtonProps {
  name: string;
  label: string;
  keys?: string | undefined;
  /** Undefined for a tool that is not on or off. */
  pressed?: boolean | undefined;
  disabled?: boolean;
  children: ReactNode;
  /** `byKeyboard`: the focus stays on the tool; after a click it goes back to the text. */
  onUse: (byKeyboard: boolean) => void;
}

/** One tool of the toolbar. Disabled ones stay focusable, so that the arrow keys do not jump. */
export function ToolButton({ name, label, keys, pressed, disabled, children, onUse }: ToolButtonProps) {
  const t = useTexts(editorTexts);
  const stop = useRovingStop(name);
  const byKeyboard = (event: MouseEvent) => event.detail === 0;
  return (
    <button
      type="button"
      {...stop}
      className={styles.tool}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      aria-keyshortcuts={keys && ariaShortcut(keys)}
      title={keys ? `${label} (${wordShortcut(t, keys)})` : label}
      // The selection in the text must survive the click.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => !disabled && onUse(byKeyboard(event))}
    >
      {children}
    </button>
  );
}
