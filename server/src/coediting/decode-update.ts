import * as decoding from 'lib0/decoding';
import { DOCUMENT_FRAGMENT } from '@umlauf/shared/document-schema';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { invalidUpdate, overLimit } from './update-faults.ts';
import type { ClockRange, DecodedUpdate, StructContent, StructId, UpdateStruct } from './update-struct.ts';

/** No document lives to see as many; beyond 2^53 clocks would stop counting. */
const CLOCK_MAX = 2 ** 40;
/** JSON may write one character as six. */
const MARK_JSON_MAX = 6 * LIMITS.attributeCharacters + 64;
/** Column widths are the only list that documents know. */
const LIST_MAX = 1_000;

/**
 * Reads a Yjs update (v1 encoding) the way `Y.applyUpdate` does, with three differences: declared counts are believed
 * only as far as bytes follow, kinds of content that documents do not have are refused before they are built, and so
 * is everything that Yjs never writes (bytes left over, a client twice, empty structs, overlapping deletions).
 * Throws INVALID_INPUT or LIMIT.
 */
export function decodeUpdate(update: Uint8Array): DecodedUpdate {
  try {
    const reader = new UpdateReader(update);
    const structs = reader.readStructs();
    const deletes = reader.readDeletes();
    if (decoding.hasContent(reader.decoder)) throw invalidUpdate();
    return { structs, deletes };
  } catch (error) {
    throw error instanceof AppError ? error : invalidUpdate();
  }
}

class UpdateReader {
  readonly decoder: decoding.Decoder;
  #count = 0;

  constructor(update: Uint8Array) {
    this.decoder = decoding.createDecoder(update);
  }

  readStructs(): Map<number, UpdateStruct[]> {
    const structs = new Map<number, UpdateStruct[]>();
    for (let clients = this.#readCount(); clients > 0; clients--) {
      const count = this.#readCount();
      const client = this.#readNumber();
      if (structs.has(client)) throw invalidUpdate();
      structs.set(client, this.#readClient(client, count));
    }
    return structs;
  }

  readDeletes(): Map<number, ClockRange[]> {
    const deletes = new Map<number, ClockRange[]>();
    for (let clients = this.#readCount(); clients > 0; clients--) {
      const client = this.#readNumber();
      if (deletes.has(client)) throw invalidUpdate();
      const ranges: ClockRange[] = [];
      let end = 0;
      for (let count = this.#readCount(); count > 0; count--) {
        const range = { clock: this.#readNumber(), length: this.#readNumber() };
        // Yjs works through overlapping ranges again and again.
        if (range.length === 0 || range.clock < end) throw invalidUpdate();
        end = checkedClock(range.clock + range.length);
        ranges.push(range);
      }
      deletes.set(client, ranges);
    }
    return deletes;
  }

  #readClient(client: number, count: number): UpdateStruct[] {
    const structs: UpdateStruct[] = [];
    let clock = this.#readNumber();
    for (let i = 0; i < count; i++) {
      const struct = this.#readStruct(client, clock);
      if (struct.length === 0) throw invalidUpdate();
      clock = checkedClock(clock + struct.length);
      structs.push(struct);
    }
    return structs;
  }

  #readStruct(client: number, clock: number): UpdateStruct {
    const info = decoding.readUint8(this.decoder);
    const kind = info & 0b11111;
    if (kind === 0 || info === 10) {
      const length = this.#readNumber();
      return newStruct(kind === 0 ? 'gc' : 'skip', client, clock, length);
    }
    const origin = info & 0b1000_0000 ? this.#readId() : null;
    const rightOrigin = info & 0b0100_0000 ? this.#readId() : null;
    const parent = origin === null && rightOrigin === null ? this.#readParent() : null;
    const attribute = parent !== null && info & 0b0010_0000 ? this.#readString() : null;
    const { content, length } = this.#readContent(kind);
    const struct = newStruct('item', client, clock, length);
    struct.origin = origin;
    struct.rightOrigin = rightOrigin;
    struct.parent = parent;
    struct.attribute = attribute;
    struct.content = content;
    return struct;
  }

  #readParent(): StructId | 'root' {
    if (this.#readNumber() !== 1) return this.#readId();
    if (this.#readString() !== DOCUMENT_FRAGMENT) throw invalidUpdate('UNKNOWN_VALUE');
    return 'root';
  }

  #readContent(kind: number): { content: StructContent; length: number } {
    switch (kind) {
      case 1:
        return { content: DELETED, length: this.#readNumber() };
      case 4:
        return { content: STRING, length: this.#readString().length };
      case 6:
        return { content: { kind: 'format', mark: this.#readString(), value: this.#readJson() }, length: 1 };
      case 7:
        return { content: this.#readType(), length: 1 };
      case 8:
        return this.#readAttribute();
      default:
        // JSON, bytes, embedded objects and documents in documents: y-tiptap writes none of them.
        throw invalidUpdate('UNKNOWN_VALUE');
    }
  }

  /** One value; more where Yjs has joined those that replaced one another and keeps them for an undo. */
  #readAttribute(): { content: StructContent; length: number } {
    const length = this.#readCount();
    const values = Array.from({ length }, () => this.#readValue());
    return { content: { kind: 'attribute', values }, length };
  }

  #readType(): StructContent {
    const type = this.#readNumber();
    if (type === 3) return { kind: 'element', name: this.#readString() };
    if (type === 6) return { kind: 'text' };
    throw invalidUpdate('UNKNOWN_VALUE');
  }

  #readJson(): unknown {
    const json = this.#readString();
    if (json.length > MARK_JSON_MAX) throw invalidUpdate('TOO_LONG');
    return JSON.parse(json);
  }

  /** One value of lib0's "any" encoding, of the kinds that attributes have: scalars, and lists of them. */
  #readValue(isInList = false): unknown {
    switch (decoding.readUint8(this.decoder)) {
      case 126:
        return null;
      case 125:
        return decoding.readVarInt(this.decoder);
      case 124:
        return decoding.readFloat32(this.decoder);
      case 123:
        return decoding.readFloat64(this.decoder);
      case 121:
        return false;
      case 120:
        return true;
      case 119:
        return this.#readString();
      case 117:
        if (!isInList) return this.#readList();
    }
    throw invalidUpdate('UNKNOWN_VALUE');
  }

  #readList(): unknown[] {
    const length = this.#readNumber();
    if (length > LIST_MAX) throw invalidUpdate('TOO_LONG');
    return Array.from({ length }, () => this.#readValue(true));
  }

  /** How many structs, ranges or clients follow: each takes a byte at least. */
  #readCount(): number {
    const count = this.#readNumber();
    if (count > this.decoder.arr.length - this.decoder.pos) throw invalidUpdate();
    this.#count += count;
    if (this.#count > LIMITS.updateStructs) throw overLimit('updateStructs');
    return count;
  }

  #readNumber(): number {
    const value = decoding.readVarUint(this.decoder);
    if (!Number.isSafeInteger(value)) throw invalidUpdate();
    return value;
  }

  #readId(): StructId {
    return { client: this.#readNumber(), clock: this.#readNumber() };
  }

  #readString(): string {
    return decoding.readVarString(this.decoder);
  }
}

const DELETED: StructContent = { kind: 'deleted' };
const STRING: StructContent = { kind: 'string' };

function newStruct(kind: UpdateStruct['kind'], client: number, clock: number, length: number): UpdateStruct {
  return {
    kind,
    client,
    clock,
    length,
    origin: null,
    rightOrigin: null,
    parent: null,
    attribute: null,
    content: DELETED,
    place: null,
    inside: null,
  };
}

function checkedClock(clock: number): number {
  if (clock > CLOCK_MAX) throw invalidUpdate();
  return clock;
}
