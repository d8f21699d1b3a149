import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { docOfLog, contentOf } from '../coediting/passive-doc.ts';
import { entriesOf, type DerivedEntry } from '../documents/document-entries.ts';
import { readBlocks } from '../documents/document-blocks.ts';
import type { RunningServer } from '../server.ts';
import { numberOf } from '@umlauf/shared/entries';
import { Random } from '@umlauf/shared/random-document';
import { entriesIn } from '@umlauf/shared/standing-entries';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { EntryEditor, type Clipboard } from './random-entry-editor.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { FIRST_SEED, REPLAYED_SEED } from '../../../test/testkit/seeds.ts';

const PLAYS = process.env['UMLAUF_LONG'] ? 2_000 : 200;
const SEEDS = REPLAYED_SEED ? [FIRST_SEED] : Array.from({ length: PLAYS }, (_, i) => FIRST_SEED + i);
/** Played at the same time, so that their documents are committed together. */
const AT_ONCE = 100;
const ROUNDS = 6;
const PATIENCE = { timeout: 20_000, interval: 100 };

let hub: TestHub;
let other: RunningServer;
let space: SeededSpace;

beforeAll(async () => {
  hub = await startTestHub();
  other = await hub.startAnother();
  space = await hub.seed.space({ writers: 3 });
}, 60_000);
afterAll(async () => {
  await other.close();
  await hub.close();
});

interface Row extends Omit<DerivedEntry, 'position'> {
  document_id: string;
  year: number;
  number: number;
  position: number | null;
}

/** As the house. */
function read<T>(statement: string, parameters: unknown[] = []): Promise<T[]> {
  return hub.server.hub.database.withActor({ system: 'document-log' }, ({ sql }) =>
    sql<T>(statement, parameters),
  );
}

const LAGGING = 'select id from document where id = any($1) and text_revision < revision';

const instances = () => [hub.server.hub.coediting, other.hub.coediting];

/** One seed: three people in a document and one in another, who paste between them, some of them away for a while. */
class Play {
  readonly #random: Random;
  readonly #clipboard: Clipboard = [];
  readonly #numbers = new Map<string, string>();
  editors: EntryEditor[] = [];

  constructor(readonly seed: number) {
    this.#random = new Random(seed);
  }

  get documentIds(): string[] {
    return [...new Set(this.editors.map(({ documentId }) => documentId))];
  }

  async run(): Promise<void> {
    const [one, two] = [await hub.seed.document({ space }), await hub.seed.document({ space })];
    const people = [space.lead, ...space.writers] as [Person, Person, Person, Person];
    this.editors = people.map((person, i) => {
      const { id } = i < 3 ? one : two;
      return new EntryEditor(id, { accountId: person.id, name: person.name }, this.#random, this.#clipboard);
    });
    for (let round = 0; round < ROUNDS; round++) {
      for (const editor of this.editors) for (let i = this.#random.int(4); i > 0; i--) editor.act();
      const present = this.editors.filter(() => this.#random.chance(0.6));
      await Promise.all(present.map((editor) => editor.sync(instances())));
      if (round % 2 === 1) await this.#checkNumbers();
    }
    for (const editor of this.editors) await editor.sync(instances());
    for (const editor of this.editors) await editor.receive(hub.server.hub.coediting);
    await this.#checkNumbers();
  }

  /** A number that was given stays with its block, and the block what it is. */
  async #checkNumbers(): Promise<void> {
    const rows = await read<Row>(
      'select id, document_id, kind, year, number from text_entry where document_id = any($1)',
      [this.documentIds],
    );
    const present = new Map(
      rows.map(({ id, document_id, kind, year, number }) => [id, `${document_id} ${kind} ${year}/${number}`]),
    );
    for (const [id, number] of this.#numbers) expect(present.get(id), this.hint).toBe(number);
    for (const [id, number] of present) this.#numbers.set(id, number);
  }

  get hint(): string {
    return `UMLAUF_SEED=${this.seed}`;
  }
}

interface Figures {
  /** Rows of logs. */
  revisions: number;
  /** Blocks in the texts at the end, and objects that were ever made. */
  standing: number;
  objects: number;
  /** With which the server gave ids. */
  serverEdits: number;
}

const SPACE = `query ($spaceId: ID!, $after: String) { textEntries(spaceId: $spaceId, first: 100, after: $after) {
  totalCount pageInfo { hasNextPage endCursor }
  nodes { id kind number wording state yes document { id } } } }`;
const DOCUMENT = `query ($id: ID!) { document(id: $id) { entries(first: 100) { totalCount nodes { id } } } }`;

interface ApiEntry {
  id: string;
  kind: string;
  number: string;
  wording: string;
  state: string | null;
  yes: number | null;
  document: { id: string };
}

/** All that the API says of the space, by id; asked by everybody in turn. */
async function apiEntries(): Promise<Map<string, ApiEntry>> {
  const found = new Map<string, ApiEntry>();
  const people = [space.lead, ...space.writers];
  let page: { hasNextPage: boolean; endCursor: string | null } = { hasNextPage: true, endCursor: null };
  for (let asked = 0; page.hasNextPage; asked++) {
    const { api } = people[asked % people.length]!;
    const { textEntries } = await api.query(SPACE, { spaceId: space.id, after: page.endCursor });
    for (const entry of textEntries.nodes as ApiEntry[]) found.set(entry.id, entry);
    page = textEntries.pageInfo;
    if (!page.hasNextPage) expect(textEntries.totalCount).toBe(found.size);
  }
  return found;
}

/** In the order of the text. */
async function apiOrder(documentId: string): Promise<string[]> {
  const { document } = await space.lead.api.query(DOCUMENT, { id: documentId });
  expect(document.entries.totalCount).toBe(document.entries.nodes.length);
  return document.entries.nodes.map(({ id }: { id: string }) => id);
}

/** In each committed text every entry has an id of its own, that was written down with it, as what it is. */
async function checkLog(documentId: string, rows: readonly Row[], hint: string): Promise<number> {
  const log = await read<{ update: Buffer }>(
    'select update from document_update where document_id = $1 order by revision',
    [documentId],
  );
  const kinds = new Map(rows.map(({ id, kind }) => [id, kind]));
  const doc = new Y.Doc();
  for (const { update } of log) {
    Y.applyUpdate(doc, update);
    const standing = entriesIn(doc);
    expect(new Set(standing.map(({ id }) => id)).size, hint).toBe(standing.length);
    for (const { id, kind } of standing) expect(kinds.get(id!), hint).toBe(kind);
  }
  return log.length;
}

/** Objects and text agree, on every replica. Answers what stands there. */
async function checkDocument(play: Play, documentId: string, figures: Figures): Promise<Row[]> {
  const { hint } = play;
  const editors = play.editors.filter((editor) => editor.documentId === documentId);
  const doc = docOfLog([(await other.hub.coediting.state(documentId))!.state]);
  for (const editor of editors) expect(contentOf(editor.doc), hint).toBe(contentOf(doc));
  const texts = entriesOf(readBlocks(doc).map(({ node }) => node));
  expect(
    texts.map(({ id }) => id),
    hint,
  ).toEqual(entriesIn(doc).map(({ id }) => id));
  const rows = await read<Row>(
    'select e.*, e.responsible_id as responsible from text_entry e where document_id = $1 order by position',
    [documentId],
  );
  const standing = rows.filter(({ position }) => position !== null);
  expect(standing.map(textOfRow), hint).toEqual(texts);
  const writers = await read<{ id: string }>(
    'select client_id as id from document_writer where document_id = $1',
    [documentId],
  );
  const typed = new Set(editors.map((editor) => editor.doc.clientID));
  figures.serverEdits += writers.filter(({ id }) => !typed.has(Number(id))).length;
  figures.revisions += await checkLog(documentId, rows, hint);
  figures.standing += texts.length;
  figures.objects += rows.length;
  return standing;
}

function textOfRow(row: Row): DerivedEntry {
  const { id, kind, position, wording, responsible, due, state, yes, no, abstention, result } = row;
  return {
    ...{ id, kind, position: position!, wording },
    ...{ responsible, due, state, yes, no, abstention, result },
  };
}

/** Decisions are counted by space and year, everything else by document: from 1, without gaps or doubles. */
async function expectGapless(): Promise<void> {
  const counted = await read<{ numbers: number[] }>(
    'select array_agg(number order by number) as numbers from text_entry group by kind, scope_id, year',
  );
  for (const { numbers } of counted) expect(numbers).toEqual(numbers.map((_, i) => i + 1));
}

/** The API says the same of each, and nothing else; of some documents it is asked for the order, too. */
async function expectInApi(standing: ReadonlyMap<string, readonly Row[]>): Promise<void> {
  const api = await apiEntries();
  const said = [...api.values()].map(({ id, kind, number, wording, state, yes, document }) =>
    [id, document.id, kind, number, wording, state, yes].join(' '),
  );
  const written = [...standing.values()].flat().map((row) => {
    const { id, document_id, kind, year, number, wording, state, yes } = row;
    // A count below zero is none.
    const votes = yes !== null && yes < 0 ? null : yes;
    return [id, document_id, kind.toUpperCase(), numberOf(kind, year, number), wording, state, votes].join(
      ' ',
    );
  });
  expect(said.toSorted()).toEqual(written.toSorted());
  for (const [documentId, rows] of [...standing].slice(0, 20))
    expect(await apiOrder(documentId)).toEqual(rows.map(({ id }) => id));
}

test(
  `every typed block is exactly one object with one number, for ${SEEDS.length} plays on two instances`,
  { timeout: 600_000 },
  async () => {
    const figures: Figures = { revisions: 0, standing: 0, objects: 0, serverEdits: 0 };
    const standing = new Map<string, Row[]>();
    const began = performance.now();
    for (let i = 0; i < SEEDS.length; i += AT_ONCE) {
      const plays = SEEDS.slice(i, i + AT_ONCE).map((seed) => new Play(seed));
      await Promise.all(plays.map((play) => play.run()));
      const documentIds = plays.flatMap((play) => play.documentIds);
      await expect.poll(() => read(LAGGING, [documentIds]), PATIENCE).toEqual([]);
      for (const play of plays)
        for (const documentId of play.documentIds)
          standing.set(documentId, await checkDocument(play, documentId, figures));
    }
    await expectGapless();
    await expectInApi(standing);
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    console.info(`${SEEDS.length} plays on two instances in ${seconds} s:`, JSON.stringify(figures));
    expect(figures.standing).toBeGreaterThan(SEEDS.length);
  },
);
