import * as Y from 'yjs';
import { readBlocks } from './document-blocks.ts';

/** By Yjs' clientID: how many of its characters and elements there are, those that were deleted included. */
export type Clocks = Record<string, number>;

/**
 * Who wrote what, as Yjs knows it: for the whole document, and for each of its blocks the clock behind the newest thing
 * that stands there. A block was written in since another state when one of them is beyond that state's clock. Nobody
 * can tell who deleted something.
 */
export interface WriterClocks {
  all: Clocks;
  blocks: Clocks[];
}

export function writerClocks(doc: Y.Doc): WriterClocks {
  const all = Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc)));
  return { all, blocks: readBlocks(doc).map(({ element }) => clocksIn(element)) };
}

/** Whose clocks are beyond those of the former state. */
export function writersSince(now: Clocks, former: Clocks): number[] {
  return Object.entries(now)
    .filter(([client, clock]) => clock > (former[client] ?? 0))
    .map(([client]) => Number(client));
}

function clocksIn(element: Y.XmlElement): Clocks {
  const clocks: Clocks = {};
  const open: Pick<Y.XmlElement, '_map' | '_start'>[] = [element];
  note(clocks, element._item);
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    // Attributes are in a map of their own; the newest value of each stands there.
    const items = [...type._map.values()];
    for (let item = type._start; item !== null; item = item.right) items.push(item);
    for (const item of items) {
      if (item.deleted) continue;
      note(clocks, item);
      if (item.content instanceof Y.ContentType) open.push(item.content.type);
    }
  }
  return clocks;
}

function note(clocks: Clocks, item: Y.Item | null): void {
  if (!item) return;
  const { client, clock } = item.id;
  clocks[client] = Math.max(clocks[client] ?? 0, clock + item.length);
}
