import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addParagraph, agedLog, hoursAgo } from '../../../test/testkit/aged-log.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { compactDocuments } from './compact-documents.ts';

let hub: TestHub;
let reports: { level: string; documentId: unknown; message: string }[];
beforeAll(async () => {
  hub = await startTestHub();
});
beforeEach(() => {
  reports = [];
});
afterAll(() => hub.close());

function run(signal?: AbortSignal): Promise<void> {
  const { database, documentLog } = hub.server.hub;
  const note = (level: string) => (facts: object, message: string) =>
    void reports.push({ level, documentId: (facts as { documentId: string }).documentId, message });
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  return compactDocuments(database, documentLog, log as never, signal);
}

function rowsWritten(count: number, hours: number): Date[] {
  return Array.from({ length: count }, () => hoursAgo(hours));
}

async function snapshotsOf(documentId: string): Promise<number[]> {
  const rows = await hub.sql<{ revision: number }>(
    'select revision from document_snapshot where document_id = $1 order by revision',
    [documentId],
  );
  return rows.map(({ revision }) => revision);
}

/** A document that is due. */
async function grown(): Promise<string> {
  const { id, write } = await agedLog(hub, []);
  await write((content) => addParagraph(content, 'x'.repeat(100_000)));
  return id;
}

describe('the regular job', () => {
  it('folds logs of many rows and of many bytes, old and young ones, and leaves the others alone', async () => {
    const old = await agedLog(hub, rowsWritten(200, 50));
    const young = await agedLog(hub, rowsWritten(200, 5));
    const short = await agedLog(hub, [...rowsWritten(20, 50), ...rowsWritten(20, 5)]);
    const large = await grown();
    const empty = (await hub.seed.document()).id;
    await run();
    expect(await snapshotsOf(old.id)).toEqual([200]);
    expect(await snapshotsOf(young.id)).toEqual([200]);
    expect(await snapshotsOf(large)).toEqual([1]);
    expect([await snapshotsOf(short.id), await snapshotsOf(empty)]).toEqual([[], []]);
    expect(new Set(reports.map(({ documentId }) => documentId))).toEqual(new Set([old.id, young.id, large]));
    reports = [];
    await run();
    expect(reports).toEqual([]);
  });

  it('lets rows go once they are old, though an opening has long been cheap', async () => {
    const { id } = await agedLog(hub, rowsWritten(200, 5));
    await run();
    await hub.sql(
      `update document_update set created_at = created_at - interval '1 day' where document_id = $1`,
      [id],
    );
    await run();
    expect(await hub.sql('select 1 from document_update where document_id = $1', [id])).toEqual([]);
    expect(await snapshotsOf(id)).toEqual([200]);
  });

  it('folds the last row of a large document when it has come to rest', async () => {
    const { id, write } = await agedLog(hub, []);
    await write((content) => addParagraph(content, 'x'.repeat(100_000)));
    await run();
    await write((content) => addParagraph(content, 'noch etwas'));
    await run();
    expect(await snapshotsOf(id)).toEqual([1]);
    await hub.sql(`update document set updated_at = now() - interval '11 minutes' where id = $1`, [id]);
    await run();
    expect(await snapshotsOf(id)).toEqual([2]);
  });

  it('leaves alone what is in the bin', async () => {
    const id = await grown();
    await hub.sql('update document set trashed_at = now() where id = $1', [id]);
    await run();
    expect(await snapshotsOf(id)).toEqual([]);
  });

  it('reports a log that it refuses, and folds the others', async () => {
    const broken = await agedLog(hub, rowsWritten(200, 5));
    await hub.sql('delete from document_update where document_id = $1 and revision = 7', [broken.id]);
    const sound = await agedLog(hub, rowsWritten(200, 5));
    await run();
    expect(await snapshotsOf(sound.id)).toEqual([200]);
    expect(await snapshotsOf(broken.id)).toEqual([]);
    expect(reports).toContainEqual({
      level: 'error',
      documentId: broken.id,
      message: 'log not folded: something would be lost',
    });
  });

  it('stops between two documents when the house closes', async () => {
    const id = await grown();
    await run(AbortSignal.abort());
    expect(await snapshotsOf(id)).toEqual([]);
    await run();
    expect(await snapshotsOf(id)).toEqual([1]);
  });

  it('is on the timetable', async () => {
    const rows = await hub.sql<{ cron: string }>(
      `select cron from pgboss.schedule where name = 'compact-documents'`,
    );
    expect(rows).toEqual([{ cron: '*/10 * * * *' }]);
  });
});

it('8.5 forgets milestones after 90 days, and none that somebody kept', async () => {
  const { id } = await agedLog(
    hub,
    [80, 71, 69, 50].map((days) => hoursAgo(days * 24)),
  );
  await hub.server.hub.documentLog.compact(id);
  await hub.sql(`update document_milestone set at = at - interval '20 days' where document_id = $1`, [id]);
  await hub.sql(
    `update document_milestone set kept_because = 'approved' where document_id = $1 and revision = 1`,
    [id],
  );
  await run();
  const kept = await hub.sql<{ revision: number }>(
    'select revision from document_milestone where document_id = $1 order by revision',
    [id],
  );
  expect(kept.map(({ revision }) => revision)).toEqual([1, 3, 4]);
});
