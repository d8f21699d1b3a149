import { inject } from 'vitest';
import { expect, it } from 'vitest';
import { missingInDatabase } from '@umlauf/server/schema-drift';
import { addressOf, TEMPLATE } from './testkit/global-setup.ts';

it('the migrations make every table and column of the entities', async () => {
  expect(await missingInDatabase(addressOf(inject('cluster'), TEMPLATE))).toEqual([]);
});
