import { describe, expect, it } from 'vitest';
import type { Document } from '../documents/document.entity.ts';
import type { AttachedFile } from '../files/attached-file.types.ts';
import { planArchive, type PlannedDocument } from './archive-plan.ts';

const documentOf = (id: string, title: string, parentId: string | null = null) =>
  ({ id, title, parentId }) as Document;
const fileOf = (id: string, documentId: string, name: string) => ({ id, documentId, name }) as AttachedFile;
const pathsOf = (plan: readonly PlannedDocument[]): string[] =>
  plan.flatMap(({ path, files, children }) => [
    path,
    ...files.map((file) => file.path),
    ...pathsOf(children),
  ]);

describe('the plan of an archive', () => {
  it('numbers twenty thousand equal names in a moment', () => {
    const files = Array.from({ length: 20_000 }, (_, i) => fileOf(`f${i}`, 'd', 'Scan.pdf'));
    const before = performance.now();
    const paths = pathsOf(planArchive([documentOf('d', 'Akte')], files, 'pdf', 'index.html'));
    expect(performance.now() - before).toBeLessThan(2_000);
    expect(paths.at(-1)).toBe('Akte/Scan (20000).pdf');
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('gives a number to nothing that has it as its own name', () => {
    const names = ['a', 'a', 'a (2)', 'a (3)', 'a', 'A.b', 'a (2)'];
    const documents = names.map((name, i) => documentOf(`d${i}`, name));
    const paths = pathsOf(planArchive(documents, [], 'b', 'index.html'));
    expect(paths).toEqual([
      'a.b',
      'a (2).b',
      'a (2) (2).b',
      'a (3).b',
      'a (4).b',
      'A.b (2).b',
      'a (2) (3).b',
    ]);
  });

  it('has no path that Windows does not take, however deep the tree is', () => {
    const title = 'x'.repeat(200);
    const documents = Array.from({ length: 60 }, (_, i) =>
      documentOf(`d${i}`, title, i ? `d${i - 1}` : null),
    );
    const files = documents.flatMap(({ id }) =>
      Array.from({ length: 20 }, (_, i) => fileOf(`${id}f${i}`, id, `${title}.abcdefghijkl`)),
    );
    const paths = pathsOf(planArchive(documents, files, 'html', 'index.html'));
    expect(Math.max(...paths.map((path) => path.length))).toBeLessThanOrEqual(200);
    expect(new Set(paths).size).toBe(60 * 21);
    expect(paths.at(-1)!.split('/').length).toBeGreaterThan(3);
  });

  it.each(['con', 'CON.x', 'Aux.tar.gz', 'com¹', 'nul .x'])('has no name that Windows keeps: %s', (name) => {
    const [path] = pathsOf(planArchive([documentOf('d', name)], [], 'md', 'index.md'));
    expect(path).toBe(`_${name}.md`);
  });
});
