import type { AgendaRow } from './agenda-operations.ts';

/** What an item says, as it is sent. */
export interface Wording extends Pick<AgendaRow, 'title' | 'kind' | 'note' | 'isClosed'> {
  minutes: number | null | undefined;
  responsibleId: string | null;
  documentIds: string[];
}

type Present = Pick<
  AgendaRow,
  'title' | 'kind' | 'note' | 'isClosed' | 'minutes' | 'responsible' | 'documents'
>;

/** What is another one than when the dialog opened: what others have written meanwhile beside it stays. */
export function newIn(
  wording: Wording,
  { title, kind, note, isClosed, minutes, ...present }: Present,
): Partial<Wording> {
  const former: Wording = {
    ...{ title, kind, note, isClosed, minutes },
    responsibleId: present.responsible?.id ?? null,
    documentIds: present.documents.map(({ id }) => id),
  };
  const names = Object.keys(former) as (keyof Wording)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(wording[name]) !== JSON.stringify(former[name]))
      .map((name) => [name, wording[name]]),
  );
}
