import { expect, test } from 'vitest';
import { linkAddress } from './link-address.ts';

test.each([
  ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['  www.example.org ', 'https://www.example.org'],
  ['example.org/pfad', 'https://example.org/pfad'],
  ['anna@stadt.example', 'mailto:anna@stadt.example'],
  ['mailto:anna@stadt.example', 'mailto:anna@stadt.example'],
  ['tel:+49211123', 'tel:+49211123'],
  ['/documents/doc_1', '/documents/doc_1'],
])('%s becomes %s', (typed, address) => {
  expect(linkAddress(typed)).toBe(address);
});

test.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//example.org',
  'nur Worte',
  '',
])('%j is refused', (typed) => {
  expect(linkAddress(typed)).toBeNull();
});
