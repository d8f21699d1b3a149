import { afterAll, beforeAll, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { ChildHub } from './testkit/child-hub.ts';
import { Crowd } from './testkit/crowd.ts';
import { LivingEditor } from './testkit/living-editor.ts';
import { RawLine } from './testkit/raw-line.ts';
import { inMebibytes, ServerProbe } from './testkit/server-probe.ts';
import { contentOf, FOLLOW } from './testkit/written.ts';

const isLong = Boolean(process.env['UMLAUF_LONG']);
/** Who follows and does not read. Each also costs the kernel's buffers, about 4 MiB on Linux. */
const STALLED = isLong ? 1_000 : 60;
const EDITORS = 4;
/** Half of what is allowed: the server may still count those of the round before. */
const PER_ACCOUNT = LIMITS.socketsPerAccount / 2;
const PER_ADDRESS = LIMITS.socketsPerAddress / 2 - EDITORS;
const ROUNDS = 3;
/** What each editor pastes in a round: more than the kernel takes, so that every line that is not read gets stuck. */
const LARGE_WORDS = 60;
const LARGE = 'x'.repeat(32_768);
/** What each of them types then, to be compared. */
const WORDS = 100;
/** Differences below this are the machine's, not the server's. */
const LEAST_WAIT_MILLISECONDS = 30;
/** How much longer the others' words may take. Held to the best round: another process that takes the core spoils one. */
const SLOWED_AT_MOST = 2;
/** On a line that is not read: what is on its way, what waits to be merged, and what a connection costs. */
const BYTES_EACH = LIMITS.slowReaderBytes + 192 * 1024;

const probe = new ServerProbe();
let hub: ChildHub;
let crowd: Crowd;
beforeAll(async () => {
  hub = await ChildHub.start({ DEMO: 'false', ...probe.env });
  const readers = Array.from({ length: Math.ceil(STALLED / PER_ACCOUNT) }, () => 'READER' as const);
  const writers = Array.from({ length: EDITORS }, () => 'WRITER' as const);
  crowd = await Crowd.gather(hub, [...writers, ...readers]);
});
afterAll(() => hub.close());

/** Lines that have had their first answer and do not read from then on. */
async function stall(documentId: string): Promise<RawLine[]> {
  const readers = crowd.others.slice(EDITORS);
  const lines: RawLine[] = [];
  for (let i = 0; i < STALLED; i++) {
    // The first address is everybody's; others exist where the whole network is loopback, as on Linux.
    const address = i < PER_ADDRESS ? undefined : `127.0.0.${1 + Math.floor(i / PER_ADDRESS)}`;
    const line = await RawLine.open(readers[Math.floor(i / PER_ACCOUNT)]!, address);
    line.subscribe('1', FOLLOW, { documentId });
    await line.until(() => line.messages.some(({ type }) => type === 'next'));
    line.stopReading();
    lines.push(line);
  }
  return lines;
}

interface Round {
  /** Milliseconds until a typed word was saved, at the 99th percentile. */
  p99: number;
  content: string;
}

/** Everybody pastes until each line that is not read is full, and then types, each word when the last is saved. */
async function write(documentId: string, largeWords = LARGE_WORDS): Promise<Round> {
  const editors = crowd.others
    .slice(0, EDITORS)
    .map((api, i) => new LivingEditor(api, documentId, `${i}.`, 20 + i));
  await Promise.all(editors.map((editor) => editor.arrive()));
  const waits: number[] = [];
  const everybody = (act: (editor: LivingEditor) => Promise<void>) => Promise.all(editors.map(act));
  await everybody(async (editor) => {
    for (let word = 0; word < largeWords; word++) await editor.replace(LARGE);
  });
  await everybody(async (editor) => {
    for (let word = 0; word < WORDS; word++) {
      const typedAt = performance.now();
      await editor.type();
      waits.push(performance.now() - typedAt);
    }
  });
  await expect.poll(() => new Set(editors.map(({ content }) => content)).size).toBe(1);
  const { content } = editors[0]!;
  await Promise.all(editors.map((editor) => editor.leave()));
  return { p99: waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)]!, content };
}

const eventsOf = (line: RawLine): { update: string | null; revision: number }[] =>
  line.messages.flatMap(({ payload }) =>
    payload && !Array.isArray(payload) && payload.data ? [payload.data['documentUpdates']] : [],
  );

/** Who reads again has what all have, in few pieces, or is told to come back. */
async function expectCaughtUp(line: RawLine, { content }: Round): Promise<'merged' | 'closed'> {
  line.readAgain();
  const hasAll = () => contentOf(eventsOf(line).map(({ update }) => update)) === content;
  await expect.poll(() => line.closeCode !== null || hasAll()).toBe(true);
  if (line.closeCode === null) {
    // One for each commit would mean that it was never stuck.
    const events = eventsOf(line);
    expect(events.length).toBeLessThan(events.at(-1)!.revision / 2);
    return 'merged';
  }
  // Cut without a word, since none would have been read: every client comes back after that.
  expect(line.closeCode).toBe(1006);
  return 'closed';
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

it(
  `${STALLED} connections that stop reading cost bounded memory and others little time`,
  { timeout: 900_000 },
  async () => {
    await write(await crowd.document(), 10);
    const alone: number[] = [];
    const beside: number[] = [];
    const grown: number[] = [];
    const outcomes = { merged: 0, closed: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const quiet = await write(await crowd.document());
      alone.push(quiet.p99);

      const documentId = await crowd.document();
      const before = await probe.read();
      const lines = await stall(documentId);
      const written = await write(documentId);
      beside.push(written.p99);
      grown.push((await probe.read()).heldBytes - before.heldBytes);
      for (const line of lines.slice(0, 5)) outcomes[await expectCaughtUp(line, written)] += 1;
      for (const line of lines) line.close();
    }
    const [held, without, withThem] = [Math.max(...grown), median(alone), median(beside)];
    console.info(
      `${STALLED} lines that are not read: ${inMebibytes(held)} held, ${Math.round(held / STALLED / 1024)} KiB each; ` +
        `p99 of the others' words ${withThem.toFixed(1)} ms, without them ${without.toFixed(1)} ms; ` +
        `of those who read again ${outcomes.merged} had all at once, ${outcomes.closed} were told to come back`,
    );
    expect(held).toBeLessThan(STALLED * BYTES_EACH);
    const slowed = beside.map((wait, i) => wait / Math.max(alone[i]!, LEAST_WAIT_MILLISECONDS));
    expect(Math.min(...slowed)).toBeLessThan(SLOWED_AT_MOST);
    expect(outcomes.merged + outcomes.closed).toBe(5 * ROUNDS);
  },
);
