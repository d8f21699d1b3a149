import type { Line } from './access-lines.ts';
import type { Line as LiveLine, Scene } from './live-scene.ts';
import { type Screen, screens } from './screens.ts';
import type { Person } from './seed.ts';
import { addTask } from './written.ts';

const SET_TASK = 'mutation($input: SetTaskInput!) { setTask(input: $input) { id number state } }';
const NOTE_TASK = 'mutation($input: NoteTaskInput!) { noteTask(input: $input) { id number wording } }';
const HAND_OVER =
  'mutation($input: HandOverTaskInput!) { handOverTask(input: $input) { id number wording } }';

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
  [
    'tasks',
    'query($space: ID!) { tasks(of: LEFT, filter: { spaceId: $space }, first: 9) { totalCount pageInfo { endCursor } nodes { id } } }',
    ({ space }) => ({ space }),
  ],
  [
    'tasks: words',
    'query($space: ID!) { tasks(of: LEFT, filter: { spaceId: $space, text: "Vertraulich" }, first: 9) { totalCount pageInfo { endCursor } nodes { id } } }',
    ({ space }) => ({ space }),
  ],
  ['setTask', SET_TASK, ({ entry }) => ({ input: { entryId: entry, state: 'DONE' } })],
  ['noteTask', NOTE_TASK, ({ entry }) => ({ input: { entryId: entry, note: 'Meins' } })],
  ['handOverTask', HAND_OVER, ({ entry, account }) => ({ input: { entryId: entry, accountId: account } })],
];

/** What is said of tasks shows in the register of whoever has them, in the margin of their text, and in the space. */
const pages = ({ space, lead, reader }: Scene): [Person, Screen][] => [
  [reader, screens.space(space.id)],
  [reader, screens.tasks()],
  [reader, screens.openTasks()],
  [lead, screens.tasks('LEFT')],
];

/** A task that the reader has; when that is known, the screens show it. */
const taskOf = ({ lead, space, reader }: Scene, words: string) =>
  addTask(lead.api, space.id, words, reader.id);

export const LIVE_ENTRY_LINES: Record<string, LiveLine> = {
  setTask: {
    watching: pages,
    act: async (scene) => {
      const entryId = await taskOf(scene, 'Protokoll führen');
      await scene.lead.api.query(SET_TASK, { input: { entryId, state: 'DONE', dueOn: '2026-12-24' } });
    },
  },
  noteTask: {
    watching: pages,
    act: async (scene) => {
      const input = { entryId: await taskOf(scene, 'Plan aushängen'), note: 'Rahmen ist bestellt' };
      await scene.reader.api.query(NOTE_TASK, { input });
    },
  },
  handOverTask: {
    watching: pages,
    act: async (scene) => {
      const input = { entryId: await taskOf(scene, 'Ortstermin'), accountId: scene.lead.id };
      await scene.reader.api.query(HAND_OVER, { input });
    },
  },
};
