import { expect, it } from 'vitest';
import type { AppError } from '../errors.ts';
import { WrittenAnswer } from '../graphql/answer-source.ts';
import type { SharedAnswer } from '../graphql/shared-execution.ts';
import { HeldQuery } from './held-query.ts';
import { LiveGroup } from './live-group.ts';
import { LiveIndex } from './live-index.ts';

/** A group whose answers the test gives, and whose time it lets pass. */
class Stage {
  readonly index = new LiveIndex<LiveGroup>();
  readonly asked: ((answer: SharedAnswer) => void)[] = [];
  later: { work: () => void; milliseconds: number }[] = [];
  mayTell = true;
  isGone = false;
  readonly group = new LiveGroup({
    index: this.index,
    execute: () => new Promise((resolve) => this.asked.push(resolve)),
    inTurn: (_, work) => work(),
    later: (work, milliseconds) => {
      this.later.push({ work, milliseconds });
      return () => (this.later = []);
    },
    mayTell: () => this.mayTell,
    gone: () => (this.isGone = true),
  });

  hold(): { query: HeldQuery; told: string[]; ended: unknown[]; reads: { now: boolean } } {
    const told: string[] = [];
    const ended: unknown[] = [];
    const reads = { now: true };
    const findGroup = async () => this.group;
    const query = new HeldQuery({ accountId: 'acc_1', findGroup, released: () => undefined });
    query.start({
      take: ({ text }) => (told.push(text), reads.now),
      end: (error) => void ended.push((error as AppError | null)?.code ?? null),
    });
    return { query, told, ended, reads };
  }

  touch(...keys: string[]): void {
    for (const group of this.index.touch(keys)) group.touch();
  }

  /** What was put off begins. */
  async pass(): Promise<void> {
    await settled();
    for (const { work } of this.later.splice(0)) work();
    await settled();
  }

  async answer(text: string, reads: string[] = ['a'], isUnavailable = false): Promise<void> {
    this.asked.shift()!({ answer: new WrittenAnswer(text), reads: new Set(reads), isUnavailable });
    await settled();
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

it('tells all who hold it the same answer, and an equal one once', async () => {
  const stage = new Stage();
  const [one, two] = [stage.hold(), stage.hold()];
  await stage.pass();
  await stage.answer('1');
  stage.touch('a');
  await stage.pass();
  await stage.answer('1');
  stage.touch('a');
  await stage.pass();
  await stage.answer('2');
  expect([one.told, two.told]).toEqual([
    ['1', '2'],
    ['1', '2'],
  ]);
});

it('asks nothing when something is touched that it has not read', async () => {
  const stage = new Stage();
  stage.hold();
  await stage.pass();
  await stage.answer('1', ['a']);
  stage.touch('b');
  await stage.pass();
  expect(stage.asked).toHaveLength(0);
});

it('asks again when something changes while it is read, also what it did not know that it would read', async () => {
  const stage = new Stage();
  const held = stage.hold();
  await stage.pass();
  stage.touch('b');
  await stage.answer('1', ['b']);
  await stage.pass();
  await stage.answer('2', ['b']);
  expect(held.told).toEqual(['1', '2']);
  expect(stage.later).toEqual([]);
});

it('lets a hundred milliseconds pass from one question to the next', async () => {
  const stage = new Stage();
  stage.hold();
  await stage.pass();
  await stage.answer('1');
  stage.touch('a');
  stage.touch('a');
  expect(stage.later).toHaveLength(1);
  expect(stage.later[0]!.milliseconds).toBeGreaterThan(50);
  expect(stage.later[0]!.milliseconds).toBeLessThanOrEqual(100);
});

it('keeps for a slow reader nothing but the newest answer', async () => {
  const stage = new Stage();
  const { query, told, reads } = stage.hold();
  reads.now = false;
  await stage.pass();
  for (const text of ['1', '2', '3', '4']) {
    await stage.answer(text);
    stage.touch('a');
    await stage.pass();
  }
  expect(told).toEqual(['1']);
  query.resume();
  expect(told).toEqual(['1', '4']);
});

it('repeats a question that the database did not answer, and gives up in the end', async () => {
  const stage = new Stage();
  const held = stage.hold();
  await stage.pass();
  for (let round = 0; round < 5; round++) {
    await stage.answer('nothing', [], true);
    expect([held.told, held.ended]).toEqual([[], []]);
    expect(stage.later[0]!.milliseconds).toBeGreaterThan(500);
    await stage.pass();
  }
  await stage.answer('nothing', [], true);
  expect(held.ended).toEqual(['UNAVAILABLE']);
  expect(stage.isGone).toBe(true);
});

it('tells nothing while nobody knows who may see what', async () => {
  const stage = new Stage();
  const held = stage.hold();
  stage.mayTell = false;
  await stage.pass();
  await stage.answer('1');
  expect(held.told).toEqual([]);
  stage.mayTell = true;
  await stage.pass();
  await stage.answer('1');
  expect(held.told).toEqual(['1']);
});

it('is gone with the last who holds it, and forgets what it had read', async () => {
  const stage = new Stage();
  const [one, two] = [stage.hold(), stage.hold()];
  await stage.pass();
  await stage.answer('1');
  one.query.stop();
  expect(stage.isGone).toBe(false);
  two.query.stop();
  expect(stage.isGone).toBe(true);
  expect(stage.index.touch(['a']).size).toBe(0);
  expect([one.ended, two.ended]).toEqual([[], []]);
});

it('answers anew who joins it in the moment in which the last one leaves', async () => {
  const stage = new Stage();
  const one = stage.hold();
  await stage.pass();
  await stage.answer('1');
  // Found, and not yet joined.
  const two = stage.hold();
  one.query.stop();
  await stage.pass();
  await stage.answer('2');
  expect(two.told).toEqual(['2']);
  stage.touch('a');
  await stage.pass();
  await stage.answer('3');
  expect(two.told).toEqual(['2', '3']);
});

it('is gone when nobody joins it after all', async () => {
  const stage = new Stage();
  stage.hold().query.stop();
  await settled();
  expect(stage.isGone).toBe(true);
});
