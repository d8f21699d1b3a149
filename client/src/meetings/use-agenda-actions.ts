import { useMutation } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import type { Place } from '../documents/tree.ts';
import type { AgendaItemProgress } from '../gql/graphql.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { announce } from '../platform/ui/announcer.tsx';
import { notify } from '../platform/ui/notices.tsx';
import { uiTexts } from '../platform/ui/ui.i18n.ts';
import {
  type AgendaRow,
  MoveAgendaItem,
  RemoveAgendaItem,
  RestoreAgendaItem,
  SetAgendaItemState,
  SetCurrentAgendaItem,
} from './agenda-operations.ts';
import { agendaTexts } from './agenda.i18n.ts';

type Item = Pick<AgendaRow, 'id' | 'title' | 'number'>;

/** What is done with items in a list: each says what has become of it, and a failure says why. */
export function useAgendaActions(meetingId: string) {
  const t = useTexts(agendaTexts);
  const words = useFailureWords();
  const [moveItem] = useMutation(MoveAgendaItem);
  const [setItemState] = useMutation(SetAgendaItemState);
  const [setCurrent] = useMutation(SetCurrentAgendaItem);
  const remove = useRemoveItem();
  const [moved, setMoved] = useState<{ id: string }>();
  useEffect(() => {
    // In another place the row is another element, and the focus would be lost with the old one.
    if (moved) focusItem(moved.id);
  }, [moved]);
  const [led, setLed] = useState<object>();
  useEffect(() => {
    // The button that was pressed is gone: whoever leads through the meeting goes on with the item that it has come to.
    if (led) focusCurrent();
  }, [led]);

  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  };
  return {
    move: ({ id, title }: Item, place: Place) =>
      attempt(async () => {
        const { data } = await moveItem({ variables: { input: { itemId: id, ...place } } });
        setMoved({ id });
        announce(t('moved', { title, number: data?.moveAgendaItem.number ?? '' }));
      }),
    mark: ({ id, title, number }: Item, state: AgendaItemProgress) =>
      attempt(async () => {
        await setItemState({ variables: { input: { itemId: id, state } } });
        setLed({});
        const said = state === 'PLANNED' ? t('reopen') : t(`state.${state}`);
        announce(t('marked', { number: number ?? '', title, state: said }));
      }),
    call: (item: Item | null) =>
      attempt(async () => {
        await setCurrent({ variables: { input: { meetingId, itemId: item?.id ?? null } } });
        setLed({});
        if (item) announce(t('called', { number: item.number ?? '', title: item.title }));
      }),
    remove,
  };
}

export type AgendaActions = ReturnType<typeof useAgendaActions>;

/** Takes an item off the agenda, or a proposal back, and offers the way back. */
export function useRemoveItem(): (item: Item) => Promise<void> {
  const t = useTexts(agendaTexts);
  const ui = useTexts(uiTexts);
  const words = useFailureWords();
  const [removeItem] = useMutation(RemoveAgendaItem);
  const [restoreItem] = useMutation(RestoreAgendaItem);
  const restore = async ({ id, title }: Item) => {
    try {
      await restoreItem({ variables: { itemId: id } });
      notify({ kind: 'success', words: t('restored', { title }) });
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  };
  return async (item) => {
    try {
      await removeItem({ variables: { itemId: item.id } });
      const { title } = item;
      notify({
        kind: 'success',
        words: item.number === null ? t('proposals.withdrawn', { title }) : t('removed', { title }),
        action: { label: ui('undo'), run: () => void restore(item) },
      });
    } catch (error) {
      notify({ kind: 'danger', words: words(error) });
    }
  };
}

/** Where a row was taken from under the focus, its menu gets it back; somebody who went elsewhere stays there. */
function focusItem(id: string): void {
  if (document.activeElement !== document.body) return;
  document
    .querySelector<HTMLElement>(`[data-agenda-item="${CSS.escape(id)}"] [aria-haspopup="menu"]`)
    ?.focus();
}

function focusCurrent(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('[data-agenda-item][aria-current] button')?.focus();
}
