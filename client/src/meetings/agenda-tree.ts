import { LIMITS } from '@umlauf/shared/limits';
import {
  buildTree,
  dropAt,
  type DropZone,
  type Place,
  type Step,
  stepTo,
  type TreeNode,
} from '../documents/tree.ts';
import type { AgendaRow } from './agenda-operations.ts';

type Entry = AgendaRow & { trashedAt: null };
export type AgendaNode = TreeNode<Entry>;

/** Items as they stand under one another. */
export function agendaTree(items: readonly AgendaRow[]): AgendaNode[] {
  return buildTree(items.map((item) => ({ ...item, trashedAt: null })));
}

/** Where an item goes by one step; null when it cannot, nor deeper than an agenda goes. */
export function stepIn(tree: readonly AgendaNode[], id: string, step: Step): Place | null {
  return ifItFits(tree, id, stepTo(tree, id, step));
}

/** Where an item goes that is let go on another; null when it cannot. */
export function dropIn(
  tree: readonly AgendaNode[],
  id: string,
  target: string,
  zone: DropZone,
): Place | null {
  return ifItFits(tree, id, dropAt(tree, id, target, zone));
}

function ifItFits(tree: readonly AgendaNode[], id: string, place: Place | null): Place | null {
  if (!place) return null;
  const levels = levelOf(tree, place.parentId) + heightOf(find(tree, id));
  return levels <= LIMITS.agendaLevels ? place : null;
}

function levelOf(tree: readonly AgendaNode[], id: string | null): number {
  if (id === null) return 0;
  const at = tree.findIndex((node) => find([node], id));
  if (at < 0) return 0;
  return tree[at]!.entry.id === id ? 1 : 1 + levelOf(tree[at]!.children, id);
}

function heightOf(node: AgendaNode | null): number {
  return node ? 1 + Math.max(0, ...node.children.map(heightOf)) : 0;
}

function find(tree: readonly AgendaNode[], id: string): AgendaNode | null {
  for (const node of tree) {
    const found = node.entry.id === id ? node : find(node.children, id);
    if (found) return found;
  }
  return null;
}

/** The first item that is still to come, in order. */
export function firstToCome(items: readonly AgendaRow[]): AgendaRow | null {
  return items.find(({ state }) => state === 'PLANNED') ?? null;
}
