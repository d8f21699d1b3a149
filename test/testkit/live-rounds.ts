import type { Api } from './api.ts';
import type { TestHub } from './hub.ts';
import type { Line, Scene } from './live-scene.ts';
import { employ, FORWARD, TAKE_BACK } from './next-rounds.ts';
import { answerRound, OPENED, startRound, WITHDRAW } from './rounds.ts';
import { ANSWER, OPEN, REMOVE, RESEND, writtenSecret } from './round-guests.ts';
import { type Screen, screens } from './screens.ts';
import type { Person } from './seed.ts';

/** The lead asks the writer and the reader. */
const start = ({ lead, writer, reader, first }: Scene) =>
  startRound(lead.api, { documentId: first, accountIds: [writer.id, reader.id] });
const pages = ({ lead, writer, reader, first, space }: Scene): [Person, Screen][] => [
  [lead, screens.documentCirculations(first)],
  [writer, screens.circulations()],
  [reader, screens.documentCirculations(first)],
  [lead, screens.space(space.id)],
];
const inRound = (act: (scene: Scene, id: string) => Promise<unknown>): Line => ({
  watching: pages,
  before: start,
  act: async (scene) => {
    const query = 'query($id: ID!) { document(id: $id) { circulations(first: 1) { nodes { id } } } }';
    const { document } = await scene.lead.api.query(query, { id: scene.first });
    await act(scene, document.circulations.nodes[0].id);
  },
});

/** The lead asks somebody outside besides. */
const startWithGuest = ({ lead, writer, first }: Scene) =>
  startRound(lead.api, {
    documentId: first,
    accountIds: [writer.id],
    guests: [{ email: `${first}@draussen.example`, name: 'Ada' }],
  });

const withGuest = (
  hubOf: () => TestHub,
  act: (scene: Scene, guest: { seatId: string; secret: string; anonymous: Api }) => Promise<unknown>,
): Line => ({
  watching: (scene) => [[scene.lead, screens.space(scene.space.id)], ...pages(scene).slice(0, 2)],
  before: startWithGuest,
  act: async (scene) => {
    const hub = hubOf();
    const [seat] = await hub.sql<{ id: string }>(
      `select s.id from circulation_seat s join circulation c on c.id = s.circulation_id
       where c.document_id = $1 and s.guest_name is not null`,
      [scene.first],
    );
    const secret = await writtenSecret(hub, `${scene.first}@draussen.example`);
    await act(scene, { seatId: seat!.id, secret, anonymous: hub.anonymous });
  },
});

/** Rounds in which people outside are asked: for whoever shows the round, and the log of its space. */
const outsideLines = (hubOf: () => TestHub): Record<string, Line> => ({
  noteGuestCirculationOpened: withGuest(hubOf, (_, { anonymous, secret }) =>
    anonymous.query(OPEN, { secret }),
  ),
  answerAsCirculationGuest: withGuest(hubOf, (_, { anonymous, secret }) =>
    anonymous.query(ANSWER, { input: { secret, choice: 'AGREE' } }),
  ),
  resendCirculationLink: withGuest(hubOf, ({ lead }, { seatId }) =>
    lead.api.query(RESEND, { input: { seatId, email: `neu-${seatId}@draussen.example` } }),
  ),
  removeCirculationGuest: withGuest(hubOf, ({ lead }, { seatId }) => lead.api.query(REMOVE, { id: seatId })),
});

/** The writer hands on to a colleague of the lead's and hers, who is not asked. */
const forwarding = (
  hubOf: () => TestHub,
  act: (scene: Scene, ids: Forwarding) => Promise<unknown>,
  isHandedOn: boolean,
) => {
  const idsOf = async ({ first, outsider }: Scene): Promise<Forwarding> => {
    const [seat] = await hubOf().sql<{ id: string }>(
      `select s.id from circulation_seat s join circulation c on c.id = s.circulation_id
       where c.document_id = $1 and s.forwarded_from_id is null order by s.position limit 1`,
      [first],
    );
    return { seatId: seat!.id, accountId: outsider.id };
  };
  return {
    watching: (scene: Scene): [Person, Screen][] => [
      ...pages(scene),
      [scene.outsider, screens.circulations()],
    ],
    before: async (scene: Scene) => {
      const { writer, outsider, lead, first, reader } = scene;
      const organisationId = await hubOf().seed.organisation();
      for (const person of [writer, outsider]) await employ(hubOf(), person, organisationId);
      const accountIds = [writer.id, reader.id];
      await startRound(lead.api, { documentId: first, accountIds, template: 'CO_SIGNATURE_PARALLEL' });
      if (isHandedOn) await writer.api.query(FORWARD, { input: await idsOf(scene) });
    },
    act: async (scene: Scene) => act(scene, await idsOf(scene)),
  };
};

interface Forwarding {
  seatId: string;
  accountId: string;
}

/** Questions that are handed on: for whoever shows the round, and for whom it waits. */
const forwardLines = (hubOf: () => TestHub): Record<string, Line> => ({
  forwardCirculation: forwarding(hubOf, ({ writer }, input) => writer.api.query(FORWARD, { input }), false),
  withdrawCirculationForward: forwarding(
    hubOf,
    ({ writer }, { seatId }) => writer.api.query(TAKE_BACK, { id: seatId }),
    true,
  ),
});

/** What needs the hub beside the scene. */
export const guestRoundLines = (hubOf: () => TestHub): Record<string, Line> => ({
  ...outsideLines(hubOf),
  ...forwardLines(hubOf),
});

/** Rounds, where their document stands, and for whoever is asked. */
export const ROUND_LINES: Record<string, Line> = {
  startCirculation: { watching: pages, act: start },
  answerCirculation: inRound(({ writer }, id) => answerRound(writer.api, id, 'AGREE')),
  noteCirculationOpened: inRound(({ reader }, id) => reader.api.query(OPENED, { id })),
  withdrawCirculation: inRound(({ lead }, circulationId) =>
    lead.api.query(WITHDRAW, { input: { circulationId, reason: 'Falsche Fassung' } }),
  ),
};
