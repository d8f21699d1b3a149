import { expect, it } from 'vitest';
import { readPeople } from './people-list.ts';

const erika = { email: 'erika@example.org', name: 'Erika Muster' };
const max = { email: 'max@example.org', name: null };

it.each([
  ['a bare address', 'max@example.org', [max]],
  ['a name before it', 'Erika Muster <erika@example.org>', [erika]],
  ['a name in quotes', '"Erika Muster" <erika@example.org>', [erika]],
  ['one to a line', 'Erika Muster <erika@example.org>\r\n\n max@example.org \n', [erika, max]],
  [
    'semicolons, as mail programs write them',
    'Erika Muster <erika@example.org>; max@example.org',
    [erika, max],
  ],
  ['commas', 'Erika Muster <erika@example.org>, <max@example.org>', [erika, max]],
  ['a table with commas', 'Erika,Muster,erika@example.org', [erika]],
  ['a table with semicolons, address first', 'erika@example.org;Erika;Muster', [erika]],
  ['a table with tabs', 'Erika Muster\terika@example.org', [erika]],
  ['no address', 'Erika Muster', [{ email: 'Erika Muster', name: null }]],
  ['half an address', 'erika@', [{ email: 'erika@', name: null }]],
  ['nothing', ' \n\n ', []],
])('reads %s', (_, text, people) => {
  expect(readPeople(text)).toEqual(people);
});

it('reads a line of a million signs in a moment', () => {
  expect(readPeople('a'.repeat(1_000_000))).toHaveLength(1);
  expect(readPeople('@'.repeat(100_000))).toHaveLength(1);
});
