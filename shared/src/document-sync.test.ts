import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { DocumentSync, type SyncOptions } from './document-sync.ts';
import { DocumentError } from './document-transport.ts';
import { LIMITS } from './limits.ts';
import { StoppableWire, WireServer } from './stoppable-wire.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-23T14:00:00Z') }));
afterEach(() => void vi.useRealTimers());

function person(server: WireServer, options: Partial<SyncOptions> = {}) {
  const wire = new StoppableWire(server);
  const doc = options.doc ?? new Y.Doc();
  const sync = new DocumentSync({ transport: wire, schemaVersion: 1, canEdit: true, ...options, doc });
  const text = doc.getText('t');
  return { wire, doc, sync, text, write: (words: string) => text.insert(text.length, words) };
}

async function arrived(server: WireServer, options: Partial<SyncOptions> = {}) {
  const someone = person(server, options);
  someone.sync.start();
  await someone.wire.deliverAll();
  return someone;
}

const read = (server: WireServer) => server.doc.getText('t').toString();

test('an edit is typed, then received, then saved with its receipt', async () => {
  const server = new WireServer();
  const { wire, sync, write } = await arrived(server);
  write('Guten Tag');
  expect(sync.state.save).toEqual({ stage: 'typed', unsavedSince: Date.now(), receipt: null });
  await vi.advanceTimersByTimeAsync(250);
  expect(sync.state.save.stage, 'unanswered, and the probe too').toBe('typed');
  // The push, the probe behind it, and the answer to the probe only.
  await wire.deliver(0);
  await wire.deliver(0);
  await wire.deliver(1);
  expect(sync.state.save.stage).toBe('received');
  await wire.deliverAll();
  expect(sync.state.save).toMatchObject({ stage: 'saved', unsavedSince: null, receipt: { revision: 1 } });
  expect(read(server)).toBe('Guten Tag');
});

test('two pushes are under way at a time, and the next carries all that gathered', async () => {
  const server = new WireServer();
  const { wire, sync, write } = await arrived(server);
  for (const letter of 'abcdef') {
    write(letter);
    await vi.advanceTimersByTimeAsync(9);
  }
  expect(wire.frames, 'a, and what came within 20 ms').toHaveLength(2);
  await wire.deliver(0);
  await wire.deliver(0);
  expect(server.pushes).toHaveLength(2);
  expect(read(server)).toBe('abc');
  expect(sync.state.save.receipt).toBeNull();
  await wire.deliverAll();
  expect(server.pushes).toHaveLength(3);
  expect(read(server)).toBe('abcdef');
  expect(sync.state.save).toMatchObject({ stage: 'saved', receipt: { revision: 3 } });
});

test('a second push does not leave in the same moment', async () => {
  const server = new WireServer();
  const { wire, write } = await arrived(server);
  for (const letter of 'abcdef') {
    write(letter);
    await Promise.resolve();
  }
  await wire.deliverAll();
  expect(server.pushes).toHaveLength(2);
  expect(read(server)).toBe('abcdef');
});

/** Somebody with two pushes on the line. */
async function twoUnderWay(server: WireServer) {
  const someone = await arrived(server);
  someone.write('one ');
  await vi.advanceTimersByTimeAsync(30);
  someone.write('two');
  await Promise.resolve();
  expect(someone.wire.frames).toHaveLength(2);
  return someone;
}

test('a second push that overtakes the first is pushed again, once', async () => {
  const server = new WireServer();
  const { wire, sync } = await twoUnderWay(server);
  wire.frames.reverse();
  await wire.deliverAll();
  await vi.advanceTimersByTimeAsync(1_000);
  await wire.deliverAll();
  expect(read(server)).toBe('one two');
  expect(sync.state).toMatchObject({ connection: 'live', save: { stage: 'saved' }, obstacle: null });
});

test('where the first is lost, nothing of the second counts as saved', async () => {
  const server = new WireServer();
  const { wire, sync } = await twoUnderWay(server);
  wire.frames.shift();
  await wire.deliverAll();
  expect(sync.state.save).toMatchObject({ stage: 'typed', receipt: null });
  await vi.advanceTimersByTimeAsync(1_000);
  await wire.deliverAll();
  expect(read(server)).toBe('one two');
});

test('who must not write any more is told so once, whatever becomes of the second push', async () => {
  const server = new WireServer();
  const { wire, sync } = await twoUnderWay(server);
  server.refusals = [new DocumentError('FORBIDDEN')];
  await wire.deliverAll();
  expect(sync.state).toMatchObject({ connection: 'live', obstacle: { kind: 'editLost' } });
  expect(sync.state.save.stage).toBe('typed');
  await vi.advanceTimersByTimeAsync(5_000);
  await wire.deliverAll();
  expect(wire.sessions).toHaveLength(1);
  expect(read(server)).toBe('');
});

test('arriving with nothing new pushes nothing, deletions included', async () => {
  const server = new WireServer();
  const first = await arrived(server);
  first.write('hello');
  first.text.delete(1, 2);
  await first.wire.deliverAll();
  const pushed = server.pushes.length;
  first.sync.stop();
  const again = await arrived(server, { doc: first.doc });
  expect(server.pushes).toHaveLength(pushed);
  expect(again.sync.state).toMatchObject({ connection: 'live', save: { stage: 'saved' } });
});

test('text and deletions made while offline are pushed on arrival, and keep their age', async () => {
  const server = new WireServer();
  const alice = await arrived(server);
  alice.write('kept lost');
  await alice.wire.deliverAll();
  await alice.wire.cut();
  expect(alice.sync.state).toMatchObject({ connection: 'lost', lostSince: Date.now() });
  const since = Date.now();
  alice.text.delete(4, 5);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(alice.sync.state.save).toMatchObject({ stage: 'typed', unsavedSince: since });
  await alice.wire.deliverAll();
  expect(read(server)).toBe('kept');
  expect(alice.sync.state).toMatchObject({ connection: 'live', lostSince: null, save: { stage: 'saved' } });
});

test('each arrival has a session of its own, and no two are alike', async () => {
  const server = new WireServer();
  const { wire } = await arrived(server);
  await wire.cut();
  await vi.advanceTimersByTimeAsync(1_000);
  await wire.deliverAll();
  expect(wire.sessions.length).toBeGreaterThan(1);
  expect(new Set(wire.sessions).size).toBe(wire.sessions.length);
});

test('a push whose answer was lost is settled by the next arrival and not doubled', async () => {
  const server = new WireServer();
  const { wire, sync, write } = await arrived(server);
  write('once');
  await Promise.resolve();
  await wire.deliver();
  await wire.cut();
  expect(sync.state.save.stage).toBe('typed');
  await vi.advanceTimersByTimeAsync(1_000);
  await wire.deliverAll();
  expect(read(server)).toBe('once');
  expect(sync.state.save.stage).toBe('saved');
  expect(server.pushes).toHaveLength(1);
});

test('an event that never came is noticed, and arriving anew brings it', async () => {
  const server = new WireServer();
  const alice = await arrived(server);
  const bob = await arrived(server);
  alice.write('one ');
  await alice.wire.deliverAll();
  bob.wire.frames = [];
  alice.write('two');
  await alice.wire.deliverAll();
  await bob.wire.deliverAll();
  expect(bob.text.toString()).toBe('');
  await vi.advanceTimersByTimeAsync(1_000);
  await bob.wire.deliverAll();
  expect(bob.text.toString()).toBe('one two');
});

test('events out of order and doubled are merged without arriving again', async () => {
  const server = new WireServer();
  const alice = await arrived(server);
  const bob = await arrived(server);
  alice.write('one ');
  await alice.wire.deliverAll();
  alice.write('two');
  await alice.wire.deliverAll();
  bob.wire.frames.push(bob.wire.frames[0]!);
  await bob.wire.deliver(1);
  await bob.wire.deliverAll();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(bob.text.toString()).toBe('one two');
  expect(bob.wire.sessions).toHaveLength(1);
});

test('missing predecessors mean arriving again', async () => {
  const server = new WireServer();
  const { wire, sync, write } = await arrived(server);
  write('before ');
  await wire.deliverAll();
  // The server lost its room's memory of what was not committed.
  server.doc = new Y.Doc();
  write('after');
  await wire.deliverAll();
  await vi.advanceTimersByTimeAsync(1_000);
  await wire.deliverAll();
  expect(read(server)).toBe('before after');
  expect(sync.state).toMatchObject({ connection: 'live', save: { stage: 'saved' }, obstacle: null });
});

test.each([
  ['mustReload', new DocumentError('CONFLICT', { reason: 'FOREIGN_CLIENT_ID' })],
  ['outdated', new DocumentError('GONE', { reason: 'OUTDATED_SCHEMA' })],
  ['inBin', new DocumentError('GONE', { reason: 'IN_BIN' })],
  ['signedOut', new DocumentError('UNAUTHENTICATED')],
  ['accessLost', new DocumentError('NOT_FOUND')],
  ['refused', new DocumentError('INVALID_INPUT', { fields: {} })],
] as const)('%s ends the stream and keeps the unsent text', async (kind, error) => {
  const server = new WireServer();
  const { wire, sync, write } = await arrived(server);
  write('saved ');
  await wire.deliverAll();
  server.refusals = [error];
  write('unsent');
  await wire.deliverAll();
  expect(sync.state).toMatchObject({ connection: 'ended', obstacle: { kind }, save: { stage: 'typed' } });
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(server.doc));
  Y.applyUpdate(copy, sync.unsentUpdate()!);
  expect(copy.getText('t').toString()).toBe('saved unsent');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wire.sessions, 'does not come back by itself').toHaveLength(1);
});

test('what passes is tried again when asked, what does not is not', async () => {
  const server = new WireServer();
  const { wire, sync, write } = await arrived(server);
  server.refusals = [new DocumentError('GONE', { reason: 'IN_BIN' })];
  write('kept');
  await wire.deliverAll();
  sync.arriveNow();
  await wire.deliverAll();
  expect(read(server)).toBe('kept');
  expect(sync.state).toMatchObject({ connection: 'live', obstacle: null });
  server.refusals = [new DocumentError('INVALID_INPUT', { fields: {} })];
  write('refused');
  await wire.deliverAll();
  sync.arriveNow();
  await wire.deliverAll();
  expect(sync.state).toMatchObject({ connection: 'ended', obstacle: { kind: 'refused' } });
});

test('who may not read any more learns it while arriving', async () => {
  const server = new WireServer();
  server.refuseArrival = new DocumentError('FORBIDDEN');
  const { sync } = await arrived(server);
  expect(sync.state).toMatchObject({ connection: 'ended', obstacle: { kind: 'accessLost' }, arrived: false });
});

test('who hears that nobody may write any more, with words on their way, learns from the server why', async () => {
  const server = new WireServer();
  const alice = await arrived(server);
  server.refusals = [new DocumentError('FORBIDDEN', { reason: 'SEALED' })];
  alice.write('too late ');
  alice.sync.setCanEdit(false);
  await alice.wire.deliverAll();
  expect(alice.sync.state).toMatchObject({ connection: 'live', obstacle: { kind: 'sealed' } });
  expect(alice.sync.state.save.stage).toBe('typed');
  expect(alice.sync.unsentUpdate()).not.toBeNull();
  alice.sync.setCanEdit(true);
  await alice.wire.deliverAll();
  expect(read(server)).toContain('too late');
  expect(alice.sync.state).toMatchObject({ obstacle: null, save: { stage: 'saved' } });
});

test('who may only read from now on goes on reading, and writes again when allowed', async () => {
  const server = new WireServer();
  const alice = await arrived(server);
  const bob = await arrived(server);
  server.refusals = [new DocumentError('FORBIDDEN')];
  alice.write('held back ');
  await alice.wire.deliverAll();
  expect(alice.sync.state).toMatchObject({ connection: 'live', obstacle: { kind: 'editLost' } });
  bob.write('by Bob');
  await bob.wire.deliverAll();
  await alice.wire.deliverAll();
  expect(alice.text.toString()).toContain('by Bob');
  alice.sync.setCanEdit(true);
  await alice.wire.deliverAll();
  expect(read(server)).toContain('held back');
  expect(alice.sync.state).toMatchObject({ obstacle: null, save: { stage: 'saved' } });
});

test('a reader never pushes', async () => {
  const server = new WireServer();
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'written while still a writer');
  const { wire, write } = await arrived(server, { doc, canEdit: false });
  write(' and now');
  await wire.deliverAll();
  expect(server.pushes).toHaveLength(0);
});

test('an update over the limit is not sent, and goes once it has become smaller', async () => {
  const server = new WireServer();
  const { wire, sync, write, text } = await arrived(server);
  write('x'.repeat(LIMITS.updateBytes));
  await wire.deliverAll();
  expect(server.pushes).toHaveLength(0);
  expect(sync.state.obstacle).toEqual({ kind: 'tooLarge', max: LIMITS.updateBytes });
  text.delete(10, text.length - 10);
  await vi.advanceTimersByTimeAsync(3_000);
  await wire.deliverAll();
  expect(read(server)).toBe('x'.repeat(10));
  expect(sync.state).toMatchObject({ obstacle: null, save: { stage: 'saved' } });
});

test('an unavailable database costs nothing but time, with pauses that grow', async () => {
  const server = new WireServer();
  const { wire, sync, write } = await arrived(server);
  server.refusals = [new DocumentError('UNAVAILABLE')];
  write('patience');
  await wire.deliverAll();
  expect(sync.state.connection).toBe('lost');
  server.refuseArrival = new DocumentError('UNAVAILABLE');
  for (let second = 0; second < 10; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    await wire.deliverAll();
  }
  expect(wire.sessions.length).toBeLessThan(8);
  server.refuseArrival = null;
  sync.arriveNow();
  await wire.deliverAll();
  expect(read(server)).toBe('patience');
  expect(sync.state.save.stage).toBe('saved');
});

test('a push without an answer, on a line that seems sound, is not waited for for ever', async () => {
  const server = new WireServer();
  const { wire, sync, write } = await arrived(server);
  write('lost on the way');
  await Promise.resolve();
  wire.frames = [];
  for (let second = 0; second < 25; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    await wire.deliverAll();
  }
  expect(sync.state.save.stage).toBe('saved');
  expect(read(server)).toBe('lost on the way');
});

test('text that an earlier page left unsent is older than this page', async () => {
  const server = new WireServer();
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'from the train');
  const unsavedSince = Date.now() - 3_600_000;
  const { sync, wire } = person(server, { doc, unsavedSince });
  expect(sync.state.save).toMatchObject({ stage: 'typed', unsavedSince });
  sync.start();
  await wire.deliverAll();
  expect(sync.state.save).toMatchObject({ stage: 'saved', receipt: { revision: 1 } });
});

test('cursors are throttled, vanish with the line and come back with it', async () => {
  const server = new WireServer();
  const alice = await arrived(server);
  const bob = await arrived(server);
  const sent = alice.wire.awarenessSent;
  for (let move = 0; move < 50; move += 1) alice.sync.awareness.setLocalStateField('cursor', move);
  await vi.advanceTimersByTimeAsync(500);
  expect(alice.wire.awarenessSent - sent).toBeLessThanOrEqual(2);
  await alice.wire.deliverAll();
  await bob.wire.deliverAll();
  const seen = () => bob.sync.awareness.getStates().get(alice.doc.clientID);
  expect(seen()).toEqual({ cursor: 49 });
  await bob.wire.cut();
  expect(seen()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1_000);
  await bob.wire.deliverAll();
  alice.sync.awareness.setLocalStateField('cursor', 50);
  await vi.advanceTimersByTimeAsync(500);
  await alice.wire.deliverAll();
  await bob.wire.deliverAll();
  expect(seen()).toEqual({ cursor: 50 });
});
