import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import { sessionApi, signIn } from '../../../test/testkit/sign-in.ts';
import { verifyTrail } from '../platform/trail/verify-trail.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const EXPORT = 'mutation { exportOwnData }';
const ERASE = 'mutation($input: EraseAccountInput!) { eraseAccount(input: $input) }';
const PREVIEW = `{ viewer { erasure { isLastAdministrator needsPassword
  spacesToHandOver { id } spacesLeftEmpty { id } } } }`;

const erase = (api: Api, currentPassword: string | null = PASSWORD) =>
  api.send(ERASE, { input: { currentPassword } });

/** Somebody with words that stand nowhere else, who has left traces in many places. */
async function somebody() {
  const space = await hub.seed.space({ writers: 1, password: true });
  const mark = space.id.slice(-8);
  const person = await hub.seed.person({ name: `Wilma Spur-${mark}`, password: true });
  const session = await sessionApi(hub.url, person);
  await hub.sql(`insert into organisation (id, kind, name) values ($1, 'OTHER', $2)`, [
    `org_${mark}`,
    `Amt ${mark}`,
  ]);
  await hub.sql('update account set organisation_id = $1 where id = $2', [`org_${mark}`, person.id]);
  await space.lead.api.query('mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }', {
    input: { spaceId: space.id, email: person.email, role: 'WRITER' },
  });
  const create = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
  const made = await session.query(create, {
    input: { spaceId: space.id, title: 'Von Wilma', markdown: 'Ihr Text' },
  });
  const documentId: string = made['createDocument'].id;
  await session.query('mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }', {
    input: { documentId, append: 'Noch ein Satz' },
  });
  await session.query(`mutation { markSpaceSeen(spaceId: "${space.id}") { id } }`);
  const mail = { kind: 'test', about: person.id };
  await hub.sql(
    `insert into mail (id, message_id, kind, about_id, account_id, recipient, locale, subject)
     values ($1, $1, $2, $3, null, $4, 'DE', $5), ($6, $6, $2, $3, $3, $4, 'DE', $5)`,
    [`mai_${mark}a`, mail.kind, mail.about, person.email, `Für ${person.name}`, `mai_${mark}b`],
  );
  await hub.sql(
    `insert into verification (id, identifier, value, expires_at) values ($1, $2, 'x', now() + interval '1 day')`,
    [`ver_${mark}`, `setup:${person.id}`],
  );
  return { space, person, session, documentId };
}

/** Every text that the database holds, of every table and column there is: where these words stand. */
async function standsIn(words: readonly string[]): Promise<string[]> {
  const columns = await hub.sql<{ table: string; column: string }>(`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type <> 'bytea' order by 1, 2`);
  expect(columns.length).toBeGreaterThan(100);
  // One question for all columns: there are hundreds, and each question takes a connection.
  const asked = columns.map(
    ({ table, column }) =>
      `select '${table}.${column}' as place where exists (select 1 from "${table}", unnest($1::text[]) w
         where position(lower(w) in lower("${column}"::text)) > 0)`,
  );
  const found = await hub.sql<{ place: string }>(asked.join(' union all '), [words]);
  return found.map(({ place }) => place).toSorted();
}

describe('the export of one’s own data', () => {
  it('holds every chapter, and the same chapters of nobody else', async () => {
    const { space, person, session, documentId } = await somebody();
    const text: string = (await session.query(EXPORT))['exportOwnData'];
    const data = JSON.parse(text);
    expect(data).toMatchObject({
      format: 'umlauf-own-data-1',
      account: { id: person.id, name: person.name, email: person.email, organisation: { kind: 'OTHER' } },
      waysToSignIn: [{ provider: 'credential', subject: null }],
      sessions: [{ address: expect.any(String) }],
      accessTokens: [{ name: 'Test' }],
      memberships: [{ spaceId: space.id, name: space.name, role: 'WRITER' }],
      documents: [{ id: documentId, title: 'Von Wilma', createdByMe: true, writtenByMe: true }],
    });
    expect(data.mails).toHaveLength(2);
    expect(data.visits).toHaveLength(1);
    expect(data.trail.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['ACCOUNT_CREATED', 'SIGNED_IN']),
    );
    expect(data.events.map(({ type }: { type: string }) => type)).toEqual([
      'MEMBER_ADDED',
      'DOCUMENT_CREATED',
    ]);
    for (const other of [space.lead, ...space.writers]) {
      expect(text).not.toContain(other.id);
      expect(text).not.toContain(other.email);
    }
  });

  it('tells no secret, no text, and no title that one may not read any more', async () => {
    const { space, person, session, documentId } = await somebody();
    const secrets = await hub.sql<{ secret: string }>(
      `select token as secret from session where account_id = $1 union all select password from credential where account_id = $1
       union all select secret_hash from access_token where account_id = $1`,
      [person.id],
    );
    expect(secrets.length).toBeGreaterThanOrEqual(3);
    await space.lead.api.query(
      'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
      {
        input: { spaceId: space.id, accountId: person.id },
      },
    );
    const text: string = (await session.query(EXPORT))['exportOwnData'];
    for (const { secret } of secrets) expect(text).not.toContain(secret);
    for (const words of ['Ihr Text', 'Noch ein Satz', 'Von Wilma', space.name])
      expect(text).not.toContain(words);
    expect(JSON.parse(text).documents).toMatchObject([{ id: documentId, title: null }]);
  });

  it('is a person’s alone, and noted in the trail', async () => {
    const { person, session } = await somebody();
    expect((await person.api.error(EXPORT)).extensions.code).toBe('FORBIDDEN');
    expect((await hub.anonymous.error(EXPORT)).extensions.code).toBe('UNAUTHENTICATED');
    const noted = () =>
      hub.sql(`select facts from trail_entry where kind = 'EXPORTED' and subject_id = $1 and actor_id = $1`, [
        person.id,
      ]);
    expect(await noted()).toEqual([]);
    await session.query(EXPORT);
    expect(await noted()).toEqual([{ facts: { what: 'own-data', format: 'json' } }]);
  });

  it('is also a tagged PDF in the person’s language, whatever characters stand in it', async () => {
    const { person, session } = await somebody();
    await session.query('mutation($input: UpdateViewerInput!) { updateViewer(input: $input) { email } }', {
      input: { name: 'Wilma #let x = [中] $1 🙂 שלום مرحبا', locale: 'DE' },
    });
    const { exportOwnDataAsPdf } = await session.query('mutation { exportOwnDataAsPdf }');
    const pdf = Buffer.from(exportOwnDataAsPdf, 'base64').toString('latin1');
    expect(pdf).toMatch(/^%PDF-1\.7/);
    for (const mark of [
      '/MarkInfo',
      '/StructTreeRoot',
      '/Lang (de)',
      '<pdfuaid:part>1</pdfuaid:part>',
      'Meine Daten in Umlauf',
    ])
      expect(pdf).toContain(mark);
    const pages = await getDocumentProxy(new Uint8Array(Buffer.from(exportOwnDataAsPdf, 'base64')));
    const { items } = await (await pages.getPage(1)).getTextContent();
    const said = items.map((item) => ('str' in item ? item.str : '')).join('');
    expect(said).toContain('[□] $1 □');
    for (const word of ['שלום', 'مرحبا']) expect(said.normalize('NFKC')).toContain(word);
    expect(
      await hub.sql(`select facts from trail_entry where kind = 'EXPORTED' and subject_id = $1`, [person.id]),
    ).toEqual([{ facts: { what: 'own-data', format: 'pdf' } }]);
  });

  it('tells of tables that no chapter knows too, without their words', async () => {
    const { person, session } = await somebody();
    await hub.sql(`create table note (id text primary key, account_id text not null references account on delete cascade,
      secret text, kind text, made_at timestamptz not null default now())`);
    await hub.sql('grant select on note to umlauf_app');
    await hub.sql(
      `insert into note (id, account_id, secret, kind) values ('not_1', $1, 'Geheimnis', 'PRIVATE')`,
      [person.id],
    );
    const text: string = (await session.query(EXPORT))['exportOwnData'];
    expect(JSON.parse(text).elsewhere).toEqual({
      note: [{ id: 'not_1', kind: 'PRIVATE', made_at: expect.any(String) }],
    });
    expect(text).not.toContain('Geheimnis');
    await hub.sql('drop table note');
  });
});

describe('the erasure of one’s own account', () => {
  it('leaves name and address in no table, and the text where it was', async () => {
    const { space, person, session, documentId } = await somebody();
    const words = [person.email, person.name];
    const before = await standsIn(words);
    expect(before).toEqual(
      expect.arrayContaining([
        'account.email',
        'account.name',
        'event.facts',
        'mail.recipient',
        'trail_entry.facts',
      ]),
    );
    expect(await erase(session)).toMatchObject({ data: { eraseAccount: true } });
    expect(await standsIn(words)).toEqual([]);
    // The id stands where it names nobody: who wrote first under a document's clientID, and that an account went.
    expect(await standsIn([person.id])).toEqual([
      'document_writer.account_id',
      'event.subject_id',
      'trail_entry.subject_id',
    ]);
    const query = `query($id: ID!) { document(id: $id) { title text createdBy { name } space { members(first: 9) { totalCount } latestEvents(first: 9) { type actor { name } subjectName } } } }`;
    const read = async () => (await space.lead.api.query(query, { id: documentId })).document;
    // The text of a read follows an edit within two seconds.
    await expect.poll(async () => (await read()).text).toContain('Noch ein Satz');
    const document = await read();
    expect(document).toMatchObject({
      title: 'Von Wilma',
      createdBy: null,
      space: { members: { totalCount: 2 } },
    });
    expect(JSON.stringify(document.space.latestEvents)).not.toContain('Wilma Spur');
    expect(JSON.stringify(document.space.latestEvents)).toContain('MEMBER_REMOVED');
  });

  it('keeps the trail’s chain sound, and notes that an account went without saying from where', async () => {
    const { person, session } = await somebody();
    await erase(session);
    const [entry] = await hub.sql(
      `select actor_id, network, address, facts from trail_entry where kind = 'ACCOUNT_ERASED' and subject_id = $1`,
      [person.id],
    );
    expect(entry).toEqual({ actor_id: null, network: null, address: null, facts: {} });
    const { database, checkpoints } = hub.server.hub;
    const verdict = await verifyTrail(database, [checkpoints.publicKey]);
    expect(verdict.broken).toBeNull();
    expect(verdict.deletedParts).toBeGreaterThan(0);
  });

  it('ends everything at once, and the address is free again', async () => {
    const { person, session } = await somebody();
    const client = person.api.live();
    const closed = new Promise<number>((resolve) =>
      client.on('closed', (event) => resolve((event as { code: number }).code)),
    );
    const opened = new Promise((resolve) => client.on('connected', resolve));
    client.subscribe(
      { query: 'subscription { viewerChanged { email } }' },
      { next: () => undefined, error: () => undefined, complete: () => undefined },
    );
    await opened;
    await erase(session);
    expect(await closed).toBe(4401);
    for (const api of [session, person.api])
      expect((await api.error('{ viewer { email } }')).extensions.code).toBe('UNAUTHENTICATED');
    expect((await signIn(hub.url, person.email)).status).toBe(401);
    expect(await hub.sql('select id from account where email = $1', [person.email])).toEqual([]);
  });

  it('wants the password, and changes nothing without it', async () => {
    const { person, session } = await somebody();
    const before = await hub.sql('select * from account where id = $1', [person.id]);
    for (const wrong of ['falsch', '', null]) {
      const { errors } = await erase(session, wrong);
      expect(errors![0]!.extensions).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { currentPassword: 'WRONG' },
      });
    }
    const { errors } = await person.api.send(ERASE, { input: { currentPassword: PASSWORD } });
    expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(await hub.sql('select * from account where id = $1', [person.id])).toEqual(before);
  });

  it('without a password wants a session that has just begun', async () => {
    const { person, session } = await somebody();
    await hub.sql('delete from credential where account_id = $1', [person.id]);
    await hub.sql(`update session set created_at = now() - interval '11 minutes' where account_id = $1`, [
      person.id,
    ]);
    expect((await erase(session, null)).errors![0]!.extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'SIGN_IN_AGAIN',
    });
    await hub.sql('update session set created_at = now() where account_id = $1', [person.id]);
    expect(await erase(session, null)).toMatchObject({ data: { eraseAccount: true } });
  });

  it('waits until spaces with others have another lead, and leaves those behind that are one’s own', async () => {
    const shared = await hub.seed.space({ writers: 1, password: true });
    const session = await sessionApi(hub.url, shared.lead);
    const create = 'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }';
    const own = (
      await session.query(create, { input: { name: 'Meiner', purpose: 'Allein', closedBecause: 'Privat' } })
    )['createSpace'].id;
    expect((await session.query(PREVIEW))['viewer'].erasure).toEqual({
      isLastAdministrator: false,
      needsPassword: true,
      spacesToHandOver: [{ id: shared.id }],
      spacesLeftEmpty: [{ id: own }],
    });
    const refused = (await erase(session)).errors![0]!.extensions;
    expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'LAST_LEAD', spaceIds: [shared.id] });
    expect(await hub.sql('select role from membership where account_id = $1', [shared.lead.id])).toHaveLength(
      2,
    );
    await session.query('mutation($input: SpaceMemberInput!) { setSpaceRole(input: $input) { id } }', {
      input: { spaceId: shared.id, accountId: shared.writers[0]!.id, role: 'LEAD' },
    });
    expect(await erase(session)).toMatchObject({ data: { eraseAccount: true } });
    expect(await hub.sql('select id, created_by_id from space where id = $1', [own])).toEqual([
      { id: own, created_by_id: null },
    ]);
  });

  it('waits until the hub has another administrator', async () => {
    const person = await hub.seed.person({ isAdministrator: true, password: true });
    await hub.sql('update account set is_administrator = false where id <> $1', [person.id]);
    const session = await sessionApi(hub.url, person);
    expect((await session.query(PREVIEW))['viewer'].erasure.isLastAdministrator).toBe(true);
    expect((await erase(session)).errors![0]!.extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'LAST_ADMINISTRATOR',
    });
    await hub.seed.person({ isAdministrator: true });
    expect(await erase(session)).toMatchObject({ data: { eraseAccount: true } });
  });

  it('of two leads who go at the same moment, one stays', async () => {
    for (let round = 0; round < 3; round++) {
      const space = await hub.seed.space({ writers: 1, password: true });
      const other = await hub.seed.member(space, 'LEAD', true);
      const sessions = await Promise.all([space.lead, other].map((person) => sessionApi(hub.url, person)));
      const answers = await Promise.all(sessions.map((session) => erase(session)));
      expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
      const left = await hub.sql(`select role from membership where space_id = $1 order by role`, [space.id]);
      expect(left).toEqual([{ role: 'LEAD' }, { role: 'WRITER' }]);
    }
  });

  it('meets no reference that would hold an account back', async () => {
    const holding = await hub.sql(
      `select conrelid::regclass::text as table from pg_constraint where confrelid = 'account'::regclass and confdeltype in ('a', 'r')`,
    );
    expect(holding).toEqual([]);
  });
});
