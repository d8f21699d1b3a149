import { expect, it } from 'vitest';
import { smallestFailing } from './smallest-failing.ts';

it.each([
  { turns: 1_500, editors: 4, needs: { turns: 37, editors: 2 } },
  { turns: 1_500, editors: 4, needs: { turns: 1_500, editors: 4 } },
  { turns: 1, editors: 1, needs: { turns: 0, editors: 1 } },
])('finds the least of $turns turns and $editors editors that fails: $needs', async ({ needs, ...whole }) => {
  const found = await smallestFailing(
    whole,
    async ({ turns, editors }) => turns >= needs.turns && editors >= needs.editors,
  );
  expect(found).toEqual(needs);
});

it('names only a play that it has seen failing', async () => {
  // Every third number of steps fails: what halving meets by chance.
  const seen = new Set(['1500.4']);
  const found = await smallestFailing({ turns: 1_500, editors: 4 }, async (play) => {
    if (play.turns % 3 === 0) seen.add(`${play.turns}.${play.editors}`);
    return play.turns % 3 === 0;
  });
  expect(seen).toContain(`${found.turns}.${found.editors}`);
  expect(found).toMatchObject({ editors: 1 });
});
