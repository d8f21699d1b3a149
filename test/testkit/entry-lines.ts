import type { Line } from './access-lines.ts';
import type { Line as LiveLine } from './live-scene.ts';
import { screens } from './screens.ts';
import { addTask } from './written.ts';

const SET_TASK = 'mutation($input: SetTaskInput!) { setTask(input: $input) { id number state } }';

/** Typed blocks of a closed space. */
export const ENTRY_LINES: Line[] = [
  [
    'textEntry',
    'query($id: ID!) { textEntry(id: $id) { id number wording } }',
    ({ entry }) => ({ id: entry }),
  ],
  [
    'textEntries',
    'query($space: ID!) { textEntries(spaceId: $space, first: 9) { totalCount pageInfo { endCursor } nodes { id } } }',
    ({ space }) => ({ space }),
  ],
  ['setTask', SET_TASK, ({ entry }) => ({ input: { entryId: entry, state: 'DONE' } })],
];

/** What is said of tasks shows in the space, as any edit does. */
export const LIVE_ENTRY_LINES: Record<string, LiveLine> = {
  setTask: {
    watching: ({ space, reader }) => [[reader, screens.space(space.id)]],
    act: async ({ space, lead }) => {
      const entryId = await addTask(lead.api, space.id, 'Protokoll führen');
      await lead.api.query(SET_TASK, { input: { entryId, state: 'DONE', dueOn: '2026-12-24' } });
    },
  },
};
