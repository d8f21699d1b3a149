/** What the tree needs to know of a document. */
export interface TreeEntry {
  id: string;
  parentId: string | null;
  /** Orders siblings; compared as plain text. */
  position: string;
  trashedAt: string | null;
}

/** A document and what stands below it, in order. */
export interface TreeNode<T extends TreeEntry> {
  entry: T;
  children: TreeNode<T>[];
}

/** Where a document shall stand: below `parentId` (null: at the top), right after `afterId` (null: as the first). */
export interface Place {
  parentId: string | null;
  afterId: string | null;
}

/** The ways to move a document by one step. */
export type Step = 'up' | 'down' | 'indent' | 'outdent';

/** Builds the tree from a flat list. What lies in the bin is left out with all below it; a document whose parent is not in the list stands at the top. */
export function buildTree<T extends TreeEntry>(entries: readonly T[]): TreeNode<T>[] {
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const byParent = new Map<string | null, T[]>();
  for (const entry of entries) {
    const parent = entry.parentId !== null && known.has(entry.parentId) ? entry.parentId : null;
    byParent.set(parent, [...(byParent.get(parent) ?? []), entry]);
  }
  const below = (parent: string | null): TreeNode<T>[] =>
    (byParent.get(parent) ?? [])
      .filter((entry) => entry.trashedAt === null)
      .sort(byPosition)
      .map((entry) => ({ entry, children: below(entry.id) }));
  return below(null);
}

function byPosition(a: TreeEntry, b: TreeEntry): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

interface Found<T extends TreeEntry> {
  siblings: TreeNode<T>[];
  index: number;
  /** From the top down to the parent. */
  ancestors: TreeNode<T>[];
}

/** Where a document goes when it moves by one step, or null when it cannot. */
export function stepTo<T extends TreeEntry>(
  tree: readonly TreeNode<T>[],
  id: string,
  step: Step,
): Place | null {
  const found = find([...tree], id, []);
  if (!found) return null;
  const { siblings, index, ancestors } = found;
  const parent = ancestors.at(-1);
  const parentId = parent?.entry.id ?? null;
  const previous = siblings[index - 1];
  switch (step) {
    case 'up':
      return previous ? { parentId, afterId: siblings[index - 2]?.entry.id ?? null } : null;
    case 'down': {
      const next = siblings[index + 1];
      return next ? { parentId, afterId: next.entry.id } : null;
    }
    case 'indent':
      return previous
        ? { parentId: previous.entry.id, afterId: previous.children.at(-1)?.entry.id ?? null }
        : null;
    case 'outdent':
      return parent ? { parentId: ancestors.at(-2)?.entry.id ?? null, afterId: parent.entry.id } : null;
  }
}

/** Where on a row something is let go: its upper edge, its middle, its lower edge. */
export type DropZone = 'before' | 'inside' | 'after';

/** Where a dragged document goes when it is let go on another, or null when it cannot: nothing goes below itself. */
export function dropAt<T extends TreeEntry>(
  tree: readonly TreeNode<T>[],
  id: string,
  target: string,
  zone: DropZone,
): Place | null {
  const found = find([...tree], target, []);
  if (!found || id === target || found.ancestors.some(({ entry }) => entry.id === id)) return null;
  const { siblings, index, ancestors } = found;
  const others = siblings.filter(({ entry }) => entry.id !== id);
  const at = others.findIndex(({ entry }) => entry.id === target);
  const parentId = ancestors.at(-1)?.entry.id ?? null;
  if (zone === 'inside') {
    const children = (siblings[index]?.children ?? []).filter(({ entry }) => entry.id !== id);
    return { parentId: target, afterId: children.at(-1)?.entry.id ?? null };
  }
  return { parentId, afterId: zone === 'after' ? target : (others[at - 1]?.entry.id ?? null) };
}

function find<T extends TreeEntry>(
  siblings: TreeNode<T>[],
  id: string,
  ancestors: TreeNode<T>[],
): Found<T> | null {
  const index = siblings.findIndex(({ entry }) => entry.id === id);
  if (index >= 0) return { siblings, index, ancestors };
  for (const node of siblings) {
    const found = find(node.children, id, [...ancestors, node]);
    if (found) return found;
  }
  return null;
}
