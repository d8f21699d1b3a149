import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pgOptions } from '@umlauf/server/platform/database/database-address';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import type { SeededSpace } from './testkit/seed.ts';

let hub: TestHub;
let space: SeededSpace;
let documentId: string;

beforeAll(async () => {
  hub = await startTestHub();
  space = await hub.seed.space({ writers: 1, readers: 1 });
  documentId = (await hub.seed.document({ space, markdown: 'Inhalt' })).id;
  await fold(documentId);
  await space.lead.api.query(`mutation { markSpaceSeen(spaceId: "${space.id}") { id } }`);
});
afterAll(() => hub.close());

/** A state and a milestone, as a day later. */
async function fold(id: string): Promise<void> {
  await hub.sql(`update document_update set created_at = now() - interval '2 days' where document_id = $1`, [
    id,
  ]);
  const { documentLog } = hub.server.hub;
  await documentLog.compact(id);
  await documentLog.append([{ documentId: id, update: Uint8Array.of(0, 0), newWriters: [], writers: [] }]);
}

/** Statements of one transaction, as the application's role with these settings; the last one's rows, nothing kept. */
async function asApplication(
  settings: Record<string, string>,
  statement: string,
  parameters: unknown[] = [],
): Promise<{ rows: Record<string, unknown>[]; rowCount: number }> {
  const client = new pg.Client(pgOptions(hub.address));
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local role umlauf_app');
    for (const [name, value] of Object.entries(settings)) {
      await client.query('select set_config($1, $2, true)', [name, value]);
    }
    const { rows, rowCount } = await client.query(statement, parameters);
    await client.query('rollback');
    return { rows, rowCount: rowCount ?? 0 };
  } finally {
    await client.end();
  }
}

/** Every table that holds something of a space: it names one, or something that does. */
function tablesOfSpaces(): Promise<{ table: string; forced: boolean; policies: number }[]> {
  return hub.sql(`
    select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and (c.relname in ('space', 'stream') or exists (
      select 1 from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
        and a.attname in ('space_id', 'document_id', 'stream_id')))
    order by 1`);
}

describe('every table of a space', () => {
  it('has row-level security, forced for its owner too, with policies', async () => {
    const tables = await tablesOfSpaces();
    expect(tables.map(({ table }) => table)).toEqual([
      'document',
      'document_milestone',
      'document_snapshot',
      'document_update',
      'document_writer',
      'event',
      'membership',
      'space',
      'space_visit',
      'stream',
    ]);
    expect(tables.filter(({ forced, policies }) => !forced || policies < 2)).toEqual([]);
  });

  it('shows no row to a connection without an actor, to nobody, to a stranger, or to a made-up actor', async () => {
    const actors: Record<string, string>[] = [
      {},
      { 'app.account': '' },
      { 'app.account': space.outsider.id },
      { 'app.account': `acc_${'0'.repeat(26)}` },
      { 'app.system': '' },
      { 'app.system': 'off' },
      { 'app.system': 'true' },
    ];
    for (const { table } of await tablesOfSpaces()) {
      const [there] = await hub.sql<{ count: number }>(`select count(*)::int as count from ${table}`);
      expect(there!.count, `${table} has something to hide`).toBeGreaterThan(0);
      for (const settings of actors) {
        const { rows } = await asApplication(settings, `select * from ${table}`);
        expect(rows, `${table} for ${JSON.stringify(settings)}`).toEqual([]);
      }
    }
  });

  it('shows a member the rows of their spaces only', async () => {
    const other = await hub.seed.document({ markdown: 'Anderes' });
    await fold(other.id);
    const settings = { 'app.account': space.readers[0]!.id };
    for (const { table } of await tablesOfSpaces()) {
      if (table === 'space_visit') continue;
      const text = JSON.stringify((await asApplication(settings, `select * from ${table}`)).rows);
      expect(text, table).toMatch(new RegExp(`${space.id}|${documentId}`));
      expect(text, table).not.toMatch(new RegExp(`${other.space.id}|${other.id}`));
    }
  });
});

describe('writing past the API', () => {
  const changes: [string, string, (ids: { space: string; document: string; actor: string }) => unknown[]][] =
    [
      ['rename a space', `update space set name = 'x' where id = $1`, (ids) => [ids.space]],
      ['rename a document', `update document set title = 'x' where id = $1`, (ids) => [ids.document]],
      [
        'let oneself in',
        `insert into membership (space_id, account_id, role) values ($1, $2, 'LEAD')`,
        (ids) => [ids.space, ids.actor],
      ],
      [
        'let oneself in once more',
        `insert into membership (space_id, account_id, role) values ($1, $2, 'LEAD') on conflict (space_id, account_id) do update set role = 'LEAD'`,
        (ids) => [ids.space, ids.actor],
      ],
      [
        'rise',
        `update membership set role = 'LEAD' where space_id = $1 and account_id = $2`,
        (ids) => [ids.space, ids.actor],
      ],
      [
        'throw the lead out',
        `delete from membership where space_id = $1 and account_id <> $2`,
        (ids) => [ids.space, ids.actor],
      ],
      [
        'create a document',
        `insert into document (id, space_id, position, title) values ('doc_x', $1, 'a', 'x')`,
        (ids) => [ids.space],
      ],
      [
        'forge an update',
        `insert into document_update (document_id, revision, update) values ($1, 99, '\\x0000')`,
        (ids) => [ids.document],
      ],
      [
        'forge a state',
        `insert into document_snapshot (document_id, revision, state, state_vector, saved_at) values ($1, 99, '\\x0000', '\\x00', now())`,
        (ids) => [ids.document],
      ],
      [
        'forge a milestone',
        `insert into document_milestone (document_id, revision, state, at) values ($1, 99, '\\x0000', now())`,
        (ids) => [ids.document],
      ],
      [
        'claim a clientID',
        `insert into document_writer (document_id, client_id, account_id) values ($1, 7, $2)`,
        (ids) => [ids.document, ids.actor],
      ],
      [
        'forge an event',
        `insert into event (stream_id, sequence, type, subject_id) values ($1, 99, 'SPACE_CREATED', $2)`,
        (ids) => [ids.space, ids.actor],
      ],
      ['turn the sequence back', `update stream set sequence = 0 where id = $1`, (ids) => [ids.space]],
    ];

  /** Refused, or nobody there to change: nothing comes of it. */
  async function comesOf(accountId: string, statement: string, parameters: unknown[]): Promise<number> {
    const settings: Record<string, string> = accountId ? { 'app.account': accountId } : {};
    return asApplication(settings, statement, parameters).then(
      ({ rowCount }) => rowCount,
      (error: { code?: string }) => {
        expect(error.code, String(error)).toBe('42501');
        return 0;
      },
    );
  }

  it.each(changes)('nobody, no stranger and no reader can %s', async (_, statement, parametersOf) => {
    for (const actor of ['', space.outsider.id, space.readers[0]!.id]) {
      const parameters = parametersOf({
        space: space.id,
        document: documentId,
        actor: actor || 'acc_nobody',
      });
      expect(await comesOf(actor, statement, parameters)).toBe(0);
    }
  });

  it('no one can delete spaces, documents, their log or their events, or change what is logged', async () => {
    const everybody = ['', space.lead.id];
    const statements = [
      'delete from space',
      'delete from document',
      'delete from document_writer',
      'delete from stream',
      `update document_update set update = '\\x0000'`,
      `update document_snapshot set state = '\\x0000'`,
      `update document_writer set account_id = 'acc_x'`,
      `update event set actor_id = null`,
    ];
    for (const statement of statements) {
      for (const actor of everybody) expect(await comesOf(actor, statement, []), statement).toBe(0);
      const asHouse = asApplication({ 'app.system': 'on' }, statement);
      await expect(asHouse, `the house: ${statement}`).rejects.toMatchObject({ code: '42501' });
    }
    // Only the house forgets events, when their time is over, and folds logs.
    for (const table of ['event', 'document_update', 'document_snapshot', 'document_milestone']) {
      for (const actor of everybody) expect(await comesOf(actor, `delete from ${table}`, []), table).toBe(0);
    }
  });

  it('a writer can change documents of their space and no other', async () => {
    const other = await hub.seed.document();
    const settings = { 'app.account': space.writers[0]!.id };
    const rename = `update document set title = 'x' where id = any($1)`;
    expect((await asApplication(settings, rename, [[documentId, other.id]])).rowCount).toBe(1);
    const push = asApplication(settings, `update document set space_id = $1 where id = $2`, [
      other.space.id,
      documentId,
    ]);
    await expect(push).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the application', () => {
  it('works as a role that owns nothing and passes no policy', async () => {
    const [role] = await hub.sql(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname = 'umlauf_app'`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
    });
    const owned = await hub.sql(
      `select relname from pg_class where relowner = (select oid from pg_roles where rolname = 'umlauf_app')`,
    );
    expect(owned).toEqual([]);
    const { database } = hub.server.hub;
    for (const actor of [{ nobody: true }, { system: 'operator' }, { accountId: space.lead.id }] as const) {
      const rows = await database.withActor(actor, ({ sql }) => sql('select current_user::text as role'));
      expect(rows).toEqual([{ role: 'umlauf_app' }]);
    }
  });

  it('leaves no actor behind on a connection', async () => {
    const { database } = hub.server.hub;
    await Promise.all(
      Array.from({ length: 30 }, () =>
        database.withActor({ accountId: space.lead.id }, ({ sql }) => sql('select 1')),
      ),
    );
    const counts = await Promise.all(
      Array.from({ length: 30 }, () =>
        database.executeSql('select count(*)::int as count from document').then(({ rows }) => rows[0].count),
      ),
    );
    expect(new Set(counts)).toEqual(new Set([0]));
  });
});
