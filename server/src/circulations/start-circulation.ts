import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { LIMITS } from '@umlauf/shared/limits';
import type { Document } from '../documents/document.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId, newId } from '../platform/ids.ts';
import type { MailLocale } from '../platform/mail/outbox.ts';
import { keepVersion } from '../versions/keep-version.ts';
import { advance, keysOf, raiseOfRound, tellAccounts, type RoundParts } from './advance-circulation.ts';
import { CIRCULATION_COLUMNS, type CirculationRow } from './circulation-rows.ts';
import { deadlineOf, type StartCirculationInput } from './circulation.inputs.ts';
import { insertAttachments, insertFurther, type FrozenDocument } from './freeze-documents.ts';
import { insertSeats, seatsOfBody, seatsOfMembers, type FrozenSeat } from './freeze-seats.ts';
import { insertGuests, seatsOfGuests } from './guest-seats.ts';
import { findFormer, insertOutcomes, type FoundFormer } from './next-round.ts';

/** What goes round, the first document before the others. */
export type Frozen = readonly [FrozenDocument, ...FrozenDocument[]];

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
  [{ document, state }, ...further]: Frozen,
  input: StartCirculationInput,
): Promise<string> {
  const { sql, asHouse } = transaction;
  const documentIds = [document.id, ...further.map((each) => each.document.id)];
  await checkRoom(transaction, documentIds);
  const former = input.former ? await findFormer(transaction, viewer, document.id, input.former) : null;
  const found = await findRules(transaction, input);
  const now = await momentOf(transaction);
  const deadline = deadlineOf(input, found.rules, now);
  const { bodyName, seats } = await findSeats(
    transaction,
    { viewer, document, rules: found.rules, now },
    input,
  );
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
      ...[former?.row.id ?? null, former?.isSubstantial ?? null, (former?.row.roundNumber ?? 0) + 1],
    ]);
    const ofRound = { id, spaceId: document.spaceId };
    await insertFurther(transaction, ofRound, further);
    await insertAttachments(transaction, ofRound, documentIds, input.attachmentIds ?? null);
    await insertSeats(transaction, ofRound, seats);
    await insertGuests(transaction, ofRound, seats);
    if (found.rules.secret) await sql('insert into circulation_ballots (circulation_id) values ($1)', [id]);
    if (former) await follow(transaction, parts, row!, former);
    raiseOfRound(transaction, 'CIRCULATION_STARTED', row!, former ? { formerId: former.row.id } : {});
    // In a sequence also those whose turn comes later: the round is theirs to read.
    tellAccounts(transaction, parts, seats);
    await advance(transaction, parts, id);
  });
  return id;
}

const INSERT = `
  insert into circulation as c (id, document_id, space_id, version_id, revision, title, content, content_hash, question,
    body_id, body_name, rules, rule_set_id, rule_set_version, rule_set_name, template, started_by_id, started_at,
    deadline_at, next_at, former_id, is_substantial, round_number)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $18, $20, $21, $22)
  returning ${CIRCULATION_COLUMNS}`;

/** The former round says from now on what became of its remarks. */
async function follow(
  transaction: Transaction,
  { announcements }: RoundParts,
  row: CirculationRow,
  former: FoundFormer,
): Promise<void> {
  await insertOutcomes(transaction, row, former, row.startedAt);
  transaction.afterCommit(() => announcements.emit('circulationChanged', keysOf(former.row)));
}

interface Starting {
  viewer: Viewer;
  document: Document;
  rules: RuleSet;
  now: number;
}

/** Who is asked, read under the viewer's rights: a body that they do not see can be asked nothing. */
async function findSeats(
  transaction: Transaction,
  { viewer, document, rules, now }: Starting,
  { bodyId, accountIds, guests }: StartCirculationInput,
): Promise<{ bodyName: string | null; seats: FrozenSeat[] }> {
  const { name: bodyName, seats } = bodyId
    ? await seatsOfBody(transaction, bodyId, rules, now)
    : { name: null, seats: await seatsOfMembers(transaction, document.spaceId, accountIds ?? []) };
  const outside = await seatsOfGuests(transaction, guests ?? [], {
    besideBody: bodyName !== null,
    after: Math.max(0, ...seats.map(({ position }) => position)),
    locale: await localeOf(transaction, viewer.accountId),
  });
  return { bodyName, seats: [...seats, ...outside] };
}

async function localeOf({ sql }: Transaction, accountId: string): Promise<MailLocale> {
  const [row] = await sql<{ locale: MailLocale }>('select locale from account where id = $1', [accountId]);
  return row?.locale ?? 'DE';
}

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

async function checkRoom({ sql }: Transaction, documentIds: readonly string[]): Promise<void> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from (
       select document_id from circulation where document_id = any($1)
       union all select document_id from circulation_document where document_id = any($1)) as rounds
     group by document_id order by count desc limit 1`,
    [documentIds],
  );
  const max = LIMITS.roundsPerDocument;
  if (row && row.count >= max) throw new AppError('LIMIT', { limit: 'roundsPerDocument', max });
}
