import { expect, it } from 'vitest';
import { newIn, type Wording } from './agenda-wording.ts';

const ITEM = {
  title: 'Haushalt',
  kind: 'DISCUSSION' as const,
  note: 'Entwurf',
  isClosed: false,
  minutes: 10,
  responsible: { id: 'acc_1', name: 'Ada' },
  documents: [
    { id: 'doc_1', title: 'Plan' },
    { id: 'doc_2', title: 'Anlage' },
  ],
};
const SAME: Wording = {
  ...{ title: 'Haushalt', kind: 'DISCUSSION', note: 'Entwurf', isClosed: false, minutes: 10 },
  ...{ responsibleId: 'acc_1', documentIds: ['doc_1', 'doc_2'] },
};

it('sends of an item only what is another one', () => {
  expect(newIn(SAME, ITEM)).toEqual({});
  for (const changed of [
    { title: 'Haushalt 2027' },
    { kind: 'DECISION' },
    { note: '' },
    { isClosed: true },
    { minutes: null },
    { responsibleId: null },
    { documentIds: ['doc_2', 'doc_1'] },
    { title: 'Plan', documentIds: [] },
  ] satisfies Partial<Wording>[])
    expect(newIn({ ...SAME, ...changed }, ITEM)).toEqual(changed);
  const bare = { ...ITEM, minutes: null, responsible: null };
  expect(newIn({ ...SAME, minutes: null, responsibleId: null }, bare)).toEqual({});
});
