import { afterAll, expect, it } from 'vitest';
import type { Greed } from '../../../test/testkit/greedy-program.ts';
import { ChildProgram } from './child-program.ts';

const PROGRAM = new URL('../../../test/testkit/greedy-program.ts', import.meta.url);
const opened: ChildProgram<Greed, { done: boolean }>[] = [];
afterAll(() => Promise.all(opened.map((each) => each.close())));

function open(milliseconds?: number): ChildProgram<Greed, { done: boolean }> {
  const program = new ChildProgram<Greed, { done: boolean }>(PROGRAM, milliseconds);
  opened.push(program);
  return program;
}

it('a program that takes too much memory is ended in the midst of it, and the next request served', async () => {
  const program = open();
  await expect(program.ask({ wants: 'memory' })).rejects.toMatchObject({
    code: 'LIMIT',
    facts: { limit: 'conversionBytes' },
  });
  expect(await program.ask({ wants: 'nothing' })).toEqual({ done: true });
});

it('and so is one that comes to no end', async () => {
  // Its start is part of the time.
  const program = open(15_000);
  expect(await program.ask({ wants: 'nothing' })).toEqual({ done: true });
  await expect(program.ask({ wants: 'time' })).rejects.toMatchObject({
    code: 'LIMIT',
    facts: { limit: 'conversionMilliseconds' },
  });
  expect(await program.ask({ wants: 'nothing' })).toEqual({ done: true });
});
