import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAs, outcomeOf, ROLES, type Role } from '../../../test/testkit/cast.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { dayAhead, ON_MEETING, ON_SERIES, seedMeeting } from '../../../test/testkit/meetings.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import { can, type MeetingVerb } from './meeting.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const TABLE: { verb: MeetingVerb; alone: string[]; conducting: string[] }[] = [
  { verb: 'read', alone: ['READER', 'WRITER', 'LEAD'], conducting: ['READER', 'WRITER', 'LEAD'] },
  { verb: 'plan', alone: ['WRITER', 'LEAD'], conducting: ['WRITER', 'LEAD'] },
  { verb: 'change', alone: ['WRITER', 'LEAD'], conducting: ['READER', 'WRITER', 'LEAD'] },
  { verb: 'invite', alone: ['WRITER', 'LEAD'], conducting: ['READER', 'WRITER', 'LEAD'] },
  { verb: 'cancel', alone: ['WRITER', 'LEAD'], conducting: ['READER', 'WRITER', 'LEAD'] },
  { verb: 'hold', alone: ['WRITER', 'LEAD'], conducting: ['READER', 'WRITER', 'LEAD'] },
];
const GIVEN = [null, 'VISITOR', 'GUEST', 'READER', 'WRITER', 'LEAD'];

describe('who may do what with a meeting', () => {
  it.each(TABLE)('$verb', ({ verb, alone, conducting }) => {
    expect(GIVEN.filter((role) => can(role, false, verb))).toEqual(alone);
    expect(GIVEN.filter((role) => can(role, true, verb))).toEqual(conducting);
  });
});

interface Ids {
  space: string;
  meeting: string;
  series: string;
  lead: string;
}
interface Action {
  verb: MeetingVerb | 'answer';
  what?: string;
  query: string;
  variables(ids: Ids): Record<string, unknown>;
  outcomes: Record<Role, string>;
}

const of = (roles: readonly Role[], outcome: string) =>
  Object.fromEntries(roles.map((role) => [role, outcome])) as Record<Role, string>;
const INSIDE: readonly Role[] = ['reader', 'readingToken', 'readingProgram', 'writer', 'program', 'lead'];
const READERS = { ...of(ROLES, 'null'), ...of(INSIDE, 'ok') };
/** Meetings do not exist for guests and visitors. */
const ON: Record<Role, string> = {
  ...of(ROLES, 'NOT_FOUND'),
  ...of(['anonymous', 'passerby'], 'UNAUTHENTICATED'),
  ...of(INSIDE, 'FORBIDDEN'),
  ...of(['writer', 'program', 'lead'], 'ok'),
};
/** The space does. */
const IN_SPACE: Record<Role, string> = { ...ON, visitor: 'FORBIDDEN', guest: 'FORBIDDEN' };

const input = (make: (ids: Ids) => object) => (ids: Ids) => ({ input: make(ids) });
const ACTIONS: Action[] = [
  {
    verb: 'read',
    query: 'query($id: ID!) { meeting(id: $id) { title participants(first: 9) { nodes { answerNote } } } }',
    variables: ({ meeting }) => ({ id: meeting }),
    outcomes: READERS,
  },
  {
    verb: 'read',
    what: ' a series',
    query: 'query($id: ID!) { meetingSeries(id: $id) { title usualParticipants { kind } } }',
    variables: ({ series }) => ({ id: series }),
    outcomes: READERS,
  },
  {
    verb: 'plan',
    query: ON_MEETING.plan,
    variables: input(({ space }) => ({ spaceId: space, title: 'Neu', day: dayAhead(3), time: '10:00' })),
    outcomes: IN_SPACE,
  },
  {
    verb: 'plan',
    what: ' a series',
    query: ON_SERIES.plan,
    variables: input(({ space }) => ({
      spaceId: space,
      title: 'Neu',
      startsOn: dayAhead(3),
      startsAtTime: '10:00',
      rrule: 'FREQ=MONTHLY;COUNT=2',
    })),
    outcomes: IN_SPACE,
  },
  {
    verb: 'plan',
    what: ' a change of a series',
    query: ON_SERIES.change,
    variables: input(({ series }) => ({ seriesId: series, title: 'Anders' })),
    outcomes: ON,
  },
  {
    verb: 'plan',
    what: ' the end of a series',
    query: ON_SERIES.end,
    variables: ({ series }) => ({ id: series }),
    outcomes: ON,
  },
  {
    verb: 'change',
    query: ON_MEETING.change,
    variables: input(({ meeting }) => ({ meetingId: meeting, title: 'Anders' })),
    outcomes: ON,
  },
  {
    verb: 'change',
    what: ' who conducts',
    query: ON_MEETING.conduct,
    variables: input(({ meeting, lead }) => ({ meetingId: meeting, chairId: lead })),
    outcomes: ON,
  },
  {
    verb: 'change',
    what: ' who takes part',
    query: ON_MEETING.participants,
    variables: input(({ meeting }) => ({ meetingId: meeting, participants: [] })),
    outcomes: ON,
  },
  {
    verb: 'invite',
    query: ON_MEETING.invite,
    variables: input(({ meeting }) => ({ meetingId: meeting })),
    outcomes: ON,
  },
  {
    verb: 'cancel',
    query: ON_MEETING.cancel,
    variables: input(({ meeting }) => ({ meetingId: meeting, reason: 'Entfällt' })),
    outcomes: ON,
  },
  {
    verb: 'hold',
    query: ON_MEETING.start,
    variables: ({ meeting }) => ({ id: meeting }),
    outcomes: ON,
  },
  {
    // Of all these only the lead takes part.
    verb: 'answer',
    query: ON_MEETING.answer,
    variables: input(({ meeting }) => ({ meetingId: meeting, answer: 'ACCEPTED' })),
    outcomes: { ...ON, writer: 'FORBIDDEN', program: 'FORBIDDEN' },
  },
];

describe.each(ROLES)('%s', (role) => {
  it.each(ACTIONS.map((action) => [`${action.verb}${action.what ?? ''}`, action] as const))(
    '%s',
    async (_, { query, variables, outcomes }) => {
      const { space, api } = await castAs(hub, role);
      const startsAt = new Date(Date.now() + 3_600_000);
      const seeded = await seedMeeting(hub, space.id, space.lead.id, { startsAt });
      const ids = { space: space.id, meeting: seeded.id, series: seeded.seriesId, lead: space.lead.id };
      const traces = await tracesOf(hub, space.id);
      expect(await outcomeOf(api, query, variables(ids))).toBe(outcomes[role]);
      if (outcomes[role] !== 'ok') expect(await tracesOf(hub, space.id)).toBe(traces);
    },
  );
});
