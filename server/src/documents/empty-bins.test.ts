import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { attach } from '../../../test/testkit/files.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { startRound, WITHDRAW } from '../../../test/testkit/rounds.ts';
import type { SeededSpace } from '../../../test/testkit/seed.ts';
import { emptyBins } from './empty-bins.ts';

const DAY = 86_400_000;

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const TRASH = 'mutation($id: ID!) { trashDocument(documentId: $id) { id } }';
const DELETE = 'mutation($id: ID!) { deleteDocument(documentId: $id) }';
const DUE = 'query($id: ID!) { document(id: $id) { trashedAt deletedAfter } }';

const after = (days: number) => Date.now() + days * DAY;
const empty = (days: number) => emptyBins(hub.server.hub.database, after(days));

async function kept(...ids: string[]): Promise<boolean[]> {
  const rows = await hub.sql<{ id: string }>('select id from document where id = any($1)', [ids]);
  return ids.map((id) => rows.some((row) => row.id === id));
}

const deletedIn = (space: SeededSpace) =>
  hub.sql<{ subject_id: string; actor_id: string | null; facts: object }>(
    `select subject_id, actor_id, facts from event where stream_id = $1 and type = 'DOCUMENT_DELETED' order by sequence`,
    [space.id],
  );

describe('what has been in a bin for its days', () => {
  it('is removed for good with all that belongs to it, by the house, and what is younger stays', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const { id: old } = await hub.seed.document({ space, title: 'Alt', markdown: 'Inhalt' });
    const { id: below } = await hub.seed.document({ space, title: 'Darunter', parentId: old });
    const { id: used } = await hub.seed.document({ space, title: 'Benutzt' });
    await attach(space.lead.api, old, 'Plan.txt');
    await space.lead.api.query(
      'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }',
      { input: { documentId: old, source: 'Wort' } },
    );
    await space.lead.api.query(TRASH, { id: old });
    const { document } = await space.readers[0]!.api.query(DUE, { id: below });
    expect(Date.parse(document.deletedAfter) - Date.parse(document.trashedAt)).toBe(LIMITS.binDays * DAY);
    expect((await space.lead.api.query(DUE, { id: used }))['document'].deletedAfter).toBeNull();

    await empty(LIMITS.binDays - 0.1);
    expect(await kept(old, below, used)).toEqual([true, true, true]);
    await empty(LIMITS.binDays + 0.1);
    expect(await kept(old, below, used)).toEqual([false, false, true]);
    for (const table of ['document_update', 'comment', 'file', 'search_entry', 'document_writer'])
      expect(await hub.sql(`select 1 from ${table} where document_id = $1`, [old]), table).toEqual([]);
    // The sweep of files finds its content.
    expect(await hub.sql('select 1 from file_leftover')).not.toEqual([]);
    const events = await deletedIn(space);
    expect(events.map(({ actor_id }) => actor_id)).toEqual([null, null]);
    expect(events.map(({ subject_id }) => subject_id).toSorted()).toEqual([old, below].toSorted());
    expect(events.map(({ facts }) => facts)).toContainEqual({ name: 'Alt' });
    expect(await empty(LIMITS.binDays + 0.1)).toBe(0);
  });

  it('stays when it was sent round, and so does what was brought back', async () => {
    const space = await hub.seed.space();
    const { id: sent } = await hub.seed.document({ space, markdown: 'Beschluss' });
    const { id: back } = await hub.seed.document({ space });
    const round = await startRound(space.lead.api, { documentId: sent, accountIds: [space.lead.id] });
    await space.lead.api.query(WITHDRAW, { input: { circulationId: round.id, reason: 'Falsch' } });
    for (const id of [sent, back]) await space.lead.api.query(TRASH, { id });
    await space.lead.api.query('mutation($id: ID!) { restoreDocument(documentId: $id) { id } }', {
      id: back,
    });
    await empty(400);
    expect(await kept(sent, back)).toEqual([true, true]);
    expect((await space.lead.api.query(DUE, { id: sent }))['document'].deletedAfter).toBeNull();
    expect((await space.lead.api.error(DELETE, { id: sent })).extensions).toEqual({
      code: 'CONFLICT',
      reason: 'CIRCULATED',
    });
    expect(await deletedIn(space)).toEqual([]);
  });

  it('goes from many bins at once, by the hundreds', async () => {
    const [one, other] = [await hub.seed.space(), await hub.seed.space()];
    for (const { id, lead } of [one, other])
      await hub.sql(
        `insert into document (id, space_id, position, title, created_by_id, trashed_at)
         select 'doc_' || lpad(replace(gen_random_uuid()::text, '-', ''), 26, '0'), $1, 'a' || n, 'x', $2,
           now() - interval '40 days' from generate_series(1, 230) n`,
        [id, lead.id],
      );
    expect(await emptyBins(hub.server.hub.database)).toBe(460);
    expect(await deletedIn(one)).toHaveLength(230);
  });

  it('is looked for every hour', async () => {
    const jobs = await hub.sql(`select name, cron from pgboss.schedule where name = 'empty-bins'`);
    expect(jobs).toEqual([{ name: 'empty-bins', cron: '47 * * * *' }]);
  });
});

describe('removing for good', () => {
  it('takes what went to the bin together, and leaves what was there before', async () => {
    const space = await hub.seed.space();
    const { id } = await hub.seed.document({ space, title: 'Oben' });
    const { id: below } = await hub.seed.document({ space, parentId: id });
    const { id: earlier } = await hub.seed.document({ space, parentId: id });
    await space.lead.api.query(TRASH, { id: earlier });
    await space.lead.api.query(TRASH, { id });
    expect(await space.lead.api.query(DELETE, { id })).toEqual({ deleteDocument: id });
    expect(await kept(id, below, earlier)).toEqual([false, false, true]);
    expect((await space.lead.api.error(DELETE, { id })).extensions).toEqual({ code: 'NOT_FOUND' });
    const events = await deletedIn(space);
    expect(events.map(({ actor_id }) => actor_id)).toEqual([space.lead.id, space.lead.id]);
    expect((await space.lead.api.query(DUE, { id }))['document']).toBeNull();
  });

  it('is the house’s alone in the database', async () => {
    const space = await hub.seed.space();
    const { id } = await hub.seed.document({ space });
    await space.lead.api.query(TRASH, { id });
    const { database } = hub.server.hub;
    const asLead = database.withActor({ accountId: space.lead.id }, ({ sql }) =>
      sql('select delete_binned_documents($1)', [[id]]),
    );
    await expect(asLead).rejects.toThrow();
    const { id: used } = await hub.seed.document({ space });
    await database.withActor({ system: 'retention' }, ({ sql }) =>
      sql('select delete_binned_documents($1)', [[used]]),
    );
    expect(await kept(id, used)).toEqual([true, true]);
  });
});
