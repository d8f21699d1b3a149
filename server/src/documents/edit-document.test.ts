import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import { contentOf, FOLLOW, paragraph, PUSH } from '../../../test/testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const EDIT = `mutation($input: EditDocumentInput!) {
  editDocument(input: $input) { revision textRevision text markdown }
}`;
const TEXT = 'query($id: ID!) { document(id: $id) { revision textRevision text } }';

describe('editing by Markdown', () => {
  it('appends, and readers of the text see it within two seconds', async () => {
    const { id, writers } = await hub.seed.document({ markdown: 'Eins' });
    const { editDocument } = await writers[0]!.api.query(EDIT, {
      input: { documentId: id, append: '## Zwei' },
    });
    expect(editDocument.revision).toBe(2);
    await expect
      .poll(async () => (await writers[0]!.api.query(TEXT, { id }))['document'].text, { timeout: 2_000 })
      .toBe('Eins\nZwei');
  });

  it('appears at once with those who write, and keeps what they write', async () => {
    const { id, writers, lead } = await hub.seed.document({ markdown: 'Eins' });
    const following = overSocket(lead.api, FOLLOW, { documentId: id });
    await expect.poll(() => following.answers).toHaveLength(1);
    await Promise.all([
      writers[0]!.api.query(EDIT, { input: { documentId: id, append: 'Vom Programm' } }),
      lead.api.query(PUSH, { documentId: id, update: paragraph('Von der Person') }),
    ]);
    const seen = () => contentOf(following.events('documentUpdates').map(({ update }) => update));
    await expect.poll(seen).toContain('Vom Programm');
    await expect.poll(seen).toContain('Von der Person');
    expect(seen()).toContain('Eins');
    following.stop();
  });

  it('replaces the blocks that differ and nothing else', async () => {
    const { id, lead } = await hub.seed.document({ markdown: 'Eins\n\nZwei\n\nDrei' });
    const rows = () =>
      hub.sql<{ update: Buffer }>('select update from document_update where document_id = $1', [id]);
    const before = (await rows())[0]!.update.length;
    const input = { documentId: id, expectedRevision: 1, replace: 'Eins\n\nZwo\n\nDrei' };
    await lead.api.query(EDIT, { input });
    const [, change] = await rows();
    expect(change!.update.length).toBeLessThan(before * 2);
    const content = contentOf((await rows()).map(({ update }) => update.toString('base64')));
    expect(content).toContain('Zwo');
    expect(content).not.toContain('Zwei');
    const doc = new Y.Doc();
    for (const { update } of await rows()) Y.applyUpdate(doc, update);
    expect(doc.getXmlFragment('content').length).toBe(3);
  });

  it('merges with a change of another block since the expected revision', async () => {
    const { id, lead } = await hub.seed.document({ markdown: 'Eins\n\nZwei' });
    await lead.api.query(EDIT, { input: { documentId: id, append: 'Drei' } });
    const input = { documentId: id, expectedRevision: 1, replace: 'Eins\n\nZwo' };
    expect((await lead.api.query(EDIT, { input }))['editDocument'].revision).toBe(3);
    await expect
      .poll(async () => (await lead.api.query(TEXT, { id }))['document'].text, { timeout: 2_000 })
      .toBe('Eins\nZwo\nDrei');
  });

  it('is a conflict with a change of the same block, and writes nothing', async () => {
    const { id, lead, space } = await hub.seed.document({ markdown: 'Eins\n\nZwei' });
    const replace = (text: string) => ({ documentId: id, expectedRevision: 1, replace: text });
    await lead.api.query(EDIT, { input: replace('Eins\n\nZwo') });
    await expect
      .poll(async () => (await lead.api.query(TEXT, { id }))['document'].textRevision, { timeout: 2_000 })
      .toBe(2);
    const before = await tracesOf(hub, space.id);
    const error = await lead.api.error(EDIT, { input: replace('Eins\n\nZweitens') });
    expect(error.extensions).toEqual({ code: 'CONFLICT', reason: 'BLOCK_CHANGED', revision: 2 });
    expect(await tracesOf(hub, space.id)).toBe(before);
  });

  it('does not believe in an expected revision from the day before', async () => {
    const { id, lead } = await hub.seed.document({ markdown: 'Eins' });
    await lead.api.query(EDIT, { input: { documentId: id, append: 'Zwei' } });
    await hub.sql(
      `update document_update set created_at = now() - interval '25 hours' where document_id = $1`,
      [id],
    );
    const error = await lead.api.error(EDIT, {
      input: { documentId: id, expectedRevision: 1, replace: 'Eins, anders' },
    });
    expect(error.extensions).toEqual({ code: 'CONFLICT', reason: 'REVISION_TOO_OLD', revision: 2 });
  });
});

describe('what an edit may not be', () => {
  it.each([
    ['nothing', {}, { append: 'MALFORMED' }],
    ['both', { append: 'a', replace: 'b', expectedRevision: 1 }, { append: 'MALFORMED' }],
    ['a replacement of who knows what', { replace: 'b' }, { expectedRevision: 'EMPTY' }],
    [
      'a replacement of the future',
      { replace: 'b', expectedRevision: 9 },
      { expectedRevision: 'OUT_OF_RANGE' },
    ],
    [
      'a replacement of the past’s past',
      { replace: 'b', expectedRevision: -1 },
      { expectedRevision: 'OUT_OF_RANGE' },
    ],
    ['an empty addition', { append: ' \n ' }, { append: 'EMPTY' }],
    ['a control character', { append: 'a\u0000b' }, { append: 'CONTROL_CHARACTER' }],
    ['more than a book', { append: 'a'.repeat(1_000_001) }, { append: 'TOO_LONG' }],
  ])('%s', async (_, edit, fields) => {
    const { id, lead, space } = await hub.seed.document({ markdown: 'Eins' });
    const before = await tracesOf(hub, space.id);
    const error = await lead.api.error(EDIT, { input: { documentId: id, ...edit } });
    expect(error.extensions).toEqual({ code: 'INVALID_INPUT', fields });
    expect(await tracesOf(hub, space.id)).toBe(before);
  });
});
