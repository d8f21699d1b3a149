import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { Suggestion } from './suggestion.types.ts';

export const SUGGESTION_COLUMNS = `s.id, s.document_id as "documentId", s.space_id as "spaceId",
  s.author_id as "authorId", s.created_at as "createdAt", s.outcome, s.decided_at as "decidedAt",
  s.decided_by_id as "decidedById", s.imported_author as "importedAuthor", s.imported_at as "importedAt"`;

const OPEN: Statement = {
  name: 'open-suggestions',
  text: `select ${SUGGESTION_COLUMNS} from suggestion s where s.document_id = $1 and s.outcome is null
    and ($2::float is null or (s.created_at, s.id) > (to_timestamp($2 / 1000), $3))
    order by s.created_at, s.id limit $4`,
};
const OPEN_COUNT: Statement = {
  name: 'open-suggestions-count',
  text: 'select count(*)::int as total from suggestion s where s.document_id = $1 and s.outcome is null',
};
/** The last moment that ECMAScript has. */
const MOMENT_MAX = 8_640_000_000_000_000;

/** What is proposed for a document and not decided, as far as the viewer reads it, oldest first. */
export async function listSuggestions(
  documentId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<Suggestion>> {
  const { first, after } = pageOf(page);
  const [at, id] = after ? placeOf(after) : [null, ''];
  const behind = at === null ? null : Number(at);
  if (behind !== null && !(Number.isInteger(behind) && Math.abs(behind) <= MOMENT_MAX))
    throw new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
  const rows = await context.read<Suggestion>(OPEN, [documentId, behind, id, first + 1]);
  return new PageOfRows(
    rows.map(suggestionOf),
    page,
    (suggestion) => [String(suggestion.createdAt.getTime()), suggestion.id],
    async () => (await context.read<{ total: number }>(OPEN_COUNT, [documentId]))[0]?.total ?? 0,
  );
}

const OPEN_PROPOSERS: Statement = {
  name: 'open-proposers',
  text: `select id, author_id as "authorId", created_at as "createdAt", imported_author as "importedAuthor",
      imported_at as "importedAt" from suggestion
    where document_id = $1 and outcome is null`,
};

/** Whose the open proposals for a document are, as far as the viewer reads them. */
export function openProposers(
  documentId: string,
  context: Context,
): Promise<Pick<Suggestion, 'id' | 'authorId' | 'createdAt' | 'importedAuthor' | 'importedAt'>[]> {
  return context.read(OPEN_PROPOSERS, [documentId]);
}

const BY_ID: Statement = {
  name: 'suggestions-by-id',
  text: `select ${SUGGESTION_COLUMNS} from suggestion s where s.id = any($1)`,
};

/** Proposals by id, as far as the viewer reads them. */
export async function suggestionsById(read: Read, ids: readonly string[]): Promise<Map<string, Suggestion>> {
  const rows = await read<Suggestion>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, suggestionOf(row)]));
}

function suggestionOf(row: Omit<Suggestion, never>): Suggestion {
  return Object.assign(new Suggestion(), row);
}
