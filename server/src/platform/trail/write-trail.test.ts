import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';
import type { Person } from '../../../../test/testkit/seed.ts';
import { sessionApi, sessionCookie, signIn } from '../../../../test/testkit/sign-in.ts';
import { BEGINNING, canonicalFacts, commit, commitmentAt, hashOf, PARTS, saltAt } from './chain.ts';

interface Entry {
  sequence: number;
  kind: string;
  at: Date;
  organisation_id: string | null;
  subject_id: string | null;
  actor_id: string | null;
  network: string | null;
  address: string | null;
  facts: Record<string, string>;
  salts: Buffer;
  commitments: Buffer;
  hash: Buffer;
}

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ TRUSTED_PROXIES: '127.0.0.1' });
});
afterAll(() => hub.close());

function entriesOf({ id }: Person): Promise<Entry[]> {
  return hub.sql<Entry>(
    'select * from trail_entry where actor_id = $1 or subject_id = $1 order by sequence',
    [id],
  );
}

const kindsOf = async (person: Person) => (await entriesOf(person)).map(({ kind }) => kind);

describe('the hub’s trail', () => {
  it('records accounts, sign-in, sign-in that failed, and sign-out, with who and from where', async () => {
    const person = await hub.seed.person({ password: true });
    const from = { 'x-forwarded-for': '203.0.113.77' };
    await signIn(hub.url, person.email, 'not the password', from);
    await signIn(hub.url, person.email, undefined, from);
    const cookie = await sessionCookie(hub.url, person.email);
    await fetch(`${hub.url}/api/auth/sign-out`, { method: 'POST', headers: { cookie, origin: hub.url } });
    const entries = await entriesOf(person);
    expect(entries.map(({ kind, actor_id }) => [kind, actor_id])).toEqual([
      ['ACCOUNT_CREATED', 'system:demo'],
      ['SIGN_IN_FAILED', null],
      ['SIGNED_IN', person.id],
      ['SIGNED_IN', person.id],
      ['SIGNED_OUT', person.id],
    ]);
    expect(entries.map(({ address, network }) => [address, network])).toEqual([
      [null, null],
      ['203.0.113.77', '203.0.113.0/24'],
      ['203.0.113.77', '203.0.113.0/24'],
      ['127.0.0.1', '127.0.0.0/24'],
      ['127.0.0.1', '127.0.0.0/24'],
    ]);
    expect(entries.every(({ subject_id }) => subject_id === person.id)).toBe(true);
  });

  it('keeps nothing of what was typed for an account that is not there', async () => {
    await signIn(hub.url, 'a-password-by-mistake@umlauf.example', 'whatever it is');
    const [entry] = await hub.sql<Entry>('select * from trail_entry order by sequence desc limit 1');
    expect(entry).toMatchObject({ kind: 'SIGN_IN_FAILED', subject_id: null, actor_id: null, facts: {} });
  });

  it('records tokens over a socket as over HTTP', async () => {
    const person = await hub.seed.person({ password: true });
    const api = await sessionApi(hub.url, person);
    const { createAccessToken } = await api.query(
      `mutation ($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { accessToken { id } } }`,
      { input: { name: 'Fahrplan', scopes: ['spaces:read'], expiresAt: new Date(Date.now() + 60_000) } },
    );
    const { id } = createAccessToken.accessToken;
    const line = api.live();
    for await (const answer of line.iterate({
      query: `mutation { revokeAccessToken(accessTokenId: "${id}") }`,
    }))
      expect(answer.errors).toBeUndefined();
    await line.dispose();
    const entries = await hub.sql<Entry>(
      'select * from trail_entry where subject_id = $1 order by sequence',
      [id],
    );
    expect(entries).toMatchObject([
      { kind: 'TOKEN_CREATED', actor_id: person.id, facts: { name: 'Fahrplan', scopes: 'spaces:read' } },
      { kind: 'TOKEN_REVOKED', actor_id: person.id, address: '127.0.0.1' },
    ]);
  });

  it('holds nothing of a change that was rolled back', async () => {
    const person = await hub.seed.person();
    const before = await kindsOf(person);
    const failing = hub.server.hub.database.withActor({ accountId: person.id }, async ({ record, sql }) => {
      record({ kind: 'EXPORTED', subjectId: person.id });
      await sql('select 1 / 0');
    });
    await expect(failing).rejects.toThrow();
    expect(await kindsOf(person)).toEqual(before);
  });

  it('is gapless and chained, also when many write at once', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => hub.seed.person()));
    await Promise.all(
      people.map(({ id }) =>
        hub.server.hub.database.withActor({ accountId: id }, async ({ record }) => {
          record({ kind: 'EXPORTED', subjectId: id, facts: { name: 'Übersicht "A"', b: 'x\n' } });
          record({ kind: 'EXPORTED', subjectId: id });
        }),
      ),
    );
    const entries = await hub.sql<Entry>('select * from trail_entry order by sequence');
    let previous: Buffer = BEGINNING;
    for (const [index, entry] of entries.entries()) {
      expect(entry.sequence).toBe(index + 1);
      const head = { streamId: 'hub', organisationId: entry.organisation_id, ...entry };
      previous = hashOf(previous, head, entry.commitments);
      expect(entry.hash.equals(previous), `${entry.sequence}`).toBe(true);
      const { subject_id, actor_id, network, address, facts } = entry;
      const plain = [subject_id, actor_id, network, address, canonicalFacts(facts)];
      for (const [place] of PARTS.entries()) {
        const committed = commitmentAt(entry.commitments, place).toString('hex');
        const wanted =
          plain[place] === null
            ? '0'.repeat(64)
            : commit(saltAt(entry.salts, place), plain[place]!).toString('hex');
        expect(committed).toBe(wanted);
      }
    }
    const [end] = await hub.sql<{ hash: Buffer }>('select hash from trail_head');
    expect(end!.hash.equals(previous)).toBe(true);
  });

  it('is seen by administrators alone, and changed by nobody', async () => {
    const { database } = hub.server.hub;
    const administrator = await hub.seed.person({ isAdministrator: true });
    const person = await hub.seed.person();
    const countOf = (accountId: string) =>
      database.withActor({ accountId }, ({ sql }) => sql('select 1 from trail_entry'));
    expect((await countOf(administrator.id)).length).toBeGreaterThan(0);
    expect(await countOf(person.id)).toEqual([]);
    for (const actor of [{ accountId: administrator.id }, { system: 'operator' }] as const) {
      for (const statement of [`update trail_entry set kind = 'X'`, 'delete from trail_entry'])
        await expect(database.withActor(actor, ({ sql }) => sql(statement))).rejects.toThrow();
    }
  });
});
