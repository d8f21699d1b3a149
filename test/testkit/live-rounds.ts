import type { Line, Scene } from './live-scene.ts';
import { answerRound, OPENED, startRound, WITHDRAW } from './rounds.ts';
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

/** Rounds, where their document stands, and for whoever is asked. */
export const ROUND_LINES: Record<string, Line> = {
  startCirculation: { watching: pages, act: start },
  answerCirculation: inRound(({ writer }, id) => answerRound(writer.api, id, 'AGREE')),
  noteCirculationOpened: inRound(({ reader }, id) => reader.api.query(OPENED, { id })),
  withdrawCirculation: inRound(({ lead }, circulationId) =>
    lead.api.query(WITHDRAW, { input: { circulationId, reason: 'Falsche Fassung' } }),
  ),
};
