import { expect, it } from 'vitest';
import { formatsOf } from '../platform/i18n/format.ts';
import { sizeWords } from './file-size.ts';

it.each([
  [0, '0 Bytes'],
  [999, '999 Bytes'],
  [1_000, '1 kB'],
  [1_240, '1,2 kB'],
  [999_600, '1 MB'],
  [268_435_456, '268 MB'],
])('%i bytes are “%s”', (bytes, words) => {
  expect(sizeWords(formatsOf('de'), bytes)).toBe(words);
});
