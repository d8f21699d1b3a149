import { expect, it } from 'vitest';
import { EqualQuestions } from './equal-questions.ts';

/** Answers when told to; each with its number. */
function stage() {
  const questions = new EqualQuestions();
  const open: { resolve(): void; reject(): void }[] = [];
  let begun = 0;
  const answer = () => {
    const text = `answer ${(begun += 1)}`;
    return new Promise<string>((resolve, reject) =>
      open.push({ resolve: () => resolve(text), reject: () => reject(new Error(text)) }),
    );
  };
  const told: string[] = [];
  const ask = (key = 'k') =>
    void questions.ask(key, answer).then(
      (text) => told.push(text),
      (error: Error) => told.push(`no ${error.message}`),
    );
  const heard = () => new Promise(setImmediate);
  return { ask, open, told, heard, begun: () => begun };
}

it('a question alone is answered at once', async () => {
  const { ask, open, told, heard } = stage();
  ask();
  open[0]!.resolve();
  await heard();
  ask();
  open[1]!.resolve();
  await heard();
  expect(told).toEqual(['answer 1', 'answer 2']);
});

it('those that come while one is answered share the next answer, and not the one that has begun', async () => {
  const { ask, open, told, heard, begun } = stage();
  for (let i = 0; i < 4; i++) ask();
  expect(begun()).toBe(1);
  open[0]!.resolve();
  await heard();
  expect(told).toEqual(['answer 1']);
  ask();
  expect(begun()).toBe(2);
  open[1]!.resolve();
  await heard();
  open[2]!.resolve();
  await heard();
  expect(told).toEqual(['answer 1', 'answer 2', 'answer 2', 'answer 2', 'answer 3']);
});

it('knows what is being asked', async () => {
  const questions = new EqualQuestions();
  const asked = questions.ask('k', async () => 'answer');
  expect([questions.has('k'), questions.has('other')]).toEqual([true, false]);
  await asked;
  await new Promise(setImmediate);
  expect(questions.has('k')).toBe(false);
});

it('other questions wait for none', () => {
  const { ask, begun } = stage();
  for (const key of ['a', 'b', 'c']) ask(key);
  expect(begun()).toBe(3);
});

it('an answer that fails does so for its own questions alone', async () => {
  const { ask, open, told, heard } = stage();
  ask();
  ask();
  open[0]!.reject();
  await heard();
  open[1]!.resolve();
  await heard();
  expect(told).toEqual(['no answer 1', 'answer 2']);
});
