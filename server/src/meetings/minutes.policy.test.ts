import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  inHours,
  openNext,
  passDeadline,
  settleDue,
  stageMinutes,
  step,
  stepQuery,
  stepVariables,
  type MinutesScene,
} from '../../../test/testkit/minutes-approval.ts';
import { outcomeOf } from '../../../test/testkit/cast.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import { can, type MinutesVerb } from './minutes.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const VERBS: MinutesVerb[] = ['coordinate', 'correct', 'approve'];
const GIVEN = [null, 'VISITOR', 'GUEST', 'READER', 'WRITER', 'LEAD'];

describe('who may do what with minutes on their way', () => {
  it.each(VERBS)('%s', (verb) => {
    expect(GIVEN.filter((role) => can(role, false, verb))).toEqual(['LEAD']);
    expect(GIVEN.filter((role) => can(role, true, verb))).toEqual(['READER', 'WRITER', 'LEAD']);
  });

  it('ruleSilence', () => {
    for (const conducts of [false, true])
      expect(GIVEN.filter((role) => can(role, conducts, 'ruleSilence'))).toEqual(['LEAD']);
  });
});

interface Action {
  verb: MinutesVerb;
  mutation: string;
  /** Brings the minutes to where this can be done. */
  before(scene: MinutesScene): Promise<void>;
  input(scene: MinutesScene): object;
}

const coordinate = async ({ keeper, id }: MinutesScene): Promise<void> =>
  void (await step(keeper.api, 'startMinutesCoordination', { meetingId: id, deadlineAt: inHours(9) }));
const pass = async (scene: MinutesScene): Promise<void> => {
  await coordinate(scene);
  await passDeadline(hub, scene);
};
const open = async (scene: MinutesScene): Promise<void> => {
  await pass(scene);
  await settleDue(hub.server);
  await openNext(hub, scene);
};
const approve = async (scene: MinutesScene): Promise<void> => {
  await open(scene);
  const { chair, id, nextId } = scene;
  await step(chair.api, 'approveMinutes', { meetingId: id, atMeetingId: nextId });
};
const begin = async (scene: MinutesScene): Promise<void> => {
  await approve(scene);
  await step(scene.keeper.api, 'beginMinutesCorrection', { meetingId: scene.id, reason: 'Betrag' });
};
const meeting = ({ id }: MinutesScene) => ({ meetingId: id });
const ACTIONS: Action[] = [
  {
    ...{ verb: 'coordinate', mutation: 'startMinutesCoordination', before: async () => undefined },
    input: ({ id }) => ({ meetingId: id, deadlineAt: inHours(9) }),
  },
  {
    ...{ verb: 'coordinate', mutation: 'setMinutesDeadline', before: coordinate },
    input: ({ id }) => ({ meetingId: id, deadlineAt: inHours(9) }),
  },
  { verb: 'coordinate', mutation: 'withdrawMinutes', before: coordinate, input: meeting },
  { verb: 'coordinate', mutation: 'endMinutesCoordination', before: pass, input: meeting },
  {
    ...{ verb: 'approve', mutation: 'approveMinutes', before: open },
    input: ({ id, nextId }) => ({ meetingId: id, atMeetingId: nextId }),
  },
  {
    ...{ verb: 'correct', mutation: 'beginMinutesCorrection', before: approve },
    input: ({ id }) => ({ meetingId: id, reason: 'Betrag' }),
  },
  { verb: 'correct', mutation: 'endMinutesCorrection', before: begin, input: meeting },
];

describe('by the doors', () => {
  it.each(ACTIONS.map((action) => [action.mutation, action] as const))(
    '%s',
    async (mutation, { before, input }) => {
      const scene = await stageMinutes(hub);
      await before(scene);
      const { space, absent, present, keeper } = scene;
      const [query, variables] = [stepQuery(mutation, 'id'), stepVariables(mutation, input(scene))];
      const guest = await hub.seed.member(space, 'GUEST');
      const { secret } = await hub.seed.token(space.lead.id, ['spaces:read', 'documents:read']);
      const administrator = await hub.seed.person({ isAdministrator: true });
      const program = await hub.seed.program(space, 'WRITER');
      const refused: [Api, string][] = [
        [hub.anonymous, 'UNAUTHENTICATED'],
        [space.outsider.api, 'NOT_FOUND'],
        [administrator.api, 'NOT_FOUND'],
        [guest.api, 'NOT_FOUND'],
        [new Api(hub.url, secret), 'FORBIDDEN'],
        [program.api, 'FORBIDDEN'],
        [present.api, 'FORBIDDEN'],
        [absent.api, 'FORBIDDEN'],
      ];
      const traces = await tracesOf(hub, space.id);
      for (const [api, code] of refused) expect(await outcomeOf(api, query, variables)).toBe(code);
      expect(await tracesOf(hub, space.id)).toBe(traces);
      expect(await outcomeOf(keeper.api, query, variables)).toBe('ok');
    },
  );

  it.each(ACTIONS.map((action) => [action.mutation, action] as const))(
    '%s by a lead',
    async (mutation, { before, input }) => {
      const scene = await stageMinutes(hub);
      await before(scene);
      const { lead } = scene.space;
      const variables = stepVariables(mutation, input(scene));
      expect(await outcomeOf(lead.api, stepQuery(mutation, 'id'), variables)).toBe('ok');
    },
  );
});
