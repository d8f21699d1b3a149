import type { RuleSet as Rules } from '@umlauf/shared/circulation/rule-set';
import { LIMITS } from '@umlauf/shared/limits';
import type { TrailKind } from '@umlauf/shared/trail-kinds';
import { authorizeInHub } from '../accounts/hub.policy.ts';
import type { Transaction } from '../platform/database/database.ts';
import { isDuplicate } from '../platform/database/database-errors.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { isId, newId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';

/** A named set as it stands while somebody changes it. */
interface PresentSet {
  id: string;
  name: string;
  isOffered: boolean;
  version: number;
}

/** Asks the hub's policy, works, records it, and tells whoever shows rules; answers the set's id. */
export function changeRuleSets(
  context: Context,
  announcements: Announcements,
  kind: TrailKind,
  work: (
    transaction: Transaction,
    accountId: string,
  ) => Promise<{ id: string; name: string; version: number }>,
): Promise<string> {
  const viewer = context.signedIn;
  return context.transaction(async (transaction) => {
    await authorizeInHub(transaction, viewer, 'manageRuleSets');
    const { id, name, version } = await work(transaction, viewer.accountId);
    transaction.record({ kind, subjectId: id, facts: { name, version: String(version) } });
    transaction.afterCommit(() => announcements.emit('ruleSetChanged', { ruleSetId: id }));
    return id;
  });
}

export async function insertRuleSet(
  transaction: Transaction,
  name: string,
  rules: Rules,
  accountId: string,
): Promise<string> {
  const { sql } = transaction;
  const [count] = await sql<{ total: number }>('select count(*)::int as total from rule_set');
  if (count!.total >= LIMITS.ruleSetsPerHub)
    throw new AppError('LIMIT', { limit: 'ruleSetsPerHub', max: LIMITS.ruleSetsPerHub });
  const id = newId('rul');
  await sql('insert into rule_set (id, name) values ($1, $2)', [id, name]).catch(asTaken);
  await insertVersion(transaction, id, 1, rules, accountId);
  return id;
}

/** The set with the number of its newest version, locked until the end of the transaction. Throws NOT_FOUND. */
export async function findRuleSet({ sql }: Transaction, ruleSetId: string): Promise<PresentSet> {
  const [locked] = isId('rul', ruleSetId)
    ? await sql<Omit<PresentSet, 'version'>>(
        'select id, name, is_offered as "isOffered" from rule_set where id = $1 for update',
        [ruleSetId],
      )
    : [];
  if (!locked) throw new AppError('NOT_FOUND');
  // Asked when the lock is ours: before, another version may have been on its way.
  const [newest] = await sql<{ version: number }>(
    'select max(version)::int as version from rule_set_version where rule_set_id = $1',
    [ruleSetId],
  );
  return { ...locked, version: newest!.version };
}

export async function insertVersion(
  { sql }: Transaction,
  ruleSetId: string,
  version: number,
  rules: Rules,
  accountId: string,
): Promise<void> {
  if (version > LIMITS.versionsPerRuleSet)
    throw new AppError('LIMIT', { limit: 'versionsPerRuleSet', max: LIMITS.versionsPerRuleSet });
  await sql(
    'insert into rule_set_version (rule_set_id, version, rules, created_by_id) values ($1, $2, $3, $4)',
    [ruleSetId, version, JSON.stringify(rules), accountId],
  );
  await sql('update rule_set set updated_at = now() where id = $1', [ruleSetId]);
}

export async function updateRuleSet(
  { sql }: Transaction,
  id: string,
  name: string,
  isOffered: boolean,
): Promise<void> {
  await sql('update rule_set set name = $2, is_offered = $3, updated_at = now() where id = $1', [
    id,
    name,
    isOffered,
  ]).catch(asTaken);
}

function asTaken(error: unknown): never {
  if (!isDuplicate(error)) throw error;
  throw new AppError('CONFLICT', { reason: 'ALREADY_EXISTS', field: 'name' });
}
