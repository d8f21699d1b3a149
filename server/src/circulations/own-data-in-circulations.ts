import type { OwnDataChapter } from '../accounts/own-data.ts';

const STARTED = `
  select id, document_id as "documentId", question, started_at as "startedAt", ended_at as "endedAt", state
  from circulation where started_by_id = $1 or withdrawn_by_id = $1 order by id`;

const ASKED = `
  select circulation_id as "circulationId", organisation_name as "organisation", kind, asked_at as "askedAt",
    reached_at as "reachedAt", opened_at as "openedAt", ended_at as "endedAt"
  from circulation_seat where account_id = $1 order by circulation_id, id`;

/** Of a secret ballot nobody knows whose it was: only that one was cast. */
const ANSWERED = `
  select circulation_id as "circulationId", choice, remark, at
  from circulation_answer where account_id = $1 order by at, id`;

/** What they said about remarks of others, with the rounds that they started. */
const REMARKED = `
  select o.circulation_id as "circulationId", o.outcome, o.reason, o.decided_at as "at"
  from circulation_remark_outcome o join circulation c on c.id = o.circulation_id
  where c.started_by_id = $1 order by o.circulation_id, o.answer_id`;

function rowsOf(name: string, table: string, statement: string): OwnDataChapter {
  return {
    name,
    tables: [table],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(statement, [accountId])),
  };
}

/** Which rounds somebody started, in which they were asked, and what they answered. */
export const CIRCULATION_CHAPTERS: readonly OwnDataChapter[] = [
  rowsOf('circulationsStarted', 'circulation', STARTED),
  rowsOf('circulationsAsked', 'circulation_seat', ASKED),
  rowsOf('circulationAnswers', 'circulation_answer', ANSWERED),
  rowsOf('circulationOutcomes', 'circulation_remark_outcome', REMARKED),
];
