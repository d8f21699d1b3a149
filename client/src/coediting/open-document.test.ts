// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import { DocumentError } from '@umlauf/shared/document-transport';
import { StoppableWire, WireServer } from '@umlauf/shared/stoppable-wire';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { copiedDocuments, copyHeader, deleteCopiesOf, deleteCopiesOfOthers } from './device-copies.ts';
import { LocalCopy } from './local-copy.ts';
import { OpenDocument } from './open-document.ts';
import { rescuedWords, whenAllSaved } from './open-documents.ts';
import { allMarkers, markUnsent } from './unsent-marker.ts';

const opened: OpenDocument[] = [];
let server: WireServer;
let account: string;

beforeEach(() => {
  server = new WireServer();
  account = `acc_${crypto.randomUUID()}`;
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.abandon()));
  rescuedWords.set(null);
  localStorage.clear();
});

async function openPage({ documentId = 'doc_1', schemaVersion = SCHEMA_VERSION } = {}) {
  const wire = new StoppableWire(server);
  const target = {
    accountId: account,
    documentId,
    title: 'Entwurf',
    canEdit: true,
    inBin: false,
    schemaVersion,
  };
  const page = new OpenDocument(target, wire);
  opened.push(page);
  await page.open();
  return { page, wire, write: (words: string) => page.fragment.push([new Y.XmlText(words)]) };
}

const onServer = () => server.doc.getXmlFragment('content').toString();

/** Everything that was typed has reached the database of this device. */
async function stored(): Promise<void> {
  await vi.waitFor(async () => {
    const doc = new Y.Doc();
    const copy = await LocalCopy.open(account, 'doc_1', doc);
    const text = doc.getXmlFragment('content').toString();
    await copy?.close();
    expect(text).toContain('im Zug');
  });
}

test('what was written offline survives the page and is pushed by the next one, with its age', async () => {
  const first = await openPage();
  await first.wire.deliverAll();
  await first.wire.cut();
  first.write('im Zug geschrieben');
  const since = first.page.state.sync.save.unsavedSince;
  await stored();
  window.dispatchEvent(new Event('pagehide'));
  await first.page.abandon();
  expect(allMarkers()).toEqual([expect.objectContaining({ documentId: 'doc_1', title: 'Entwurf', since })]);

  const second = await openPage();
  expect(second.page.state.content, 'shown before the server answers').toBe('device');
  expect(second.page.state.sync.save).toMatchObject({ stage: 'typed', unsavedSince: since });
  expect(second.page.doc.clientID).not.toBe(first.page.doc.clientID);
  await second.wire.deliverAll();
  expect(onServer()).toContain('im Zug geschrieben');
  expect(second.page.state).toMatchObject({ content: 'server', sync: { save: { stage: 'saved' } } });
  expect(allMarkers()).toEqual([]);
});

test('a copy says what it is without being opened; no copy is made by asking', async () => {
  await openPage();
  expect(await copyHeader(account, 'doc_1')).toEqual({
    title: 'Entwurf',
    canEdit: true,
    schemaVersion: SCHEMA_VERSION,
  });
  opened[0]?.update({ title: 'Umbenannt', canEdit: false, inBin: false });
  await vi.waitFor(async () =>
    expect(await copyHeader(account, 'doc_1')).toMatchObject({ title: 'Umbenannt', canEdit: false }),
  );
  expect(await copyHeader(account, 'doc_2')).toBeNull();
  expect(await copiedDocuments(account)).toEqual(['doc_1']);
});

test('nothing is shown as the text before anything has arrived', async () => {
  const { page, wire } = await openPage();
  expect(page.state.content).toBe('none');
  await wire.deliverAll();
  expect(page.state.content).toBe('server');
});

test('closing the window is warned of only while something is unsaved', async () => {
  const { wire, write } = await openPage();
  await wire.deliverAll();
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(leave()).toBe(false);
  write('noch nicht gespeichert');
  expect(leave()).toBe(true);
  await wire.deliverAll();
  expect(leave()).toBe(false);
});

test('when access ends, the copy goes and the unsaved words of one’s own are offered', async () => {
  const { page, wire, write } = await openPage();
  server.doc.getXmlFragment('content').push([new Y.XmlText('von anderen')]);
  await wire.deliverAll();
  server.refusals = [new DocumentError('NOT_FOUND')];
  write('meine Worte');
  await wire.deliverAll();
  expect(page.state.sync.obstacle?.kind).toBe('accessLost');
  expect(rescuedWords.get()).toEqual({ title: 'Entwurf', words: 'meine Worte' });
  await vi.waitFor(async () => expect(await copiedDocuments(account)).toEqual([]));
  expect(allMarkers()).toEqual([]);
});

test('a newer schema, on the server or in the copy, keeps this page away from the text', async () => {
  const newer = await openPage({ schemaVersion: SCHEMA_VERSION + 1 });
  expect(newer.page.state).toMatchObject({ outdated: true, content: 'none' });
  expect(newer.wire.sessions, 'did not even arrive').toEqual([]);

  const copy = await LocalCopy.open(account, 'doc_1', new Y.Doc());
  await copy?.describe({ title: 'Entwurf', canEdit: true, schemaVersion: SCHEMA_VERSION + 1 });
  await copy?.close();
  const older = await openPage();
  expect(older.page.state.outdated).toBe(true);
  expect(older.wire.sessions).toEqual([]);
});

test('leaving the page waits for what is on its way', async () => {
  const { page, wire, write } = await openPage();
  await wire.deliverAll();
  write('letztes Wort');
  const closed = page.close();
  const all = whenAllSaved(5_000);
  await wire.deliverAll();
  await closed;
  expect(await all).toBe(true);
  expect(onServer()).toContain('letztes Wort');
});

test('signing out leaves nothing of the account; others keep only fresh unsent text', async () => {
  const { page, wire, write } = await openPage();
  await wire.deliverAll();
  write('x');
  await page.abandon();
  const other = 'acc_other';
  for (const documentId of ['doc_saved', 'doc_fresh', 'doc_old']) {
    const copy = await LocalCopy.open(other, documentId, new Y.Doc());
    await copy?.close();
  }
  const marker = { accountId: other, title: '', savedVector: null };
  markUnsent({ ...marker, documentId: 'doc_fresh', since: Date.now() - 60_000 });
  markUnsent({ ...marker, documentId: 'doc_old', since: Date.now() - 8 * 24 * 3_600_000 });
  await deleteCopiesOfOthers(account);
  expect(await copiedDocuments(other)).toEqual(['doc_fresh']);
  expect(await copiedDocuments(account)).toEqual(['doc_1']);
  await deleteCopiesOf(account);
  expect(await copiedDocuments(account)).toEqual([]);
  expect(allMarkers().map(({ documentId }) => documentId)).toEqual(['doc_fresh']);
});
