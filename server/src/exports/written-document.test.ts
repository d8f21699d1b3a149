import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBack } from '../../../test/testkit/exports.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { documentsById } from '../documents/document.loaders.ts';
import { TextThread } from '../documents/text-thread.ts';
import { Context } from '../platform/graphql/context.ts';
import { createLog } from '../platform/log.ts';
import { Pandoc } from '../platform/pandoc/pandoc.ts';
import { ExportFormat } from './export-format.ts';
import type { ExportedText } from './exported-text.ts';
import { recordExport } from './record-export.ts';
import type { WritingParts } from './write-export.ts';
import { writtenDocument } from './written-document.ts';

let hub: TestHub;
const pandoc = new Pandoc();
const work = new TextThread();
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(async () => {
  await Promise.all([pandoc.close(), work.close()]);
  await hub.close();
});

const contextOf = ({ viewer }: Person) => {
  const { database, instances } = hub.server.hub;
  return new Context('test', viewer, database, createLog('silent'), instances);
};
const remove = (spaceId: string, { id }: Person) =>
  hub.sql('delete from membership where space_id = $1 and account_id = $2', [spaceId, id]);
const eventsOf = (spaceId: string) =>
  hub.sql(`select 1 from event where stream_id = $1 and type = 'DOCUMENT_EXPORTED'`, [spaceId]);

async function scene() {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const { id } = await hub.seed.document({ space, markdown: 'Der Antrag wird geprüft.' });
  return { space, id, writer: space.writers[0]!, reader: space.readers[0]! };
}

describe('rights that end while a document is written', () => {
  it.each([
    [false, true],
    [true, false],
  ])('leave its margin out: removed %s', async (isRemoved, hasComment) => {
    const { space, id, reader, writer } = await scene();
    await writer.api.query(
      'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }',
      { input: { documentId: id, source: 'Nur für uns', quote: 'geprüft' } },
    );
    const context = contextOf(reader);
    const document = (await context.fetch(documentsById, id))!;
    const watched: Pick<WritingParts, 'work'> = {
      work: {
        async run(task, ...args) {
          const result = await work.run(task, ...args);
          if (isRemoved && task === 'stateToPandoc') await remove(space.id, reader);
          return result;
        },
      },
    };
    const { coediting } = hub.server.hub;
    const parts = { ...watched, coediting, pandoc, base: hub.url } as WritingParts;
    const margin = { suggestions: true, comments: true };
    const wish = { document, versionId: null, format: ExportFormat.DOCX, margin };
    const { bytes } = await writtenDocument(parts, wish, context);
    const { blocks } = await readBack(pandoc, bytes, 'docx');
    expect(JSON.stringify(blocks)).toContain('Antrag');
    expect(JSON.stringify(blocks).includes('Nur')).toBe(hasComment);
  });

  it('are asked for again before it leaves: of a version, and of a text that is in the bin by now', async () => {
    const { space, id, reader, writer } = await scene();
    const { nameDocumentVersion: version } = await writer.api.query(
      'mutation($input: NameDocumentVersionInput!) { nameDocumentVersion(input: $input) { id } }',
      { input: { documentId: id, name: 'Zur Beratung', note: '' } },
    );
    const present = { document: { id }, title: 'x', version: null } as ExportedText;
    const former = { ...present, version: { id: version.id, name: null, hash: '' } };
    const record = (text: ExportedText, by = reader) => recordExport(text, ExportFormat.TEXT, contextOf(by));
    await record(former);
    expect(await eventsOf(space.id)).toHaveLength(1);
    const guest = await hub.seed.documentGuest({ id, space });
    await expect(record(former, guest)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await hub.sql('update document set trashed_at = now() where id = $1', [id]);
    await expect(record(present)).rejects.toMatchObject({ code: 'GONE' });
    await record(former);
    await remove(space.id, reader);
    await expect(record(former)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await eventsOf(space.id)).toHaveLength(2);
  });
});
