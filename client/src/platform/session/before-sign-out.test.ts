import { expect, it } from 'vitest';
import { beforeSignOut, maySignOut } from './before-sign-out.ts';

it('asks each hook in turn until one wants to stay, and not those that have left', async () => {
  const asked: string[] = [];
  const hook = (name: string, answer: boolean) => () => {
    asked.push(name);
    return Promise.resolve(answer);
  };
  expect(await maySignOut()).toBe(true);
  beforeSignOut(hook('first', true));
  const leave = beforeSignOut(hook('stays', false));
  beforeSignOut(hook('last', true));
  expect(await maySignOut()).toBe(false);
  expect(asked).toEqual(['first', 'stays']);
  leave();
  expect(await maySignOut()).toBe(true);
  expect(asked).toEqual(['first', 'stays', 'first', 'last']);
});
