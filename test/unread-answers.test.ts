import { afterAll, beforeAll, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { ChildHub } from './testkit/child-hub.ts';
import { Crowd } from './testkit/crowd.ts';
import { overEventStream } from './testkit/following.ts';
import { RawLine } from './testkit/raw-line.ts';
import { inMebibytes, ServerProbe } from './testkit/server-probe.ts';
import { FOLLOW, paragraph, PUSH } from './testkit/written.ts';

const STREAMS = 60;
/** Of the document; an answer bears a third more of it, in Base64. */
const CHARACTERS = LIMITS.updateBytes - 1_000;

const probe = new ServerProbe();
let hub: ChildHub;
let crowd: Crowd;
let documentId: string;
beforeAll(async () => {
  hub = await ChildHub.start({ DEMO: 'false', ...probe.env });
  crowd = await Crowd.gather(hub, ['READER', 'READER']);
  documentId = await crowd.document();
  await crowd.lead.query(PUSH, { documentId, update: paragraph('x'.repeat(CHARACTERS)) });
});
afterAll(() => hub.close());

const codesIn = (line: RawLine) =>
  line.messages.flatMap(({ payload }) => (Array.isArray(payload) ? payload[0]!.extensions.code : []));
const answersIn = (line: RawLine) => line.messages.filter(({ type }) => type === 'next');

it('sixty first answers of a large document on a line that is not read cost bounded memory', async () => {
  const [hoarder, other] = crowd.others;
  const line = await RawLine.open(hoarder!);
  // The first one warms everything up.
  line.subscribe('0', FOLLOW, { documentId });
  await line.until(() => answersIn(line).length === 1);
  const before = await probe.read();
  line.stopReading();
  for (let i = 1; i <= STREAMS; i++) line.subscribe(String(i), FOLLOW, { documentId });

  // Another one is served meanwhile, and an answer over HTTP waits in the same account as the line.
  const reading = overEventStream(other!, FOLLOW, { documentId });
  await expect.poll(() => reading.answers.length).toBe(1);
  reading.stop();
  const streams = Array.from({ length: 5 }, () => overEventStream(hoarder!, FOLLOW, { documentId }));
  await expect.poll(() => streams.map(({ codes }) => codes)).toEqual(streams.map(() => ['RATE_LIMITED']));
  const after = await probe.read();
  const grown = { held: after.heldBytes - before.heldBytes, rss: after.rssBytes - before.rssBytes };
  console.info(`the server has grown by ${inMebibytes(grown.held)} (rss ${inMebibytes(grown.rss)})`);
  expect(grown.held).toBeLessThan(1.5 * LIMITS.unsentBytesPerAccount);

  line.readAgain();
  await line.until(() => answersIn(line).length + codesIn(line).length === 1 + STREAMS);
  expect(new Set(codesIn(line))).toEqual(new Set(['RATE_LIMITED']));
  const fits = Math.floor(LIMITS.unsentBytesPerAccount / ((CHARACTERS * 4) / 3));
  expect(answersIn(line).length).toBeGreaterThanOrEqual(fits);
  // Who has read may ask again.
  line.subscribe('again', FOLLOW, { documentId });
  await line.until(() => line.messages.some(({ id, type }) => id === 'again' && type === 'next'));
  line.close();
});
