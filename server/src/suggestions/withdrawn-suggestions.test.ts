import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { base64, PUSH, suggest } from '../../../test/testkit/written.ts';
import { Suggester } from './suggester.ts';
import { standingSuggestions } from './suggestion-notes.ts';
import { type Standing, WithdrawnSuggestions } from './withdrawn-suggestions.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const LIST = `query($id: ID!) { document(id: $id) { suggestions(first: 10) { nodes { id } } } }`;

/** A document with a suggestion that stands in it, and one whose words are deleted by now. */
async function written() {
  const space = await hub.seed.space({ writers: 1 });
  const { id } = await hub.seed.document({ space, markdown: 'Der Antrag.' });
  const [writer] = space.writers;
  const [gone, standing] = [await suggest(writer!.api, id, 'Weg'), await suggest(writer!.api, id, 'Bleibt')];
  const editor = new Suggester();
  const push = (update: Uint8Array) => writer!.api.query(PUSH, { documentId: id, update: base64(update) });
  const { coediting, database, work } = hub.server.hub;
  const standingNow: Standing = (documentId) => standingSuggestions(coediting, work, documentId);
  editor.take((await coediting.state(id))!.state);
  const blocks = editor.doc.getXmlFragment('content');
  const place = blocks.toArray().findIndex((block) => String(block).includes('Weg'));
  await push(editor.write(() => blocks.delete(place, 1)));
  const open = async () => {
    const { document } = await writer!.api.query(LIST, { id });
    return document.suggestions.nodes.map((node: { id: string }) => node.id);
  };
  const closerOf = (look: Standing) => new WithdrawnSuggestions(database, pino({ enabled: false }), look, 20);
  return { id, gone, standing, writer: writer!, open, push, editor, standingNow, closerOf };
}

it('closes what no longer stands in the text, and says of nobody that they decided so', async () => {
  const { id, gone, standing, open, standingNow, closerOf } = await written();
  expect(await open()).toEqual([gone, standing]);
  const closer = closerOf(standingNow);
  closer.want(id);
  await vi.waitFor(async () => expect(await open()).toEqual([standing]), 10_000);
  await closer.close();
  const rows = await hub.sql('select outcome, decided_by_id as by from suggestion where id = $1', [gone]);
  expect(rows).toEqual([{ outcome: 'REFUSED', by: null }]);
  const told = await hub.sql(
    `select facts->>'suggestionId' as id from event where type = 'SUGGESTION_REFUSED' and subject_id = $1`,
    [id],
  );
  expect(told).toEqual([{ id: gone }]);
});

it.each([
  ['acceptSuggestions', 'ACCEPTED'],
  ['refuseSuggestions', 'REFUSED'],
])('writes down what was decided though that is told only later: %s', async (field, outcome) => {
  const { id, gone, standing, writer, open, standingNow, closerOf } = await written();
  const closer = closerOf(standingNow);
  closer.want(id);
  await vi.waitFor(async () => expect(await open()).toEqual([standing]), 10_000);
  await closer.close();
  const decide = (name: string) =>
    writer.api.query(`mutation($input: DecideSuggestionsInput!) { ${name}(input: $input) { id } }`, {
      input: { documentId: id, suggestionIds: [gone] },
    });
  await decide(field);
  const decided = () => hub.sql('select outcome, decided_by_id as by from suggestion where id = $1', [gone]);
  expect(await decided()).toEqual([{ outcome, by: writer.id }]);
  await decide('acceptSuggestions');
  expect(await decided()).toEqual([{ outcome, by: writer.id }]);
});

it('leaves alone what has been closed for a day', async () => {
  const { id, gone, writer } = await written();
  await hub.sql(
    `update suggestion set outcome = 'REFUSED', decided_at = now() - interval '25 hours' where id = $1`,
    [gone],
  );
  await writer.api.query(
    `mutation($input: DecideSuggestionsInput!) { acceptSuggestions(input: $input) { id } }`,
    {
      input: { documentId: id, suggestionIds: [gone] },
    },
  );
  const rows = await hub.sql('select outcome, decided_by_id as by from suggestion where id = $1', [gone]);
  expect(rows).toEqual([{ outcome: 'REFUSED', by: null }]);
});

it('waits with what has only just gone, for whoever decides in a page says so after the text', async () => {
  const { id, gone, standing, open, standingNow, closerOf } = await written();
  let looks = 0;
  const closer = closerOf(async (documentId) => {
    looks += 1;
    // What is back by the second look has not been withdrawn.
    const seen = await standingNow(documentId);
    return looks === 1 || !seen ? seen : { ...seen, ids: new Set([...seen.ids, gone]) };
  });
  closer.want(id);
  await vi.waitFor(() => expect(looks).toBe(2), 10_000);
  await closer.close();
  expect(await open()).toEqual([gone, standing]);
});

it('closes nothing where the document has gone on meanwhile', async () => {
  const { id, gone, standing, open, editor, push, standingNow, closerOf } = await written();
  let looks = 0;
  const closer = closerOf(async (documentId) => {
    const seen = await standingNow(documentId);
    looks += 1;
    await push(editor.edit((tr) => tr.insertText('x', 1)));
    return seen;
  });
  closer.want(id);
  await vi.waitFor(() => expect(looks).toBe(2), 10_000);
  await closer.close();
  expect(await open()).toEqual([gone, standing]);
});

it('looks at no further document once it is closed', async () => {
  const [first, second] = [await written(), await written()];
  const looked: string[] = [];
  let goOn = () => {};
  const stopped = new Promise<void>((resolve) => (goOn = resolve));
  const closer = first.closerOf(async (documentId) => {
    looked.push(documentId);
    await stopped;
    return null;
  });
  for (const { id } of [first, second]) closer.want(id);
  await vi.waitFor(() => expect(looked).toEqual([first.id]), 10_000);
  const closing = closer.close();
  goOn();
  await closing;
  expect(looked).toEqual([first.id]);
});
