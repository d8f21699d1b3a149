import { RULE_TEMPLATES, type RuleTemplateName } from '@umlauf/shared/circulation/rule-templates';
import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { newId } from '@umlauf/server/platform/ids';
import type { Api } from './api.ts';
import type { TestHub } from './hub.ts';
import type { Person, SeededSpace } from './seed.ts';

const RESULT =
  'outcome reason endedAt counts { entitled agreed refused abstained notConcerned acknowledged silent }';
const SEAT =
  'id kind voteId position organisationName askedAt reachedAt openedAt endedAt isAnswered account { id }';
/** Everything that a test asks of a round. */
const ROUND = `id title question state contentHash content markdown revision deadlineAt endedAt bodyName template
  ruleSetName ruleSetVersion withdrawnBecause choices document { id } startedBy { id }
  standing { votes answered counts { entitled agreed refused abstained notConcerned acknowledged silent } }
  result { ${RESULT} } resultWords(language: DE) seats(first: 50) { totalCount nodes { ${SEAT} } }
  answers(first: 50) { nodes { id choice remark at ignored account { id } } }
  verification { contentMatches resultMatches state } viewerSeats { id } viewerCan { answer withdraw }`;

export const START = `mutation($input: StartCirculationInput!) { startCirculation(input: $input) { ${ROUND} } }`;
const ANSWER = `mutation($input: AnswerCirculationInput!) { answerCirculation(input: $input) { ${ROUND} } }`;
export const WITHDRAW = `mutation($input: WithdrawCirculationInput!) { withdrawCirculation(input: $input) { ${ROUND} } }`;
export const OPENED = `mutation($id: ID!) { noteCirculationOpened(circulationId: $id) { ${ROUND} } }`;
export const READ_ROUND = `query($id: ID!) { circulation(id: $id) { ${ROUND} } }`;

export const SET_STATE = `mutation($input: SetDecisionStateInput!) { setDecisionState(input: $input) { id number title
  state stateOn stateNote replacedBy { id } stateBy { id } } }`;

/** Starts a round, by default one in which members of the space vote. */
export async function startRound(api: Api, input: { documentId: string } & Record<string, unknown>) {
  const rules = 'ruleSetId' in input ? {} : { template: 'SILENCE_IS_ABSTENTION' };
  const answer = await api.query(START, { input: { question: 'Stimmen Sie zu?', ...rules, ...input } });
  return answer['startCirculation'];
}

/** Answers in a round. */
export async function answerRound(api: Api, circulationId: string, choice: string, more: object = {}) {
  return (await api.query(ANSWER, { input: { circulationId, choice, ...more } }))['answerCirculation'];
}

/** A decision, by a round in which the lead alone is asked and agrees. */
export async function decide(
  lead: Pick<Person, 'api' | 'id'>,
  documentId: string,
  question = 'Stimmen Sie zu?',
  remark?: string,
): Promise<{ id: string; number: string; circulation: { id: string } }> {
  const input = { documentId, question, accountIds: [lead.id], template: 'CO_SIGNATURE_PARALLEL' };
  const { id } = await startRound(lead.api, input);
  if (remark) await answerRound(lead.api, id, 'AGREE_WITH_REMARK', { remark });
  else await answerRound(lead.api, id, 'AGREE');
  // It can be written again.
  await lead.api.query('mutation($id: ID!) { beginNewDraft(documentId: $id) { id } }', { id: documentId });
  const query = 'query($id: ID!) { circulation(id: $id) { decision { id number circulation { id } } } }';
  return (await lead.api.query(query, { id }))['circulation'].decision;
}

/** Why somebody's answer is refused. */
export async function refusedAnswer(api: Api, circulationId: string, choice: string, more: object = {}) {
  return (await api.error(ANSWER, { input: { circulationId, choice, ...more } })).extensions;
}

/** Lets a round's deadline be another one, which no door does: its row is frozen. What is due then is looked for at once. */
export async function moveDeadline(hub: TestHub, id: string, to: Date): Promise<void> {
  await hub.sql(`begin; alter table circulation disable trigger circulation_stays;
    update circulation set deadline_at = '${to.toISOString()}', next_at = '${new Date(to.getTime() + 1).toISOString()}'
    where id = '${id}'; alter table circulation enable trigger circulation_stays; commit`);
}

/** Named rules of the hub: a template's, but for what differs. */
export async function namedRules(
  hub: TestHub,
  template: RuleTemplateName,
  differing: Partial<RuleSet>,
): Promise<string> {
  const id = newId('rul');
  const rules = { ...RULE_TEMPLATES[template].rules, ...differing };
  await hub.sql('insert into rule_set (id, name) values ($1, $1)', [id]);
  await hub.sql('insert into rule_set_version (rule_set_id, version, rules) values ($1, 1, $2)', [
    id,
    JSON.stringify(rules),
  ]);
  return id;
}

/** A seat in a body, beside those that are there. */
export async function seat(
  hub: TestHub,
  bodyId: string,
  more: {
    kind?: string;
    accountId?: string | null;
    organisationId: string;
    deputyOfId?: string;
    endsOn?: string;
  },
): Promise<string> {
  const id = newId('sea');
  const { kind = 'ENTITLED', accountId = null, organisationId, deputyOfId = null, endsOn = null } = more;
  await hub.sql(
    `insert into body_seat (id, body_id, kind, organisation_id, account_id, deputy_of_id, starts_on, ends_on)
     values ($1, $2, $3, $4, $5, $6, '2026-01-01', $7)`,
    [id, bodyId, kind, organisationId, accountId, deputyOfId, endsOn],
  );
  return id;
}

/** A document with three members of its space who are asked. */
export async function roundScene(hub: TestHub, input: Record<string, unknown> = {}) {
  const { id: documentId, space } = await hub.seed.document({
    space: await hub.seed.space({ writers: 2, readers: 1 }),
    markdown: 'Die Gebühr beträgt 12 Euro.',
  });
  const people = [...space.writers, ...space.readers] as [Person, Person, Person];
  const accountIds = people.map(({ id }) => id);
  const whom = 'bodyId' in input ? {} : { accountIds };
  const round = await startRound(space.lead.api, { documentId, ...whom, ...input });
  const read = async ({ api }: Person = space.lead) =>
    (await api.query(READ_ROUND, { id: round.id }))['circulation'];
  return {
    documentId,
    space: space as SeededSpace,
    lead: space.lead,
    people,
    round,
    id: round.id as string,
    read,
  };
}
