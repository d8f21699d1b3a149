import { translate } from '../../platform/i18n/texts.ts';
import { notify } from '../../platform/ui/notices.tsx';
import { editorTexts } from './editor.i18n.ts';
import type { NotProposed } from './suggesting.ts';

/** Tells whoever proposes that something is no proposal. */
export function sayNotProposed(what: NotProposed): void {
  notify({ kind: 'info', words: translate(editorTexts)(`notProposed.${what}`) });
}
