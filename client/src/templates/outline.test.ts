import { expect, it } from 'vitest';
import { outlineOf } from './outline.ts';

it.each([
  ['', ''],
  ['Text\n\n#keine', ''],
  ['# Eins\n\nText\n\n## **Zwei** ##\n\n#### Vier', 'Eins · Zwei'],
  ['# {{title}}\n\n## Zu {{space}}\n', 'Zu'],
  [
    Array.from({ length: 14 }, (_, at) => `## ${at}`).join('\n'),
    '0 · 1 · 2 · 3 · 4 · 5 · 6 · 7 · 8 · 9 · 10 · 11 …',
  ],
])('the outline of %j is %j', (markdown, outline) => {
  expect(outlineOf(markdown)).toBe(outline);
});
