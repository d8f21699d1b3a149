import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAs, outcomeOf, ROLES, type Role, type Stage } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { employ, employee } from '../../../test/testkit/next-rounds.ts';
import { answerRound, startRound } from '../../../test/testkit/rounds.ts';
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
  guestSeat: string;
  /** The lead's, by whose rules it can be handed on to a colleague. */
  seat: string;
  colleague: string;
  /** The lead refused in it. */
  stopped: string;
  refusal: string;
  lead: string;
}

interface Action {
  verb: CirculationVerb | 'answer' | 'open' | 'resend' | 'follow' | 'forward' | 'take back';
  query: string;
  variables(ids: Ids): Record<string, unknown>;
  outcomes: Record<Role, string>;
  inBin?: boolean;
  what?: string;
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
/** Whoever writes names nobody outside: the text would leave the hub. */
const ASKING_GUESTS: Record<Role, string> = { ...ON_DOCUMENT, writer: 'FORBIDDEN', program: 'FORBIDDEN' };
const askingGuests = ({ document, lead }: Ids) => {
  const { input } = starting({ document, lead } as Ids);
  return { input: { ...input, guests: [{ email: 'eva@draussen.example', name: 'Eva' }] } };
};
const byId = ({ circulation }: Ids) => ({ id: circulation });

const START = mutation('startCirculation', 'StartCirculationInput');
const ACTIONS: Action[] = [
  { verb: 'read', query: READ, variables: byId, outcomes: READERS },
  { verb: 'start', query: START, variables: starting, outcomes: ON_DOCUMENT },
  { verb: 'start', query: START, variables: starting, outcomes: IN_BIN, inBin: true },
  { verb: 'askGuests', query: START, variables: askingGuests, outcomes: ASKING_GUESTS },
  {
    verb: 'askGuests',
    query: 'mutation($id: ID!) { removeCirculationGuest(seatId: $id) { id } }',
    variables: ({ guestSeat }) => ({ id: guestSeat }),
    outcomes: ON_ROUND,
    what: ' no more',
  },
  {
    verb: 'resend',
    query: mutation('resendCirculationLink', 'ResendCirculationLinkInput'),
    variables: ({ guestSeat }) => ({ input: { seatId: guestSeat, email: 'neu@draussen.example' } }),
    outcomes: ON_ROUND,
  },
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
  {
    verb: 'forward',
    query: mutation('forwardCirculation', 'ForwardCirculationInput'),
    variables: ({ seat, colleague }) => ({ input: { seatId: seat, accountId: colleague } }),
    outcomes: ON_ROUND,
  },
  {
    verb: 'take back',
    query: 'mutation($id: ID!) { withdrawCirculationForward(seatId: $id) { id } }',
    variables: ({ seat }) => ({ id: seat }),
    outcomes: { ...ON_ROUND, lead: 'CONFLICT' },
  },
  {
    verb: 'follow',
    query: START,
    variables: ({ stopped, refusal, ...ids }) => {
      const outcomes = [{ answerId: refusal, outcome: 'ACCEPTED' }];
      const former = { circulationId: stopped, isSubstantial: true, outcomes };
      return { input: { ...starting(ids as Ids).input, former } };
    },
    // Whoever writes starts some, and follows those that they started.
    outcomes: { ...ON_DOCUMENT, writer: 'FORBIDDEN', program: 'FORBIDDEN' },
  },
];

/** The lead has asked herself, and refused before. */
async function going({ space, documentId }: Stage): Promise<Ids> {
  const document = documentId ?? (await hub.seed.document({ space, markdown: 'Inhalt' })).id;
  const { id: lead, api } = space.lead;
  const organisation = await hub.seed.organisation();
  const { id: colleague } = await employee(hub, organisation);
  await employ(hub, space.lead, organisation);
  const asked = { documentId: document, accountIds: [lead], template: 'CO_SIGNATURE_PARALLEL' };
  const { id: stopped } = await startRound(api, asked);
  const { answers } = await answerRound(api, stopped, 'REFUSE', { remark: 'So nicht.' });
  const { id, seats } = await startRound(api, {
    ...asked,
    guests: [{ email: 'ada@draussen.example', name: 'Ada' }],
  });
  const seatOf = (isGuest: boolean): string =>
    seats.nodes.find(({ account }: { account: unknown }) => (account === null) === isGuest).id;
  const refusal: string = answers.nodes[0].id;
  const [guestSeat, seat] = [seatOf(true), seatOf(false)];
  return { document, circulation: id, guestSeat, seat, colleague, stopped, refusal, lead };
}

describe.each(ROLES)('%s', (role) => {
  it.each(
    ACTIONS.map(
      (action) => [`${action.verb}${action.what ?? ''}${action.inBin ? ' in the bin' : ''}`, action] as const,
    ),
  )('%s', async (_, { query, variables, outcomes, inBin }) => {
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
  });

  it('lists', async () => {
    const stage = await castAs(hub, role);
    const ids = await going(stage);
    const { circulations } = await stage.api.query('{ circulations(first: 9) { totalCount nodes { id } } }');
    const found = READERS[role] === 'ok' ? [{ id: ids.circulation }, { id: ids.stopped }] : [];
    expect(circulations).toEqual({ totalCount: found.length, nodes: found });
    const query = 'query($id: ID!) { document(id: $id) { circulations(first: 9) { totalCount } } }';
    const { document } = await stage.api.query(query, { id: ids.document });
    expect(document?.circulations.totalCount ?? 0).toBe(found.length);
  });
});
