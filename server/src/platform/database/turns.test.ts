import { setImmediate as soon } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

/** Work that lasts until it is told to end. */
class Works {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, (error?: Error) => void>();

  constructor(private readonly turns: Turns) {}

  start(owner: string, name: string): Promise<void> {
    return this.turns.take(owner, () => {
      this.begun.push(name);
      return new Promise((resolve, reject) =>
        this.ends.set(name, (error) => (error ? reject(error) : resolve())),
      );
    });
  }

  async end(name: string, error?: Error): Promise<void> {
    this.ends.get(name)!(error);
    await soon();
  }
}

const worksOf = (all: number, each: number, waiting = 100) => new Works(new Turns({ all, each, waiting }));

it('lets one owner work a few times at once, and the others as well', async () => {
  const works = worksOf(8, 2);
  for (const name of ['a1', 'a2', 'a3', 'a4']) void works.start('a', name);
  void works.start('b', 'b1');
  expect(works.begun).toEqual(['a1', 'a2', 'b1']);
  await works.end('a2');
  expect(works.begun).toEqual(['a1', 'a2', 'b1', 'a3']);
});

it('gives whoever has many waiting no more turns than whoever has one', async () => {
  const works = worksOf(2, 2);
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) void works.start('a', name);
  void works.start('b', 'b1');
  void works.start('c', 'c1');
  await works.end('a1');
  await works.end('a2');
  await works.end('a3');
  expect(works.begun).toEqual(['a1', 'a2', 'a3', 'b1', 'c1']);
});

it('goes on when work fails', async () => {
  const works = worksOf(1, 1);
  const first = works.start('a', 'a1');
  void works.start('a', 'a2');
  const failed = expect(first).rejects.toThrow('no');
  await works.end('a1', new Error('no'));
  await failed;
  expect(works.begun).toEqual(['a1', 'a2']);
});

it('refuses who has too many waiting, and nobody else', async () => {
  const works = worksOf(8, 1, 2);
  for (const name of ['a1', 'a2', 'a3']) void works.start('a', name);
  await expect(works.start('a', 'a4')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  void works.start('b', 'b1');
  expect(works.begun).toEqual(['a1', 'b1']);
  await works.end('a1');
  void works.start('a', 'a5');
  expect(works.begun).toEqual(['a1', 'b1', 'a2']);
});

it('does not let work wait for the work that it is part of', async () => {
  const turns = new Turns({ all: 1, each: 1, waiting: 0 });
  expect(await turns.take('a', () => turns.take('a', () => Promise.resolve('inner')))).toBe('inner');
});
