import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { SeededSpace } from '../../../test/testkit/seed.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const MOVE = 'mutation($input: MoveDocumentInput!) { moveDocument(input: $input) { id parentId position } }';
const LIST = `query($id: ID!) {
  space(id: $id) { documents(first: 100) { nodes { id title parentId position } } }
}`;

interface Listed {
  id: string;
  title: string;
  parentId: string | null;
}

/** The tree as its members see it: `A(B C(D))`. */
async function treeOf(space: SeededSpace): Promise<string> {
  const answer = await space.lead.api.query(LIST, { id: space.id });
  const nodes: Listed[] = answer['space'].documents.nodes;
  const below = (parentId: string | null): string =>
    nodes
      .filter((node) => node.parentId === parentId)
      .map(({ id, title }) => {
        const children = below(id);
        return children ? `${title}(${children})` : title;
      })
      .join(' ');
  return below(null);
}

/** A(B(D) C) E */
async function plant(): Promise<SeededSpace & { ids: Record<string, string> }> {
  const space = await hub.seed.space({ writers: 1 });
  const ids: Record<string, string> = {};
  for (const [title, parent] of [['A'], ['B', 'A'], ['C', 'A'], ['D', 'B'], ['E']] as const) {
    const made = await hub.seed.document({ space, title, parentId: parent ? ids[parent]! : null });
    ids[title] = made.id;
  }
  return { ...space, ids };
}

const move = (
  space: SeededSpace & { ids: Record<string, string> },
  title: string,
  parent: string | null,
  after: string | null,
) => {
  const id = (name: string | null) => name && (space.ids[name] ?? name);
  const input = { documentId: space.ids[title], parentId: id(parent), afterId: id(after) };
  return space.lead.api.send(MOVE, { input });
};

describe('moving', () => {
  it.each([
    ['E', null, null, 'E A(B(D) C)'],
    ['A', null, 'E', 'E A(B(D) C)'],
    ['C', 'A', null, 'A(C B(D)) E'],
    ['C', null, 'A', 'A(B(D)) C E'],
    ['E', 'B', 'D', 'A(B(D E) C)'],
    ['E', 'B', null, 'A(B(E D) C)'],
    ['B', 'E', null, 'A(C) E(B(D))'],
    ['D', 'E', null, 'A(B C) E(D)'],
    ['E', null, 'A', 'A(B(D) C) E'],
  ] as const)('%s under %s behind %s', async (title, parent, after, expected) => {
    const space = await plant();
    expect(await treeOf(space)).toBe('A(B(D) C) E');
    expect((await move(space, title, parent, after)).errors).toBeUndefined();
    expect(await treeOf(space)).toBe(expected);
  });

  it.each([
    ['under itself', 'A', 'A'],
    ['under its child', 'A', 'B'],
    ['under its grandchild', 'A', 'D'],
  ])('%s is refused', async (_, title, parent) => {
    const space = await plant();
    const before = await tracesOf(hub, space.id);
    const { errors } = await move(space, title, parent, null);
    expect(errors?.[0]!.extensions).toEqual({ code: 'INVALID_INPUT', fields: { parentId: 'CYCLE' } });
    expect(await tracesOf(hub, space.id)).toBe(before);
  });

  it.each([
    ['behind a stranger’s child', 'E', null, 'B'],
    ['behind itself', 'E', null, 'E'],
    ['behind nothing that is', 'E', null, `doc_${'0'.repeat(26)}`],
    ['under nothing that is', 'E', `doc_${'0'.repeat(26)}`, null],
    ['under something that is no document', 'E', 'x', null],
  ])('%s is NOT_FOUND', async (_, title, parent, after) => {
    const space = await plant();
    const before = await tracesOf(hub, space.id);
    const { errors } = await move(space, title, parent, after);
    expect(errors?.[0]!.extensions.code).toBe('NOT_FOUND');
    expect(await tracesOf(hub, space.id)).toBe(before);
  });

  it('into another space is NOT_FOUND, also for a member of both', async () => {
    const space = await plant();
    const other = await hub.seed.space();
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'LEAD')`, [
      other.id,
      space.lead.id,
    ]);
    const { id } = await hub.seed.document({ space: other });
    for (const [parent, after] of [
      [id, null],
      [null, id],
    ] as const) {
      expect((await move(space, 'E', parent, after)).errors?.[0]!.extensions.code).toBe('NOT_FOUND');
    }
    expect(await treeOf(space)).toBe('A(B(D) C) E');
  });

  it('two at once cannot close a ring', async () => {
    for (let round = 0; round < 5; round++) {
      const space = await plant();
      const answers = await Promise.all([move(space, 'A', 'E', null), move(space, 'E', 'A', null)]);
      const codes = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []);
      expect(codes).toEqual(['INVALID_INPUT']);
      expect((await treeOf(space)).match(/[A-E]/g)).toHaveLength(5);
    }
  });

  it('many times between the same two always finds room, and keeps the order', async () => {
    const space = await plant();
    for (let i = 0; i < 40; i++) await move(space, i % 2 ? 'E' : 'C', null, 'A');
    expect(await treeOf(space)).toBe('A(B(D)) E C');
  });
});
