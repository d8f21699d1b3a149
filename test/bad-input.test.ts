import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '@umlauf/shared/error-codes';
import type { Answer, Api } from './testkit/api.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import type { SeededSpace } from './testkit/seed.ts';
import { sessionApi } from './testkit/sign-in.ts';
import { tracesOf } from './testkit/traces.ts';
import { contentOf } from './testkit/written.ts';

let hub: TestHub;
let space: SeededSpace;
let documentId: string;
let session: Api;
beforeAll(async () => {
  hub = await startTestHub();
  space = await hub.seed.space({ password: true });
  documentId = (await hub.seed.document({ space, markdown: 'Inhalt' })).id;
  session = await sessionApi(hub.url, space.lead);
});
afterAll(() => hub.close());

/** Every answer of this file, to look at what they give away. */
const answers: Answer<unknown>[] = [];
async function send(query: string, variables: Record<string, unknown>, api: Api = session) {
  const answer = await api.send<Record<string, any>>(query, variables);
  answers.push(answer);
  return answer;
}

type Write = (text: string) => [string, Record<string, unknown>];
const input = (field: string, type: string, result: string): string =>
  `mutation($input: ${type}!) { ${field}(input: $input) ${result} }`;

/** Every place where people name things. */
const NAMES: [string, string, Write][] = [
  [
    'a space',
    'name',
    (name) => [
      input('createSpace', 'CreateSpaceInput', '{ name }'),
      { input: { name, purpose: 'x', closedBecause: 'x' } },
    ],
  ],
  [
    'a space, anew',
    'name',
    (name) => [input('updateSpace', 'UpdateSpaceInput', '{ name }'), { input: { spaceId: space.id, name } }],
  ],
  [
    'a document',
    'title',
    (title) => [
      input('createDocument', 'CreateDocumentInput', '{ title }'),
      { input: { spaceId: space.id, title } },
    ],
  ],
  [
    'a document, anew',
    'title',
    (title) => [
      input('renameDocument', 'RenameDocumentInput', '{ title }'),
      { input: { documentId, title } },
    ],
  ],
  [
    'oneself',
    'name',
    (name) => [input('updateViewer', 'UpdateViewerInput', '{ account { name } }'), { input: { name } }],
  ],
  [
    'an access token',
    'name',
    (name) => [
      input('createAccessToken', 'CreateAccessTokenInput', '{ accessToken { name } }'),
      {
        input: { name, scopes: ['spaces:read'], expiresAt: new Date(Date.now() + 86_400_000).toISOString() },
      },
    ],
  ],
];

const BAD_NAMES: [string, string, string][] = [
  ['empty', '', 'EMPTY'],
  ['blank', ' \u00a0\u2003 ', 'EMPTY'],
  ['of 100,000 characters', 'x'.repeat(100_000), 'TOO_LONG'],
  ['with a NUL', 'a\u0000b', 'CONTROL_CHARACTER'],
  ['with a bell', 'a\u0007b', 'CONTROL_CHARACTER'],
  ['with a line end', 'a\nb', 'CONTROL_CHARACTER'],
  ['with an escape', 'a\u001b[31mb', 'CONTROL_CHARACTER'],
  ['that turns around', 'a\u202egpj.exe', 'CONTROL_CHARACTER'],
  ['with half a character', 'a\ud83d', 'CONTROL_CHARACTER'],
  ['with a paragraph separator', 'a\u2029b', 'CONTROL_CHARACTER'],
];

describe.each(NAMES)('the name of %s', (_, field, write) => {
  it.each(BAD_NAMES)('%s is refused, and nothing is written', async (__, text, fault) => {
    const before = await tracesOf(hub, space.id);
    const { data, errors } = await send(...write(text));
    expect(errors![0]!.extensions).toEqual({ code: 'INVALID_INPUT', fields: { [field]: fault } });
    expect(data).toBeNull();
    expect(await tracesOf(hub, space.id)).toBe(before);
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'; drop table space; --",
    '{{7*7}} ${7*7} %s %00 \\u0000',
    '=cmd|calc!A1',
    'ﷺ 👩‍👩‍👧‍👦 Ꮤ Größe ẞ',
  ])('%s is kept as the text that it is', async (text) => {
    const { data, errors } = await send(...write(text));
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toContain(JSON.stringify(text));
  });
});

describe('longer texts', () => {
  const create = (more: object) =>
    send(input('createSpace', 'CreateSpaceInput', '{ purpose }'), {
      input: { name: 'x', purpose: 'x', closedBecause: 'x', ...more },
    });

  it.each([
    ['purpose', 'x'.repeat(2_001), 'TOO_LONG'],
    ['purpose', 'a\u0000b', 'CONTROL_CHARACTER'],
    ['closedBecause', ' ', 'EMPTY'],
    ['closedBecause', '\ud800', 'CONTROL_CHARACTER'],
  ])('%s: %j is refused', async (field, text, fault) => {
    const { errors } = await create({ [field]: text });
    expect(errors![0]!.extensions).toEqual({ code: 'INVALID_INPUT', fields: { [field]: fault } });
  });

  it('may have lines', async () => {
    expect((await create({ purpose: 'a\n\tb' })).data).toEqual({ createSpace: { purpose: 'a\n\tb' } });
  });
});

describe('Markdown', () => {
  const CREATE = input('createDocument', 'CreateDocumentInput', '{ id text markdown }');
  async function written(markdown: string) {
    const { data, errors } = await send(CREATE, { input: { spaceId: space.id, title: 'x', markdown } });
    expect(errors).toBeUndefined();
    const { id, text, markdown: shown } = data!['createDocument'];
    const rows = await hub.sql<{ update: Buffer }>(
      'select update from document_update where document_id = $1',
      [id],
    );
    return { text, shown, content: contentOf(rows.map(({ update }) => update.toString('base64'))) };
  }

  it.each([
    'Ein <script>alert(1)</script> Satz',
    '<iframe src="https://boese.example"></iframe>',
    '<div onclick="alert(1)">\n\nText\n\n</div>',
    'Ein <img src=x onerror=alert(1)> Bild',
    '<!-- Kommentar -->',
    '<svg><script>alert(1)</script></svg>',
  ])('with HTML stays text: %s', async (markdown) => {
    const { text, shown, content } = await written(markdown);
    expect(text.replace(/\s/g, '')).toBe(markdown.replace(/\s/g, ''));
    const elements = [...content.matchAll(/<(?!\/)(\w+)/g)].map((match) => match[1]);
    // Yjs writes texts out unescaped: the only real elements are paragraphs around them.
    expect(content.startsWith('<paragraph>')).toBe(true);
    expect(elements[0]).toBe('paragraph');
    expect((await written(shown)).text).toBe(text);
  });

  it.each([
    '[Klick](javascript:alert(1))',
    '[Klick](JaVaScRiPt:alert(1))',
    '[Klick](java\tscript:alert(1))',
    '[Klick](data:text/html,<script>alert(1)</script>)',
    '[Klick](vbscript:x)',
    '[Klick](&#106;avascript:alert(1))',
    '<javascript:alert(1)>',
    '[Klick][1]\n\n[1]: javascript:alert(1)',
  ])('makes no link of %s', async (markdown) => {
    const { text, content } = await written(markdown);
    expect(content).not.toMatch(/<link/i);
    expect(text).not.toBe('');
  });

  it('keeps a decent link', async () => {
    const { content } = await written('[Gesetz](https://www.gesetze-im-internet.de/ozg/)');
    expect(content).toMatch(/<link[^>]*https:.{2}www.gesetze-im-internet.de.ozg/);
  });

  it.each([
    ['a NUL', 'a\u0000b', 'CONTROL_CHARACTER'],
    ['half a character', 'a\ud800', 'CONTROL_CHARACTER'],
    ['more than a million characters', 'a'.repeat(1_000_001), 'TOO_LONG'],
  ])('with %s is refused', async (_, markdown, fault) => {
    const { errors } = await send(CREATE, { input: { spaceId: space.id, title: 'x', markdown } });
    expect(errors![0]!.extensions).toEqual({ code: 'INVALID_INPUT', fields: { markdown: fault } });
  });

  it.each([
    ['quotes in quotes', '> '.repeat(5_000) + 'x'],
    ['lists in lists', Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
    ['brackets', '['.repeat(50_000)],
    ['stars', '*a '.repeat(50_000)],
    ['backticks', '`a'.repeat(20_000)],
    ['a wide table', `|${'a|'.repeat(2_000)}\n|${'-|'.repeat(2_000)}\n|${'b|'.repeat(2_000)}`],
  ])('of nothing but %s ends in a document or in a code, soon', async (_, markdown) => {
    const { data, errors } = await send(CREATE, { input: { spaceId: space.id, title: 'x', markdown } });
    if (errors) expect(['INVALID_INPUT', 'LIMIT']).toContain(errors[0]!.extensions.code);
    else expect(data!['createDocument'].id).toMatch(/^doc_/);
  });
});

describe('moments', () => {
  it.each(['morgen', '2026-02-30T00:00:00Z', '2026-01-01', '', '1e99', 'Infinity'])(
    '"%s" is none',
    async (expiresAt) => {
      const { errors } = await send(input('createAccessToken', 'CreateAccessTokenInput', '{ secret }'), {
        input: { name: 'x', scopes: ['spaces:read'], expiresAt },
      });
      expect(errors![0]!.extensions.code).toBe('INVALID_INPUT');
    },
  );
});

describe('a cursor', () => {
  const LISTS = 'space(id: $id) { documents(first: 1, after: $after) { totalCount }';
  const QUERIES = [
    `query($id: ID!, $after: String) { ${LISTS} } }`,
    `query($id: ID!, $after: String) { ${LISTS.replace('documents', 'members')} } }`,
    'query($after: String) { spaces(first: 1, after: $after) { totalCount } }',
  ];

  it.each([
    ['of another list', '["a",{"id":"b"}]'],
    ['with an operator', '["a",{"$ne":"b"}]'],
    ['with a NUL', '["a\\u0000","b"]'],
    ['with half a character', '["\\ud800","b"]'],
    ['of three values', '["a","b","c"]'],
    ['that is no JSON', "' or 1=1 --"],
  ])('%s is refused or only leads elsewhere', async (_, text) => {
    const after = Buffer.from(text).toString('base64url');
    for (const query of QUERIES) {
      const { errors } = await send(query, query.includes('$id') ? { id: space.id, after } : { after });
      if (errors)
        expect(errors[0]!.extensions).toEqual({ code: 'INVALID_INPUT', fields: { after: 'MALFORMED' } });
    }
  });
});

describe('whom a member is', () => {
  it.each(['accountId', 'email'])('%s with a NUL is refused like any other text', async (field) => {
    const { errors } = await send(input('addSpaceMember', 'SpaceMemberInput', '{ id }'), {
      input: { spaceId: space.id, [field]: 'acc_\u0000', role: 'READER' },
    });
    expect(errors![0]!.extensions.code).toBe('INVALID_INPUT');
  });
});

describe('all of these answers', () => {
  it('speak the closed list of codes, and give nothing of the inside away', async () => {
    const errors = answers.flatMap((answer) => answer.errors ?? []);
    expect(errors.length).toBeGreaterThan(70);
    for (const { message, extensions } of errors) {
      expect(ERROR_CODES).toContain(extensions.code);
      expect(extensions.code).not.toBe('INTERNAL');
      const whole = JSON.stringify([message, extensions]);
      expect(whole).not.toMatch(
        /node_modules|\.ts:\d|\bat \w+ \(|select |insert |relation|constraint|stacktrace/i,
      );
      expect(message.length).toBeLessThanOrEqual(300);
    }
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
  });
});
