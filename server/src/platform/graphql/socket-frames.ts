import type { WrittenAnswer } from './answer-source.ts';

/** Final frame of text (RFC 6455, 5.2): servers do not mask. */
const TEXT = 0x81;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
/** Clients count their operations, so that many have the same short ids; long ones are random and nobody else's. */
const SHARED_ID_LENGTH = 4;

const frames = new WeakMap<WrittenAnswer, { bytes: Buffer; byId: Map<string, Buffer> | null }>();

/** A WebSocket frame with this text, ready for the wire. */
export function textFrame(text: string): Buffer {
  const frame = emptyFrame(Buffer.byteLength(text));
  frame.buffer.write(text, frame.start, 'utf8');
  return frame.buffer;
}

/** `next` of graphql-transport-ws. Equal answers under equal ids are one and the same buffer: never change it. */
export function nextFrame(id: string, answer: WrittenAnswer): Buffer {
  let known = frames.get(answer);
  if (!known) frames.set(answer, (known = { bytes: Buffer.from(answer.text), byId: null }));
  const shared = known.byId?.get(id);
  if (shared) return shared;
  const frame = wrapped(id, known.bytes);
  if (id.length <= SHARED_ID_LENGTH) (known.byId ??= new Map()).set(id, frame);
  return frame;
}

/** The same for an answer that nobody else gets. */
export function nextFrameOf(id: string, text: string): Buffer {
  return textFrame(`{"id":${JSON.stringify(id)},"type":"next","payload":${text}}`);
}

export function completeFrame(id: string): Buffer {
  return textFrame(`{"id":${JSON.stringify(id)},"type":"complete"}`);
}

function wrapped(id: string, payload: Buffer): Buffer {
  const head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  const { buffer, start } = emptyFrame(head.byteLength + payload.byteLength + 1);
  head.copy(buffer, start);
  payload.copy(buffer, start + head.byteLength);
  buffer[buffer.byteLength - 1] = 0x7d;
  return buffer;
}

/** A frame for so many bytes, and where they go. */
function emptyFrame(bytes: number): { buffer: Buffer; start: number } {
  const start = bytes < LENGTH_16 ? 2 : bytes < 65_536 ? 4 : 10;
  const buffer = Buffer.allocUnsafe(start + bytes);
  buffer[0] = TEXT;
  if (start === 2) buffer[1] = bytes;
  else if (start === 4) {
    buffer[1] = LENGTH_16;
    buffer.writeUInt16BE(bytes, 2);
  } else {
    buffer[1] = LENGTH_64;
    buffer.writeBigUInt64BE(BigInt(bytes), 2);
  }
  return { buffer, start };
}
