import { isDay } from '@umlauf/shared/circulation/working-days';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { DecisionRow } from './decision-rows.ts';
import type { SetDecisionStateInput } from './decision.inputs.ts';
import { authorizeDecision, readableDecision } from './decision.policy.ts';

/**
 * Says what has become of a decision. What was said before stands in the space's log. Throws as the policy does, and
 * INVALID_INPUT: nothing takes the place of what took its own.
 */
export async function setDecisionState(
  transaction: Transaction,
  announcements: Announcements,
  viewer: Viewer,
  input: SetDecisionStateInput,
): Promise<void> {
  const { raise, afterCommit } = transaction;
  const decision = await authorizeDecision(transaction, viewer, 'setState', input.decisionId);
  const other = input.replacedById ? await readableDecision(transaction, input.replacedById) : null;
  const note = input.note?.trim() ?? '';
  checkFields({
    state: input.state === 'CARRIED_OUT' && decision.outcome === 'REJECTED' ? 'MISMATCH' : null,
    replacedById: faultOfOther(input, other),
    on: input.on != null && !isDay(input.on) ? 'MALFORMED' : null,
    note: faultOfText(note, LIMITS.decisionNoteCharacters, { mayBeEmpty: true }),
  });
  const on = await transaction.asHouse(() => write(transaction, viewer, decision, input, note));
  raise({
    spaceId: decision.spaceId,
    type: 'DECISION_CHANGED',
    subjectId: decision.id,
    facts: {
      ...{ name: decision.title, number: decision.number, state: input.state, on },
      // Its number is for whoever reads it.
      ...(other && { replacedById: other.id }),
      ...(note && { note }),
    },
  });
  afterCommit(() => announcements.emit('decisionChanged', { decisionId: decision.id }));
}

function faultOfOther({ state, replacedById, decisionId }: SetDecisionStateInput, other: DecisionRow | null) {
  if (state !== 'REPLACED') return replacedById == null ? null : 'MISMATCH';
  if (replacedById == null) return 'EMPTY';
  if (!other) return 'UNKNOWN_VALUE';
  return other.id === decisionId ? 'CYCLE' : null;
}

/** Since which day it is so, as it is written down. */
async function write(
  { sql }: Transaction,
  viewer: Viewer,
  { id }: DecisionRow,
  { state, replacedById, on }: SetDecisionStateInput,
  note: string,
): Promise<string> {
  // One after the other: two that replace one another at once would each find the other one valid.
  await sql(`select pg_advisory_xact_lock(hashtext('decisions replaced'))`);
  const successors = await sql(
    `with recursive successor as (
       select id, replaced_by_id from decision where id = $1
       union select d.id, d.replaced_by_id from decision d join successor s on d.id = s.replaced_by_id)
     select 1 from successor where id = $2`,
    [replacedById ?? null, id],
  );
  checkFields({ replacedById: successors.length > 0 ? 'CYCLE' : null });
  const [row] = await sql<{ on: string }>(
    `update decision set state = $2, replaced_by_id = $3, state_note = $4, state_by_id = $5,
       state_on = coalesce($6::date, (now() at time zone 'Europe/Berlin')::date)
     where id = $1 returning state_on::text as on`,
    [id, state, replacedById ?? null, note, viewer.accountId, on ?? null],
  );
  return row!.on;
}
