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
}

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
