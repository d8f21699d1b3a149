import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addParagraph, agedLog, hoursAgo } from '../../../test/testkit/aged-log.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { FoldRefused } from '../coediting/fold-log.ts';
import { contentOf, docOfLog } from '../coediting/passive-doc.ts';
import type { Storage } from '../coediting/storage.ts';
import { withMilestones } from './compact-document.ts';

let hub: TestHub;
let log: Storage;
beforeAll(async () => {
  hub = await startTestHub();
  log = hub.server.hub.documentLog;
});
afterAll(() => hub.close());

/** The revisions that each table holds of a document. */
async function keptOf(documentId: string): Promise<Record<'rows' | 'snapshots' | 'milestones', number[]>> {
  const revisions = async (table: string) =>
    (
      await hub.sql<{ revision: number }>(
        `select revision from ${table} where document_id = $1 order by revision`,
        [documentId],
      )
    ).map(({ revision }) => revision);
  return {
    rows: await revisions('document_update'),
    snapshots: await revisions('document_snapshot'),
    milestones: await revisions('document_milestone'),
  };
}

async function contentNow(documentId: string): Promise<string> {
  return contentOf(docOfLog((await log.load(documentId))!.updates));
}

function texts(state: Uint8Array): string[] {
  const content = docOfLog([state]).getXmlFragment('content').toArray() as Y.XmlElement[];
  return content.map((paragraph) => String(paragraph.get(0)));
}

describe('8.4 rows that are younger than a day', () => {
  it('stay, and the older ones go', async () => {
    const times = [90, 50, 26.5, 23.9, 3, 1].map(hoursAgo);
    const { id, doc } = await agedLog(hub, times);
    expect(await log.compact(id)).toEqual({ revision: 6, removed: 3 });
    expect(await keptOf(id)).toEqual({ rows: [4, 5, 6], snapshots: [3, 6], milestones: [1, 2, 3] });
    const stored = (await log.load(id))!;
    expect(stored.updates).toHaveLength(1);
    expect(stored.savedAt).toEqual(times[5]);
    expect(contentOf(docOfLog(stored.updates))).toBe(contentOf(doc));
  });

  it('stay also where an older one stands behind them: clocks differ', async () => {
    const { id } = await agedLog(hub, [50, 2, 49, 1].map(hoursAgo));
    await log.compact(id);
    expect((await keptOf(id)).rows).toEqual([2, 3, 4]);
  });

  it('go a day later, with the states that only they needed', async () => {
    const { id, write, doc } = await agedLog(hub, [50, 5, 4].map(hoursAgo));
    await log.compact(id);
    await write((content) => addParagraph(content, 'mehr'));
    await log.compact(id);
    expect(await keptOf(id)).toMatchObject({ rows: [2, 3, 4], snapshots: [1, 4] });
    await hub.sql(
      `update document_update set created_at = created_at - interval '30 hours' where document_id = $1`,
      [id],
    );
    expect(await log.compact(id)).toEqual({ revision: 4, removed: 3 });
    expect(await keptOf(id)).toMatchObject({ rows: [], snapshots: [4] });
    expect(await contentNow(id)).toBe(contentOf(doc));
  });

  const EDIT = 'mutation ($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';
  const replaceBy = (documentId: string, expectedRevision: number, replace: string) => ({
    input: { documentId, expectedRevision, replace },
  });

  it('let editDocument name their revisions, the last one before them too', async () => {
    for (const expectedRevision of [2, 3, 4]) {
      const { id, space, write } = await agedLog(hub, [50, 40, 10, 5].map(hoursAgo));
      await write((content) => content.delete(0, 1));
      await log.compact(id);
      const seen = Array.from({ length: expectedRevision }, (_, index) => `Absatz ${index + 1}`);
      const replace = [...seen, 'vom Programm'].join('\n\n');
      const { editDocument } = await space.lead.api.query(EDIT, replaceBy(id, expectedRevision, replace));
      expect(editDocument.revision).toBe(6);
      const present = texts(Y.encodeStateAsUpdate(docOfLog((await log.load(id))!.updates)));
      const written = ['Absatz 2', 'Absatz 3', 'Absatz 4'].toSpliced(expectedRevision - 1, 0, 'vom Programm');
      expect(present).toEqual(written);
    }
  });

  it('are all that it may name', async () => {
    const { id, space } = await agedLog(hub, [50, 40, 10, 5].map(hoursAgo));
    await log.compact(id);
    for (const expectedRevision of [0, 1]) {
      const error = await space.lead.api.error(EDIT, replaceBy(id, expectedRevision, 'neu'));
      expect(error.extensions).toMatchObject({ code: 'CONFLICT', reason: 'REVISION_TOO_OLD', revision: 4 });
    }
  });
});

describe('8.5 milestones', () => {
  it('are the states at the end of each hour in which somebody wrote', async () => {
    const hours = [75, 74.9, 74.5, 74, 73.2, 50.8, 50.1, 30];
    const { id } = await agedLog(hub, hours.map(hoursAgo));
    await log.compact(id);
    const milestones = await hub.sql<{ revision: number; at: Date; state: Buffer; kept_because: unknown }>(
      'select revision, at, state, kept_because from document_milestone where document_id = $1 order by revision',
      [id],
    );
    expect(milestones.map(({ revision }) => revision)).toEqual([3, 5, 7, 8]);
    expect(milestones.map(({ at }) => at)).toEqual([74.5, 73.2, 50.1, 30].map(hoursAgo));
    expect(milestones.map(({ state }) => texts(state).length)).toEqual([3, 5, 7, 8]);
    expect(milestones.every(({ kept_because }) => kept_because === null)).toBe(true);
  });

  it('are made of no hour whose time is over', async () => {
    const { id } = await agedLog(hub, [95 * 24, 91 * 24, 89 * 24, 50].map(hoursAgo));
    await log.compact(id);
    expect((await keptOf(id)).milestones).toEqual([3, 4]);
  });

  it('are so few in one step that memory bears them, however large the document is', () => {
    const rows = Array.from({ length: 500 }, (_, index) => ({
      revision: index + 1,
      update: Buffer.alloc(1),
      created_at: hoursAgo(600 - index),
      next_at: index < 499 ? hoursAgo(599 - index) : null,
    }));
    const stepFrom = (bytes: number) =>
      withMilestones({ from: { revision: 0, state: Buffer.alloc(bytes) }, rows, isPartial: false });
    expect(stepFrom(1024)).toMatchObject({ step: { rows, isPartial: false }, ends: rows });
    const large = stepFrom(16 * 1024 * 1024);
    expect(large.ends.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect(large.step).toMatchObject({ rows: rows.slice(0, 3), isPartial: true });
    expect(stepFrom(100 * 1024 * 1024).step.rows).toEqual(rows.slice(0, 1));
  });

  it('show what was deleted later', async () => {
    const { id, write } = await agedLog(hub, [hoursAgo(60)]);
    await write((content) => content.delete(0, 1));
    await hub.sql(`update document_update set created_at = $2 where document_id = $1 and revision = 2`, [
      id,
      hoursAgo(40),
    ]);
    await log.compact(id);
    const states = await hub.sql<{ state: Buffer }>(
      'select state from document_milestone where document_id = $1 order by revision',
      [id],
    );
    expect(states.map(({ state }) => texts(state))).toEqual([['Absatz 1'], []]);
  });

  it('are shown to readers of the document and to nobody else', async () => {
    const { id, space } = await agedLog(hub, [hoursAgo(60)]);
    await log.compact(id);
    const reader = await hub.seed.member(space, 'READER');
    const { database } = hub.server.hub;
    const seenBy = async (accountId: string) => {
      const [seen] = await database.withActor({ accountId }, ({ sql }) =>
        sql<{ snapshots: number; milestones: number }>(
          `select (select count(*)::int from document_snapshot where document_id = $1) as snapshots,
             (select count(*)::int from document_milestone where document_id = $1) as milestones`,
          [id],
        ),
      );
      return seen;
    };
    expect(await seenBy(reader.id)).toEqual({ snapshots: 1, milestones: 1 });
    expect(await seenBy(space.outsider.id)).toEqual({ snapshots: 0, milestones: 0 });
    const change = database.withActor({ accountId: space.lead.id }, ({ sql }) =>
      sql(`update document_milestone set kept_because = 'x' where document_id = $1 returning 1`, [id]),
    );
    expect(await change).toEqual([]);
  });
});

describe('8.3 in one transaction', () => {
  it('nothing goes when it dies in the middle', async () => {
    const { id, doc } = await agedLog(hub, [60, 50, 2].map(hoursAgo));
    await hub.sql(`create function die() returns trigger language plpgsql as $$ begin raise 'dead'; end $$`);
    await hub.sql(
      `create trigger dies before delete on document_update for each row when (old.revision = 2) execute function die()`,
    );
    const before = await keptOf(id);
    await expect(log.compact(id)).rejects.toThrow('dead');
    expect(await keptOf(id)).toEqual(before);
    await hub.sql('drop trigger dies on document_update');
    await log.compact(id);
    expect(await keptOf(id)).toEqual({ rows: [3], snapshots: [2, 3], milestones: [1, 2] });
    expect(await contentNow(id)).toBe(contentOf(doc));
  });

  it('several at once, with writers between them, lose nothing and do nothing twice', async () => {
    const { id, doc, write } = await agedLog(
      hub,
      Array.from({ length: 30 }, (_, index) => hoursAgo(60 - index / 2)),
    );
    const writing = async () => {
      for (let i = 0; i < 20; i++) await write((content) => addParagraph(content, `neu ${i}`));
    };
    const [, ...folded] = await Promise.all([writing(), ...[1, 2, 3, 4].map(() => log.compact(id))]);
    expect(folded.reduce((sum, each) => sum + each!.removed, 0)).toBe(30);
    expect((await keptOf(id)).rows).toEqual(Array.from({ length: 20 }, (_, index) => index + 31));
    expect(await contentNow(id)).toBe(contentOf(doc));
    expect(await log.revision(id)).toBe(50);
  });

  it('a log that lacks a row is neither folded nor loaded', async () => {
    const { id } = await agedLog(hub, [60, 50, 40, 30].map(hoursAgo));
    await hub.sql('delete from document_update where document_id = $1 and revision = 2', [id]);
    await expect(log.compact(id)).rejects.toThrow(FoldRefused);
    expect(await keptOf(id)).toEqual({ rows: [1, 3, 4], snapshots: [], milestones: [] });
    await expect(log.load(id)).rejects.toThrow('lacks rows');
  });
});

it('8.1 an opening reads one state, whatever the log was', async () => {
  const { id, space, write } = await agedLog(
    hub,
    Array.from({ length: 40 }, () => hoursAgo(40)),
  );
  await write((content) => content.delete(0, 39));
  await log.compact(id);
  const client = space.lead.api.live();
  const stream = client.iterate<{ documentUpdates: { update: string; revision: number } }>({
    query: 'subscription ($id: ID!) { documentUpdates(documentId: $id) { update revision } }',
    variables: { id },
  });
  const { update, revision } = (await stream.next()).value!.data!.documentUpdates;
  await client.dispose();
  expect(revision).toBe(41);
  expect(texts(Buffer.from(update, 'base64'))).toEqual(['Absatz 40']);
  const [stored] = (await log.load(id))!.updates;
  expect(Buffer.from(update, 'base64').byteLength).toBe(stored!.byteLength);
});
