import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import {
  emptyConnection,
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { DECISION_COLUMNS, decisionOf, type DecisionRow } from './decision-rows.ts';
import { CHAIRED } from './decision.policy.ts';
import type { DecisionFilter, DecisionsArgs } from './decision.inputs.ts';
import type { Decision } from './decision.types.ts';

/** A word that must stand there, as the house's search reads it: LIKE patterns of folded text, or its stems. */
export interface Wanted {
  match: string[];
  stems: string[];
}

/** Reads what somebody typed. Throws INVALID_INPUT and LIMIT as the search does. */
export type ReadWords = (query: string, read: Read) => Promise<Wanted[]>;

/** A number as it is cited stands just so: 2026/1 is not 2026/14. */
const CITED = /\b(\d{4})\/(\d+)\b/g;
/** Which of them the viewer reads is row-level security's answer, in lists, counts and searches alike. */
const MATCHING = `where ($1::text is null or d.space_id = $1) and ($2::text is null or d.body_id = $2)
    and ($3::text is null or d.state = $3) and ($4::text is null or d.outcome = $4)
    and ($5::int is null or d.year = $5) and ($6::timestamptz is null or d.decided_at >= $6)`;
const ALL = `from decision d ${MATCHING} and $7::jsonb is null`;
/** Words are found by an index. */
const FOUND = `from app_find_decisions($7::jsonb) f join decision d on d.id = f.id ${MATCHING}`;

function pageStatement(order: DecisionsArgs['order'], hasWords: boolean): Statement {
  const [behind, way] = order === 'OLDEST_FIRST' ? ['>', 'asc'] : ['<', 'desc'];
  return {
    name: `decisions-${way}${hasWords ? '-found' : ''}`,
    text: `select ${DECISION_COLUMNS} ${hasWords ? FOUND : ALL} and ($8::text is null or d.position ${behind} (select o.position from decision o where o.id = $8))
      order by d.position ${way} limit $9`,
  };
}

const COUNT: Statement = { name: 'decisions-count', text: `select count(*)::int as total ${ALL}` };
const COUNT_FOUND: Statement = {
  name: 'decisions-count-found',
  text: `select count(*)::int as total ${FOUND}`,
};
const BY_ID: Statement = {
  name: 'decisions-by-id',
  text: `select ${DECISION_COLUMNS} from decision d where d.id = any($1)`,
};
const CHAIRED_ROUNDS: Statement = { name: 'rounds-chaired', text: CHAIRED };
const OF_ROUNDS: Statement = {
  name: 'decisions-of-circulations',
  text: `select ${DECISION_COLUMNS} from decision d where d.circulation_id = any($1)`,
};

/** Decisions that the viewer may read, in the order in which they were entered; `max`: of a page, for the house itself. */
export async function listDecisions(
  { filter, order, ...page }: DecisionsArgs,
  readWords: ReadWords,
  context: Context,
  max?: number,
): Promise<Connection<Decision>> {
  const { first, after } = pageOf(page, max);
  if (!context.isSignedIn) return emptyConnection();
  // Positions count the whole hub's: a cursor names the decision alone.
  const behind = after ? placeOf(after)[1]! : null;
  if (behind !== null && !isId('dec', behind))
    throw new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
  const values = await valuesOf(filter ?? {}, readWords, context);
  const hasWords = values.at(-1) !== null;
  const statement = pageStatement(order, hasWords);
  const rows = await context.read<DecisionRow>(statement, [...values, behind, first + 1]);
  return new PageOfRows(
    rows.map(decisionOf),
    page,
    ({ id }) => ['', id],
    async () =>
      (await context.read<{ total: number }>(hasWords ? COUNT_FOUND : COUNT, values))[0]?.total ?? 0,
  );
}

async function valuesOf(filter: DecisionFilter, readWords: ReadWords, context: Context): Promise<unknown[]> {
  const { spaceId, bodyId, state, outcome, year, since, text } = filter;
  const wanted = text?.trim() ? await readWords(text.replaceAll(CITED, '"$1 $2"'), context.read) : null;
  const words = wanted && JSON.stringify(wanted.map(({ match, stems }) => ({ match, stems })));
  return [spaceId, bodyId, state, outcome, year, since, words].map((value) => value ?? null);
}

/** Decisions by id, as far as the viewer reads them. */
export async function decisionsById(read: Read, ids: readonly string[]): Promise<Map<string, Decision>> {
  const rows = await read<DecisionRow>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, decisionOf(row)]));
}

/** Decisions by the round that led to them, as far as the viewer reads them. */
export async function decisionsOfRounds(read: Read, ids: readonly string[]): Promise<Map<string, Decision>> {
  const rows = await read<DecisionRow>(OF_ROUNDS, [ids]);
  return new Map(rows.map((row) => [row.circulationId!, decisionOf(row)]));
}

/** Which of these rounds the viewer has presided over since they began. */
export async function chairedRounds(read: Read, ids: readonly string[]): Promise<Map<string, true>> {
  const rows = await read<{ id: string }>(CHAIRED_ROUNDS, [ids]);
  return new Map(rows.map(({ id }) => [id, true]));
}
