import * as encoding from 'lib0/encoding';
import type { ClockRange, StructId } from './update-struct.ts';

/** One struct as a hostile program writes it: nothing is checked, nothing has to fit. */
export interface CraftedStruct {
  /** Kind of content as Yjs numbers it: 0 nothing, 1 deleted, 4 string, 6 format, 7 type, 8 values, 10 skip … */
  kind: number;
  origin?: StructId;
  rightOrigin?: StructId;
  /** A string names a root. */
  parent?: StructId | string;
  attribute?: string;
  /** Writes what follows the references. */
  content: (encoder: encoding.Encoder) => void;
}

export interface CraftedClient {
  client: number;
  clock: number;
  structs: CraftedStruct[];
  /** How many it claims to have. */
  declaredStructs?: number | undefined;
}

export interface CraftedUpdate {
  clients?: CraftedClient[];
  declaredClients?: number | undefined;
  deletes?: { client: number; ranges: ClockRange[] }[];
}

/** The bytes of an update that Yjs itself would not write. */
export function craftUpdate({ clients = [], declaredClients, deletes = [] }: CraftedUpdate): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, declaredClients ?? clients.length);
  for (const { client, clock, structs, declaredStructs } of clients) {
    encoding.writeVarUint(encoder, declaredStructs ?? structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  encoding.writeVarUint(encoder, deletes.length);
  for (const { client, ranges } of deletes) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, struct: CraftedStruct): void {
  const { kind, origin, rightOrigin, parent, attribute, content } = struct;
  encoding.writeUint8(encoder, kind | (origin ? 128 : 0) | (rightOrigin ? 64 : 0) | (attribute ? 32 : 0));
  if (origin) writeId(encoder, origin);
  if (rightOrigin) writeId(encoder, rightOrigin);
  if (!origin && !rightOrigin && kind !== 0 && kind !== 10) {
    encoding.writeVarUint(encoder, typeof parent === 'object' ? 0 : 1);
    if (typeof parent === 'object') writeId(encoder, parent);
    else encoding.writeVarString(encoder, parent ?? 'content');
    if (attribute) encoding.writeVarString(encoder, attribute);
  }
  content(encoder);
}

function writeId(encoder: encoding.Encoder, { client, clock }: StructId): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

type Content = Pick<CraftedStruct, 'kind' | 'content'>;

/** Contents to put into a crafted struct. */
export const crafted = {
  gone: (length: number): Content => ({ kind: 0, content: (e) => encoding.writeVarUint(e, length) }),
  skip: (length: number): Content => ({ kind: 10, content: (e) => encoding.writeVarUint(e, length) }),
  deleted: (length: number): Content => ({ kind: 1, content: (e) => encoding.writeVarUint(e, length) }),
  string: (text: string): Content => ({ kind: 4, content: (e) => encoding.writeVarString(e, text) }),
  element: (name: string): Content => ({
    kind: 7,
    content: (e) => {
      encoding.writeVarUint(e, 3);
      encoding.writeVarString(e, name);
    },
  }),
  /** 0 array, 1 map, 2 text, 4 fragment, 6 XML text. */
  type: (type: number): Content => ({ kind: 7, content: (e) => encoding.writeVarUint(e, type) }),
  hook: (name: string): Content => ({
    kind: 7,
    content: (e) => {
      encoding.writeVarUint(e, 5);
      encoding.writeVarString(e, name);
    },
  }),
  format: (mark: string, json: string): Content => ({
    kind: 6,
    content: (e) => {
      encoding.writeVarString(e, mark);
      encoding.writeVarString(e, json);
    },
  }),
  values: (...values: unknown[]): Content => ({
    kind: 8,
    content: (e) => {
      encoding.writeVarUint(e, values.length);
      for (const value of values) encoding.writeAny(e, value as never);
    },
  }),
  json: (...values: string[]): Content => ({
    kind: 2,
    content: (e) => {
      encoding.writeVarUint(e, values.length);
      for (const value of values) encoding.writeVarString(e, value);
    },
  }),
  bytes: (bytes: Uint8Array): Content => ({ kind: 3, content: (e) => encoding.writeVarUint8Array(e, bytes) }),
  embed: (json: string): Content => ({ kind: 5, content: (e) => encoding.writeVarString(e, json) }),
  document: (): Content => ({
    kind: 9,
    content: (e) => {
      encoding.writeVarString(e, 'guid');
      encoding.writeAny(e, {});
    },
  }),
};
