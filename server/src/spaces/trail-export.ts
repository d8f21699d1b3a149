import { accountsById } from '../accounts/account.loaders.ts';
import type { Context } from '../platform/graphql/context.ts';
import { csvLine } from '../platform/trail/trail-csv.ts';
import { readTrail, type ShownEntry, type TrailFilter } from '../platform/trail/read-trail.ts';

export type ExportFormat = 'csv' | 'json';

const PAGE = 500;
const COLUMNS = [
  'sequence',
  'at',
  'kind',
  'actorId',
  'actor',
  'task',
  'organisation',
  'subjectId',
  'subject',
  'address',
  'facts',
] as const;
type Line = Record<(typeof COLUMNS)[number], string | null>;

/**
 * A whole trail as text, piece by piece, newest first: never more than one page in memory. `mayGoOn` is asked before
 * each page and throws when the viewer may not read it any more.
 */
export async function* exportTrail(
  context: Context,
  streamId: string,
  filter: TrailFilter,
  format: ExportFormat,
  mayGoOn: () => Promise<unknown>,
): AsyncGenerator<string> {
  // Spreadsheets take UTF-8 for what it is only with this mark.
  yield format === 'csv' ? `\ufeff${csvLine(COLUMNS)}` : '[';
  let before: number | undefined;
  let isFirst = true;
  for (;;) {
    await mayGoOn();
    const entries = await readTrail(context.read, streamId, filter, { first: PAGE, before });
    const names = await namesIn(context, entries);
    let text = '';
    for (const entry of entries) {
      const line = toLine(entry, names);
      text +=
        format === 'csv' ? csvLine(COLUMNS.map((column) => line[column])) : jsonLine(entry, line, isFirst);
      isFirst = false;
    }
    if (text) yield text;
    if (entries.length < PAGE) break;
    before = entries.at(-1)!.sequence;
  }
  if (format === 'json') yield '\n]\n';
}

async function namesIn(context: Context, entries: readonly ShownEntry[]): Promise<Map<string, string>> {
  const ids = entries.flatMap(({ actorId, subjectId }) => [actorId, subjectId]).filter((id) => id !== null);
  const accounts = await accountsById(context.read, [...new Set(ids)]);
  return new Map([...accounts].map(([id, { name }]) => [id, name]));
}

function toLine(entry: ShownEntry, names: Map<string, string>): Line {
  const { actorId, subjectId, facts } = entry;
  return {
    ...entry,
    sequence: String(entry.sequence),
    at: entry.at.toISOString(),
    actor: actorId && (names.get(actorId) ?? null),
    subject: (subjectId && names.get(subjectId)) ?? facts['name'] ?? null,
    facts: Object.keys(facts).length > 0 ? JSON.stringify(facts) : null,
  };
}

function jsonLine({ sequence, facts }: ShownEntry, line: Line, isFirst: boolean): string {
  const shown = Object.fromEntries(COLUMNS.map((column) => [column, line[column]]));
  return `${isFirst ? '' : ','}\n${JSON.stringify({ ...shown, sequence, facts })}`;
}
