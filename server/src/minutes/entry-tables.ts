import { type EntryFields, isEntryKind, NO_FIELDS, type EntryKind } from '@umlauf/shared/entries';
import { ENTRY_WORDS } from '@umlauf/shared/entry-words';
import type { Language } from '../exports/language-of.ts';
import { PAPER_WORDS } from './minutes.words.ts';
import { type PaperBlock, table } from './paper-blocks.ts';

/** What is known of the entries in minutes beside their text, each by id. */
export interface EntriesOnPaper {
  numbers: Readonly<Record<string, string>>;
  /** Names by account ids, of those that may be named. */
  people: Readonly<Record<string, string>>;
  /** Decisions and votes for which too few were there. */
  withoutQuorum: ReadonlySet<string>;
}

/**
 * Typed blocks as tables, each with a head that says what it is and what its fields are; all other blocks as they are. Entries
 * stand at the top of a text alone.
 */
export function entriesAsTables(
  blocks: readonly PaperBlock[],
  known: EntriesOnPaper,
  language: Language,
): PaperBlock[] {
  return blocks.map((block) => (isEntryKind(block.type) ? entryTable(block, known, language) : block));
}

function entryTable(block: PaperBlock, known: EntriesOnPaper, language: Language): PaperBlock {
  const kind = block.type as EntryKind;
  const { id, ...given } = block.attrs ?? {};
  const fields = { ...NO_FIELDS, ...given } as EntryFields;
  const [own, paper] = [ENTRY_WORDS[language], PAPER_WORDS[language]];
  const number = known.numbers[String(id)] ?? paper.open;
  const wording = block.content ?? [];
  const count = (votes: number | null) => (votes === null ? paper.open : String(votes));
  switch (kind) {
    case 'task': {
      const { responsible, due, state } = fields;
      return table([
        [own.kinds.task, paper.wording, paper.responsible, paper.due, paper.state],
        [
          number,
          wording,
          known.people[String(responsible)] ?? paper.open,
          due === null ? paper.open : own.day(due),
          own.states[state ?? 'OPEN'],
        ],
      ]);
    }
    case 'statement':
      return table([
        [own.kinds.statement, paper.wording],
        [number, wording],
      ]);
    default: {
      const { yes, no, abstention, result } = fields;
      const came = [
        result === null ? paper.open : own.results[result],
        ...(known.withoutQuorum.has(String(id)) ? [paper.withoutQuorum] : []),
      ].join(', ');
      return table([
        [own.kinds[kind], paper.wording, own.yes, own.no, own.abstention, paper.result],
        [number, wording, count(yes), count(no), count(abstention), came],
      ]);
    }
  }
}
