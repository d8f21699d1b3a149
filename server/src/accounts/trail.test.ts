import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { sessionApi, sessionCookie, signIn } from '../../../test/testkit/sign-in.ts';

const TRAIL = `query ($first: Int!, $after: String, $filter: TrailFilterInput) {
  trail(first: $first, after: $after, filter: $filter) {
    totalCount
    nodes { id kind at task organisation address actor { id name } account { id name } facts { name value } }
    pageInfo { hasNextPage endCursor }
  }
}`;

let hub: TestHub;
let administrator: Person;
beforeAll(async () => {
  hub = await startTestHub();
  administrator = await hub.seed.person({ isAdministrator: true, password: true });
});
afterAll(() => hub.close());

const trail = async (variables: Record<string, unknown>) => {
  const api = await sessionApi(hub.url, administrator);
  return (await api.query(TRAIL, { first: 100, ...variables })).trail;
};

const kindsOf = (nodes: { kind: string }[]) => nodes.map(({ kind }) => kind);

describe('the hub’s trail', () => {
  it('tells administrators who did what, when and from where, newest first', async () => {
    const person = await hub.seed.person({ password: true });
    await hub.sql(`insert into organisation (id, kind, name) values ('org_a', 'OTHER', 'Zweckverband A')`);
    await hub.sql(`update account set organisation_id = 'org_a' where id = $1`, [person.id]);
    await signIn(hub.url, person.email, 'not the password');
    await signIn(hub.url, person.email);
    const { nodes } = await trail({ filter: { actorId: person.id } });
    expect(nodes).toMatchObject([
      {
        kind: 'SIGNED_IN',
        task: null,
        organisation: 'Zweckverband A',
        address: '127.0.0.1',
        actor: { id: person.id, name: person.name },
        account: { id: person.id },
      },
    ]);
    const { nodes: all } = await trail({ first: 20 });
    const made = all.find((entry: any) => entry.kind === 'ACCOUNT_CREATED' && entry.account.id === person.id);
    expect(made).toMatchObject({
      actor: null,
      task: 'demo',
      facts: [{ name: 'email', value: person.email }],
    });
    expect(kindsOf(all).indexOf('SIGNED_IN')).toBeLessThan(kindsOf(all).indexOf('SIGN_IN_FAILED'));
  });

  it('notes nothing of what was merely read, by an administrator neither', async () => {
    const { id, lead, space } = await hub.seed.document({ title: 'Gelesen' });
    const session = await sessionApi(hub.url, administrator);
    const noted = () =>
      hub.sql('select (select count(*) from trail_entry) as trail, (select count(*) from event) as events');
    const before = await noted();
    for (const api of [lead.api, session]) {
      await api.query(
        `query($id: ID!, $space: ID!) { document(id: $id) { title text markdown } spaces(first: 9) { totalCount }
          space(id: $space) { name members(first: 9) { totalCount } latestEvents(first: 9) { id } } }`,
        { id, space: space.id },
      );
      await api.query('query($text: String!) { search(first: 9, query: $text) { totalCount } }', {
        text: 'Gelesen',
      });
    }
    await session.query('{ trail(first: 9) { totalCount } accounts(first: 9) { totalCount } }');
    expect(await noted()).toEqual(before);
  });

  it('goes page by page, every entry once, and can be narrowed', async () => {
    const before = await trail({});
    const found: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: any = await trail({ first: 3, after });
      found.push(...page.nodes.map(({ id }: { id: string }) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    // Each asking signs in anew.
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeGreaterThanOrEqual(before.totalCount);
    const accounts = await trail({ filter: { kinds: ['ACCOUNT_CREATED'] } });
    expect(new Set(kindsOf(accounts.nodes))).toEqual(new Set(['ACCOUNT_CREATED']));
    expect(accounts.totalCount).toBe(accounts.nodes.length);
    const middle = accounts.nodes[0].at;
    const later = await trail({ filter: { kinds: ['ACCOUNT_CREATED'], from: middle } });
    const earlier = await trail({ filter: { kinds: ['ACCOUNT_CREATED'], until: middle } });
    expect(later.totalCount + earlier.totalCount).toBe(accounts.totalCount);
  });

  it('refuses what it does not know', async () => {
    const api = await sessionApi(hub.url, administrator);
    for (const [filter, fields] of [
      [{ kinds: ['NOTHING'] }, { 'filter.kinds': 'UNKNOWN_VALUE' }],
      [{ actorId: 'x' }, { 'filter.actorId': 'MALFORMED' }],
      [{ from: '2026-01-02T00:00:00Z', until: '2026-01-01T00:00:00Z' }, { 'filter.until': 'OUT_OF_RANGE' }],
    ])
      expect((await api.error(TRAIL, { first: 1, filter })).extensions).toMatchObject({
        code: 'INVALID_INPUT',
        fields,
      });
    for (const after of ['x', Buffer.from('["x","hub"]').toString('base64url')])
      expect((await api.error(TRAIL, { first: 1, after })).extensions.code).toBe('INVALID_INPUT');
  });

  it('is for administrators alone, and for their programs only with the scope', async () => {
    const person = await hub.seed.person({ password: true });
    const codeOf = async (api: { error: typeof hub.anonymous.error }) =>
      (await api.error(TRAIL, { first: 1 })).extensions.code;
    expect(await codeOf(hub.anonymous)).toBe('UNAUTHENTICATED');
    expect(await codeOf(await sessionApi(hub.url, person))).toBe('FORBIDDEN');
    const { secret } = await hub.seed.token(administrator.id, ['spaces:read']);
    const { Api } = await import('../../../test/testkit/api.ts');
    expect(await codeOf(new Api(hub.url, secret))).toBe('FORBIDDEN');
    const able = await hub.seed.token(administrator.id, ['hub:admin']);
    expect((await new Api(hub.url, able.secret).query(TRAIL, { first: 1 })).trail.nodes.length).toBe(1);
  });

  it('shows whole addresses for seven days, then their networks', async () => {
    const person = await hub.seed.person({ password: true });
    await signIn(hub.url, person.email);
    await hub.sql(`update trail_entry set at = now() - interval '7 days 1 minute' where actor_id = $1`, [
      person.id,
    ]);
    const { nodes } = await trail({ filter: { actorId: person.id } });
    expect(nodes).toMatchObject([{ address: '127.0.0.0/24' }]);
  });

  it('tells nothing of what happens in spaces', async () => {
    const space = await hub.seed.space({ writers: 1 });
    await hub.seed.document({ space, title: 'Kanarienvogel' });
    const text = JSON.stringify(await trail({}));
    expect(text).not.toContain('Kanarienvogel');
    expect(text).not.toContain(space.name);
    expect(text).not.toContain(space.id);
  });
});

describe('a trail as a file', () => {
  const download = async (person: Person | null, body: object, headers: Record<string, string> = {}) =>
    fetch(`${hub.url}/api/trail`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: hub.url,
        ...(person ? { cookie: await sessionCookie(hub.url, person.email) } : {}),
        ...headers,
      },
      body: JSON.stringify(body),
    });

  it('is CSV that no spreadsheet runs, or JSON, and is itself recorded', async () => {
    const person = await hub.seed.person({ password: true });
    const api = await sessionApi(hub.url, person);
    const input = { name: '=1+1,"x"', scopes: ['spaces:read'], expiresAt: new Date(Date.now() + 60_000) };
    await api.query(
      `mutation ($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret } }`,
      { input },
    );
    const csv = await download(administrator, { format: 'csv', actorId: person.id });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="umlauf-trail-\S+\.csv"$/);
    const text = await csv.text();
    expect(text).toMatch(/^sequence,at,kind,actorId,/);
    expect(text.split('\r\n').length).toBe(4);
    expect(text).toContain(`,"'=1+1,""x""",`);
    const json = (await (
      await download(administrator, { format: 'json', kinds: ['EXPORTED'] })
    ).json()) as any[];
    expect(json).toMatchObject([
      { kind: 'EXPORTED', actor: administrator.name, facts: { trail: 'hub', format: 'json' } },
      { kind: 'EXPORTED', actor: administrator.name, facts: { trail: 'hub', format: 'csv' } },
    ]);
  });

  it('draws on the budgets of its account, and is RATE_LIMITED beyond the minute’s', async () => {
    const other = await hub.seed.person({ password: true, isAdministrator: true });
    const cookie = await sessionCookie(hub.url, other.email);
    const most = Math.floor(LIMITS.graphqlCostPerMinute / LIMITS.trailExportCost);
    const body = { format: 'json', kinds: ['SIGNED_OUT'] };
    let refused: Response | null = null;
    let made = 0;
    for (; !refused && made <= most; made++) {
      const answer = await download(null, body, { cookie });
      await answer.text().then((text) => {
        if (answer.status !== 200) refused = new Response(text, answer);
      });
    }
    expect(made).toBeGreaterThan(most / 2);
    expect(refused!.status).toBe(429);
    const { extensions } = ((await refused!.json()) as any).errors[0];
    expect(extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
    expect(refused!.headers.get('retry-after')).toBe(String(extensions.retryAfter));
    // One budget for all doors, and nobody else's.
    const session = await sessionApi(hub.url, administrator);
    expect((await session.send('{ __typename }')).errors).toBeUndefined();
    expect((await download(administrator, body)).status).toBe(200);
  });

  it('holds thousands of entries, each once', async () => {
    await hub.server.hub.database.withActor({ accountId: administrator.id }, async ({ record }) => {
      for (let i = 0; i < 1_700; i++) record({ kind: 'HUB_SETTINGS_CHANGED', subjectId: null });
    });
    const answer = await download(administrator, { format: 'json', kinds: ['HUB_SETTINGS_CHANGED'] });
    const entries = (await answer.json()) as { sequence: number }[];
    expect(new Set(entries.map(({ sequence }) => sequence)).size).toBe(1_700);
    expect(entries.length).toBe(1_700);
  });

  it('is for those who may read the trail, and nothing is recorded of what was refused', async () => {
    const space = await hub.seed.space({ writers: 1, readers: 1, password: true });
    const count = async () =>
      (await hub.sql<{ n: number }>(`select count(*)::int as n from trail_entry where kind = 'EXPORTED'`))[0]!
        .n;
    const before = await count();
    const refusals: [Person | null, object, Record<string, string>, number][] = [
      [null, { format: 'csv' }, {}, 401],
      [space.lead, { format: 'csv' }, {}, 403],
      [space.writers[0]!, { format: 'csv', spaceId: space.id }, {}, 403],
      [space.outsider, { format: 'csv', spaceId: space.id }, {}, 404],
      [administrator, { format: 'csv', spaceId: space.id }, {}, 404],
      [administrator, { format: 'xml' }, {}, 400],
      [administrator, { format: 'csv', from: 'x' }, {}, 400],
      [administrator, { format: 'csv', kinds: 'x' }, {}, 400],
      [administrator, { format: 'csv' }, { origin: 'https://evil.example' }, 403],
    ];
    for (const [person, body, headers, status] of refusals)
      expect((await download(person, body, headers)).status, JSON.stringify([person?.id, body])).toBe(status);
    expect(await count()).toBe(before);
    const own = await download(space.lead, { format: 'json', spaceId: space.id });
    expect(own.status).toBe(200);
    expect(((await own.json()) as any[]).at(-1)).toMatchObject({
      kind: 'SPACE_CREATED',
      subject: space.name,
    });
    const [entry] = await hub.sql('select facts, subject_id from trail_entry order by sequence desc limit 1');
    expect(JSON.stringify(entry)).not.toContain(space.id);
  });
});
