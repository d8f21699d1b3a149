import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** One client's entry in an awareness message of y-protocols; `state` is JSON, `null` says "gone". */
export interface AwarenessEntry {
  clientId: number;
  clock: number;
  state: string;
}

/** Throws when the bytes are not an awareness message. */
export function decodeAwareness(bytes: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(bytes);
  const entries: AwarenessEntry[] = [];
  const length = decoding.readVarUint(decoder);
  for (let i = 0; i < length; i++) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    entries.push({ clientId, clock, state: decoding.readVarString(decoder) });
  }
  if (decoding.hasContent(decoder)) throw new Error('more bytes than entries');
  return entries;
}

export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}

/** The last word of each client. */
export function mergeAwareness(messages: readonly Uint8Array[]): Uint8Array {
  if (messages.length === 1) return messages[0]!;
  const last = new Map<number, AwarenessEntry>();
  for (const message of messages)
    for (const entry of decodeAwareness(message)) last.set(entry.clientId, entry);
  return encodeAwareness([...last.values()]);
}
