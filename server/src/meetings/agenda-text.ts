import type { Locale } from '../accounts/account.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { escapeLineStart, escapeText } from '../documents/markdown-escapes.ts';
import { agendaFrom, type AgendaItemRow, ITEM_COLUMNS, ITEM_TABLES, meetingIn } from './agenda-rows.ts';
import type { Agenda, AgendaItem } from './agenda.types.ts';
import { AGENDA_WORDS, type AgendaWords } from './agenda-words.ts';

/** An agenda as it is read and sent: a line for each item, with its note and its history below it. */
export interface AgendaText {
  /** Empty when nothing stands on it. */
  plain: string;
  markdown: string;
}

interface Named {
  agenda: Agenda;
  /** Who is responsible, by account. */
  names: ReadonlyMap<string, string>;
}

/** The agenda of a meeting as the actor of the transaction reads it, without titles of documents. */
export async function agendaAsText(
  { sql }: Pick<Transaction, 'sql'>,
  meetingId: string,
  language: Locale,
): Promise<AgendaText> {
  const rows = await sql<AgendaItemRow & { responsibleName: string | null }>(
    `select ${ITEM_COLUMNS}, a.name as "responsibleName" from ${ITEM_TABLES}
     left join account a on a.id = i.responsible_id where i.meeting_id = $1 and i.removed_at is null`,
    [meetingId],
  );
  if (rows.length === 0) return { plain: '', markdown: '' };
  const names = new Map(rows.map((row) => [row.responsibleId ?? '', row.responsibleName ?? '']));
  return textOf({ agenda: agendaFrom(meetingIn(rows[0]!), rows), names }, language);
}

/** The same of one that has been read. */
export function textOf({ agenda, names }: Named, language: Locale): AgendaText {
  const words = AGENDA_WORDS[language];
  const items = agenda.placed.map((item) => ({
    level: item.level,
    label: words.label(item.number!),
    title: item.title,
    facts: factsOf(item, agenda, names, words),
    below: [item.note, historyOf(item, agenda, words)].filter((text) => text !== ''),
  }));
  return { plain: items.map(plainly).join('\n'), markdown: items.map(inMarkdown).join('\n') };
}

interface Line {
  level: number;
  label: string;
  title: string;
  facts: string;
  below: string[];
}

function plainly({ level, label, title, facts, below }: Line): string {
  const indent = '   '.repeat(level - 1);
  const lines = below.flatMap((text) => text.split('\n')).map((line) => `${indent}   ${line}`.trimEnd());
  return [`${indent}${label}: ${title}${facts && ` (${facts})`}`, ...lines].join('\n');
}

/** Nested lists: a number in front of a line would count anew in each of them. */
function inMarkdown({ level, label, title, facts, below }: Line): string {
  const indent = '  '.repeat(level - 1);
  const lines = below.flatMap((text) => [
    '',
    ...text.split('\n').map((line) => escapeLineStart(escaped(line))),
  ]);
  return [
    `${indent}- **${label}:** ${escaped(title)}${facts && ` (${escaped(facts)})`}`,
    ...lines.map((line) => line && `${indent}  ${line.trim()}`),
  ].join('\n');
}

function escaped(text: string): string {
  return escapeText(text, { isFollowed: true, encoded: null });
}

function factsOf(item: AgendaItem, agenda: Agenda, names: Named['names'], words: AgendaWords): string {
  const { kind, plannedMinutes, plannedAt, responsibleId, state } = item;
  const facts = [
    words.kind[kind],
    plannedMinutes === null ? '' : words.minutes(plannedMinutes),
    plannedAt === null || state === 'POSTPONED' ? '' : words.time(plannedAt, agenda.meeting.timeZone),
    (responsibleId && names.get(responsibleId)) ?? '',
    state === 'POSTPONED' ? words.postponed : '',
  ];
  return facts.filter((fact) => fact !== '').join(', ');
}

function historyOf({ carriedTimes, firstAt }: AgendaItem, agenda: Agenda, words: AgendaWords): string {
  if (carriedTimes === 0) return '';
  return words.again(carriedTimes + 1, firstAt, agenda.meeting.timeZone);
}
