import { afterAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LIMITS } from '@umlauf/shared/limits';
import { markdownToUpdate } from './markdown.ts';
import { TEXT_TASKS } from './text-tasks.ts';
import { takesLong, TextThread } from './text-thread.ts';

const SENTENCES = 'Ein **fetter** Satz mit [Verweis](https://umlauf.example/x).\n\n- Eins\n- Zwei `code`\n\n';
const LONG = SENTENCES.repeat(100);
const STATE = markdownToUpdate(LONG);

const work = new TextThread();
afterAll(() => work.close());

function after(state: Uint8Array, ...updates: Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of [state, ...updates]) Y.applyUpdate(doc, update);
  return TEXT_TASKS.derive(Y.encodeStateAsUpdate(doc)).markdown;
}

it('does in its thread what is done here with small texts', async () => {
  expect(takesLong(STATE)).toBe(true);
  expect(await work.run('derive', STATE)).toEqual(TEXT_TASKS.derive(STATE));
  const { update, clientIds, ...texts } = await work.run('create', LONG);
  expect(texts).toEqual(TEXT_TASKS.derive(update));
  expect(clientIds).toEqual([...Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update)).keys()]);
  expect(after(STATE, await work.run('append', STATE, '## Ende'))).toBe(`${LONG.trim()}\n\n## Ende`);
  const replaced = await work.run('replace', [STATE], STATE, `# Neu\n\n${LONG}`);
  expect(after(STATE, replaced)).toBe(`# Neu\n\n${LONG.trim()}`);
});

it('weighs what stands in objects, too', () => {
  const source = 'x'.repeat(10_000);
  expect(takesLong('{}', { changes: [], comments: [{ source, author: null }] })).toBe(true);
  expect(takesLong('{}', { changes: [], comments: [] })).toBe(false);
});

it('refuses in our words what cannot be read or no longer fits', async () => {
  const deep = `${'>'.repeat(LIMITS.documentDepth + 1)} x\n\n${LONG}`;
  await expect(work.run('create', deep)).rejects.toMatchObject({
    code: 'LIMIT',
    facts: { limit: 'documentDepth', max: LIMITS.documentDepth },
  });
  const present = after(STATE, TEXT_TASKS.replace([STATE], STATE, LONG.replace('fetter', 'anderer')));
  const now = markdownToUpdate(present);
  await expect(work.run('replace', [STATE], now, LONG.replace('fetter', 'dritter'))).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

it('gives up what takes too long, says so, and goes on', async () => {
  const hasty = new TextThread(1);
  const waiting = [hasty.run('derive', STATE), hasty.run('derive', STATE), hasty.run('create', 'Kurz')];
  const limit = { code: 'LIMIT', facts: { limit: 'textMilliseconds' } };
  await expect(waiting[0]).rejects.toMatchObject(limit);
  await expect(waiting[1]).rejects.toMatchObject(limit);
  expect(await waiting[2]).toMatchObject({ text: 'Kurz' });
  await hasty.close();
});

/** How long nothing else happened in this thread, at most. */
async function longestDelay(act: () => unknown): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let ticks = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    ticks += 1;
  }, 1);
  await act();
  const before = ticks;
  await expect.poll(() => ticks, { interval: 1 }).toBeGreaterThan(before + 1);
  clearInterval(timer);
  return longest;
}

it('leaves the main thread to others while a text of the largest size is read', async () => {
  const largest = SENTENCES.repeat(Math.floor(LIMITS.markdownLines / 5) - 1);
  await work.run('derive', STATE);
  const here = await longestDelay(() => TEXT_TASKS.create(largest));
  const there = await longestDelay(() => work.run('create', largest));
  console.info(
    `reading ${largest.length} characters holds up the main thread for ${here.toFixed(0)} ms, from a thread of its own for ${there.toFixed(0)} ms`,
  );
  expect(there).toBeLessThan(here / 3);
});
