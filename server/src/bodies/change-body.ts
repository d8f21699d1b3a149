import { LIMITS } from '@umlauf/shared/limits';
import type { TrailKind } from '@umlauf/shared/trail-kinds';
import { authorizeInHub } from '../accounts/hub.policy.ts';
import type { Transaction } from '../platform/database/database.ts';
import { isDuplicate } from '../platform/database/database-errors.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { isId, newId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { Body } from './body.types.ts';
import type { BodyFacts } from './body.inputs.ts';

/** What became of a body, for the trail. */
export interface BodyChange {
  kind: TrailKind;
  body: Pick<Body, 'id' | 'name'>;
  subjectId: string;
  facts?: Record<string, string>;
}

/** Asks the hub's policy, works, records it, and tells whoever shows bodies. */
export function changeBodies<T>(
  context: Context,
  announcements: Announcements,
  work: (transaction: Transaction) => Promise<[BodyChange, T]>,
): Promise<T> {
  const viewer = context.signedIn;
  return context.transaction(async (transaction) => {
    await authorizeInHub(transaction, viewer, 'manageBodies');
    const [{ kind, body, subjectId, facts = {} }, made] = await work(transaction);
    transaction.record({ kind, subjectId, facts: { name: body.name, ...facts } });
    transaction.afterCommit(() => announcements.emit('bodyChanged', { bodyId: body.id }));
    return made;
  });
}

/** The body, locked until the end of the transaction. Throws NOT_FOUND. */
export async function findBody({ sql }: Transaction, bodyId: string): Promise<BodyFacts & { id: string }> {
  const [body] = isId('bod', bodyId)
    ? await sql<BodyFacts & { id: string }>(
        'select id, name, short_name as "shortName", purpose, quorum_percent as "quorumPercent" from body where id = $1 for update',
        [bodyId],
      )
    : [];
  if (!body) throw new AppError('NOT_FOUND');
  return body;
}

export async function insertBody({ sql }: Transaction, facts: BodyFacts): Promise<string> {
  const [count] = await sql<{ total: number }>('select count(*)::int as total from body');
  if (count!.total >= LIMITS.bodiesPerHub)
    throw new AppError('LIMIT', { limit: 'bodiesPerHub', max: LIMITS.bodiesPerHub });
  const id = newId('bod');
  await sql('insert into body (id, name, short_name, purpose, quorum_percent) values ($1, $2, $3, $4, $5)', [
    ...[id, facts.name, facts.shortName, facts.purpose, facts.quorumPercent],
  ]).catch(asTaken);
  return id;
}

export async function updateBody({ sql }: Transaction, id: string, facts: BodyFacts): Promise<void> {
  await sql(
    `update body set name = $2, short_name = $3, purpose = $4, quorum_percent = $5, updated_at = now() where id = $1`,
    [id, facts.name, facts.shortName, facts.purpose, facts.quorumPercent],
  ).catch(asTaken);
}

function asTaken(error: unknown): never {
  if (!isDuplicate(error)) throw error;
  throw new AppError('CONFLICT', { reason: 'ALREADY_EXISTS', field: 'name' });
}
