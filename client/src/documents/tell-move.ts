import { translate } from '../platform/i18n/texts.ts';
import { notify } from '../platform/ui/notices.tsx';
import { movingTexts } from './moving.i18n.ts';
import { type Movable, wasOwnMove } from './use-move-to-space.ts';

/** Says to whoever has a document open that somebody moved it, if it was this one: to where, or that they see it no more. */
export function tellMove(before: Movable, now: Movable | null | undefined): void {
  const { id, title } = before;
  if (now?.space.id === before.space.id || wasOwnMove(id)) return;
  const t = translate(movingTexts);
  if (now) notify({ kind: 'info', words: t('openHere', { title, space: now.space.name }) });
  // The page says no more than that there is nothing: this stays until it was read.
  else notify({ kind: 'danger', words: t('openGone', { title }) });
}
