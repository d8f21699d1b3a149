import type { Translate } from '../../platform/i18n/texts.ts';
import type { editorTexts } from './editor.i18n.ts';

type Words = Translate<(typeof editorTexts)['de']>;

const MAC_SIGNS: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

/** The shortcut as the keyboard bears it: "Strg+Umschalt+S", or "⌘⇧S". */
export function wordShortcut(t: Words, keys: string): string {
  const parts = keys.split('+');
  if (isMac()) return parts.map((part) => MAC_SIGNS[part] ?? part).join('');
  const names: Record<string, string> = { Mod: t('key.mod'), Alt: t('key.alt'), Shift: t('key.shift') };
  return parts.map((part) => names[part] ?? part).join('+');
}

/** The shortcut for `aria-keyshortcuts`. */
export function ariaShortcut(keys: string): string {
  return keys.replace('Mod', isMac() ? 'Meta' : 'Control');
}
