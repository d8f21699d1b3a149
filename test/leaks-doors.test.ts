import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Api } from './testkit/api.ts';
import { CANARY, change, inDays } from './testkit/canary-verbs.ts';
import { holdsCanary, leaksIn, normalized } from './testkit/leak-search.ts';
import { absentLike, LeakStage, VIEWERS } from './testkit/leak-stage.ts';
import { sessionApi } from './testkit/sign-in.ts';
import { sourceFiles } from './testkit/source-files.ts';

// Hundreds of questions each.
vi.setConfig({ testTimeout: 420_000, hookTimeout: 120_000 });

let stage: LeakStage;
beforeAll(async () => {
  // The demo has a door more, behind which every mail lies.
  stage = await LeakStage.start({ env: { DEMO: 'true' } });
});
afterAll(() => stage.close());

interface Asked {
  method: 'GET' | 'POST' | 'HEAD' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}
type Ask = (id: string) => Asked[];

const get = (path: string): Asked => ({ method: 'GET', path });
const post = (path: string, body: unknown): Asked => ({ method: 'POST', path, body });

/** Resumable uploads. */
const tus = (method: Asked['method'], path: string, headers: Record<string, string> = {}): Asked => ({
  method,
  path: `/api/files/uploads${path}`,
  headers: { 'tus-resumable': '1.0.0', ...headers },
});
const base64 = (text: string) => Buffer.from(text).toString('base64');

const inBothFormats = (more: object): Asked[] =>
  ['json', 'csv'].map((format) => post('/api/trail', { format, ...more }));

/** Everything that speaks HTTP beside GraphQL, as the server's sources name it, with all that one can name there. */
const ROUTES: Record<string, Ask | string> = {
  '/healthz': () => [get('/healthz')],
  '/readyz': () => [get('/readyz')],
  '/metrics': () => [get('/metrics')],
  '/graphql/schema.graphql': () => [get('/graphql/schema.graphql')],
  '/graphql': 'what the other tests of leaks are about',
  '/api': (id) => [get(`/api/${id}`), get(`/api/trail/${id}`), get(`/api/documents/${id}`)],
  '/api/setup': (id) => [
    get(`/api/setup?token=${id}`),
    post('/api/setup', {
      token: id,
      name: 'Walk',
      email: 'niemand@umlauf.example',
      password: 'ein langes Passwort',
    }),
  ],
  '/api/password-reset': (id) => [
    post('/api/password-reset', { email: `${id}@umlauf.example` }),
    post('/api/password-reset/look', { secret: id }),
    post('/api/password-reset/spend', { secret: id, password: 'ein langes Passwort' }),
  ],
  '/api/trail': (id) => [
    ...inBothFormats({ spaceId: id }),
    ...inBothFormats({ spaceId: id, actorId: id }),
    ...inBothFormats({ actorId: id }),
    ...inBothFormats({}),
  ],
  '/api/files': (id) => [
    get(`/api/files/${id}/content`),
    get(`/api/files/${id}/preview`),
    tus('POST', '', {
      'upload-length': '9',
      'upload-metadata': `documentId ${base64(id)},filename ${base64('x.txt')}`,
    }),
    tus('HEAD', `/${id}`),
    tus('PATCH', `/${id}`, { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }),
    tus('DELETE', `/${id}`),
  ],
  '/api/imports': (id) => [
    post(`/api/imports?spaceId=${id}&filename=x.txt`, 'x'),
    post(`/api/imports?spaceId=${id}&parentId=${id}&filename=x.docx`, 'x'),
  ],
  '/api/exports': (id) => [
    ...['docx', 'odt', 'md', 'html', 'txt', 'pdf'].map((extension) =>
      get(`/api/exports/documents/${id}.${extension}`),
    ),
    get(`/api/exports/documents/${id}.md?versionId=${id}`),
    get(`/api/exports/documents/${id}`),
    ...['md', 'pdf'].map((extension) => get(`/api/exports/meetings/${id}.${extension}`)),
    ...['decisions', 'tasks'].flatMap((register) => [
      get(`/api/exports/${register}.csv?spaceId=${id}`),
      get(`/api/exports/meetings/${id}/${register}.csv`),
    ]),
    get(`/api/exports/decisions.csv?bodyId=${id}`),
    get(`/api/exports/tasks.csv?of=ORGANISATION&organisationId=${id}`),
    get(`/api/exports/meetings/${id}.md?versionId=${id}&language=en`),
    get(`/api/exports/spaces/${id}.zip?format=md`),
    get(`/api/exports/spaces/${id}.zip?format=docx&language=en`),
  ],
  '/api/records': (id) => [
    get('/api/records/key'),
    get(`/api/records/circulations/${id}.pdf`),
    get(`/api/records/circulations/${id}.zip?language=en`),
    get(`/api/records/circulations/${id}`),
  ],
  '/api/circulations': (id) => [
    get(`/api/circulations/attachments/${id}/content`),
    post(`/api/circulations/attachments/${id}/content`, { secret: id }),
  ],
  '/api/calendar': (id) => [
    get(`/api/calendar/${id}.ics`),
    get(`/api/calendar/${id}`),
    get(`/api/calendar/meetings/${id}.ics`),
    get(`/api/calendar/meetings/${id}`),
  ],
  '/api/demo/mail': (id) => [
    get('/api/demo/mail'),
    get(`/api/demo/mail/${id}`),
    get(`/api/demo/mail/${id}/html`),
  ],
  '/api/auth/back-channel-logout': (id) => [post('/api/auth/back-channel-logout', { logout_token: id })],
  '/api/auth/*rest': (id) => [
    get('/api/auth/methods'),
    get('/api/auth/get-session'),
    get(`/api/auth/callback/oidc?state=${id}&code=${id}`),
    post('/api/auth/two-factor/verify-totp', { code: id }),
  ],
  '/assets': (id) => [get(`/assets/${id}`)],
  '/{*path}': (id) => [
    get(`/${id}`),
    get(`/spaces/${id}`),
    get(`/documents/${id}`),
    get(`/invitation/${id}`),
    get(`/asked/${id}`),
    get(`/administration/accounts/${id}`),
  ],
};

/** What administrators are there for. */
const isTheirOffice = (viewer: string, { path, body }: Asked): boolean =>
  viewer === 'an administrator' && path === '/api/trail' && !(body as { spaceId?: string }).spaceId;

/** Whose session it is that asks, which goes on with each question. */
const isOneself = ({ path }: Asked): boolean => path === '/api/auth/get-session';

let asked = 0;

/** All that comes back, but for what is another one each time. */
async function tellAt(
  api: Api,
  { method, path, body, headers: more }: Asked,
): Promise<{ status: number; told: string }> {
  const response = await fetch(api.url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...more,
      // From somewhere else each time: no address's attempts shall be used up.
      'x-forwarded-for': `10.9.${(asked += 1) >> 8}.${asked & 255}`,
      ...api.allHeaders,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const headers = [...response.headers].filter(
    ([name]) => !/^(date|x-request-id|content-length|retry-after)$/.test(name),
  );
  const { status } = response;
  return { status, told: JSON.stringify([status, headers, await response.text()]) };
}

const askAt = async (api: Api, asked: Asked) => (await tellAt(api, asked)).told;

const same = (answer: string, id: string): string =>
  normalized({ data: answer.replaceAll(id, 'ID') }).replaceAll(
    /\\+"(requestId|retryAfter)\\+":[^,}]+/g,
    '$1',
  );

it('every route of the server has its line', async () => {
  const named = sourceFiles('server/src')
    .filter(({ isTest }) => !isTest)
    .flatMap(({ text }) => [
      ...text.matchAll(/\bapp\s*\.(?:get|post|put|patch|delete|all|use)\(\s*'([^']+)'/g),
    ])
    .map(([, path]) => path!);
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(ROUTES).toSorted());
});

const routes = Object.entries(ROUTES).filter((each): each is [string, Ask] => typeof each[1] !== 'string');

it('a member is shown canaries where there are any: trails and documents as files', async () => {
  const api = await stage.apiOf(stage.closed.member);
  const { spaceId, documentId } = stage.closed;
  const text = get(`/api/exports/documents/${documentId}.md`);
  for (const asked of [...inBothFormats({ spaceId }), text]) {
    expect(holdsCanary(await askAt(api, asked)), JSON.stringify(asked)).toBe(true);
  }
});

describe.each(VIEWERS)('%s', (name) => {
  it('is shown nothing that is closed beside GraphQL, and the same of it as of what does not exist', async () => {
    const leaks: unknown[] = [];
    const viewer = stage.viewer(name);
    const answerTo = (each: Asked) => stage.askHttp(viewer, (api) => tellAt(api, each));
    for (const [, ask] of routes) {
      /** By kind of id, and place among what is asked. */
      const absents = new Map<string, string>();
      for (const id of stage.idsFor({ root: '', text: '', id: 'any' }, name) as string[]) {
        const absent = absentLike(id);
        const nowhere = ask(absent);
        for (const [index, each] of ask(id).entries()) {
          if (isTheirOffice(name, each)) continue;
          const answer = await answerTo(each);
          const place = `${id.slice(0, 3)} ${index}`;
          if (!absents.has(place)) absents.set(place, same(await answerTo(nowhere[index]!), absent));
          const nothing = absents.get(place);
          const found = leaksIn(answer, stage.closedTo(name), id);
          const isSame = isOneself(each) || same(answer, id) === nothing;
          if (found.length > 0 || !isSame) leaks.push({ each, found, answer: same(answer, id), nothing });
        }
      }
    }
    expect(leaks).toEqual([]);
  });
});

/** What stands in a PDF, without spaces and hyphens: its lines break words. */
async function textOf(pdf: string): Promise<string> {
  const { text } = await extractText(new Uint8Array(Buffer.from(pdf, 'base64')), { mergePages: true });
  return text.replaceAll(/[\s\u00ad\u2010-]+/g, '');
}

describe.each([
  [
    'as JSON',
    async (api: Api): Promise<string> => (await api.query('mutation { exportOwnData }')).exportOwnData,
  ],
  [
    'as PDF',
    async (api: Api) => textOf((await api.query('mutation { exportOwnDataAsPdf }')).exportOwnDataAsPdf),
  ],
])('what somebody takes home about themselves, %s,', (_, takeHome) => {
  const someone = async (name: string, isGuest = false) => {
    const person = await stage.canaries.hub.seed.person({ name, password: true, isGuest });
    return { id: person.id, api: await sessionApi(stage.canaries.hub.url, person) };
  };

  it('shows a member a canary', async () => {
    expect(holdsCanary(await takeHome(await stage.apiOf(stage.closed.member)))).toBe(true);
  });

  it('tells a former member nothing of what they have left, though they wrote there', async () => {
    const { id: accountId, api } = await someone('Ehemals');
    const { spaceId, documentId, api: lead } = stage.closed;
    await change(lead, 'addSpaceMember', { spaceId, accountId, role: 'WRITER' });
    await api.query(
      'mutation($id: ID!) { editDocument(input: { documentId: $id, append: "Von mir" }) { id } }',
      { id: documentId },
    );
    expect(holdsCanary(await takeHome(api))).toBe(true);
    await change(lead, 'removeSpaceMember', { spaceId, accountId });
    expect(holdsCanary(await takeHome(api))).toBe(false);
  });

  it('tells a guest of a document nothing of what stands beside it', async () => {
    const { id: accountId, api } = await someone('Gast', true);
    const { documentId, hiddenIds, api: lead } = stage.canaries.ajar;
    await change(lead, 'addDocumentGuest', { documentId, accountId, endsAt: inDays(9) });
    const taken = await takeHome(api);
    expect(taken).toContain(documentId);
    expect(holdsCanary(taken)).toBe(false);
    expect(hiddenIds.filter((id) => taken.includes(id))).toEqual([]);
  });
});

it('every mail of the demo is read by whoever sits at its machine, and by nobody who comes from elsewhere', async () => {
  const { hub } = stage.canaries;
  const mails = await hub.sql<{ id: string }>(`select id from mail where text ilike '%' || $1 || '%'`, [
    CANARY,
  ]);
  expect(mails.length).toBeGreaterThan(0);
  const paths = ['', ...mails.flatMap(({ id }) => [`/${id}`, `/${id}/html`])];
  const member = await stage.apiOf(stage.closed.member);
  for (const path of paths.map((each) => `/api/demo/mail${each}`)) {
    expect(holdsCanary(await (await fetch(hub.url + path)).text()), path).toBe(true);
    // Neither to a member: by whom a page was sent, the hub does not look.
    expect(leaksIn(await askAt(member, get(path)), stage.closedTo('nobody'), path), path).toEqual([]);
  }
});

it('no mail bears a canary to anybody but whom it invites or asks there', async () => {
  const { hub } = stage.canaries;
  const admin = await hub.seed.person({ name: 'Verwaltung', isAdministrator: true, password: true });
  const people = [{ email: 'neu@umlauf.example', name: 'Neu' }];
  await (
    await sessionApi(hub.url, admin)
  ).query('mutation($input: InviteToHubInput!) { inviteToHub(input: $input) { email } }', {
    input: { people },
  });
  const mails = await hub.sql<{ kind: string; recipient: string; words: string; invited: string | null }>(
    // One of those outside has another address by now than the one that was written to first.
    `select m.kind, m.recipient, m.subject || m.text || m.html as words,
       coalesce(i.email, case when m.recipient like '%@draussen.example' then m.recipient else g.email end, a.email) as invited
     from mail m left join invitation i on i.id = m.about_id and i.space_id is not null
       left join circulation_guest g on g.seat_id = m.about_id
       left join meeting_participant p on m.account_id = p.account_id and m.about_id in (p.id, p.meeting_id)
       left join meeting_attendee t on m.account_id = t.account_id and m.about_id = t.meeting_id
       left join account a on a.id = coalesce(p.account_id, t.account_id)`,
  );
  const open = mails.filter(({ words }) => holdsCanary(words));
  expect(open.map(({ recipient }) => recipient)).toEqual(open.map(({ invited }) => invited));
  expect(open.length).toBeGreaterThan(0);
  expect(open.map(({ kind }) => kind)).toContain('MINUTES_COORDINATION');
  expect(mails.length).toBeGreaterThan(open.length);
});
