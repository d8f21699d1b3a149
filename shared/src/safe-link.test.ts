import { expect, test } from 'vitest';
import { isSafeLink } from './safe-link.ts';

test.each([
  'https://umlauf.example/a?b=c#d',
  'HTTP://umlauf.example',
  'https://umlauf.example/Meine Datei.pdf',
  'https://bücher.example/ä',
  'mailto:stadt@umlauf.example?subject=Hallo',
  'tel:+49-211-0',
  '/documents/doc_1',
  './a',
  '../a:b',
  '#abschnitt',
  '?seite=2',
  '/',
])('%s may be linked', (href) => {
  expect(isSafeLink(href)).toBe(true);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  '\u0000javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001https://umlauf.example',
  'https://umlauf.example\r\nX: y',
  'https://umlauf.example ',
  ' https://umlauf.example',
  'https://umlauf.example/\u2028',
  'https://umlauf.example/\u0085',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://umlauf.example/1',
  'file:///etc/passwd',
  'ftp://umlauf.example',
  'view-source:https://umlauf.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https:evil.example',
  'https:///evil.example',
  'https://',
  'mailto:',
  'umlauf.example',
  '',
  `https://umlauf.example/${'a'.repeat(5000)}`,
])('%j may not', (href) => {
  expect(isSafeLink(href)).toBe(false);
});

test.each([null, undefined, 7, {}, ['https://umlauf.example']])('%j is no address', (href) => {
  expect(isSafeLink(href)).toBe(false);
});
