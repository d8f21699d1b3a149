import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorSettings, NOBODY, type Actor } from '@umlauf/server/platform/database/actor';
import { pgOptions } from '@umlauf/server/platform/database/database-address';
import { hashLinkSecret } from '@umlauf/server/platform/link-secret';
import { seedAgenda } from './testkit/agendas.ts';
import { seedCalendar, seedFarewell } from './testkit/calendar-lines.ts';
import { castAs, ROLES, type Role } from './testkit/cast.ts';
import { keepAtHand } from './testkit/favourite-lines.ts';
import { announceFile, attach } from './testkit/files.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { askForAccess, inviteByMail } from './testkit/invitations.ts';
import { followRound } from './testkit/next-rounds.ts';
import { answerRound, decide, startRound } from './testkit/rounds.ts';
import { seedMeeting } from './testkit/meetings.ts';
import { ANSWER, REMOVE, writtenSecret } from './testkit/round-guests.ts';
import type { SeededSpace } from './testkit/seed.ts';
import { SPACE_TABLES } from './testkit/traces.ts';
import { sessionCookie } from './testkit/sign-in.ts';
import { addNotedTask, suggest } from './testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const TABLES: Record<string, string> = {
  ...SPACE_TABLES,
  event_seal: 'stream_id = $1',
  invitation: 'space_id = $1',
  search_entry: 'space_id = $1',
  file_text: 'file_id in (select id from file where space_id = $1)',
};

/** Something in every table of a space. */
async function fill(space: SeededSpace, document: string): Promise<void> {
  const { api, id } = space.lead;
  await api.query('mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }', {
    input: { documentId: document, source: `@{${id}} prüft` },
  });
  await api.query(
    'mutation($input: NameDocumentVersionInput!) { nameDocumentVersion(input: $input) { id } }',
    { input: { documentId: document, name: 'Stand' } },
  );
  await api.query('mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }', {
    input: { documentId: document, append: '[Aufgabe](#task:new) Protokoll führen' },
  });
  await keepAtHand(api, document);
  await hub.sql('insert into document_link (document_id, target_id) values ($1, $1)', [document]);
  await suggest(api, document, 'Neu');
  await attach(api, document, 'Plan.txt');
  await announceFile(api, document, 'Plan 2.txt', 9);
  const { id: further } = await hub.seed.document({ space });
  const round = await startRound(api, {
    documentId: document,
    furtherDocumentIds: [further],
    accountIds: [id],
    guests: [{ email: `${document}@draussen.example`, name: 'Ada' }],
  });
  await answerRound(api, round.id, 'AGREE');
  await followRound(space.lead, document);
  await decide(space.lead, document);
  await addNotedTask(api, space.id);
  await hub.sql(
    `insert into task_reminder (entry_id, account_id, due, kind, mail_id)
     select entry_id, $2, '2099-01-01', 'SOON', entry_id from task_step where space_id = $1 limit 1`,
    [space.id, id],
  );
  await hub.seed.template(space.id);
  await seedAgenda(hub, await seedMeeting(hub, space.id, id), space.id, document);
  await seedCalendar(hub, space.id, id);
  await seedFarewell(hub, space.id, id);
  await hub.seed.documentGuest({ id: document, space });
  await askForAccess(hub, space.id);
  await inviteByMail(hub, space.lead, space.id, `${document.slice(-8)}@mail.example`);
  await api.query(`mutation { markSpaceSeen(spaceId: "${space.id}") { id } }`);
  const { documentLog, checkpoints } = hub.server.hub;
  await hub.sql(`update document_update set created_at = now() - interval '2 days' where document_id = $1`, [
    document,
  ]);
  await documentLog.compact(document);
  await documentLog.append([
    { documentId: document, update: Uint8Array.of(0, 0), newWriters: [], writers: [] },
  ]);
  await checkpoints.make();
}

/** In which tables this actor sees something of the space, asked as the application asks, past every policy in TypeScript. */
async function seenBy(actor: Actor, spaceId: string): Promise<string[]> {
  const client = new pg.Client(pgOptions(hub.address));
  await client.connect();
  await client.query('begin');
  await client.query('set local role umlauf_app');
  for (const [name, value] of Object.entries(actorSettings(actor)))
    await client.query('select set_config($1, $2, true)', [name, value]);
  const seen: string[] = [];
  for (const [table, where] of Object.entries(TABLES)) {
    await client.query('savepoint here');
    // What the application's role has no right to at all is seen by nobody.
    const { rows } = await client
      .query(`select 1 from ${table} where ${where} limit 1`, [spaceId])
      .catch(() => ({ rows: [] }));
    await client.query('rollback to here');
    if (rows.length > 0) seen.push(table);
  }
  await client.end();
  return seen.toSorted();
}

/** What belongs to a document, and is seen with it. */
const OF_DOCUMENT = [
  'document',
  'document_link',
  'document_milestone',
  'document_snapshot',
  'document_update',
  'document_writer',
  'file',
  'file_text',
  'text_entry',
];
const TALK = ['comment', 'comment_mention', 'comment_thread', 'suggestion'];
const VISITOR = ['space', ...OF_DOCUMENT];
const MEMBER = [
  ...VISITOR,
  ...TALK,
  'circulation',
  'circulation_answer',
  'circulation_attachment',
  'circulation_document',
  'circulation_remark_outcome',
  'circulation_seat',
  'decision',
  'task_step',
  'document_guest',
  'document_version',
  'event',
  'agenda_item',
  'agenda_item_document',
  'agenda_standing_item',
  'meeting',
  'meeting_attendee',
  'meeting_participant',
  'meeting_presence',
  'meeting_series',
  'meeting_series_participant',
  'membership',
  'minutes_step',
  'stream',
  'template',
];
/** Their own visit, favourite, calendar and upload besides, as everybody sees their own. */
const LEAD = [
  ...MEMBER,
  'access_request',
  'calendar_link',
  'circulation_guest',
  'event_seal',
  'favourite',
  'file_upload',
  'invitation',
  'space_visit',
];

/** Who sees rows of which tables. What stands in none of these lists is the house's alone. */
const SEEN: Record<Role, string[]> = {
  anonymous: [],
  passerby: VISITOR,
  outsider: [],
  admin: [],
  visitor: VISITOR,
  documentGuest: [...OF_DOCUMENT, ...TALK, 'document_guest'],
  guest: [...VISITOR, ...TALK, 'membership'],
  reader: MEMBER,
  writer: MEMBER,
  lead: LEAD,
  // Scopes are asked above the wall.
  readingToken: LEAD,
  program: MEMBER,
  readingProgram: MEMBER,
  foreignProgram: [],
};

async function count(actor: Actor, statement: string, parameters: unknown[] = []): Promise<number> {
  const { database } = hub.server.hub;
  return database.withActor(actor, async ({ sql }) => (await sql(statement, parameters)).length);
}

describe('the wall in the database, past every policy of the application', () => {
  it.each(ROLES)('shows %s of a space what is theirs to see', async (role) => {
    const { space, accountId, documentId } = await castAs(hub, role);
    const document = documentId ?? (await hub.seed.document({ space, markdown: 'Inhalt' })).id;
    await fill(space, document);
    const actor = accountId ? { accountId } : NOBODY;
    expect(await seenBy(actor, space.id)).toEqual(SEEN[role].toSorted());
    // By a token for another space.
    const { id: elsewhere } = await hub.seed.space();
    if (accountId) expect(await seenBy({ accountId, spaces: [elsewhere] }, space.id)).toEqual([]);
    // By a token for this space, which nobody’s account sees more by.
    if (accountId) {
      const seen = await seenBy({ accountId, spaces: [space.id] }, space.id);
      expect(seen.filter((table) => !SEEN[role].includes(table))).toEqual([]);
    }
  });

  it('has something in every table to see', async () => {
    const { space } = await castAs(hub, 'lead');
    await fill(space, (await hub.seed.document({ space, markdown: 'Inhalt' })).id);
    const filled: string[] = [];
    for (const [table, where] of Object.entries(TABLES))
      if ((await hub.sql(`select 1 from ${table} where ${where} limit 1`, [space.id])).length > 0)
        filled.push(table);
    expect(Object.keys(TABLES).filter((table) => !filled.includes(table))).toEqual([
      // Written for secret rounds and at deadlines.
      'circulation_ballots',
      'circulation_reminder',
      // Seen by everybody: `release.test.ts`.
      'release',
    ]);
  });

  it('shows whoever bears a personal link their round, their seat and their answers, and no other row at all', async () => {
    const { space } = await castAs(hub, 'lead');
    const { id: document } = await hub.seed.document({ space, markdown: 'Inhalt' });
    await fill(space, document);
    // What others may see by no credential, the link does not show either.
    const { space: open } = await castAs(hub, 'passerby');
    await hub.seed.document({ space: open, markdown: 'Offen' });
    const other = await startRound(space.lead.api, {
      documentId: document,
      accountIds: [space.lead.id],
      guests: [{ email: `andere-${document}@draussen.example`, name: 'Andere' }],
    });
    const secret = await writtenSecret(hub, `${document}@draussen.example`);
    await hub.anonymous.query(ANSWER, { input: { secret, choice: 'AGREE' } });
    const actor = { guestLink: hashLinkSecret(secret)! };
    const rows = async (as: Actor) => {
      const tables = await hub.sql<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
           and relname not in ('account', 'migration') and has_table_privilege('umlauf_app', oid, 'select')`,
      );
      const found: Record<string, number> = {};
      for (const { name } of tables) {
        const seen = await count(as, `select 1 from "${name}"`);
        if (seen > 0) found[name] = seen;
      }
      return found;
    };
    expect(await rows(actor)).toEqual({
      circulation: 1,
      circulation_answer: 1,
      circulation_attachment: 1,
      circulation_document: 1,
      circulation_seat: 1,
    });
    const id = 'select id from circulation where id = $1';
    expect(await count(actor, id, [other.id])).toBe(0);
    // The secret itself is no hash, and a hash of nothing opens nothing.
    expect(await rows({ guestLink: secret })).toEqual({});
    expect(await rows({ guestLink: '' })).toEqual({});
    await space.lead.api.query(REMOVE, {
      id: (
        await hub.sql<{ id: string }>('select seat_id as id from circulation_guest where email = $1', [
          `${document}@draussen.example`,
        ])
      )[0]!.id,
    });
    expect(await rows(actor)).toEqual({});
    for (const statement of [
      `update circulation set question = 'x' returning 1`,
      `update circulation_seat set opened_at = now() returning 1`,
      `delete from circulation_link returning 1`,
    ])
      expect(await count(actor, statement).catch(() => 0), statement).toBe(0);
  });

  it('shows a guest of the space no other member', async () => {
    const { space, accountId } = await castAs(hub, 'guest');
    const { database } = hub.server.hub;
    const rows = await database.withActor({ accountId: accountId! }, ({ sql }) =>
      sql('select account_id from membership where space_id = $1', [space.id]),
    );
    expect(rows).toEqual([{ account_id: accountId }]);
  });
});

describe('what one signs in with', () => {
  const OWN = ['session', 'credential', 'second_factor', 'passkey', 'access_token', 'email_change'];

  it('is seen by its own account alone, and links by nobody', async () => {
    const person = await hub.seed.person({ password: true });
    const others = [await hub.seed.person({ isAdministrator: true }), (await hub.seed.space()).lead];
    await hub.sql(
      `insert into verification (id, identifier, value, expires_at) values ($1, $2, 'hash', now() + interval '1 day')`,
      [`ver_${person.id.slice(4)}`, `password-reset:${person.id}`],
    );
    await hub.sql(
      `insert into second_factor (id, account_id, secret, recovery_codes) values ($1, $2, 'x', '[]')`,
      [`fac_${person.id.slice(4)}`, person.id],
    );
    await sessionCookie(hub.url, person.email);
    await hub.seed.passkey(person.id);
    await hub.sql(
      `insert into email_change (account_id, email, former_email, secret_hash, expires_at)
       values ($1, 'neu@mail.example', $2, 'h', now() + interval '1 day')`,
      [person.id, person.email],
    );
    const seen = async (actor: Actor) => {
      const counts: Record<string, number> = {};
      for (const table of OWN)
        counts[table] = await count(actor, `select 1 from ${table} where account_id = $1`, [person.id]);
      counts['verification'] = await count(actor, 'select 1 from verification');
      return counts;
    };
    const nothing = Object.fromEntries([...OWN, 'verification'].map((table) => [table, 0]));
    for (const actor of [...others.map(({ id }) => ({ accountId: id })), NOBODY, { audience: [] }])
      expect(await seen(actor)).toEqual(nothing);
    expect(await seen({ accountId: person.id })).toEqual({
      ...Object.fromEntries(OWN.map((table) => [table, 1])),
      verification: 0,
    });
  });

  it('is changed by nobody else', async () => {
    const [person, administrator] = [
      await hub.seed.person({ password: true }),
      await hub.seed.person({ isAdministrator: true }),
    ];
    await sessionCookie(hub.url, person.email);
    for (const table of ['session', 'credential'])
      for (const statement of [
        `delete from ${table} where account_id = $1 returning 1`,
        `update ${table} set created_at = now() where account_id = $1 returning 1`,
      ])
        expect(await count({ accountId: administrator.id }, statement, [person.id])).toBe(0);
    const take = `insert into credential (id, account_id, provider_id, provider_account_id, password)
      values ('crd_x', $1, 'credential', $1, 'x')`;
    await expect(count({ accountId: administrator.id }, take, [person.id])).rejects.toThrow();
  });
});

it('no table stands outside of the wall but those that are named', async () => {
  const outside = await hub.sql<{ table: string }>(
    `select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not (relrowsecurity and relforcerowsecurity
        and exists (select 1 from pg_policy where polrelid = pg_class.oid)) order by 1`,
  );
  expect(outside.map(({ table }) => table)).toEqual([
    // Names stand beside every text that anybody reads; who is told an address is the API’s to say (leaks.test.ts).
    'account',
    // Which migrations have run.
    'migration',
  ]);
});
