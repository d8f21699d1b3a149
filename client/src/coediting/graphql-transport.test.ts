import { CLOSE_CODES } from '@umlauf/shared/close-codes';
import type { DocumentEvent } from '@umlauf/shared/document-transport';
import type { Client } from 'graphql-ws';
import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { GraphqlTransport } from './graphql-transport.ts';

interface Operation {
  query: string;
  variables: Record<string, unknown>;
  next: (result: object) => void;
  error: (error: unknown) => void;
  ended: boolean;
}

/** A graphql-ws client without a socket: the test answers. */
function stage() {
  const operations: Operation[] = [];
  const closing = new Set<(event: unknown) => void>();
  const client = {
    on(_event: string, listener: (event: unknown) => void) {
      closing.add(listener);
      return () => closing.delete(listener);
    },
    subscribe({ query, variables }: Operation, sink: Pick<Operation, 'next' | 'error'>) {
      const operation = { query, variables, next: sink.next, error: sink.error, ended: false };
      operations.push(operation);
      return () => void (operation.ended = true);
    },
  } as unknown as Client;
  const find = (word: string) => operations.findLast(({ query }) => query.includes(word))!;
  const close = (event: unknown) => [...closing].forEach((listener) => listener(event));
  return { transport: new GraphqlTransport(client, 'doc_1'), operations, find, close };
}

function follow({ transport }: ReturnType<typeof stage>) {
  const events: DocumentEvent[] = [];
  const errors: unknown[] = [];
  let waits = 0;
  const end = transport.follow(
    { stateVector: Uint8Array.of(0), session: 's1', schemaVersion: 3 },
    {
      next: (event) => events.push(event),
      error: (error) => errors.push(error),
      complete: () => errors.push('complete'),
      waiting: () => (waits += 1),
    },
  );
  return { events, errors, end, waits: () => waits };
}

const wireEvent = { u: 'AAA=', v: 'AA==', c: null, r: 7 };
const version = (schemaVersion: number) => ({ data: { document: { schemaVersion } } });
const refusal = (code: string, facts: object = {}) => ({ errors: [{ extensions: { code, ...facts } }] });

test('bytes survive Base64, large ones too', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 31) % 256);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
});

test('the first event waits until the schema is known to be no newer', () => {
  const on = stage();
  const { events } = follow(on);
  expect(on.find('documentUpdates').variables).toEqual({
    d: 'doc_1',
    v: 'AA==',
    s: 's1',
    n: 3,
  });
  on.find('documentUpdates').next({ data: { e: wireEvent } });
  expect(events).toEqual([]);
  on.find('query SchemaVersion').next(version(3));
  expect(events).toEqual([{ update: Uint8Array.of(0, 0), stateVector: Uint8Array.of(0), revision: 7 }]);
});

test('a newer schema ends the arrival before anything is merged', () => {
  const on = stage();
  const { events, errors } = follow(on);
  on.find('documentUpdates').next({ data: { e: wireEvent } });
  on.find('query SchemaVersion').next(version(4));
  expect(events).toEqual([]);
  expect(errors).toEqual([expect.objectContaining({ code: 'GONE', facts: { reason: 'OUTDATED_SCHEMA' } })]);
  expect(on.operations.every(({ ended }) => ended)).toBe(true);
});

test('a line that closes before anything came is waited for; one that closes later is lost', () => {
  const on = stage();
  const { errors, waits } = follow(on);
  on.close({ code: 1006, reason: '' });
  expect([waits(), errors.length]).toEqual([1, 0]);
  on.find('query SchemaVersion').next(version(3));
  on.close({ code: 1006, reason: '' });
  expect(errors).toEqual([expect.objectContaining({ code: 'UNAVAILABLE' })]);
});

test('the end of the session is told from a lost line', () => {
  const on = stage();
  const { errors } = follow(on);
  on.close({ code: CLOSE_CODES.CREDENTIAL_ENDED.code, reason: '' });
  expect(errors).toEqual([expect.objectContaining({ code: 'UNAUTHENTICATED' })]);
});

test('a refused push bears code and facts; a lost line rejects it and does not leave it to be sent again', async () => {
  const on = stage();
  const refused = on.transport.push(Uint8Array.of(1), 's1');
  await Promise.resolve();
  on.find('pushDocumentUpdate').next(refusal('CONFLICT', { reason: 'FOREIGN_CLIENT_ID' }));
  await expect(refused).rejects.toMatchObject({ code: 'CONFLICT', facts: { reason: 'FOREIGN_CLIENT_ID' } });
  const lost = on.transport.push(Uint8Array.of(1), 's1');
  await Promise.resolve();
  on.close({ code: 1006, reason: '' });
  await expect(lost).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(on.find('pushDocumentUpdate').ended).toBe(true);
});

test('a receipt is passed on as it is', async () => {
  const on = stage();
  const receipt = { revision: 8812, savedAt: '2026-11-23T14:03:22.000Z' };
  const pushed = on.transport.push(Uint8Array.of(1, 2), 's1');
  await Promise.resolve();
  const operation = on.find('pushDocumentUpdate');
  expect(operation.variables).toEqual({ i: { documentId: 'doc_1', update: 'AQI=', session: 's1' } });
  operation.next({ data: { p: receipt } });
  await expect(pushed).resolves.toEqual(receipt);
});

test('a cursor that moves with a key press travels with it; one that moves alone goes alone', async () => {
  const on = stage();
  void on.transport.push(Uint8Array.of(1, 2), 's1');
  await on.transport.pushAwareness(Uint8Array.of(3), 's1');
  expect(on.operations.map(({ variables }) => variables)).toEqual([
    { i: { documentId: 'doc_1', update: 'AQI=', session: 's1', awareness: 'Aw==' } },
  ]);
  void on.transport.pushAwareness(Uint8Array.of(4), 's1');
  expect(on.find('pushAwareness').variables).toEqual({
    i: { documentId: 'doc_1', awareness: 'BA==', session: 's1' },
  });
});
