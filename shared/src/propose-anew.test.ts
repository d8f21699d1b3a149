import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { DocumentSync } from './document-sync.ts';
import { DocumentError } from './document-transport.ts';
import { proposeAnew } from './propose-anew.ts';
import { StoppableWire, WireServer } from './stoppable-wire.ts';
import { newSuggestionId } from './suggestion-marks.ts';
import { decideSuggestions, suggestionsIn } from './suggestions.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ONLY_PROPOSALS = () => new DocumentError('FORBIDDEN', { reason: 'ONLY_PROPOSALS' });
const mark = (id: string) => ({ 'insertion--AAAAAAAA': { id } });
const textOf = (doc: Y.Doc) => (doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText;

/** A page of somebody who has proposed „neue “, which the server has. */
async function proposing({ areMade = true } = {}) {
  const server = new WireServer();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('Der Antrag.')]);
  server.doc.getXmlFragment('content').insert(0, [paragraph]);
  const [doc, wire, own] = [new Y.Doc(), new StoppableWire(server), new Set<string>()];
  const newId = () => {
    const id = newSuggestionId(crypto.getRandomValues(new Uint8Array(26)));
    own.add(id);
    return id;
  };
  const sync = new DocumentSync({
    doc,
    transport: wire,
    schemaVersion: 1,
    canEdit: true,
    proposals: {
      areMade: () => areMade,
      makeAnew: (vector) => proposeAnew(doc, vector, { isOwn: (id) => own.has(id), newId }),
    },
  });
  sync.start();
  await wire.deliverAll();
  const id = newId();
  textOf(doc).insert(4, 'neue ', mark(id));
  await wire.deliverAll();
  const settle = async () => {
    await vi.advanceTimersByTimeAsync(1_000);
    await wire.deliverAll();
  };
  return { server, sync, doc, wire, id, settle };
}

/** Somebody decides on the server, and a letter is typed before that is heard of here; it is not taken. */
async function overtaken(stage: Awaited<ReturnType<typeof proposing>>, decision: 'accept' | 'refuse') {
  const { server, doc, id } = stage;
  decideSuggestions(server.doc, new Set([id]), decision);
  textOf(doc).insert(9, 'xy', mark(id));
  server.refusals = [ONLY_PROPOSALS()];
  await stage.wire.deliverAll();
  await stage.settle();
}

test.each([
  ['accept', 'Der neue xyAntrag.'],
  ['refuse', 'Der xyAntrag.'],
] as const)('words that a decision has overtaken are proposed anew: %s', async (decision, text) => {
  const stage = await proposing();
  const { server, sync, doc } = stage;
  await overtaken(stage, decision);
  expect(sync.state).toMatchObject({ connection: 'live', obstacle: null, save: { stage: 'saved' } });
  for (const each of [doc, server.doc]) {
    expect(
      textOf(each)
        .toString()
        .replaceAll(/<[^>]*>/g, ''),
    ).toBe(text);
    expect(suggestionsIn(each)).toMatchObject([{ inserted: 'xy' }]);
  }
});

test('what the server does not take then either is kept, and said', async () => {
  const stage = await proposing();
  const { server, sync } = stage;
  server.refusals = [ONLY_PROPOSALS(), ONLY_PROPOSALS()];
  textOf(stage.doc).insert(0, 'x');
  await stage.wire.deliverAll();
  await stage.settle();
  expect(sync.state).toMatchObject({ connection: 'ended', obstacle: { kind: 'notProposed' } });
  expect(sync.unsentUpdate()).not.toBeNull();
});

test('whoever proposes nothing has lost a right', async () => {
  const stage = await proposing({ areMade: false });
  stage.server.refusals = [ONLY_PROPOSALS()];
  textOf(stage.doc).insert(0, 'x');
  await stage.wire.deliverAll();
  expect(stage.sync.state).toMatchObject({ connection: 'live', obstacle: { kind: 'editLost' } });
});

test('what the server has is left as it is', () => {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  doc.getXmlFragment('content').insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText('Der ')]);
  const known = Y.encodeStateVector(doc);
  // One item, of which the server has the beginning.
  textOf(doc).insert(4, 'Rest');
  proposeAnew(doc, known, { isOwn: () => false, newId: () => newSuggestionId(new Uint8Array(26)) });
  expect(suggestionsIn(doc)).toMatchObject([{ inserted: 'Rest' }]);
});
