import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/**
 * Who is in a document and where their cursors stand, in a fifth of the bytes that y-protocols takes: awareness is the
 * larger half of the traffic in a full room. The same entries, without loss; the states are those that the server makes.
 */

const GONE = 0;
const HERE = 1;
const WITH_CURSOR = 2;
/** Nothing is selected: the head is where the anchor is. */
const COLLAPSED = 4;

const HAS_TYPE = 1;
const HAS_NAME = 2;
const HAS_ITEM = 4;
const BEFORE = 8;
/** Most cursors stand in what their own client wrote. */
const OWN_TYPE = 16;
const OWN_ITEM = 32;

interface Id {
  client: number;
  clock: number;
}

interface Position {
  type: Id | null;
  tname: string | null;
  item: Id | null;
  assoc: number;
}

interface State {
  user: { id: string; name: string; color: string };
  cursor: { anchor: Position; head: Position } | null;
}

/** From y-protocols' encoding. Throws for bytes that are none, and for states that are not the server's. */
export function compactCursors(awareness: Uint8Array): Uint8Array {
  return recoded(awareness, (decoder, encoder, client) =>
    writeState(encoder, client, JSON.parse(decoding.readVarString(decoder)) as State | null),
  );
}

/** Into y-protocols' encoding. Throws for bytes that are not `compactCursors`' own. */
export function expandCursors(cursors: Uint8Array): Uint8Array {
  return recoded(cursors, (decoder, encoder, client) =>
    encoding.writeVarString(encoder, JSON.stringify(readState(decoder, client))),
  );
}

/** Both encodings are a count, and of each client its id, its clock and its state. */
function recoded(
  bytes: Uint8Array,
  recode: (decoder: decoding.Decoder, encoder: encoding.Encoder, client: number) => void,
): Uint8Array {
  const decoder = decoding.createDecoder(bytes);
  const encoder = encoding.createEncoder();
  const count = decoding.readVarUint(decoder);
  encoding.writeVarUint(encoder, count);
  for (let i = 0; i < count; i++) {
    const client = decoding.readVarUint(decoder);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, decoding.readVarUint(decoder));
    recode(decoder, encoder, client);
  }
  if (decoder.pos !== bytes.byteLength) throw new Error('cursors of another length');
  return encoding.toUint8Array(encoder);
}

function writeState(encoder: encoding.Encoder, client: number, state: State | null): void {
  if (state === null) return encoding.writeUint8(encoder, GONE);
  const { user, cursor } = state;
  const isCollapsed = cursor !== null && JSON.stringify(cursor.anchor) === JSON.stringify(cursor.head);
  encoding.writeUint8(encoder, HERE | (cursor ? WITH_CURSOR : 0) | (isCollapsed ? COLLAPSED : 0));
  for (const text of [user.id, user.name, user.color]) encoding.writeVarString(encoder, text);
  if (!cursor) return;
  writePosition(encoder, client, cursor.anchor);
  if (!isCollapsed) writePosition(encoder, client, cursor.head);
}

function readState(decoder: decoding.Decoder, client: number): State | null {
  const flags = decoding.readUint8(decoder);
  if (flags === GONE) return null;
  const [id, name, color] = [0, 1, 2].map(() => decoding.readVarString(decoder)) as [string, string, string];
  const user = { id, name, color };
  if ((flags & WITH_CURSOR) === 0) return { user, cursor: null };
  const anchor = readPosition(decoder, client);
  return { user, cursor: { anchor, head: flags & COLLAPSED ? anchor : readPosition(decoder, client) } };
}

function writePosition(encoder: encoding.Encoder, own: number, { type, tname, item, assoc }: Position): void {
  encoding.writeUint8(
    encoder,
    (type ? HAS_TYPE : 0) |
      (tname !== null ? HAS_NAME : 0) |
      (item ? HAS_ITEM : 0) |
      (assoc < 0 ? BEFORE : 0) |
      (type?.client === own ? OWN_TYPE : 0) |
      (item?.client === own ? OWN_ITEM : 0),
  );
  if (type) writeId(encoder, own, type);
  if (tname !== null) encoding.writeVarString(encoder, tname);
  if (item) writeId(encoder, own, item);
}

function readPosition(decoder: decoding.Decoder, own: number): Position {
  const flags = decoding.readUint8(decoder);
  return {
    type: flags & HAS_TYPE ? readId(decoder, flags & OWN_TYPE ? own : null) : null,
    tname: flags & HAS_NAME ? decoding.readVarString(decoder) : null,
    item: flags & HAS_ITEM ? readId(decoder, flags & OWN_ITEM ? own : null) : null,
    assoc: flags & BEFORE ? -1 : 0,
  };
}

function writeId(encoder: encoding.Encoder, own: number, { client, clock }: Id): void {
  if (client !== own) encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

function readId(decoder: decoding.Decoder, own: number | null): Id {
  const client = own ?? decoding.readVarUint(decoder);
  return { client, clock: decoding.readVarUint(decoder) };
}
