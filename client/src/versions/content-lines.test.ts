import { expect, it } from 'vitest';
import { isBlank, linesOfContent } from './content-lines.ts';
import { treeOf } from './difference-tree.ts';

const words = (text: string, ...marks: { type: string; attrs?: object }[]) => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks }),
});
const block = (type: string, ...content: object[]) => ({ type, content });
const linesOf = (...content: object[]) => linesOfContent(JSON.stringify({ type: 'doc', content }));

it('makes a line of each block of words, in all that it stands in', () => {
  const item = (text: string) => block('listItem', block('paragraph', words(text)));
  const lines = linesOf(block('bulletList', item('eins'), item('zwei')), { type: 'horizontalRule' });
  expect(lines.map(({ parts }) => parts.map(({ kind }) => kind))).toEqual([
    ['bulletList', 'listItem', 'paragraph'],
    ['bulletList', 'listItem', 'paragraph'],
    ['horizontalRule'],
  ]);
  const [list, rule] = treeOf(lines);
  expect(list!.children).toHaveLength(2);
  expect(rule!.line!.pieces).toEqual([]);
});

it('keeps attributes, emphasis and breaks', () => {
  const [line] = linesOf({
    ...block('heading', words('Müll', { type: 'bold' }), { type: 'hardBreak' }),
    attrs: { level: 2 },
  });
  expect(line!.parts[0]!.attributes).toEqual([{ name: 'level', value: '2', formerValue: null }]);
  expect(line!.pieces.map(({ text, marks }) => [text, marks])).toEqual([
    ['Müll', ['bold']],
    ['\n', []],
  ]);
});

it('leads nowhere by an address that is not safe', () => {
  const link = (href: string) => words('hier', { type: 'link', attrs: { href } });
  const [line] = linesOf(block('paragraph', link('https://www.example.org/'), link('javascript:alert(1)')));
  expect(line!.pieces.map(({ href }) => href)).toEqual(['https://www.example.org/', null]);
});

it('has nothing to show of an empty document', () => {
  expect(linesOf()).toEqual([]);
  expect(isBlank(linesOf())).toBe(true);
  expect(isBlank(linesOf({ type: 'paragraph' }, block('paragraph', words(' '))))).toBe(true);
  expect(isBlank(linesOf({ type: 'horizontalRule' }))).toBe(false);
  expect(isBlank(linesOf({ type: 'picture', attrs: { alt: 'Plan' } }))).toBe(false);
  expect(isBlank(linesOf(block('paragraph', words('eins'))))).toBe(false);
});
