import type { Line } from './access-lines.ts';
import type { Api } from './api.ts';
import type { Line as LiveLine, Scene } from './live-scene.ts';
import { type Screen, screens } from './screens.ts';
import type { Person } from './seed.ts';

const ADD =
  'mutation($id: ID!) { addFavourite(targetId: $id) { targetId space { name } document { title } } }';
const MOVE = 'mutation($input: MoveFavouriteInput!) { moveFavourite(input: $input) { targetId } }';
const REMOVE = 'mutation($id: ID!) { removeFavourite(targetId: $id) }';

/** Puts it among the favourites of whoever asks. */
export const keepAtHand = (api: Api, id: string) => api.query(ADD, { id });

/** Keeping at hand what one may not read. */
export const FAVOURITE_LINES: Line[] = [
  ['addFavourite: space', ADD, ({ space }) => ({ id: space })],
  ...(['document', 'child', 'binned'] as const).map((which): Line => [
    `addFavourite: ${which}`,
    ADD,
    (ids) => ({ id: ids[which] }),
  ]),
  ['moveFavourite', MOVE, ({ document }) => ({ input: { targetId: document } })],
  ['removeFavourite', REMOVE, ({ document }) => ({ id: document })],
];

const pages = ({ writer }: Scene): [Person, Screen][] => [[writer, screens.favourites()]];
const both = async ({ writer, space, first }: Scene) => {
  await writer.api.query(ADD, { id: space.id });
  await writer.api.query(ADD, { id: first });
};

/** Favourites are seen by their owner alone, on every page. */
export const LIVE_FAVOURITE_LINES: Record<string, LiveLine> = {
  addFavourite: { watching: pages, act: both },
  moveFavourite: {
    watching: pages,
    before: both,
    act: ({ writer, first }) => writer.api.query(MOVE, { input: { targetId: first } }),
  },
  removeFavourite: {
    watching: pages,
    before: both,
    act: ({ writer, first }) => writer.api.query(REMOVE, { id: first }),
  },
};
