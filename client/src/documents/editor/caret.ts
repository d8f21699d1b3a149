import type { DecorationAttrs } from '@tiptap/pm/view';

/** As the server sends it: name and colour are its word, not the peer's. */
export interface CaretUser {
  name: string;
  color: string;
}

/** Somebody else's cursor with the name at it. A picture only: the list of those present is what is read out. */
export function renderCaret(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement('span');
  const label = document.createElement('span');
  caret.className = 'umlauf-caret';
  caret.setAttribute('aria-hidden', 'true');
  caret.style.setProperty('--caret-color', String(user['color']));
  label.className = 'umlauf-caret-name';
  // As text, never as markup: a name may be anything.
  label.textContent = String(user['name']);
  caret.append(label);
  return caret;
}

/** What somebody else has selected. */
export function renderSelection(user: Record<string, unknown>): DecorationAttrs {
  return { class: 'umlauf-caret-selection', style: `--caret-color: ${String(user['color'])}` };
}
