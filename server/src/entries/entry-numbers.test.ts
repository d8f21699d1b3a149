import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Coediting } from '../coediting/coediting.ts';
import { enterDecision } from '../decisions/enter-decision.ts';
import { createElement } from '../documents/document-blocks.ts';
import { documentSchema } from '@umlauf/shared/document-schema';
import { type EntryKind, newEntryId } from '@umlauf/shared/entries';
import { entriesIn } from '@umlauf/shared/standing-entries';
import type { RunningServer } from '../server.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';

const EACH = 10;

let hub: TestHub;
let other: RunningServer;

beforeAll(async () => {
  hub = await startTestHub();
  other = await hub.startAnother();
}, 60_000);
afterAll(async () => {
  await other.close();
  await hub.close();
});

const newId = () => newEntryId(crypto.getRandomValues(new Uint8Array(26)));

/** A page of its own, that nobody tells of others' edits. */
class Page {
  readonly doc = new Y.Doc();
  readonly undo = new Y.UndoManager(this.doc.getXmlFragment('content'), { captureTimeout: 0 });

  constructor(
    readonly documentId: string,
    readonly person: Person,
  ) {}

  add(kind: EntryKind, id = newId()): string {
    const node = documentSchema.node(kind, { id }, [documentSchema.text('Wortlaut')]);
    this.doc.getXmlFragment('content').push([createElement(node)]);
    return id;
  }

  async push(coediting: Coediting): Promise<void> {
    const { id: accountId, name } = this.person;
    const update = Y.encodeStateAsUpdate(this.doc);
    await coediting.push(this.documentId, {
      account: { accountId, name },
      update,
      canEdit: () => true,
    });
  }

  async take(coediting: Coediting): Promise<void> {
    Y.applyUpdate(this.doc, (await coediting.state(this.documentId))!.state);
  }
}

interface Entry {
  id: string;
  document_id: string;
  kind: EntryKind;
  number: number;
}

const entries = (space: SeededSpace) =>
  hub.sql<Entry>('select * from text_entry where space_id = $1 order by kind, number', [space.id]);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

it('two instances number decisions at once, and rounds that end meanwhile: no gap, nothing twice', async () => {
  const space = await hub.seed.space();
  const pages: Page[] = [];
  for (let i = 0; i < 4; i++) {
    const { id } = await hub.seed.document({ space });
    pages.push(new Page(id, space.lead));
  }
  const instances = [hub.server.hub, other.hub];
  const write = async (page: Page, at: number) => {
    for (let i = 0; i < EACH; i++) {
      page.add('decision');
      await page.push(instances[at % 2]!.coediting);
    }
  };
  const endRounds = async () => {
    for (let i = 0; i < EACH; i++) await enterOne(space, pages[0]!.documentId);
  };
  await Promise.all([...pages.map(write), endRounds()]);
  const given = await hub.sql<{ number: number }>(
    `select number from text_entry where space_id = $1
     union all select number from decision where space_id = $1 order by 1`,
    [space.id],
  );
  expect(given.map(({ number }) => number)).toEqual(upTo(5 * EACH));
});

/** As the end of a round does. */
function enterOne(space: SeededSpace, documentId: string): Promise<unknown> {
  const votes = { yes: 1, no: 0, abstained: 0, notConcerned: 0, silent: 0 };
  return hub.server.hub.database.withActor({ system: 'circulation' }, (transaction) =>
    enterDecision(transaction, hub.server.hub.announcements, {
      ...{ spaceId: space.id, bodyId: null, bodyName: null, documentId, versionId: null },
      ...{ circulationId: null as unknown as string, title: 'T', wording: 'W', outcome: 'ADOPTED' },
      ...{ votes: votes as never, decidedAt: new Date() },
    }),
  );
}

it('counts tasks by document, and gives the number of a deleted one never again', async () => {
  const space = await hub.seed.space();
  const { id } = await hub.seed.document({ space });
  const page = new Page(id, space.lead);
  const { coediting } = hub.server.hub;
  const [first, second] = [page.add('task'), page.add('task')];
  await page.push(coediting);
  page.doc.getXmlFragment('content').delete(1, 1);
  await page.push(coediting);
  const third = page.add('task');
  await page.push(coediting);
  expect((await entries(space)).map(({ id, number }) => [id, number])).toEqual([
    [first, 1],
    [second, 2],
    [third, 3],
  ]);
});

it('undo brings the same object back, with its number', async () => {
  const space = await hub.seed.space();
  const { id } = await hub.seed.document({ space });
  const page = new Page(id, space.lead);
  const { coediting } = hub.server.hub;
  const entry = page.add('decision');
  await page.push(coediting);
  page.doc.getXmlFragment('content').delete(0, 1);
  await page.push(coediting);
  page.add('decision');
  await page.push(coediting);
  page.undo.undo();
  page.undo.undo();
  await page.push(coediting);
  await page.take(coediting);
  expect(entriesIn(page.doc).map(({ id }) => id)).toEqual([entry]);
  expect((await entries(space)).map(({ number }) => number)).toEqual([1, 2]);
});

it.each([
  ['in one transaction', () => [hub.server.hub.coediting, hub.server.hub.coediting]],
  ['on two instances', () => [hub.server.hub.coediting, other.hub.coediting]],
] as const)('one id that comes into two documents %s is two objects', async (_, both) => {
  const space = await hub.seed.space();
  const pages: Page[] = [];
  for (let i = 0; i < 2; i++) pages.push(new Page((await hub.seed.document({ space })).id, space.lead));
  const [here, there] = pages as [Page, Page];
  there.add('task', here.add('task'));
  const pushing = pages.map((page, i) => page.push(both()[i]!));
  const refused = (await Promise.allSettled(pushing)).filter(({ status }) => status === 'rejected');
  // Whoever came second is told to arrive anew, as pages do by themselves.
  expect(refused.length).toBeLessThanOrEqual(1);
  for (const [i, page] of pages.entries()) {
    await page.push(both()[i]!);
    await page.take(both()[i]!);
  }
  const ids = pages.flatMap(({ doc }) => entriesIn(doc).map(({ id }) => id!));
  expect(new Set(ids).size).toBe(2);
  expect((await entries(space)).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
});

it('a block that is pasted twice at two instances at once is three objects', async () => {
  const space = await hub.seed.space({ writers: 1 });
  const { id } = await hub.seed.document({ space });
  const [here, there] = [new Page(id, space.lead), new Page(id, space.writers[0]!)];
  const entry = here.add('vote');
  await here.push(hub.server.hub.coediting);
  await there.take(other.hub.coediting);
  here.add('vote', entry);
  there.add('vote', entry);
  const pushing = [here.push(hub.server.hub.coediting), there.push(other.hub.coediting)];
  await Promise.allSettled(pushing);
  await here.push(hub.server.hub.coediting);
  await there.push(other.hub.coediting);
  await here.take(hub.server.hub.coediting);
  const ids = entriesIn(here.doc).map(({ id }) => id);
  expect(ids[0]).toBe(entry);
  expect(new Set(ids).size).toBe(3);
  expect((await entries(space)).map(({ number }) => number)).toEqual([1, 2, 3]);
});
