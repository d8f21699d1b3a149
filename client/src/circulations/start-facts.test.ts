import { expect, it } from 'vitest';
import { moved, START_FACTS, startFaults, startFields, startInput, templatesIn } from './start-facts.ts';

const [rules] = templatesIn('de');
const people = [
  { id: 'acc_1', name: 'Mia' },
  { id: 'acc_2', name: 'Ben' },
];

it('needs a question, somebody who is asked, and the day where it is an own one', () => {
  expect(startFaults(START_FACTS, ' ')).toEqual({ question: 'EMPTY', accountIds: 'EMPTY' });
  expect(startFaults({ ...START_FACTS, whom: 'BODY', deadline: 'OWN' }, 'Ja?')).toEqual({
    bodyId: 'EMPTY',
    day: 'EMPTY',
  });
  expect(startFaults({ ...START_FACTS, members: people }, 'Ja?')).toEqual({});
});

it('sends either a body or people, and the deadline only where it is an own one', () => {
  const facts = { ...START_FACTS, members: people, body: { id: 'bod_1', name: 'Rat' }, day: '2026-12-24' };
  const base = { documentId: 'doc_1', question: 'Ja?', template: 'CO_SIGNATURE_PARALLEL' };
  expect(startInput('doc_1', facts, 'Ja?', rules!)).toEqual({ ...base, accountIds: ['acc_1', 'acc_2'] });
  expect(startInput('doc_1', { ...facts, whom: 'BODY', deadline: 'OWN' }, 'Ja?', rules!)).toEqual({
    ...base,
    bodyId: 'bod_1',
    day: '2026-12-24',
    time: null,
  });
});

it('asks people outside besides or alone, each with a name and an address', () => {
  const guest = { key: 'a', name: ' Ada ', email: 'ada@draussen.example ', organisation: null };
  const city = { id: 'org_1', name: 'Stadt' };
  expect(startFaults({ ...START_FACTS, guests: [guest] }, 'Ja?')).toEqual({});
  const empty = { ...guest, name: ' ', email: '' };
  expect(startFaults({ ...START_FACTS, guests: [guest, empty] }, 'Ja?')).toEqual({
    'guests.1.name': 'EMPTY',
    'guests.1.email': 'EMPTY',
  });
  const facts = { ...START_FACTS, guests: [guest, { ...guest, organisation: city }] };
  const sent = { name: 'Ada', email: 'ada@draussen.example' };
  expect(startInput('doc_1', facts, 'Ja?', rules!)).toMatchObject({
    accountIds: [],
    guests: [
      { ...sent, organisationId: null },
      { ...sent, organisationId: 'org_1' },
    ],
  });
  expect(startFields(facts)).toContain('guests.1.email');
});

it('names rules of the hub by their id', () => {
  const own = { ...rules!, ruleSetId: 'rul_1', template: null };
  const input = startInput('doc_1', { ...START_FACTS, members: people }, 'Ja?', own);
  expect(input).toMatchObject({ ruleSetId: 'rul_1' });
  expect(input).not.toHaveProperty('template');
});

it('moves an entry by one place, and not beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  const two = ['a', 'b'];
  expect(moved(two, 0, -1)).toBe(two);
  expect(moved(two, 1, 1)).toBe(two);
});
