import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import { pageOf, PageOfRows, placeOf, type PageArgs } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { DOCUMENT_COLUMNS, documentsOf, JOIN_AUTHOR, type DocumentRow } from '../documents/document-row.ts';
import { matcherOf } from './matcher.ts';
import { patternsOf, type Term } from './read-query.ts';
import { SearchHit, type SearchFilter, type SearchKind, type SearchPage } from './search.types.ts';
import { withSimilarWords } from './similar-words.ts';

type HitRow = DocumentRow & {
  kind: SearchKind;
  entryId: string;
  rank: number;
  changed: string;
  total: number;
};

/** Behind the function's own answer row-level security looks at each document once more. */
const FIND: Statement = {
  name: 'search',
  text: `select f.kind, f.id as "entryId", f.rank, f.changed, f.total, ${DOCUMENT_COLUMNS}
    from app_search($1, $2, $3) f join document d on d.id = f.document_id ${JOIN_AUTHOR}
    order by f.rank desc, f.changed::timestamptz desc, f.id desc`,
};

const READABLE: Statement = {
  name: 'search-spaces',
  text: `select id from space union select space_id from document_guest where account_id = (select app_account())`,
};

/** Where a list goes on: `similar` or `typed`, rank and moment. */
const PLACE = /^(similar|typed) (\d{1,6}) (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?)$/;

interface Place {
  isSimilar: boolean;
  rank: number;
  changed: string;
  id: string;
}

/**
 * What the viewer may read and every term is found in. When nothing is, and the list is read from its beginning, words
 * that are typed nearly so are looked for instead.
 */
export async function findDocuments(
  typed: readonly Term[],
  filter: SearchFilter,
  page: PageArgs,
  context: Context,
): Promise<SearchPage> {
  const { after } = pageOf(page);
  const place = after === undefined ? null : readPlace(after);
  const spaceId = filter.spaceId ?? null;
  if (!place?.isSimilar) {
    const found = await pageOfHits(typed, filter, page, place, context);
    if (found.nodes.length > 0 || place) return found;
  }
  const terms = await withSimilarWords(typed, spaceId, context.read);
  const found = terms && (await pageOfHits(terms, filter, page, place, context));
  if (found && (found.nodes.length > 0 || place)) return found;
  return Object.assign(new PageOfRows<SearchHit>([], page, placeOfHit, async () => 0), { terms: typed });
}

/** A live search is searched anew after whatever happens in what its viewer may read. */
export async function noteWhatCanChange(context: Context): Promise<void> {
  if (!context.reads) return;
  const rows = await context.read<{ id: string }>(READABLE);
  for (const { id } of rows) context.reads.add(changeKeys.events(id));
}

async function pageOfHits(
  terms: readonly Term[],
  filter: SearchFilter,
  page: PageArgs,
  place: Place | null,
  context: Context,
): Promise<SearchPage> {
  const patterns = JSON.stringify(patternsOf(terms));
  const find = (from: Place | null, count: number) =>
    context.read<HitRow>(FIND, [patterns, JSON.stringify(choiceOf(filter, from)), count]);
  const rows = await find(place, page.first + 1);
  const total = async () => (rows[0] ?? (await find(null, 1))[0])?.total ?? 0;
  return Object.assign(new PageOfRows(toHits(rows, terms), page, placeOfHit, total), { terms });
}

function choiceOf(filter: SearchFilter, place: Place | null): object {
  const { spaceId, kind, state, authorId, changedSince, changedUntil } = filter;
  return {
    spaceId,
    kind,
    authorId,
    since: changedSince,
    until: changedUntil,
    inBin: state === 'IN_BIN',
    rank: place?.rank,
    changed: place?.changed,
    id: place?.id,
  };
}

function toHits(rows: readonly HitRow[], terms: readonly Term[]): SearchHit[] {
  const documents = documentsOf(rows);
  const matcher = matcherOf(terms);
  const mode = terms.some(({ similar }) => similar.length > 0) ? 'similar' : 'typed';
  return rows.map(({ kind, entryId, rank, changed }, index) =>
    Object.assign(new SearchHit(), {
      id: entryId,
      place: `${mode} ${rank} ${changed}`,
      matcher,
      kind,
      document: documents[index]!,
    }),
  );
}

function placeOfHit({ place, id }: SearchHit): [string, string] {
  return [place, id];
}

function readPlace(after: string): Place {
  const [value, id] = placeOf(after);
  const [, mode, rank, changed] = PLACE.exec(value) ?? [];
  if (!changed || Number.isNaN(Date.parse(changed)))
    throw new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
  return { isSimilar: mode === 'similar', rank: Number(rank), changed, id };
}
