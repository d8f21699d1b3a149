import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { LIMITS } from '@umlauf/shared/limits';
import type { Document } from '../documents/document.entity.ts';
import type { DocumentSnapshot } from '../documents/document-snapshot.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId, newId } from '../platform/ids.ts';
import { keepVersion } from '../versions/keep-version.ts';
import { advance, raiseOfRound, tellAccounts, type RoundParts } from './advance-circulation.ts';
import { CIRCULATION_COLUMNS, type CirculationRow } from './circulation-rows.ts';
import { deadlineOf, type StartCirculationInput } from './circulation.inputs.ts';
import { insertSeats, seatsOfBody, seatsOfMembers } from './freeze-seats.ts';

/** The document as it is frozen. */
export interface FrozenState {
  revision: number;
  savedAt: Date;
  snapshot: DocumentSnapshot;
}

interface FoundRules {
  rules: RuleSet;
  ruleSetId: string | null;
  ruleSetVersion: number | null;
  ruleSetName: string | null;
  template: string | null;
}

/** Starts a round and asks whose turn it is, in one transaction. Throws as the inputs are refused. Answers its id. */
export async function startRound(
  transaction: Transaction,
  parts: RoundParts,
  viewer: Viewer,
  { document, state }: { document: Document; state: FrozenState },
  input: StartCirculationInput,
): Promise<string> {
  const { sql, asHouse } = transaction;
  await checkRoom(transaction, document.id);
  const found = await findRules(transaction, input);
  const now = await momentOf(transaction);
  const deadline = deadlineOf(input, found.rules, now);
  // Read under the viewer's rights: a body that they do not see can be asked nothing.
  const { name: bodyName, seats } = input.bodyId
    ? await seatsOfBody(transaction, input.bodyId, found.rules, now)
    : { name: null, seats: await seatsOfMembers(transaction, document.spaceId, input.accountIds ?? []) };
  const id = newId('cir');
  const startedAt = new Date(now);
  const version = await keepVersion(transaction, { document, ...state });
  await asHouse(async () => {
    const [row] = await sql<CirculationRow>(INSERT, [
      ...[id, document.id, document.spaceId, version.id, state.revision, document.title],
      ...[state.snapshot.content, state.snapshot.hash, input.question.trim(), input.bodyId ?? null, bodyName],
      ...[
        JSON.stringify(found.rules),
        found.ruleSetId,
        found.ruleSetVersion,
        found.ruleSetName,
        found.template,
      ],
      ...[viewer.accountId, startedAt, new Date(deadline.at)],
    ]);
    await insertSeats(transaction, { id, spaceId: document.spaceId }, seats);
    if (found.rules.secret) await sql('insert into circulation_ballots (circulation_id) values ($1)', [id]);
    raiseOfRound(transaction, 'CIRCULATION_STARTED', row!);
    // In a sequence also those whose turn comes later: the round is theirs to read.
    tellAccounts(transaction, parts, seats);
    await advance(transaction, parts, id);
  });
  return id;
}

const INSERT = `
  insert into circulation as c (id, document_id, space_id, version_id, revision, title, content, content_hash, question,
    body_id, body_name, rules, rule_set_id, rule_set_version, rule_set_name, template, started_by_id, started_at,
    deadline_at, next_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $18)
  returning ${CIRCULATION_COLUMNS}`;

/** The database's time at this moment, in milliseconds since 1970. */
async function momentOf({ sql }: Transaction): Promise<number> {
  const [row] = await sql<{ now: Date }>(`select date_trunc('milliseconds', clock_timestamp()) as now`);
  return row!.now.getTime();
}

/** Throws INVALID_INPUT { ruleSetId } when the viewer sees no such rules, or they are offered no more. */
async function findRules(
  { sql }: Transaction,
  { ruleSetId, template }: StartCirculationInput,
): Promise<FoundRules> {
  const none = { ruleSetId: null, ruleSetVersion: null, ruleSetName: null, template: null };
  if (template) return { ...none, rules: RULE_TEMPLATES[template].rules, template };
  const [row] =
    ruleSetId && isId('rul', ruleSetId)
      ? await sql<{ rules: RuleSet; version: number; name: string }>(
          `select v.rules, v.version, s.name from rule_set s join rule_set_version v on v.rule_set_id = s.id
           where s.id = $1 and s.is_offered order by v.version desc limit 1`,
          [ruleSetId],
        )
      : [];
  if (!row) throw new AppError('INVALID_INPUT', { fields: { ruleSetId: 'UNKNOWN_VALUE' } });
  const { rules, version: ruleSetVersion, name: ruleSetName } = row;
  return { ...none, rules, ruleSetId: ruleSetId!, ruleSetVersion, ruleSetName };
}

async function checkRoom({ sql }: Transaction, documentId: string): Promise<void> {
  const [row] = await sql<{ count: number }>(
    'select count(*)::int as count from circulation where document_id = $1',
    [documentId],
  );
  const max = LIMITS.roundsPerDocument;
  if (row!.count >= max) throw new AppError('LIMIT', { limit: 'roundsPerDocument', max });
}
