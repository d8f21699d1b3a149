/** `pnpm bench open`: what a cold opening costs before and after compaction, against Yjs alone. */
import { mkdir, writeFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Client } from 'graphql-ws';
import * as Y from 'yjs';
import { createCoediting } from '@umlauf/server/coediting/coediting';
import { SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import { collectedState, OpenStage } from './open/stage.ts';
import { recordEdits, type RecordedLog } from './open/recorded-edits.ts';

const EDITS = Number(process.env['BENCH_EDITS'] ?? 200_000);
const WRITERS = 10;
/** The regular job folds at 200 rows for small documents; a document may be opened with as many unfolded ones. */
const NEWER_ROWS = 199;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 11);
const OUTPUT = new URL('./results/open.json', import.meta.url);

interface Opening {
  milliseconds: number[];
  bytes: number;
}

const log = recordEdits(EDITS + NEWER_ROWS, WRITERS);
const older: RecordedLog = { ...log, updates: log.updates.slice(0, EDITS) };
const state = collectedState(older.updates);
const stage = await OpenStage.start(WRITERS);
try {
  await measure();
} finally {
  await stage.close();
}

async function measure(): Promise<void> {
  const unfolded = await stage.document('Ungefaltet', older);
  const folded = await stage.document('Gefaltet', older);
  const goneOn = await stage.document('Gefaltet und weitergeschrieben', older);
  const folding = await measureFolding(folded);
  await stage.storage.compact(goneOn);
  await appendNewer(goneOn);
  const client = stage.reader.live();
  const openings = await measureOpenings(client, { unfolded, folded, goneOn });
  const page = await measurePage(folded);
  await client.dispose();
  await report(folding, openings, page);
}

async function appendNewer(documentId: string): Promise<void> {
  for (const update of log.updates.slice(EDITS)) {
    await stage.storage.append([{ documentId, update, newWriters: [], writers: [] }]);
  }
}

/** How long it takes, how long the process stands still for it, and what the database holds before and afterwards. */
async function measureFolding(documentId: string) {
  const before = await storedOf(documentId);
  const pauses = monitorEventLoopDelay({ resolution: 5 });
  const startedAt = performance.now();
  pauses.enable();
  const compaction = await stage.storage.compact(documentId);
  pauses.disable();
  const milliseconds = performance.now() - startedAt;
  const after = await storedOf(documentId);
  return { ...compaction, milliseconds, longestPause: pauses.max / 1e6, before, after };
}

async function storedOf(documentId: string) {
  const [stored] = await stage.sql<
    Record<'rows' | 'rowBytes' | 'stateBytes' | 'milestones' | 'milestoneBytes', string>
  >(
    `select (select count(*) from document_update where document_id = $1) as rows,
       (select sum(octet_length(update)) from document_update where document_id = $1) as "rowBytes",
       (select sum(octet_length(state)) from document_snapshot where document_id = $1) as "stateBytes",
       (select count(*) from document_milestone where document_id = $1) as milestones,
       (select sum(pg_column_size(state)) from document_milestone where document_id = $1) as "milestoneBytes"`,
    [documentId],
  );
  return Object.fromEntries(Object.entries(stored!).map(([name, value]) => [name, Number(value ?? 0)]));
}

/** All kinds in turns and in another order each time, so that what slows the machine down slows all of them. */
async function measureOpenings(client: Client, documents: Record<string, string>) {
  const openings: Record<string, Opening> = {};
  const kinds: (() => Promise<void>)[] = [];
  const add = (name: string, bytes: number, open: () => Promise<number> | number) => {
    const { milliseconds } = (openings[name] = { milliseconds: [] as number[], bytes });
    kinds.push(async () => void milliseconds.push(await open()));
  };
  add('applyUpdate', state.byteLength, () => timeOf(() => Y.applyUpdate(new Y.Doc(), state)));
  for (const [name, documentId] of Object.entries(documents)) {
    const { updates } = (await stage.storage.load(documentId))!;
    const stored = updates.reduce((sum, update) => sum + update.byteLength, 0);
    add(`engine, ${name}`, stored, () => openInEngine(documentId));
    const { characters } = await openOverSocket(client, documentId);
    add(`socket, ${name}`, characters, async () => (await openCold(client, documentId)).arrived);
    add(`client, ${name}`, characters, async () => (await openCold(client, documentId)).applied);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const index of kinds.keys()) await kinds[(index + round) % kinds.length]!();
  }
  return openings;
}

async function openCold(client: Client, documentId: string) {
  await stage.cool(documentId);
  return openOverSocket(client, documentId);
}

function timeOf(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

/** From asking until the first event is there, in an engine that has never seen the document. */
async function openInEngine(documentId: string): Promise<number> {
  const quiet = { warn: () => undefined, error: (facts: object) => console.error(facts) };
  const engine = createCoediting({
    storage: stage.storage,
    schemaVersion: SCHEMA_VERSION,
    onCommitted: () => undefined,
    log: quiet,
  });
  const account = { accountId: 'acc_reader', name: 'Liest' };
  const startedAt = performance.now();
  const stream = engine.follow(documentId, {
    id: 's',
    account,
    schemaVersion: SCHEMA_VERSION,
    canRead: () => true,
  });
  const { value } = await stream.next();
  const milliseconds = performance.now() - startedAt;
  if (!value?.update) throw new Error('no state came');
  await engine.close();
  return milliseconds;
}

/** From the server process, over an open socket: until the first event is there, and until it is in a Y.Doc. */
async function openOverSocket(client: Client, documentId: string) {
  const startedAt = performance.now();
  const stream = client.iterate<{ documentUpdates: { update: string } }>({
    query: 'subscription ($id: ID!) { documentUpdates(documentId: $id) { update stateVector revision } }',
    variables: { id: documentId },
  });
  const { value } = await stream.next();
  const arrived = performance.now() - startedAt;
  const { update } = value!.data!.documentUpdates;
  Y.applyUpdate(new Y.Doc(), Buffer.from(update, 'base64'));
  const applied = performance.now() - startedAt;
  await stream.return?.();
  return { arrived, applied, characters: update.length };
}

/** The stored text, which the page shows while the state is on its way, beside a query of no size. */
async function measurePage(documentId: string) {
  const timed = async (query: string) => {
    const startedAt = performance.now();
    await stage.reader.query(query, { id: documentId });
    return performance.now() - startedAt;
  };
  const samples: Record<'text' | 'ordinary', number[]> = { text: [], ordinary: [] };
  for (let round = 0; round < 3 * ROUNDS; round++) {
    samples.ordinary.push(await timed('query ($id: ID!) { document(id: $id) { title revision } }'));
    samples.text.push(await timed('query ($id: ID!) { document(id: $id) { title revision text } }'));
  }
  return { text: median(samples.text), ordinary: median(samples.ordinary) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

async function report(
  folding: Awaited<ReturnType<typeof measureFolding>>,
  openings: Record<string, Opening>,
  page: Awaited<ReturnType<typeof measurePage>>,
): Promise<void> {
  const limit = openings['applyUpdate']!;
  const rows = Object.entries(openings).map(([name, { milliseconds, bytes }]) => ({
    opening: name,
    ms: round(median(milliseconds)),
    'times applyUpdate': round(median(milliseconds) / median(limit.milliseconds)),
    bytes,
    'times the state': round(bytes / limit.bytes),
  }));
  console.log(
    `${EDITS} edits by ${WRITERS} writers, ${log.characters} characters left, medians of ${ROUNDS} rounds in turns`,
  );
  console.table(rows);
  console.log('folding', folding);
  console.log(`stored text by query: ${round(page.text)} ms; a query of no size: ${round(page.ordinary)} ms`);
  await mkdir(new URL('.', OUTPUT), { recursive: true });
  const result = {
    edits: EDITS,
    writers: WRITERS,
    rounds: ROUNDS,
    characters: log.characters,
    openings: rows,
    folding,
    page,
  };
  await writeFile(OUTPUT, `${JSON.stringify(result, null, 2)}\n`);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
