import type { Document } from '../documents/document.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import type { Viewer } from '../platform/graphql/context.ts';

interface ImportedSuggestion {
  /** As it stands in the text. */
  id: string;
  author: string | null;
  at: Date | null;
}

/** A millisecond apart, so that they are listed in the order of the text. */
const INSERT = `
  insert into suggestion (id, document_id, space_id, author_id, created_at, imported_author, imported_at)
  select n.id, $4, $5, $6,
    date_trunc('milliseconds', now()) - (cardinality($1) - n.place) * interval '1 millisecond',
    coalesce(n.author, ''), n.at
  from unnest($1::text[], $2::text[], $3::timestamptz[]) with ordinality as n (id, author, at, place)`;

/** Takes over the tracked changes of a file of which the viewer has just made this document. */
export async function importSuggestions(
  { asHouse, sql, raise }: Transaction,
  viewer: Viewer,
  { id, spaceId, title }: Document,
  suggestions: readonly ImportedSuggestion[],
): Promise<void> {
  if (suggestions.length === 0) return;
  await asHouse(() =>
    sql(INSERT, [
      suggestions.map((each) => each.id),
      suggestions.map(({ author }) => author),
      suggestions.map(({ at }) => at),
      id,
      spaceId,
      viewer.accountId,
    ]),
  );
  for (const { id: suggestionId } of suggestions)
    raise({ spaceId, type: 'SUGGESTION_ADDED', subjectId: id, facts: { name: title, suggestionId } });
}
