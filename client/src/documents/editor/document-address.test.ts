import { expect, test } from 'vitest';
import { documentIn } from './document-address.ts';

const ID = `doc_${'0'.repeat(26)}`;

test.each([
  [`https://hub.example/documents/${ID}`, ID],
  [` https://hub.example/documents/${ID}#abschnitt `, ID],
  [`/documents/${ID}?a=b`, ID],
  [`https://other.example/documents/${ID}`, null],
  [`https://hub.example/documents/${ID}/versions`, null],
  ['/documents/doc_1', null],
  ['https://hub.example/', null],
  ['Worte', null],
])('%j names %s', (address, id) => {
  expect(documentIn(address, 'https://hub.example')).toBe(id);
});
