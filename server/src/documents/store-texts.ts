import type { EntryKind } from '@umlauf/shared/entries';
import type { DerivedEntry } from './document-entries.ts';
import type { Database, Transaction } from '../platform/database/database.ts';

/** What was derived from a document as it was at `revision`. */
export interface DerivedText {
  documentId: string;
  revision: number;
  text: string;
  markdown: string;
  entries: readonly DerivedEntry[];
  /** Who wrote since the last derivation, as far as this process knows. */
  writers: ReadonlySet<string>;
}

interface StoredRow {
  id: string;
  space_id: string;
  title: string;
}

/** Stores the texts that are newer than those that are there, in one transaction, each with its event. */
export async function storeTexts(database: Database, texts: readonly DerivedText[]): Promise<void> {
  await database.withActor({ system: 'text-derivation' }, async (transaction) => {
    const rows = await transaction.sql<StoredRow>(STORE, [
      texts.map(({ documentId }) => documentId),
      texts.map(({ revision }) => revision),
      texts.map(({ text }) => text),
      texts.map(({ markdown }) => markdown),
    ]);
    await describeEntries(
      transaction,
      texts.filter(({ documentId }) => rows.some(({ id }) => id === documentId)),
    );
    for (const { id, space_id, title } of rows) {
      transaction.raise({
        spaceId: space_id,
        type: 'DOCUMENT_TEXT_CHANGED',
        subjectId: id,
        facts: { name: title },
      });
    }
    const writersOf = new Map(texts.map(({ documentId, writers }) => [documentId, writers]));
    await sawOwnWriting(transaction, rows, (documentId) => writersOf.get(documentId)!);
  });
}

interface ChangedEntry {
  id: string;
  kind: EntryKind;
  /** Who had it before as a task, and has it now. */
  former: string | null;
  present: string | null;
}

/** What the saved texts say of their entries. Tells the registers of those that say another thing than before. */
export async function describeEntries(
  { sql, afterCommit }: Pick<Transaction, 'sql' | 'afterCommit'>,
  texts: readonly Pick<DerivedText, 'documentId' | 'entries'>[],
): Promise<void> {
  const changed = await sql<ChangedEntry>('select * from describe_text_entries($1, $2::jsonb[])', [
    texts.map(({ documentId }) => documentId),
    texts.map(({ entries }) => JSON.stringify(entries)),
  ]);
  afterCommit((announcements) => {
    for (const { id, kind } of changed)
      if (kind === 'decision') announcements.emit('decisionChanged', { decisionId: decisionOfEntry(id) });
    for (const accountId of new Set(changed.flatMap(({ former, present }) => [former, present])))
      if (accountId) announcements.emit('accountChanged', { accountId });
  });
}

/** The register's id for a decision that stands in a text. */
export function decisionOfEntry(entryId: string): string {
  return entryId.replace(/^blk/, 'dec');
}

/** Documents are locked in ascending id order, like everywhere. */
const STORE = `
  with given as (
    select * from unnest($1::text[], $2::int[], $3::text[], $4::text[]) as g(id, revision, text, markdown)),
  locked as (
    select d.id from document d join given g on g.id = d.id
    where d.text_revision < g.revision order by d.id collate "C" for no key update of d)
  update document d set text = g.text, markdown = g.markdown, text_revision = g.revision
  from given g join locked on locked.id = g.id
  where d.id = g.id returning d.id, d.space_id, d.title`;

/**
 * One's own writing is no news: who was up to date stays so, as far as the first of the new events are about documents
 * in which they wrote. Nothing is kept about who wrote when.
 */
async function sawOwnWriting(
  { sql }: Transaction,
  rows: readonly StoredRow[],
  writersOf: (documentId: string) => ReadonlySet<string>,
): Promise<void> {
  const seen: [spaces: string[], accounts: string[], counts: number[]] = [[], [], []];
  for (const [spaceId, events] of Map.groupBy(rows, (row) => row.space_id)) {
    for (const accountId of writersOf(events[0]!.id)) {
      const others = events.findIndex(({ id }) => !writersOf(id).has(accountId));
      seen[0].push(spaceId);
      seen[1].push(accountId);
      seen[2].push(others === -1 ? events.length : others);
    }
  }
  if (seen[0].length === 0) return;
  await sql(
    `update space_visit v set seen_sequence = s.sequence + own.events
     from stream s, unnest($1::text[], $2::text[], $3::int[]) as own(space_id, account_id, events)
     where s.id = own.space_id and v.space_id = s.id and v.account_id = own.account_id and v.seen_sequence = s.sequence`,
    seen,
  );
}
