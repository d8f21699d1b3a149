import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAs, outcomeOf, ROLES, type Role, type Stage } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { startRound } from '../../../test/testkit/rounds.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import type { CirculationVerb } from './circulation.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

interface Ids {
  document: string;
  circulation: string;
  lead: string;
}

interface Action {
  verb: CirculationVerb | 'answer' | 'open';
  query: string;
  variables(ids: Ids): Record<string, unknown>;
  outcomes: Record<Role, string>;
  inBin?: boolean;
}

const mutation = (field: string, type: string) =>
  `mutation($input: ${type}!) { ${field}(input: $input) { id } }`;
const READ = `query($id: ID!) { circulation(id: $id) { title question content ruleWords standing { votes }
  seats(first: 9) { nodes { id account { id } } } answers(first: 9) { nodes { id } } viewerCan { answer withdraw } } }`;
const OPEN = 'mutation($id: ID!) { noteCirculationOpened(circulationId: $id) { id } }';

/** Nobody of these is asked but the lead. Rounds do not exist for guests and visitors. */
const ON_ROUND: Record<Role, string> = {
  anonymous: 'UNAUTHENTICATED',
  passerby: 'UNAUTHENTICATED',
  outsider: 'NOT_FOUND',
  admin: 'NOT_FOUND',
  foreignProgram: 'NOT_FOUND',
  visitor: 'NOT_FOUND',
  documentGuest: 'NOT_FOUND',
  guest: 'NOT_FOUND',
  reader: 'FORBIDDEN',
  readingToken: 'FORBIDDEN',
  readingProgram: 'FORBIDDEN',
  writer: 'FORBIDDEN',
  program: 'FORBIDDEN',
  lead: 'ok',
};
/** Whoever writes starts some; the document itself is there for the others. */
const ON_DOCUMENT: Record<Role, string> = {
  ...ON_ROUND,
  visitor: 'FORBIDDEN',
  documentGuest: 'FORBIDDEN',
  guest: 'FORBIDDEN',
  writer: 'ok',
  program: 'ok',
};
const of = (roles: readonly Role[], outcome: string) =>
  Object.fromEntries(roles.map((role) => [role, outcome])) as Record<Role, string>;
const INSIDE: readonly Role[] = ['reader', 'readingToken', 'readingProgram', 'writer', 'program', 'lead'];
const READERS = { ...of(ROLES, 'null'), ...of(INSIDE, 'ok') };
const IN_BIN = { ...ON_DOCUMENT, ...of(['writer', 'program', 'lead'], 'GONE') };

const starting = ({ document, lead }: Ids) => ({
  input: { documentId: document, question: 'Und?', accountIds: [lead], template: 'FOR_INFORMATION' },
});
const byId = ({ circulation }: Ids) => ({ id: circulation });

const START = mutation('startCirculation', 'StartCirculationInput');
const ACTIONS: Action[] = [
  { verb: 'read', query: READ, variables: byId, outcomes: READERS },
  { verb: 'start', query: START, variables: starting, outcomes: ON_DOCUMENT },
  { verb: 'start', query: START, variables: starting, outcomes: IN_BIN, inBin: true },
  {
    verb: 'withdraw',
    query: mutation('withdrawCirculation', 'WithdrawCirculationInput'),
    variables: ({ circulation }) => ({ input: { circulationId: circulation, reason: 'Anders' } }),
    outcomes: ON_ROUND,
  },
  {
    verb: 'answer',
    query: mutation('answerCirculation', 'AnswerCirculationInput'),
    variables: ({ circulation }) => ({ input: { circulationId: circulation, choice: 'AGREE' } }),
    outcomes: ON_ROUND,
  },
  {
    verb: 'open',
    query: OPEN,
    variables: byId,
    // Nothing is noted of members who are not asked.
    outcomes: { ...ON_ROUND, ...of(['reader', 'readingProgram', 'writer', 'program'], 'ok') },
  },
];

/** The lead has asked herself. */
async function going({ space, documentId }: Stage): Promise<Ids> {
  const document = documentId ?? (await hub.seed.document({ space, markdown: 'Inhalt' })).id;
  const { id: lead, api } = space.lead;
  const { id } = await startRound(api, { documentId: document, accountIds: [lead] });
  return { document, circulation: id, lead };
}

describe.each(ROLES)('%s', (role) => {
  it.each(ACTIONS.map((action) => [`${action.verb}${action.inBin ? ' in the bin' : ''}`, action] as const))(
    '%s',
    async (_, { query, variables, outcomes, inBin }) => {
      const stage = await castAs(hub, role);
      const { space, api } = stage;
      const ids = await going(stage);
      if (inBin)
        await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', {
          id: ids.document,
        });
      const traces = await tracesOf(hub, space.id);
      expect(await outcomeOf(api, query, variables(ids))).toBe(outcomes[role]);
      if (outcomes[role] !== 'ok') expect(await tracesOf(hub, space.id)).toBe(traces);
    },
  );

  it('lists', async () => {
    const stage = await castAs(hub, role);
    const ids = await going(stage);
    const { circulations } = await stage.api.query('{ circulations(first: 9) { totalCount nodes { id } } }');
    const found = READERS[role] === 'ok' ? [{ id: ids.circulation }] : [];
    expect(circulations).toEqual({ totalCount: found.length, nodes: found });
    const query = 'query($id: ID!) { document(id: $id) { circulations(first: 9) { totalCount } } }';
    const { document } = await stage.api.query(query, { id: ids.document });
    expect(document?.circulations.totalCount ?? 0).toBe(found.length);
  });
});
