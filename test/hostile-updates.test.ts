import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { GraphqlTransport } from '@umlauf/client/coediting/graphql-transport';
import { hostileUpdate, targetOf } from '@umlauf/server/coediting/hostile-updates';
import { createPassiveDoc } from '@umlauf/server/coediting/passive-doc';
import { RandomEditor } from '@umlauf/server/coediting/random-editor';
import { documentText } from '@umlauf/server/documents/markdown';
import { DocumentError } from '@umlauf/shared/document-transport';
import { Random } from '@umlauf/shared/random-document';
import type { Api } from './testkit/api.ts';
import { ChildHub } from './testkit/child-hub.ts';
import { Crowd } from './testkit/crowd.ts';
import { liveClient } from './testkit/live-client.ts';
import { LivingEditor } from './testkit/living-editor.ts';
import { inMebibytes, ServerProbe } from './testkit/server-probe.ts';
import { append } from './testkit/written.ts';
import { FIRST_SEED, REPLAYED_SEED } from './testkit/seeds.ts';

/** Hostile updates against one document, and as many documents as make ten thousand of them. */
const PER_DOCUMENT = 1_000;
const DOCUMENTS = 10;
const SEEDS = Array.from({ length: REPLAYED_SEED ? 1 : DOCUMENTS }, (_, round) => FIRST_SEED + round);
/** Enough to compare with. */
const HONEST = 300;
/** Each a socket of its own, with one push under way. */
const LANES = 8;
/** Yjs' numbers for the people who write; those of the attackers come from the seed. */
const EDITORS = [11, 12];
const MAY_GROW_BYTES = 50 * 1024 * 1024;
/** Differences below this are the machine's, not the server's. */
const LEAST_WAIT_MILLISECONDS = 25;

const probe = new ServerProbe();
let hub: ChildHub;
let crowd: Crowd;
beforeAll(async () => {
  hub = await ChildHub.start({ DEMO: 'false', ...probe.env });
  crowd = await Crowd.gather(hub, ['WRITER', 'WRITER', 'WRITER']);
});
afterAll(() => hub.close());

/** Sends updates over several sockets, the next when the last is answered; in the end how often each answer came. */
async function sendAll(
  documentId: string,
  people: readonly Api[],
  updates: readonly Uint8Array[],
): Promise<Map<string, number>> {
  const answers = new Map<string, number>();
  const waiting = [...updates.entries()];
  const send = async (lane: number) => {
    const client = liveClient(hub.url, people[lane % people.length]!.secret!, { lazy: false });
    const transport = new GraphqlTransport(client, documentId);
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      // Each in a session of its own, or they would be slowed.
      const answer = await transport.push(next[1], `${documentId}.${next[0]}`).then(
        () => 'SAVED',
        (error) => (error instanceof DocumentError ? error.code : String(error)),
      );
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
    await client.dispose();
  };
  await Promise.all(Array.from({ length: LANES }, (_, lane) => send(lane)));
  return answers;
}

/** Everybody types until the others are done; how long each word took to be saved, the longest last. */
async function typeDuring(editors: readonly LivingEditor[], work: Promise<unknown>): Promise<number[]> {
  const waits: number[] = [];
  let isOver = false;
  const typing = editors.map(async (editor) => {
    while (!isOver) {
      const typedAt = performance.now();
      await editor.type();
      waits.push(performance.now() - typedAt);
    }
  });
  await work.finally(() => (isOver = true));
  await Promise.all(typing);
  return waits.toSorted((a, b) => a - b);
}

/** Updates that nobody refuses, as many as hostile ones come. */
function honestUpdates(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => {
    const doc = new Y.Doc();
    append(doc, `Satz ${i}.`);
    return Y.encodeStateAsUpdate(doc);
  });
}

function hostileUpdates(random: Random, state: Uint8Array): Uint8Array[] {
  const room = createPassiveDoc();
  Y.applyUpdate(room, state);
  const editors = random.list(3, () => new RandomEditor(random, state));
  const target = targetOf(room, editors);
  return random.list(PER_DOCUMENT, () => hostileUpdate(random, target).update);
}

async function open(): Promise<{ documentId: string; editors: LivingEditor[] }> {
  const documentId = await crowd.document(
    '## Anfang\n\n- [ ] Eins\n- Zwei\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  );
  const people = [crowd.lead, crowd.others[0]!];
  const editors = people.map((api, i) => new LivingEditor(api, documentId, `w${i}x`, EDITORS[i]!));
  await Promise.all(editors.map((editor) => editor.arrive()));
  // One after the other, so that a seed meets the same document each time.
  for (const editor of editors) await editor.type();
  await expect.poll(() => editors[0]!.content).toBe(editors[1]!.content);
  return { documentId, editors };
}

/** Both have the same, a newcomer gets it, what is typed now is saved and read, and the derived text is that of it all. */
async function expectWhole(documentId: string, editors: readonly LivingEditor[]): Promise<void> {
  for (const editor of editors) expect(editor.troubles).toEqual([]);
  const words = await Promise.all(editors.map((editor) => editor.type()));
  await expect.poll(() => editors[0]!.content).toBe(editors[1]!.content);
  for (const word of words) expect(editors[0]!.content).toContain(word);
  const newcomer = new LivingEditor(crowd.others[2]!, documentId, 'n', 13);
  await newcomer.arrive();
  await expect.poll(() => newcomer.content).toBe(editors[0]!.content);
  const text = documentText(newcomer.doc);
  const query = 'query ($id: ID!) { document(id: $id) { text } }';
  await expect.poll(async () => (await crowd.lead.query(query, { id: documentId })).document.text).toBe(text);
  await newcomer.leave();
}

const p99 = (waits: readonly number[]) => waits[Math.floor(waits.length * 0.99)]!;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

it(
  `${SEEDS.length * PER_DOCUMENT} mutated updates are answered and harm nobody (UMLAUF_SEED=${FIRST_SEED})`,
  { timeout: 600_000 },
  async () => {
    const attackers = crowd.others.slice(1, 3);
    const answers = new Map<string, number>();
    const waits = { honest: [] as number[], hostile: [] as number[] };
    let before = null;
    for (const seed of SEEDS) {
      const { documentId, editors } = await open();
      const hostile = hostileUpdates(new Random(seed), Y.encodeStateAsUpdate(editors[0]!.doc));
      const attack = sendAll(documentId, attackers, hostile);
      const underAttack = await typeDuring(editors, attack);
      for (const [code, count] of await attack) answers.set(code, (answers.get(code) ?? 0) + count);
      await expectWhole(documentId, editors).catch((error: unknown) => {
        throw new Error(`UMLAUF_SEED=${seed}`, { cause: error });
      });
      const undisturbed = await typeDuring(editors, sendAll(documentId, attackers, honestUpdates(HONEST)));
      waits.hostile.push(p99(underAttack));
      waits.honest.push(p99(undisturbed));
      await Promise.all(editors.map((editor) => editor.leave()));
      // The first document has warmed everything up.
      before ??= await probe.read();
    }
    const after = await probe.read();
    expect([...answers.keys()].filter((code) => !ANSWERS.has(code))).toEqual([]);
    expect([...answers.values()].reduce((sum, count) => sum + count, 0)).toBe(SEEDS.length * PER_DOCUMENT);
    // Both ends are tested: a flipped letter is an edit like any other.
    for (const code of ANSWERS) expect(answers.get(code), code).toBeGreaterThan(0);
    const grown = {
      held: after.heldBytes - before!.heldBytes,
      rss: after.rssBytes - before!.rssBytes,
    };
    const [underAttack, undisturbed] = [median(waits.hostile), median(waits.honest)];
    console.info(
      `${[...answers].map(([code, count]) => `${count} ${code}`).join(', ')}; the server has grown by ` +
        `${inMebibytes(grown.held)} (rss ${inMebibytes(grown.rss)}); p99 of the others' words ` +
        `${underAttack.toFixed(1)} ms, among honest updates ${undisturbed.toFixed(1)} ms`,
    );
    expect(grown.held).toBeLessThan(MAY_GROW_BYTES);
    // What the allocator keeps is its own affair, within bounds.
    expect(grown.rss).toBeLessThan(5 * MAY_GROW_BYTES);
    const slowed = waits.hostile.map((wait, i) => wait / Math.max(waits.honest[i]!, LEAST_WAIT_MILLISECONDS));
    // Half of the documents: another process that takes the core spoils some.
    expect(median(slowed)).toBeLessThan(3);
  },
);

const ANSWERS = new Set(['SAVED', 'INVALID_INPUT', 'CONFLICT', 'LIMIT']);
