import { Locale } from '../accounts/account.entity.ts';
import { printable } from '../documents/printable.ts';
import type { Language } from '../exports/language-of.ts';
import { MINUTES_WORDS, type MinutesWords } from '../meetings/minutes-words.ts';
import { entriesAsTables } from './entry-tables.ts';
import { PAPER_WORDS, type PaperWords } from './minutes.words.ts';
import {
  heading,
  labelled,
  list,
  paragraph,
  type PaperBlock,
  table,
  words,
  wordsIn,
} from './paper-blocks.ts';
import type { MinutesApprovalFact, MinutesFacts, NamedAttendee, NamedPerson } from './read-minutes.ts';

const LOCALES: Record<Language, Locale> = { de: Locale.DE, en: Locale.EN };
/** Below the parts of the paper stand the items, as they do in the text. */
const ITEM_LEVEL = 2;

export interface PaperWish {
  facts: MinutesFacts;
  spaceName: string;
  /** When they are issued. */
  issuedAt: Date;
  /** The text in the canonical form. */
  content: string;
  language: Language;
}

/** Minutes in the form of DIN 5008, as blocks of a document: head, what came of each item, foot. */
export function minutesOnPaper(wish: PaperWish): string {
  return JSON.stringify({ type: 'doc', content: new MinutesPaper(wish).blocks() });
}

class MinutesPaper {
  private readonly facts: MinutesFacts;
  private readonly words: PaperWords;
  private readonly clock: Pick<MinutesWords, 'day' | 'time' | 'item'>;

  constructor(private readonly wish: PaperWish) {
    this.facts = wish.facts;
    this.words = PAPER_WORDS[wish.language];
    this.clock = MINUTES_WORDS[LOCALES[wish.language]];
  }

  blocks(): PaperBlock[] {
    return [...this.head(), ...this.people(), ...this.agenda(), ...this.course(), ...this.foot()];
  }

  private head(): PaperBlock[] {
    const { words: w, facts, wish } = this;
    const { meeting, body, series } = facts;
    const lines: [string, string | null][] = [
      [w.organiser, body ?? wish.spaceName],
      [w.series, series],
      [w.occasion, meeting.title],
      [w.date, this.day(meeting.startedAt ?? meeting.startsAt)],
      [w.begin, this.time(meeting.startedAt)],
      [w.end, this.time(meeting.endedAt ?? meeting.cancelledAt)],
      [w.place, meeting.place || null],
      [w.video, meeting.videoUrl],
      [w.chair, facts.chair ?? w.open],
      [w.keeper, facts.keeper ?? w.open],
    ];
    const said = lines.filter((line): line is [string, string] => line[1] !== null);
    return [heading(1, w.facts), ...said.map(([label, value]) => labelled(label, printable(value)))];
  }

  private people(): PaperBlock[] {
    const { words: w, facts } = this;
    const groups = Map.groupBy(facts.attendees, groupOf);
    const shown = (['present', 'guests', 'excused', 'unexcused', 'unsaid'] as const).flatMap((group) => {
      const members = groups.get(group) ?? [];
      return members.length > 0 ? [heading(2, w.groups[group]), this.group(members)] : [];
    });
    return [heading(1, w.people), ...(shown.length > 0 ? shown : [paragraph(words(w.nobody))])];
  }

  private group(members: readonly NamedAttendee[]): PaperBlock {
    const { words: w } = this;
    const wereThere = members.some(({ stays }) => stays.length > 0);
    const row = ({ name, organisation, kind, stays }: NamedAttendee) => [
      name ?? w.formerly,
      organisation ?? w.open,
      w.kinds[kind],
      ...(wereThere ? [this.stays(stays)] : []),
    ];
    return table([[w.name, w.organisation, w.as, ...(wereThere ? [w.when] : [])], ...members.map(row)]);
  }

  private stays(stays: NamedAttendee['stays']): string {
    const times = stays.map(({ cameAt, leftAt }) =>
      leftAt
        ? `${this.time(cameAt)} – ${this.time(leftAt)}`
        : this.words.since.replace('{time}', this.time(cameAt)),
    );
    return times.join(', ') || this.words.open;
  }

  private agenda(): PaperBlock[] {
    const { words: w, facts, clock } = this;
    const lines = facts.agenda.map(({ number, entry }) => printable(clock.item(number, entry.title)));
    return [heading(1, w.agenda), lines.length > 0 ? list(lines) : paragraph(words(w.noAgenda))];
  }

  private course(): PaperBlock[] {
    const { facts, wish } = this;
    const { content = [] } = JSON.parse(wish.content) as PaperBlock;
    const blocks = withoutHead(content, this.saidAbove()).filter(saysAnything).map(lowered);
    return [heading(1, this.words.course), ...entriesAsTables(blocks, facts.entries, wish.language)];
  }

  /** What the house wrote above the items, in whichever language, as far as the head of the paper says it as well. */
  private saidAbove(): Set<string> {
    const { meeting, body, chair, keeper } = this.facts;
    const { timeZone, startsAt, startedAt } = meeting;
    return new Set(
      Object.values(MINUTES_WORDS).flatMap((w) =>
        [
          [w.occasion, meeting.title],
          [w.body, body ?? ''],
          [w.date, w.day(startsAt, timeZone)],
          [w.begin, startedAt ? w.time(startedAt, timeZone) : ''],
          [w.place, meeting.place],
          [w.chair, chair ?? w.open],
          [w.keeper, keeper ?? w.open],
        ].map(([label, value]) => `${label}: ${printable(value!)}`),
      ),
    );
  }

  private foot(): PaperBlock[] {
    const { words: w, facts, wish } = this;
    const attachments = [
      ...facts.documents.map(({ title, number }) =>
        w.toItem.replace('{number}', number).replace('{title}', () => title),
      ),
      ...facts.files,
    ];
    return [
      heading(1, w.issue),
      labelled(w.issued, this.day(wish.issuedAt)),
      labelled(w.chair, facts.chair ?? w.open),
      labelled(w.keeper, facts.keeper ?? w.open),
      ...facts.approvals.flatMap((approval) => this.approval(approval)),
      ...this.listed(
        w.distribution,
        facts.distribution.map((person) => this.named(person)),
      ),
      ...this.listed(w.attachments, attachments),
      labelled(w.next, facts.nextAt ? `${this.day(facts.nextAt)}, ${this.time(facts.nextAt)}` : w.notPlanned),
    ];
  }

  /** In place of signatures. */
  private approval({ kind, at, bySilence, hash, meeting }: MinutesApprovalFact): PaperBlock[] {
    const { words: w } = this;
    const said = w.approval[bySilence ? 'bySilence' : meeting ? 'at' : 'alone']
      .replace('{date}', this.day(at))
      .replace('{day}', meeting ? this.day(meeting.startsAt) : '')
      .replace('{title}', () => printable(meeting?.title ?? ''));
    return [
      labelled(kind === 'APPROVED' ? w.approved : w.corrected, said),
      ...(hash === null ? [] : [labelled(w.hash, hash)]),
    ];
  }

  private listed(label: string, lines: readonly string[]): PaperBlock[] {
    if (lines.length === 0) return [labelled(label, this.words.none)];
    return [paragraph(words(`${label}:`, 'bold')), list(lines.map(printable))];
  }

  private named({ name, organisation }: NamedPerson): string {
    return [name ?? this.words.formerly, organisation].filter(Boolean).join(', ');
  }

  private day(at: Date): string {
    return this.clock.day(at, this.facts.meeting.timeZone);
  }

  private time(at: Date | null): string {
    return at ? this.clock.time(at, this.facts.meeting.timeZone) : this.words.open;
  }
}

function groupOf({ kind, state }: NamedAttendee): keyof PaperWords['groups'] {
  if (state === 'EXCUSED') return 'excused';
  if (state === 'UNEXCUSED') return 'unexcused';
  if (state === 'EXPECTED') return 'unsaid';
  return kind === 'GUEST' ? 'guests' : 'present';
}

/** Without the lines of a list at the beginning that say what is said already; whatever else stands there stays. */
function withoutHead(blocks: readonly PaperBlock[], said: ReadonlySet<string>): PaperBlock[] {
  const [first, ...others] = blocks;
  if (first?.type !== 'bulletList') return [...blocks];
  const left = (first.content ?? []).filter((line) => !said.has(wordsIn(line).trim()));
  return left.length > 0 ? [{ ...first, content: left }, ...others] : others;
}

/** Room in which nobody has written is none on paper. */
function saysAnything({ type, content = [] }: PaperBlock): boolean {
  return type !== 'paragraph' || content.length > 0;
}

/** No heading of the text stands beside the parts of the paper. */
function lowered(block: PaperBlock): PaperBlock {
  if (block.type !== 'heading') return block;
  const level = Math.max(ITEM_LEVEL, Number(block.attrs?.['level'] ?? ITEM_LEVEL));
  return { ...block, attrs: { ...block.attrs, level } };
}
