import { type EntryKind, numberOf } from '@umlauf/shared/entries';
import type { Statement } from '../platform/database/actor-read.ts';
import type { KnownEntries } from '../documents/entry-label.ts';
import type { Read } from '../platform/graphql/context.ts';

const NUMBERS: Statement = {
  name: 'numbers-of-document',
  text: 'select id, kind, year, number from text_entry where document_id = $1',
};
/** Row-level security names members to members alone. */
const PEOPLE: Statement = {
  name: 'members-by-id',
  text: `select a.id, a.name from membership m join account a on a.id = m.account_id
    where m.space_id = $1 and m.account_id = any($2) and (m.ends_at is null or m.ends_at > now())`,
};

const ACCOUNTS = /"responsible":"(acc_[0-9a-z]{26})"/g;

/**
 * What the viewer may know of the entries in a content of this document, which may be a former one: numbers stay.
 * @param content in the canonical form
 */
export async function knownEntries(
  read: Read,
  { id, spaceId }: { id: string; spaceId: string },
  content: string,
): Promise<Omit<KnownEntries, 'language'>> {
  const rows = await read<{ id: string; kind: EntryKind; year: number; number: number }>(NUMBERS, [id]);
  const named = new Set([...content.matchAll(ACCOUNTS)].map(([, account]) => account!));
  const people =
    named.size > 0 ? await read<{ id: string; name: string }>(PEOPLE, [spaceId, [...named]]) : [];
  return {
    numbers: Object.fromEntries(rows.map(({ id, kind, year, number }) => [id, numberOf(kind, year, number)])),
    people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
  };
}
