import type { Line } from './access-lines.ts';
import type { Line as LiveLine, Scene } from './live-scene.ts';
import { FORETELL, MOVE_TO_SPACE, moveToSpace } from './moves.ts';
import { screens } from './screens.ts';

/** A closed document to one's own space, and one's own to a closed space or document. */
export const moveLines = (own: () => { space: string; document: string }): Line[] => [
  ...(['document', 'child', 'binned'] as const).flatMap((which): Line[] => [
    [`documentMove: ${which}`, FORETELL, (ids) => ({ documentId: ids[which], spaceId: own().space })],
    [
      `moveDocumentToSpace: ${which}`,
      MOVE_TO_SPACE,
      (ids) => ({ input: { documentId: ids[which], spaceId: own().space, token: 'x' } }),
    ],
  ]),
  ['documentMove: there', FORETELL, ({ space }) => ({ documentId: own().document, spaceId: space })],
  [
    'moveDocumentToSpace: there',
    MOVE_TO_SPACE,
    ({ space, document }) => ({
      input: { documentId: own().document, spaceId: space, parentId: document, token: 'x' },
    }),
  ],
];

const newSpace = async ({ lead }: Scene): Promise<string> => {
  const input = { name: 'Anderer Bereich', purpose: 'Anderes', closedBecause: 'Entwürfe' };
  const query = 'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }';
  return (await lead.api.query(query, { input }))['createSpace'].id;
};

export const LIVE_MOVE_LINES: Record<string, LiveLine> = {
  moveDocumentToSpace: {
    watching: ({ space, lead, reader, writer, first }) => [
      [reader, screens.space(space.id)],
      [writer, screens.document(first, space.id)],
      [lead, screens.spaces()],
    ],
    act: async (scene) => moveToSpace(scene.lead.api, scene.first, await newSpace(scene)),
  },
};
