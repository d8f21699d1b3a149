import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import type { Document } from '../documents/document.entity.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { roleOf } from '../spaces/space.policy.ts';
import { CIRCULATION_COLUMNS, isEntitled, type CirculationRow, type SeatRow } from './circulation-rows.ts';

/** What can be done about rounds; beside it, whoever is asked reads the round and answers. */
const VERBS = {
  read: 'readCirculations',
  start: 'startCirculation',
  withdraw: 'withdrawCirculation',
} as const satisfies Record<string, SpaceVerb>;

export type CirculationVerb = keyof typeof VERBS;

/** The document, when this viewer may send it round. Throws as `authorizeDocument`. */
export async function authorizeStart(
  transaction: Transaction,
  viewer: Viewer,
  documentId: string,
): Promise<Document> {
  const document = await authorizeDocument(transaction, viewer, 'edit', documentId);
  if (!can(await roleOf(transaction, viewer, document.spaceId), 'start')) throw new AppError('FORBIDDEN');
  return document;
}

/** Whether this role in the document's space allows this. */
export function can(role: string | null, verb: CirculationVerb): boolean {
  return roleAllows(role, VERBS[verb]);
}

/** Whether this viewer, in this role, may withdraw the round: who started it and may still start some, and leads. */
export function canWithdraw(
  role: string | null,
  { startedById, state }: Pick<CirculationRow, 'startedById' | 'state'>,
  accountId: string,
): boolean {
  if (state !== 'RUNNING') return false;
  return can(role, 'withdraw') || (startedById === accountId && can(role, 'start'));
}

/**
 * Whether this seat is the viewer's, and they still speak there: guests of a body listen, and answer nothing. In a secret
 * round nobody does who has no vote, since nothing said there can be told apart from a ballot.
 */
export function canAnswerFor(
  { secret }: Pick<RuleSet, 'secret'>,
  { accountId, kind, endedAt }: Pick<SeatRow, 'accountId' | 'kind' | 'endedAt'>,
  viewerId: string,
  now: number,
): boolean {
  if (secret && !isEntitled(kind)) return false;
  return accountId === viewerId && kind !== 'GUEST' && !(endedAt && endedAt.getTime() <= now);
}

/**
 * The round, when this viewer may read it: members of its space, and whoever is asked and has not left. Throws NOT_FOUND when they may not,
 * also when there is none. Row-level security answers the same question; a token's spaces are asked by it alone.
 */
export async function authorizeCirculation(
  transaction: Transaction,
  viewer: Viewer,
  circulationId: string,
): Promise<{ row: CirculationRow; role: string | null }> {
  const [row] = isId('cir', circulationId)
    ? await transaction.sql<CirculationRow>(
        `select ${CIRCULATION_COLUMNS} from circulation c where c.id = $1`,
        [circulationId],
      )
    : [];
  if (!row) throw new AppError('NOT_FOUND');
  const role = await roleOf(transaction, viewer, row.spaceId);
  if (can(role, 'read')) return { row, role };
  const asked = await transaction.sql(
    `select 1 from circulation_seat where circulation_id = $1 and account_id = $2
       and (ended_at is null or ended_at > now()) limit 1`,
    [row.id, viewer.accountId],
  );
  if (asked.length === 0) throw new AppError('NOT_FOUND');
  return { row, role };
}
