import { describe, expect, it } from 'vitest';
import { buildTree, dropAt, stepTo, type TreeEntry, type TreeNode } from './tree.ts';

function entry(
  id: string,
  parentId: string | null,
  position: string,
  trashedAt: string | null = null,
): TreeEntry {
  return { id, parentId, position, trashedAt };
}

/** a(b, c(d)), e as the server sends it: flat and in no order that matters. */
const entries = [
  entry('e', null, 'a1'),
  entry('c', 'a', 'a1'),
  entry('a', null, 'a0'),
  entry('d', 'c', 'a0'),
  entry('b', 'a', 'Zz'),
];
const tree = buildTree(entries);

function outline(nodes: readonly TreeNode<TreeEntry>[]): string {
  return nodes
    .map(({ entry: { id }, children }) => (children.length > 0 ? `${id}(${outline(children)})` : id))
    .join(' ');
}

describe('buildTree', () => {
  it('nests by parent and orders siblings by position as plain text', () => {
    expect(outline(tree)).toBe('a(b c(d)) e');
  });

  it('leaves out what lies in the bin, with all below it', () => {
    const trashed = entries.map((one) =>
      one.id === 'c' ? { ...one, trashedAt: '2026-11-23T10:00:00Z' } : one,
    );
    expect(outline(buildTree(trashed))).toBe('a(b) e');
  });

  it('puts a document at the top whose parent is not there', () => {
    expect(outline(buildTree([entry('d', 'gone', 'a0')]))).toBe('d');
  });
});

describe('stepTo', () => {
  it.each([
    ['c', 'up', { parentId: 'a', afterId: null }],
    ['e', 'up', { parentId: null, afterId: null }],
    ['a', 'up', null],
    ['b', 'down', { parentId: 'a', afterId: 'c' }],
    ['c', 'down', null],
    ['c', 'indent', { parentId: 'b', afterId: null }],
    ['e', 'indent', { parentId: 'a', afterId: 'c' }],
    ['b', 'indent', null],
    ['d', 'outdent', { parentId: 'a', afterId: 'c' }],
    ['b', 'outdent', { parentId: null, afterId: 'a' }],
    ['a', 'outdent', null],
    ['unknown', 'up', null],
  ] as const)('moves %s %s', (id, step, place) => {
    expect(stepTo(tree, id, step)).toEqual(place);
  });
});

describe('dropAt', () => {
  it.each([
    ['e', 'b', 'before', { parentId: 'a', afterId: null }],
    ['e', 'b', 'after', { parentId: 'a', afterId: 'b' }],
    ['e', 'a', 'inside', { parentId: 'a', afterId: 'c' }],
    ['c', 'a', 'inside', { parentId: 'a', afterId: 'b' }],
    ['b', 'c', 'before', { parentId: 'a', afterId: null }],
    ['a', 'a', 'after', null],
    ['a', 'd', 'inside', null],
    ['a', 'unknown', 'after', null],
  ] as const)('lets %s go on %s, %s', (id, target, zone, place) => {
    expect(dropAt(tree, id, target, zone)).toEqual(place);
  });
});
