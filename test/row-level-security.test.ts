import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pgOptions } from '@umlauf/server/platform/database/database-address';
import { seedAgenda } from './testkit/agendas.ts';
import { askForAccess, inviteByMail } from './testkit/invitations.ts';
import { seedCalendar, seedFarewell } from './testkit/calendar-lines.ts';
import { FORBIDDEN_CHANGES } from './testkit/forbidden-changes.ts';
import { fillDocument } from './testkit/filled-document.ts';
import { keepAtHand } from './testkit/favourite-lines.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { seedMeeting } from './testkit/meetings.ts';
import type { SeededSpace } from './testkit/seed.ts';
import { NO_READERS, tablesOfSpaces } from './testkit/traces.ts';
import { decide } from './testkit/rounds.ts';
import { addNotedTask } from './testkit/written.ts';

let hub: TestHub;
let space: SeededSpace;
let documentId: string;

beforeAll(async () => {
  hub = await startTestHub();
  space = await hub.seed.space({ writers: 1, readers: 1 });
  documentId = (await hub.seed.document({ space, markdown: 'Inhalt' })).id;
  await hub.seed.documentGuest({ id: documentId, space });
  await askForAccess(hub, space.id);
  await fill(documentId, space);
  await fold(documentId);
  await hub.server.hub.checkpoints.make();
  await inviteByMail(hub, space.lead, space.id, 'erika@mail.example');
  await space.lead.api.query(`mutation { markSpaceSeen(spaceId: "${space.id}") { id } }`);
});
afterAll(() => hub.close());

/** The same, kept at hand, linked to itself, and decided about. */
async function fill(document: string, space: Pick<SeededSpace, 'id' | 'lead'>): Promise<void> {
  await fillDocument(document, space);
  await keepAtHand(space.lead.api, document);
  await hub.sql('insert into document_link (document_id, target_id) values ($1, $1)', [document]);
  await decide(space.lead, document);
  await addNotedTask(space.lead.api, space.id);
  await seedAgenda(hub, await seedMeeting(hub, space.id, space.lead.id), space.id, document);
  await seedCalendar(hub, space.id, space.lead.id);
  await seedFarewell(hub, space.id, space.lead.id);
}

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

/** Of these nobody reads a row, whatever they may. */
const HOUSE_ALONE = ['trail_checkpoint_stream', 'search_entry', 'circulation_link', 'calendar_farewell'];

/** What is for everybody is not closed: see `release.policy.test.ts`. */
const closedTables = async () => (await tablesOfSpaces(hub)).filter(({ table }) => table !== 'release');

describe('every table of a space', () => {
  it('has row-level security, forced for its owner too, with policies', async () => {
    const tables = await tablesOfSpaces(hub);
    expect(tables.map(({ table }) => table)).toEqual([
      'access_request',
      'agenda_item',
      'agenda_item_document',
      'agenda_standing_item',
      'calendar_farewell',
      'calendar_link',
      'circulation',
      'circulation_answer',
      'circulation_attachment',
      'circulation_document',
      'circulation_guest',
      'circulation_link',
      'circulation_remark_outcome',
      'circulation_seat',
      'comment',
      'comment_mention',
      'comment_thread',
      'decision',
      'document',
      'document_guest',
      'document_link',
      'document_milestone',
      'document_snapshot',
      'document_update',
      'document_version',
      'document_writer',
      'event',
      'event_seal',
      'favourite',
      'file',
      'file_upload',
      'invitation',
      'meeting',
      'meeting_attendee',
      'meeting_participant',
      'meeting_presence',
      'meeting_series',
      'meeting_series_participant',
      'membership',
      'minutes_step',
      'release',
      'search_entry',
      'space',
      'space_visit',
      'stream',
      'suggestion',
      'task_step',
      'template',
      'text_entry',
      'trail_checkpoint_stream',
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
    for (const { table } of await closedTables()) {
      expect(await hub.sql(`select 1 from ${table}`), `${table} has something to hide`).not.toEqual([]);
      for (const settings of actors) {
        const { rows } = await asApplication(settings, `select * from ${table}`);
        expect(rows, `${table} for ${JSON.stringify(settings)}`).toEqual([]);
      }
    }
  });

  it('shows a member the rows of their spaces only', async () => {
    const other = await hub.seed.document({ markdown: 'Anderes' });
    await hub.seed.documentGuest(other);
    await fill(other.id, other.space);
    await fold(other.id);
    const settings = { 'app.account': space.readers[0]!.id };
    for (const { table } of await closedTables()) {
      if (NO_READERS.has(table)) continue;
      const text = JSON.stringify((await asApplication(settings, `select * from ${table}`)).rows);
      expect(text, table).toMatch(new RegExp(`${space.id}|${documentId}`));
      expect(text, table).not.toMatch(new RegExp(`${other.space.id}|${other.id}`));
    }
  });
});

describe('writing past the API', () => {
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

  it.each(FORBIDDEN_CHANGES)(
    'nobody, no stranger and no reader can %s',
    async (_, statement, parametersOf) => {
      for (const actor of ['', space.outsider.id, space.readers[0]!.id]) {
        const parameters = parametersOf({
          space: space.id,
          document: documentId,
          actor: actor || 'acc_nobody',
        });
        expect(await comesOf(actor, statement, parameters)).toBe(0);
      }
    },
  );

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
      `update document_version set content = '{}'`,
      `update document_version set title = 'x', revision = 0, content_hash = ''`,
    ];
    for (const statement of statements) {
      for (const actor of everybody) expect(await comesOf(actor, statement, []), statement).toBe(0);
      const asHouse = asApplication({ 'app.system': 'on' }, statement);
      await expect(asHouse, `the house: ${statement}`).rejects.toMatchObject({ code: '42501' });
    }
    // Only the house forgets events, when their time is over, and folds logs.
    const forgotten = [
      'event',
      'document_update',
      'document_snapshot',
      'document_milestone',
      'document_version',
    ];
    for (const table of forgotten) {
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

describe('an access token for certain spaces', () => {
  const within = (accountId: string, ...spaces: string[]) => ({
    'app.account': accountId,
    'app.token_spaces': `,${spaces.join(',')}`,
  });

  it('every table that names a space hides the others, whatever else lets their rows through', async () => {
    const unbound = await hub.sql<{ table: string }>(`
      select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and (c.relname in ('space', 'stream') or exists (
        select 1 from pg_attribute a where a.attrelid = c.oid and not a.attisdropped and a.attname in ('space_id', 'stream_id')))
      and not exists (select 1 from pg_policy p where p.polrelid = c.oid and not p.polpermissive
        and pg_get_expr(p.polqual, p.polrelid) like '%app_token_spaces()%')`);
    // Nobody reads that one but a function, which asks for the token itself: see search-access.test.ts.
    expect(unbound).toEqual([{ table: 'search_entry' }]);
  });

  it('sees of its owner’s spaces those that it names, and may be for none', async () => {
    const other = await hub.seed.document({ markdown: 'Anderes' });
    await fold(other.id);
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'LEAD')`, [
      other.space.id,
      space.lead.id,
    ]);
    await hub.seed.documentGuest(other);
    await inviteByMail(hub, space.lead, other.space.id, 'max@mail.example');
    await askForAccess(hub, other.space.id);
    await fill(other.id, { id: other.space.id, lead: space.lead });
    await space.lead.api.query(`mutation { markSpaceSeen(spaceId: "${other.space.id}") { id } }`);
    const here = new RegExp(`${space.id}|${documentId}`);
    const there = new RegExp(`${other.space.id}|${other.id}`);
    for (const { table } of await closedTables()) {
      if (HOUSE_ALONE.includes(table)) continue;
      const seen = async (...spaces: string[]) =>
        JSON.stringify(
          (await asApplication(within(space.lead.id, ...spaces), `select * from ${table}`)).rows,
        );
      const first = await seen(space.id);
      expect(first, table).toMatch(here);
      expect(first, table).not.toMatch(there);
      expect(await seen(space.id, other.space.id), table).toMatch(there);
      expect(await seen(), table).toBe('[]');
      expect(await seen('spc_x'), table).toBe('[]');
    }
    for (const [statement, value] of [
      [`update space set name = 'x' where id = $1`, other.space.id],
      [`update document set title = 'x' where id = $1`, other.id],
      [`delete from membership where space_id = $1`, other.space.id],
    ] as const)
      expect((await asApplication(within(space.lead.id, space.id), statement, [value])).rowCount).toBe(0);
  });
});

describe('an audience', () => {
  const audience = (...spaces: string[]) => ({ 'app.account': '', 'app.audience': spaces.join(',') });

  it('sees what its members may read in exactly the spaces that are named', async () => {
    const other = await hub.seed.document({ markdown: 'Anderes' });
    await hub.seed.documentGuest(other);
    await fill(other.id, other.space);
    await fold(other.id);
    for (const { table } of await closedTables()) {
      const [here, both] = await Promise.all(
        [audience(space.id), audience(space.id, other.space.id)].map((settings) =>
          asApplication(settings, `select * from ${table}`).then(({ rows }) => JSON.stringify(rows)),
        ),
      );
      if (NO_READERS.has(table)) {
        expect([here, both]).toEqual(['[]', '[]']);
        continue;
      }
      expect(here, table).toMatch(new RegExp(`${space.id}|${documentId}`));
      expect(here, table).not.toMatch(new RegExp(`${other.space.id}|${other.id}`));
      expect(both, table).toMatch(new RegExp(`${other.space.id}|${other.id}`));
    }
    expect((await asApplication(audience(space.id), 'select * from access_token')).rows).toEqual([]);
  });

  it('sees nothing when no space is named, or one that is not there', async () => {
    for (const { table } of await closedTables()) {
      for (const settings of [audience(), audience(`spc_${'0'.repeat(26)}`)])
        expect((await asApplication(settings, `select * from ${table}`)).rows, table).toEqual([]);
    }
  });

  it.each(FORBIDDEN_CHANGES)(
    'cannot %s, though its members were leads',
    async (_, statement, parametersOf) => {
      const parameters = parametersOf({ space: space.id, document: documentId, actor: space.lead.id });
      const outcome = asApplication(audience(space.id), statement, parameters).then(
        ({ rowCount }) => rowCount,
        ({ code }: { code?: string }) => code,
      );
      expect([0, '42501']).toContain(await outcome);
    },
  );

  it('works in a transaction that writes nothing at all', async () => {
    const { database } = hub.server.hub;
    const asAudience = <Row>(statement: string) =>
      database.withActor({ audience: [space.id] }, ({ sql }) => sql<Row>(statement));
    expect(await asAudience('select id from space')).toEqual([{ id: space.id }]);
    // Read-only is what a database says that takes over: the table itself would let it pass.
    await expect(asAudience(`update account set name = 'x'`)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await hub.sql(`select id from account where name = 'x'`)).toEqual([]);
    const asked = Array.from({ length: 30 }, () =>
      database.executeSql('select count(*)::int as count from document').then(({ rows }) => rows[0].count),
    );
    expect(new Set(await Promise.all(asked)), 'nothing is left behind').toEqual(new Set([0]));
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
