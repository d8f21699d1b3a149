import type * as Y from 'yjs';
import type { ElementRule } from '@umlauf/shared/document-rules';

/** Yjs' name of one character, mark or node. */
export interface StructId {
  client: number;
  clock: number;
}

/** What an item brings, as far as documents know it. */
export type StructContent =
  | { kind: 'deleted' }
  | { kind: 'string' }
  | { kind: 'format'; mark: string; value: unknown }
  | { kind: 'element'; name: string }
  | { kind: 'text' }
  | { kind: 'attribute'; values: unknown[] };

export interface UpdateStruct extends StructId {
  length: number;
  /** `gc`: nothing is left but the clocks; `skip`: the update lacks these clocks. */
  kind: 'item' | 'gc' | 'skip';
  origin: StructId | null;
  rightOrigin: StructId | null;
  /** Null where the neighbours tell the parent. */
  parent: StructId | 'root' | null;
  /** Name of the attribute that the item sets. */
  attribute: string | null;
  content: StructContent;
  /** Filled in by `StructPlaces`. */
  place: Place;
  /** What the item itself holds others in; filled in by `StructPlaces`. */
  inside: Container | null;
}

/** Any Yjs type, whatever its events. */
export type YType = Exclude<Y.Item['parent'], Y.ID | null>;

/** Something that holds others: the top of the document, an element or a text. */
export interface Container {
  kind: 'root' | 'element' | 'text';
  /** Of the element, or of the one that holds the text. */
  rule: ElementRule;
  depth: number;
  /** Null for what the update adds. */
  type: YType | null;
}

/** In what an item stands, and as which attribute. Null: its parent is gone, so Yjs keeps the clocks and drops the rest. */
export type Place = { container: Container; attribute: string | null } | null;

export interface ClockRange {
  clock: number;
  length: number;
}

export interface DecodedUpdate {
  /** Structs by clientID, their clocks without gaps. */
  structs: Map<number, UpdateStruct[]>;
  /** Deleted clocks by clientID, ascending and apart. */
  deletes: Map<number, ClockRange[]>;
}

/** The clock after the struct's last one. */
export function clockEnd(struct: { clock: number; length: number }): number {
  return struct.clock + struct.length;
}

/** The first of the structs that this one refers to for which the test holds. */
export function findReference(
  { origin, rightOrigin, parent }: UpdateStruct,
  test: (id: StructId) => boolean,
): StructId | null {
  if (origin !== null && test(origin)) return origin;
  if (rightOrigin !== null && test(rightOrigin)) return rightOrigin;
  if (parent !== null && parent !== 'root' && test(parent)) return parent;
  return null;
}

/** Whether both are in the same parent, as the same attribute or as children; or both gone. */
export function isSamePlace(left: Place, right: Place): boolean {
  if (left === null || right === null) return left === right;
  return left.container === right.container && left.attribute === right.attribute;
}
