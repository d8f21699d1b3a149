import { expect, it } from 'vitest';
import { nameIn } from './download.ts';

it.each([
  ['attachment; filename=Satzung.docx', 'Satzung.docx'],
  ['attachment; filename="Eine Satzung.docx"', 'Eine Satzung.docx'],
  [
    'attachment; filename="?.md"; filename*=UTF-8\'\'%C3%84nderung%20%E2%80%9Eneu%E2%80%9C.md',
    'Änderung „neu“.md',
  ],
  ['attachment; filename="a \\"b\\".md"', 'a "b".md'],
  ['attachment', 'Umlauf'],
])('reads the name in %s', (header, name) => {
  expect(nameIn(header)).toBe(name);
});
