import * as Y from 'yjs';
import type { DocumentEvent } from './document-transport.ts';

type Ranges = { clock: number; len: number }[];

/**
 * What the server lacks of `doc`, as an update, or null. Ask before the event is applied to `doc`.
 * A state vector says nothing about deletions, so these are compared with those in the server's own difference;
 * without that comparison every visit to a document with a deletion would push a change that changes nothing.
 */
export function missingOnServer(
  doc: Y.Doc,
  event: Pick<DocumentEvent, 'update' | 'stateVector'>,
): Uint8Array | null {
  const difference = Y.encodeStateAsUpdate(doc, event.stateVector);
  const { structs, ds } = Y.decodeUpdate(difference);
  if (structs.length > 0) return difference;
  const known = event.update ? Y.decodeUpdate(event.update).ds.clients : new Map<number, Ranges>();
  for (const [client, ranges] of ds.clients) {
    if (!covers(known.get(client) ?? [], ranges)) return difference;
  }
  return null;
}

function covers(known: Ranges, wanted: Ranges): boolean {
  const spans = merged(known);
  return wanted.every(({ clock, len }) =>
    spans.some((span) => span.clock <= clock && clock + len <= span.clock + span.len),
  );
}

function merged(ranges: Ranges): Ranges {
  const spans: Ranges = [];
  for (const { clock, len } of ranges.toSorted((a, b) => a.clock - b.clock)) {
    const last = spans.at(-1);
    if (last && clock <= last.clock + last.len) last.len = Math.max(last.len, clock + len - last.clock);
    else spans.push({ clock, len });
  }
  return spans;
}

/** Whether Yjs still waits for predecessors: an event was lost on the way. */
export function hasGap(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}
