import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { LiveScreen } from './testkit/live-screen.ts';
import { type Screen, screens } from './testkit/screens.ts';
import type { Person, SeededSpace } from './testkit/seed.ts';
import { sessionApi } from './testkit/sign-in.ts';
import { paragraph } from './testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

/** A space with two documents, its lead, a writer and a reader; and somebody who is no member. */
interface Scene {
  space: SeededSpace;
  lead: Person;
  writer: Person;
  reader: Person;
  outsider: Person;
  /** Ids of two documents at the top. */
  first: string;
  second: string;
}

interface Line {
  /** Who looks at what. */
  watching: (scene: Scene) => [Person, Screen][];
  /** What must have happened before anybody looks. */
  before?: (scene: Scene) => Promise<unknown>;
  act: (scene: Scene) => Promise<unknown>;
}

const inSpace = ({ lead, space }: Scene, mutation: string, input: object) =>
  lead.api.query(`mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { id } }`, {
    input: { spaceId: space.id, ...input },
  });

const onDocument = ({ lead, first }: Scene, mutation: string, input: object = {}) =>
  lead.api.query(`mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { id } }`, {
    input: { documentId: first, ...input },
  });

function inputOf(mutation: string): string {
  const { type } = SCHEMA.getMutationType()!.getFields()[mutation]!.args[0]!;
  return String(type).replace('!', '');
}

const SCHEMA = buildSchema(readFileSync(new URL('../server/schema.graphql', import.meta.url), 'utf8'));

const trash = ({ lead, first }: Scene) =>
  lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id: first });
const restore = ({ lead, first }: Scene) =>
  lead.api.query('mutation($id: ID!) { restoreDocument(documentId: $id) { id } }', { id: first });

/** What changes in a list of documents is seen by a member on the space's page, in the bin, and on the document's. */
const documentPages = ({ space, reader, writer, first }: Scene): [Person, Screen][] => [
  [reader, screens.space(space.id)],
  [writer, screens.bin(space.id)],
  [writer, screens.document(first, space.id)],
  [reader, screens.spaces()],
];

const LINES: Record<string, Line> = {
  createSpace: {
    watching: ({ lead }) => [[lead, screens.spaces()]],
    act: ({ lead }) =>
      lead.api.query('mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }', {
        input: { name: 'Zweiter', purpose: 'Erproben', closedBecause: 'Entwürfe' },
      }),
  },
  updateSpace: {
    watching: ({ space, writer, reader, first }) => [
      [reader, screens.space(space.id)],
      [reader, screens.spaces()],
      [writer, screens.members(space.id)],
      [writer, screens.bin(space.id)],
      [writer, screens.document(first, space.id)],
    ],
    act: (scene) =>
      inSpace(scene, 'updateSpace', { name: 'Umbenannt', purpose: 'Anderes', closedBecause: 'Anderes' }),
  },
  markSpaceSeen: {
    watching: ({ writer }) => [[writer, screens.spaces()]],
    act: ({ writer, space }) =>
      writer.api.query('mutation($id: ID!) { markSpaceSeen(spaceId: $id) { id } }', { id: space.id }),
  },
  addSpaceMember: {
    watching: ({ space, reader, writer, outsider }) => [
      [reader, screens.members(space.id)],
      [writer, screens.space(space.id)],
      [outsider, screens.spaces()],
    ],
    act: (scene) => inSpace(scene, 'addSpaceMember', { accountId: scene.outsider.id, role: 'READER' }),
  },
  setSpaceRole: {
    watching: ({ space, reader, writer, first }) => [
      [writer, screens.members(space.id)],
      [reader, screens.members(space.id)],
      [reader, screens.space(space.id)],
      [reader, screens.spaces()],
      [reader, screens.document(first, space.id)],
    ],
    act: (scene) => inSpace(scene, 'setSpaceRole', { accountId: scene.reader.id, role: 'LEAD' }),
  },
  removeSpaceMember: {
    watching: ({ space, reader, writer }) => [
      [writer, screens.members(space.id)],
      [reader, screens.spaces()],
      [reader, screens.space(space.id)],
    ],
    act: (scene) => inSpace(scene, 'removeSpaceMember', { accountId: scene.reader.id }),
  },
  createDocument: {
    watching: documentPages,
    act: (scene) => inSpace(scene, 'createDocument', { title: 'Drittes', markdown: 'Inhalt' }),
  },
  renameDocument: {
    watching: documentPages,
    act: (scene) => onDocument(scene, 'renameDocument', { title: 'Anders' }),
  },
  moveDocument: {
    watching: documentPages,
    act: (scene) => onDocument(scene, 'moveDocument', { parentId: scene.second }),
  },
  trashDocument: { watching: documentPages, act: trash },
  restoreDocument: { watching: documentPages, before: trash, act: restore },
  editDocument: {
    watching: documentPages,
    act: (scene) => onDocument(scene, 'editDocument', { append: 'Vom Programm' }),
  },
  pushDocumentUpdate: {
    watching: documentPages,
    act: ({ writer, first }) =>
      writer.api.query(
        'mutation($input: PushDocumentUpdateInput!) { pushDocumentUpdate(input: $input) { revision } }',
        { input: { documentId: first, update: paragraph('Getippt') } },
      ),
  },
  updateViewer: {
    watching: ({ writer }) => [[writer, screens.frame()]],
    act: async ({ writer }) =>
      (await sessionApi(hub.url, writer)).query(
        'mutation($input: UpdateViewerInput!) { updateViewer(input: $input) { email } }',
        {
          input: { name: 'Neuer Name', locale: 'EN' },
        },
      ),
  },
};

/** Mutations that no open page has to hear of, and why. */
const UNHEARD: Record<string, string> = {
  pushAwareness: 'goes down `documentUpdates` and is never stored',
  createAccessToken: 'concerns the page that made it, which asks anew',
  revokeAccessToken: 'concerns the page that withdrew it, which asks anew; the program is cut off',
};

async function scene(): Promise<Scene> {
  const space = await hub.seed.space({ writers: 1, readers: 1, password: true });
  const first = await hub.seed.document({ space, title: 'Erstes' });
  const second = await hub.seed.document({ space, title: 'Zweites' });
  const { lead, writers, readers, outsider } = space;
  return {
    space,
    lead,
    writer: writers[0]!,
    reader: readers[0]!,
    outsider,
    first: first.id,
    second: second.id,
  };
}

/** Something harmless that every page of this person hears: a change in a space of their own, and in the scene's. */
async function disturber(scene: Scene, person: Person): Promise<() => Promise<unknown>> {
  const own = await hub.seed.space();
  await own.lead.api.query('mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }', {
    input: { spaceId: own.id, accountId: person.id, role: 'READER' },
  });
  let turn = 0;
  const disturb = (lead: Person, spaceId: string) =>
    lead.api.query('mutation($input: UpdateSpaceInput!) { updateSpace(input: $input) { id } }', {
      input: { spaceId, purpose: `Störung ${(turn += 1)}` },
    });
  return () => Promise.all([disturb(own.lead, own.id), disturb(scene.lead, scene.space.id)]);
}

describe('a page that is open equals a fresh fetch after', () => {
  it.each(Object.entries(LINES))('%s', async (_, { watching, before, act }) => {
    const here = await scene();
    await before?.(here);
    const pages = watching(here).map(([person, screen]) => ({
      person,
      page: new LiveScreen(person, screen),
    }));
    try {
      for (const { person, page } of pages) await page.open(await disturber(here, person));
      await act(here);
      for (const { page } of pages) await page.isCurrent();
    } finally {
      await Promise.all(pages.map(({ page }) => page.close()));
    }
  });
});

it('every mutation has a line', () => {
  const mutations = Object.keys(SCHEMA.getMutationType()!.getFields()).toSorted();
  expect([...Object.keys(LINES), ...Object.keys(UNHEARD)].toSorted()).toEqual(mutations);
});
