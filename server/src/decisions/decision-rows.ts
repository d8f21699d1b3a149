import { Decision } from './decision.types.ts';

export const DECISION_COLUMNS = `d.id, d.year || '/' || d.number as number, d.year, d.title, d.wording, d.outcome, d.votes,
  d.decided_at as "decidedAt", d.body_name as "bodyName", d.state, d.state_on::text as "stateOn",
  d.state_note as "stateNote", d.space_id as "spaceId", d.body_id as "bodyId", d.document_id as "documentId",
  d.version_id as "versionId", d.circulation_id as "circulationId", d.entry_id as "entryId", d.replaced_by_id as "replacedById",
  d.state_by_id as "stateById", d.position`;

/** A decision as it is kept. */
export type DecisionRow = Pick<Decision, keyof Decision>;

export function decisionOf(row: DecisionRow): Decision {
  return Object.assign(new Decision(), row);
}
