import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedAgendaItem, seedStandingItem } from '../../../test/testkit/agendas.ts';
import { castAs, outcomeOf, ROLES, type Role } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { inputOf } from '../../../test/testkit/live-scene.ts';
import { seedMeeting } from '../../../test/testkit/meetings.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import { agendaAbilities, itemAbilities } from './agenda.policy.ts';
import { type AgendaMeeting, AgendaItem } from './agenda.types.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const INSIDE: readonly Role[] = ['reader', 'readingToken', 'readingProgram', 'writer', 'program', 'lead'];
const of = (roles: readonly Role[], outcome: string) =>
  Object.fromEntries(roles.map((role) => [role, outcome])) as Record<Role, string>;

/** Meetings do not exist for guests and visitors. */
const OUTSIDE = { ...of(ROLES, 'NOT_FOUND'), ...of(['anonymous', 'passerby'], 'UNAUTHENTICATED') };
const PLANNING = {
  ...OUTSIDE,
  ...of(['reader', 'readingToken', 'readingProgram'], 'FORBIDDEN'),
  ...of(['writer', 'program', 'lead'], 'ok'),
};
const PROPOSING = { ...OUTSIDE, ...of(INSIDE, 'ok'), readingToken: 'FORBIDDEN' };

interface Ids {
  meeting: string;
  series: string;
  item: string;
  proposal: string;
  removed: string;
  standing: string;
}

const withInput = (mutation: string) =>
  `mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { id } }`;

const ACTIONS: {
  verb: string;
  query: string;
  variables: (ids: Ids) => object;
  outcomes: Record<Role, string>;
}[] = [
  {
    verb: 'read',
    query: 'query($id: ID!) { agendaItem(id: $id) { title meeting { agenda { items { title } } } } }',
    variables: ({ item: id }) => ({ id }),
    outcomes: { ...of(ROLES, 'null'), ...of(INSIDE, 'ok') },
  },
  {
    verb: 'add',
    query: withInput('addAgendaItem'),
    variables: ({ meeting: meetingId }) => ({ input: { meetingId, title: 'Neu' } }),
    outcomes: PLANNING,
  },
  {
    verb: 'change',
    query: withInput('changeAgendaItem'),
    variables: ({ item: itemId }) => ({ input: { itemId, title: 'Anders' } }),
    outcomes: PLANNING,
  },
  {
    verb: 'move',
    query: withInput('moveAgendaItem'),
    variables: ({ item: itemId }) => ({ input: { itemId } }),
    outcomes: PLANNING,
  },
  {
    verb: 'remove',
    query: 'mutation($id: ID!) { removeAgendaItem(itemId: $id) { id } }',
    variables: ({ item: id }) => ({ id }),
    outcomes: PLANNING,
  },
  {
    verb: 'restore',
    query: 'mutation($id: ID!) { restoreAgendaItem(itemId: $id) { id } }',
    variables: ({ removed: id }) => ({ id }),
    outcomes: PLANNING,
  },
  {
    verb: 'propose',
    query: withInput('proposeAgendaItem'),
    variables: ({ meeting: meetingId }) => ({ input: { meetingId, title: 'Neu' } }),
    outcomes: PROPOSING,
  },
  {
    verb: 'decide',
    query: withInput('decideAgendaProposal'),
    variables: ({ proposal: itemId }) => ({ input: { itemId, accept: true } }),
    outcomes: PLANNING,
  },
  {
    verb: 'setUntil',
    query: withInput('setAgendaProposalsUntil'),
    variables: ({ meeting: meetingId }) => ({ input: { meetingId, day: '2098-12-24' } }),
    outcomes: PLANNING,
  },
  {
    verb: 'setState',
    query: withInput('setAgendaItemState'),
    variables: ({ item: itemId }) => ({ input: { itemId, state: 'POSTPONED' } }),
    outcomes: PLANNING,
  },
  {
    verb: 'addStanding',
    query: withInput('addStandingAgendaItem'),
    variables: ({ series: seriesId }) => ({ input: { seriesId, title: 'Neu' } }),
    outcomes: PLANNING,
  },
  {
    verb: 'changeStanding',
    query: withInput('changeStandingAgendaItem'),
    variables: ({ standing: standingItemId }) => ({ input: { standingItemId, title: 'Anders' } }),
    outcomes: PLANNING,
  },
  {
    verb: 'moveStanding',
    query: withInput('moveStandingAgendaItem'),
    variables: ({ standing: standingItemId }) => ({ input: { standingItemId } }),
    outcomes: PLANNING,
  },
  {
    verb: 'removeStanding',
    query: 'mutation($id: ID!) { removeStandingAgendaItem(standingItemId: $id) { id } }',
    variables: ({ standing: id }) => ({ id }),
    outcomes: PLANNING,
  },
];

async function stageFor(spaceId: string, leadId: string): Promise<Ids> {
  const { id: meeting, seriesId: series } = await seedMeeting(hub, spaceId, leadId);
  const [where, there] = [
    { id: meeting, spaceId },
    { id: series, spaceId },
  ];
  const removed = await seedAgendaItem(hub, where);
  await hub.sql('update agenda_item set removed_at = now() where id = $1', [removed]);
  return {
    ...{ meeting, series, removed },
    item: await seedAgendaItem(hub, where),
    proposal: await seedAgendaItem(hub, where, { state: 'PROPOSED' }),
    standing: await seedStandingItem(hub, there),
  };
}

describe.each(ACTIONS)('$verb', ({ query, variables, outcomes }) => {
  it.each(ROLES)('of %s', async (role) => {
    const { space, api } = await castAs(hub, role);
    const ids = await stageFor(space.id, space.lead.id);
    const before = await tracesOf(hub, space.id);
    const outcome = await outcomeOf(api, query, variables(ids) as Record<string, unknown>);
    expect(outcome).toBe(outcomes[role]);
    if (outcome !== 'ok') expect(await tracesOf(hub, space.id)).toBe(before);
  });
});

it('setCurrent is for those who plan, and whoever leads the meeting or keeps its minutes', async () => {
  const space = await hub.seed.space({ writers: 1, readers: 3 });
  const { meeting: meetingId, item: itemId } = await stageFor(space.id, space.lead.id);
  const [chair, keeper, reader] = space.readers as [typeof space.lead, typeof space.lead, typeof space.lead];
  await hub.sql(
    `update meeting set state = 'RUNNING', started_at = now(), chair_id = $2, keeper_id = $3 where id = $1`,
    [meetingId, chair.id, keeper.id],
  );
  const query = `mutation($input: SetCurrentAgendaItemInput!) { setCurrentAgendaItem(input: $input) { id } }`;
  const outcome = ({ api }: typeof chair) => outcomeOf(api, query, { input: { meetingId, itemId } });
  for (const who of [space.lead, space.writers[0]!, chair, keeper]) expect(await outcome(who)).toBe('ok');
  expect(await outcome(reader)).toBe('FORBIDDEN');
  expect(await outcome(space.outsider)).toBe('NOT_FOUND');
});

describe('what is offered', () => {
  const meeting: AgendaMeeting = {
    ...{
      id: 'mtg_x',
      spaceId: 'spc_x',
      seriesId: null,
      startsAt: new Date(0),
      timeZone: 'Europe/Berlin',
      state: 'INVITED',
    },
    ...{ chairId: 'acc_chair', keeperId: null, proposalsUntil: null },
  };
  const item = (more: Partial<AgendaItem>) =>
    Object.assign(new AgendaItem(), { meeting, state: 'PLANNED', proposedById: null, ...more });

  it.each([
    ['LEAD', 'acc_x', { plan: true, propose: true, hold: false }],
    ['WRITER', 'acc_x', { plan: true, propose: true, hold: false }],
    ['READER', 'acc_x', { plan: false, propose: true, hold: false }],
    ['READER', 'acc_chair', { plan: true, propose: true, hold: false }],
    ['GUEST', 'acc_chair', { plan: false, propose: false, hold: false }],
    ['VISITOR', 'acc_x', { plan: false, propose: false, hold: false }],
    [null, 'acc_chair', { plan: false, propose: false, hold: false }],
    ['LEAD', null, { plan: false, propose: false, hold: false }],
  ] as const)('to %s, %s', (role, accountId, abilities) => {
    expect(agendaAbilities(role, accountId, meeting)).toEqual(abilities);
  });

  it('depends on where the meeting stands', () => {
    const at = (state: AgendaMeeting['state']) => agendaAbilities('LEAD', 'acc_x', { ...meeting, state });
    expect(at('RUNNING')).toEqual({ plan: true, propose: false, hold: true });
    for (const state of ['ENDED', 'CANCELLED'] as const)
      expect(at(state)).toEqual({ plan: false, propose: false, hold: false });
  });

  it('of an item depends on whose it is, and whether it stands on the agenda', () => {
    const none = { change: false, remove: false, move: false, decide: false, setState: false };
    const own = item({ state: 'PROPOSED', proposedById: 'acc_x' });
    expect(itemAbilities('READER', 'acc_x', own)).toEqual({ ...none, change: true, remove: true });
    expect(itemAbilities('READER', 'acc_y', own)).toEqual(none);
    expect(itemAbilities(null, 'acc_x', own)).toEqual(none);
    expect(itemAbilities('READER', 'acc_x', item({ proposedById: 'acc_x' }))).toEqual(none);
    const all = { change: true, remove: true };
    expect(itemAbilities('WRITER', 'acc_y', own)).toEqual({ ...none, ...all, decide: true });
    expect(itemAbilities('WRITER', 'acc_y', item({}))).toEqual({
      ...none,
      ...all,
      move: true,
      setState: true,
    });
  });
});
