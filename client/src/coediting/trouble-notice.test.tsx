// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import { DocumentError } from '@umlauf/shared/document-transport';
import { StoppableWire, WireServer } from '@umlauf/shared/stoppable-wire';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { OpenDocument } from './open-document.ts';
import { TroubleNotice } from './trouble-notice.tsx';
import { useOpenState } from './use-open-state.ts';

let server: WireServer;
let wire: StoppableWire;
let page: OpenDocument;
let root: Root;
let place: HTMLElement;

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  server = new WireServer();
  wire = new StoppableWire(server);
  page = new OpenDocument(
    {
      accountId: `acc_${crypto.randomUUID()}`,
      documentId: 'doc_1',
      title: 'Entwurf',
      canEdit: true,
      inBin: false,
      schemaVersion: SCHEMA_VERSION,
    },
    wire,
  );
  await page.open();
  await wire.deliverAll();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  place = document.createElement('div');
  root = createRoot(place);
  act(() => root.render(<Shown />));
});

afterEach(async () => {
  act(() => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await page.discard();
});

function Shown() {
  return <TroubleNotice open={page} state={useOpenState(page)} title="Entwurf" canEdit />;
}

const write = () => page.fragment.push([new Y.XmlText('Text')]);
const alert = () => place.querySelector('[role="alert"]')?.textContent ?? null;
const buttons = () => [...place.querySelectorAll('button')].map((button) => button.textContent);

test('a lost connection is announced after a second, with the age of what is unsaved and its download', async () => {
  await act(() => wire.cut());
  await act(async () => write());
  expect(alert(), 'a server that restarts is no alarm').toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(alert()).toBe(
    'Keine Verbindung zum ServerWas Sie schreiben, bleibt auf diesem Gerät und wird gespeichert, sobald die Verbindung wieder da ist.',
  );
  await act(() => vi.advanceTimersByTimeAsync(3_000));
  expect(place.textContent).toContain('Älteste ungesicherte Änderung: vor 4 Sekunden');
  expect(alert(), 'what counts on is not read out each second').not.toContain('Sekunden');
  expect(buttons()).toEqual(['Meinen ungesicherten Text herunterladen']);
  await act(() => wire.deliverAll());
  expect(alert()).toBeNull();
});

test('a server that answers but does not save is said so after ten seconds', async () => {
  await act(async () => write());
  wire.frames = [];
  for (let second = 0; second < 12; second += 1) {
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    await act(() => wire.deliverAll());
  }
  expect(alert()).toContain('Ihre letzten Änderungen sind noch nicht gespeichert');
  expect(buttons()).toEqual(['Meinen ungesicherten Text herunterladen']);
});

test.each([
  ['Umlauf wurde erneuert', new DocumentError('GONE', { reason: 'OUTDATED_SCHEMA' }), 'Seite neu laden'],
  ['Der Server nimmt', new DocumentError('INVALID_INPUT', { fields: {} }), 'Ohne diesen Text neu laden'],
  ['Ihre Anmeldung ist beendet', new DocumentError('UNAUTHENTICATED'), 'Anmelden'],
  [
    'Konto nicht zuordnen',
    new DocumentError('CONFLICT', { reason: 'FOREIGN_CLIENT_ID' }),
    'Ohne diesen Text',
  ],
])('%s: says so and offers what helps', async (words, error, button) => {
  server.refusals = [error];
  await act(async () => write());
  await act(() => wire.deliverAll());
  expect(alert()).toContain(words);
  expect(buttons().join()).toContain(button);
});
