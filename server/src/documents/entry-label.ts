import type { Node } from '@tiptap/pm/model';
import type { EntryKind } from '@umlauf/shared/entries';
import { ENTRY_WORDS, entryLabel } from '@umlauf/shared/entry-words';
import { fieldsOf } from './document-entries.ts';

/** What stands beside the text about its entries, for whoever gets a copy of it. */
export interface KnownEntries {
  language: keyof typeof ENTRY_WORDS;
  /** By the entries' ids. */
  numbers: Readonly<Record<string, string>>;
  /** Names by account ids, of those that may be named. */
  people: Readonly<Record<string, string>>;
}

/** The language of a text is known to none of its own readers: what is derived from it is in German. */
export const NOTHING_KNOWN: KnownEntries = { language: 'de', numbers: {}, people: {} };

/** `Beschluss 2026/14 (5 Ja, 2 Nein, angenommen)`; the number where it is known. */
export function labelOf(block: Node, { language, numbers, people }: KnownEntries = NOTHING_KNOWN): string {
  const fields = fieldsOf(block);
  return entryLabel(ENTRY_WORDS[language], block.type.name as EntryKind, fields, {
    number: numbers[String(block.attrs['id'])] ?? null,
    person: people[String(fields.responsible)] ?? null,
  });
}
