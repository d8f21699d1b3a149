import { expect, it } from 'vitest';
import { type Branch, folded, treeOf } from './difference-tree.ts';
import type { Line, Part } from './version-operations.ts';

const part = (id: number, kind: string, change: Part['change'] = 'KEPT', more: Partial<Part> = {}): Part => ({
  id,
  kind,
  formerKind: null,
  change,
  attributes: [],
  ...more,
});
const line = (text: string, ...parts: Part[]): Line => ({
  change: parts.at(-1)!.change,
  move: null,
  parts,
  pieces: [{ change: 'KEPT', text, marks: [], href: null, formerMarks: null }],
  writers: [],
});
/** `list(item(p:eins))` */
const drawn = ({ part: { kind }, children, line: own }: Branch): string =>
  `${kind}${own ? `:${own.pieces[0]!.text}` : `(${children.map(drawn).join(' ')})`}`;

it('lines that share a part stand in it together', () => {
  const list = part(1, 'list');
  const tree = treeOf([
    line('eins', list, part(2, 'item'), part(3, 'p')),
    line('zwei', list, part(4, 'item'), part(5, 'p')),
    line('drei', part(6, 'p')),
  ]);
  expect(tree.map(drawn)).toEqual(['list(item(p:eins) item(p:zwei))', 'p:drei']);
});

it('says of what came as a whole at its first line that it came', () => {
  const list = part(1, 'list', 'INSERTED');
  const item = (id: number) => [part(id, 'item', 'INSERTED'), part(id + 1, 'p', 'INSERTED')] as const;
  const [branch] = treeOf([line('eins', list, ...item(2)), line('zwei', list, ...item(4))]);
  const [first, second] = branch!.children.map(({ children: [paragraph] }) => paragraph!.notes);
  expect(first).toEqual([{ kind: 'change', change: 'INSERTED', move: null }]);
  expect(second).toEqual([]);
});

it('says what has another form, also of what holds the block', () => {
  const attributes = [{ name: 'checked', value: 'true', formerValue: 'false' }];
  const [branch] = treeOf([line('eins', part(1, 'taskItem', 'EDITED', { attributes }), part(2, 'p'))]);
  expect(branch!.children[0]!.notes).toMatchObject([{ kind: 'form', part: { kind: 'taskItem' } }]);
});

it('folds away what is far from any change, and no single block', () => {
  const tree = treeOf(
    Array.from({ length: 9 }, (_, i) => line(`${i}`, part(i, 'p', i === 3 || i === 8 ? 'EDITED' : 'KEPT'))),
  );
  const shown = (branches: readonly Branch[]) =>
    folded(branches).map((each) => (Array.isArray(each) ? each.map(drawn) : drawn(each)));
  expect(shown(tree)).toEqual(tree.map(drawn));
  const long = treeOf(
    Array.from({ length: 7 }, (_, i) => line(`${i}`, part(i, 'p', i === 6 ? 'INSERTED' : 'KEPT'))),
  );
  expect(shown(long)).toEqual([['p:0', 'p:1', 'p:2', 'p:3'], 'p:4', 'p:5', 'p:6']);
});
