/**
 * Where somebody's cursor stands, as Yjs writes relative positions. Other people's editors compute with it, and some
 * shapes make them throw: only whole and plain positions in the document's content pass.
 */
export interface Cursor {
  anchor: Position;
  head: Position;
}

interface Position {
  type: Id | null;
  tname: 'content' | null;
  item: Id | null;
  assoc: number;
}

interface Id {
  client: number;
  clock: number;
}

/** The cursor in what a client says about itself, or null. */
export function cursorIn(state: unknown): Cursor | null {
  const cursor = field(state, 'cursor');
  const anchor = position(field(cursor, 'anchor'));
  const head = position(field(cursor, 'head'));
  return anchor && head ? { anchor, head } : null;
}

function position(value: unknown): Position | null {
  const type = id(field(value, 'type'));
  const tname = field(value, 'tname') === 'content' ? 'content' : null;
  const item = id(field(value, 'item'));
  if (!type && !tname && !item) return null;
  return { type, tname, item, assoc: field(value, 'assoc') === -1 ? -1 : 0 };
}

function id(value: unknown): Id | null {
  const client = field(value, 'client');
  const clock = field(value, 'clock');
  return isCount(client) && isCount(clock) ? { client, clock } : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
