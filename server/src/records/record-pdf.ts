import { computeResult } from '@umlauf/shared/circulation/compute-result';
import { DEADLINE_ZONE } from '@umlauf/shared/circulation/deadline';
import { tellResult } from '@umlauf/shared/circulation/result-words';
import type { Result } from '@umlauf/shared/circulation/round';
import { tellRules } from '@umlauf/shared/circulation/rule-words';
import type { ExportedPictures } from '../exports/document-pictures.ts';
import type { Language } from '../exports/language-of.ts';
import type { WritingParts } from '../exports/write-export.ts';
import type { ReadRecord } from './read-record.ts';
import { RECORD_WORDS } from './record.words.ts';
import {
  canonical,
  roundOfRecord,
  type RecordedAnswer,
  type RecordedSeat,
  type RoundRecord,
} from './round-record.ts';

/** A block as documents have them, in JSON. */
interface Block {
  type: string;
  attrs?: Record<string, unknown>;
  text?: string;
  marks?: { type: string }[];
  content?: Block[];
}

/** The record as PDF/UA-1: a document of the house's own words, with what went round behind it. */
export function recordPdf(
  { pdf, base }: Pick<WritingParts, 'pdf' | 'base'>,
  read: ReadRecord,
  language: Language,
  pictures: ExportedPictures,
): Promise<Uint8Array> {
  const { round, decision } = read.record;
  const words = RECORD_WORDS[language];
  const lines = [
    words.lead,
    words.ended.replace('{moment}', momentOf(round.endedAt, language)),
    ...(decision ? [`${words.decision} ${decision.number}`] : []),
    `${words.hash}: ${round.contentHash}`,
  ];
  const content = canonical({ type: 'doc', content: new Paper(read, language).blocks() });
  const { title } = round;
  const head = { title, spaceName: '', at: read.endedAt, language, version: null, lines, base };
  return pdf.make({ ...head, content, pictures });
}

class Paper {
  private readonly record: RoundRecord;
  private readonly words: (typeof RECORD_WORDS)[Language];

  constructor(
    private readonly read: ReadRecord,
    private readonly language: Language,
  ) {
    this.record = read.record;
    this.words = RECORD_WORDS[language];
  }

  blocks(): Block[] {
    const { words, record } = this;
    return [
      heading(words.matter),
      ...this.facts(),
      heading(words.result),
      ...this.result(),
      heading(words.rules),
      list(tellRules(record.rules.rules, this.language).map((sentence) => [paragraph(sentence)])),
      heading(words.seats),
      table([words.columns, ...record.seats.map((seat) => this.seat(seat))]),
      heading(words.answers),
      ...this.answers(),
      ...this.files(),
      heading(words.text),
      ...blocksOf(this.read.content),
      ...this.further(),
    ];
  }

  private files(): Block[] {
    const { words, record } = this;
    const { attachments = [] } = record.round;
    if (attachments.length === 0) return [];
    const rows = attachments.map(({ name, documentPosition, bytes, hash }) => [
      ...[name, String(documentPosition), String(bytes), hash],
    ]);
    return [heading(words.files), table([words.fileColumns, ...rows])];
  }

  private further(): Block[] {
    const { words, record, read } = this;
    return (record.round.furtherDocuments ?? []).flatMap(({ position, title, contentHash }, index) => [
      heading(words.further.replace('{position}', String(position)).replace('{title}', () => title)),
      labelled(words.hash, contentHash),
      ...blocksOf(read.further[index]!),
    ]);
  }

  private facts(): Block[] {
    const { words, record, language } = this;
    const { round, rules } = record;
    const started = momentOf(round.startedAt, language);
    const { name, version } = rules;
    return [
      labelled(words.question, round.question),
      labelled(words.asked, round.bodyName ?? words.members),
      labelled(
        words.started,
        words.by.replace('{moment}', started).replace('{name}', () => round.startedBy ?? words.nobody),
      ),
      labelled(words.deadline, momentOf(round.deadlineAt, language)),
      ...(name
        ? [
            labelled(
              words.rules,
              words.rulesNamed.replace('{version}', String(version)).replace('{name}', () => name),
            ),
          ]
        : []),
    ];
  }

  private result(): Block[] {
    const { words, record, language } = this;
    const { state, reason, counts, withdrawnBecause } = record.round;
    const told =
      state === 'WITHDRAWN'
        ? words.withdrawn.replace('{reason}', () => withdrawnBecause ?? '')
        : tellResult({ outcome: state, reason, counts } as Result, language);
    return [
      paragraph(told),
      ...(record.decision ? [labelled(words.decision, record.decision.number)] : []),
      ...(record.rules.rules.secret ? [paragraph(words.secret)] : []),
    ];
  }

  private seat(seat: RecordedSeat): string[] {
    const { words, language } = this;
    const { organisation, name, kind, reachedAt, openedAt, endedAt } = seat;
    const moment = (at: string | null) => (at === null ? words.never : momentOf(at, language));
    const left = endedAt && words.left.replace('{moment}', momentOf(endedAt, language));
    return [
      organisation ?? '–',
      name ?? words.nobody,
      [words.kinds[kind], ...this.handings(seat), left].filter(Boolean).join(', '),
      moment(reachedAt),
      moment(openedAt),
    ];
  }

  /** From whom the question came, and to whom it was handed on, also where that was taken back. */
  private handings({ id, forwardedFromId }: RecordedSeat): string[] {
    const { words, record } = this;
    const told = (sentence: string, { name }: RecordedSeat) =>
      sentence.replace('{name}', () => name ?? words.nobody);
    const from = record.seats.filter((seat) => seat.id === forwardedFromId);
    const to = record.seats.filter((seat) => seat.forwardedFromId === id);
    return [
      ...from.map((seat) => told(words.handedFrom, seat)),
      ...to.map((seat) => told(words.handedOn, seat)),
    ];
  }

  private answers(): Block[] {
    const { record, words } = this;
    if (record.answers.length === 0) return [paragraph(words.noAnswers)];
    const { ignored } = computeResult(roundOfRecord(record), Infinity);
    const seats = new Map(record.seats.map((seat) => [seat.id, seat]));
    const told = ({ id, seatId, name, choice, remark, at, program }: RecordedAnswer): Block[] => {
      const why = ignored.get(id);
      const by = program === undefined ? name : words.program.replace('{name}', () => program);
      const who = [by ?? words.nobody, seats.get(seatId)?.organisation].filter(Boolean).join(', ');
      const what = choice === null ? words.voted : words.choices[choice];
      const line = `${momentOf(at, this.language)} – ${who}: ${what}${why ? ` (${words.ignored[why]})` : ''}`;
      return [paragraph(line), ...(remark ? remark.split(/\n+/).map((each) => paragraph(each)) : [])];
    };
    return [list(record.answers.map(told))];
  }
}

/** Blocks of a text in its canonical form. */
function blocksOf(content: string): Block[] {
  return lowered((JSON.parse(content) as Block).content ?? []);
}

/** The headings of what went round stand below the record's own. */
function lowered(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    if (block.type !== 'heading')
      return { ...block, ...(block.content && { content: lowered(block.content) }) };
    const level = Math.min(6, Number(block.attrs?.['level'] ?? 1) + 1);
    return { ...block, attrs: { ...block.attrs, level } };
  });
}

function text(words: string, marks?: Block['marks']): Block[] {
  return words === '' ? [] : [{ type: 'text', text: words, ...(marks && { marks }) }];
}

function paragraph(words: string): Block {
  return { type: 'paragraph', content: text(words) };
}

function labelled(label: string, words: string): Block {
  return { type: 'paragraph', content: [...text(`${label}: `, [{ type: 'bold' }]), ...text(words)] };
}

function heading(words: string): Block {
  return { type: 'heading', attrs: { level: 1 }, content: text(words) };
}

function list(items: Block[][]): Block {
  return { type: 'bulletList', content: items.map((content) => ({ type: 'listItem', content })) };
}

/** The first row is the head. */
function table(rows: string[][]): Block {
  const cell = (words: string, row: number): Block => ({
    type: row === 0 ? 'tableHeader' : 'tableCell',
    content: [paragraph(words)],
  });
  return {
    type: 'table',
    content: rows.map((cells, row) => ({
      type: 'tableRow',
      content: cells.map((words) => cell(words, row)),
    })),
  };
}

function momentOf(at: string, language: Language): string {
  const style = { dateStyle: 'medium', timeStyle: 'medium', timeZone: DEADLINE_ZONE } as const;
  return new Date(at).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', style);
}
