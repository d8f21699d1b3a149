import type { EntryFields, EntryKind } from './entries.ts';

/** How an entry is told in words: what it is, and what its fields say. */
export interface EntryWords {
  kinds: Readonly<Record<EntryKind, string>>;
  yes: string;
  no: string;
  abstention: string;
  results: Readonly<Record<'ADOPTED' | 'REJECTED', string>>;
  states: Readonly<Record<'OPEN' | 'DONE', string>>;
  due: string;
  responsible: string;
  /** How a day is written that there is. */
  day(due: string): string;
}

const GERMAN: EntryWords = {
  kinds: { decision: 'Beschluss', task: 'Aufgabe', statement: 'Erklärung', vote: 'Abstimmung' },
  yes: 'Ja',
  no: 'Nein',
  abstention: 'Enthaltung',
  results: { ADOPTED: 'angenommen', REJECTED: 'abgelehnt' },
  states: { OPEN: 'offen', DONE: 'erledigt' },
  due: 'bis',
  responsible: 'zuständig',
  day: (due) => due.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3.$2.$1'),
};

const ENGLISH: EntryWords = {
  kinds: { decision: 'Decision', task: 'Task', statement: 'Statement', vote: 'Vote' },
  yes: 'yes',
  no: 'no',
  abstention: 'abstention',
  results: { ADOPTED: 'adopted', REJECTED: 'rejected' },
  states: { OPEN: 'open', DONE: 'done' },
  due: 'until',
  responsible: 'responsible',
  day: (due) => due,
};

export const ENTRY_WORDS = { de: GERMAN, en: ENGLISH };

/** What it is, with its number where that is known: `Beschluss 2026/14`. */
export function entryTitle(words: EntryWords, kind: EntryKind, number?: string | null): string {
  return number ? `${words.kinds[kind]} ${number}` : words.kinds[kind];
}

/** What the fields say, in their order; `person`: the name of whoever is responsible, where that is known. */
export function entryFacts(words: EntryWords, fields: EntryFields, person?: string | null): string[] {
  const { yes, no, abstention, result, due, state } = fields;
  const counts = [
    [yes, words.yes],
    [no, words.no],
    [abstention, words.abstention],
  ] as const;
  return [
    ...counts.flatMap(([count, word]) => (count === null ? [] : `${count} ${word}`)),
    ...(result === null ? [] : [words.results[result]]),
    ...(person ? [`${words.responsible}: ${person}`] : []),
    ...(due === null ? [] : [`${words.due} ${words.day(due)}`]),
    ...(state === null ? [] : [words.states[state]]),
  ];
}

/** `Beschluss 2026/14 (5 Ja, 2 Nein, angenommen)` */
export function entryLabel(
  words: EntryWords,
  kind: EntryKind,
  fields: EntryFields,
  known: { number?: string | null; person?: string | null } = {},
): string {
  const title = entryTitle(words, kind, known.number);
  const facts = entryFacts(words, fields, known.person);
  return facts.length > 0 ? `${title} (${facts.join(', ')})` : title;
}
