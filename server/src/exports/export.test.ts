import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import {
  askExport as at,
  bytesAt,
  gone,
  readBack,
  refusalOf,
  textAt,
} from '../../../test/testkit/exports.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { paragraph, PUSH } from '../../../test/testkit/written.ts';
import type { Block } from '../platform/pandoc/pandoc-ast.ts';
import { Pandoc } from '../platform/pandoc/pandoc.ts';

let hub: TestHub;
const pandoc = new Pandoc();
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(async () => {
  await pandoc.close();
  await hub.close();
});

const EXTENSIONS = ['docx', 'odt', 'md', 'html', 'txt', 'pdf'];
const NOT_FOUND = { status: 404, code: 'NOT_FOUND' };
const MARKDOWN = `# Die Gebühr

Das ist **fett**, *schräg*, <u>unter</u>, ~~weg~~ und \`code\` mit [Verweis](/documents/x).

3. drei
4. vier
   - [x] getan
   - [ ] offen

> Ein Zitat

\`\`\`ts
const a = 1;
\`\`\`

| Haus | Betrag |
| :-- | --: |
| eins | 12 |`;

async function written(markdown = MARKDOWN, title = 'Satzung') {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const { id } = await hub.seed.document({ space, markdown, title });
  return { space, id, lead: space.lead, writer: space.writers[0]!, reader: space.readers[0]! };
}

const NAME = `mutation($input: NameDocumentVersionInput!) { nameDocumentVersion(input: $input) { id } }`;
const keep = async ({ api }: Person, documentId: string): Promise<string> =>
  (await api.query(NAME, { input: { documentId, name: 'Zur Beratung', note: '' } }))['nameDocumentVersion']
    .id;
const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }';

const eventsOf = ({ id }: SeededSpace) =>
  hub.sql<{ type: string; actor_id: string; subject_id: string; facts: object }>(
    `select type, actor_id, subject_id, facts from event
     where stream_id = $1 and type like '%EXPORTED' order by sequence`,
    [id],
  );

describe('a document', () => {
  it('goes out in every format, as an attachment that nothing runs in', async () => {
    const { id, reader, space } = await written();
    const started: Record<string, string> = { docx: 'PK', odt: 'PK', md: '# Die Gebühr', txt: 'Die Gebühr' };
    for (const extension of EXTENSIONS) {
      const answer = await at(reader.api, `documents/${id}.${extension}`);
      expect(answer.status, extension).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-disposition': `attachment; filename=Satzung.${extension}`,
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'cache-control': 'private, no-cache',
        'x-content-type-options': 'nosniff',
      });
      const text = await answer.text();
      expect(
        text.startsWith(started[extension] ?? (extension === 'pdf' ? '%PDF-1.7' : '<!DOCTYPE html>')),
      ).toBe(true);
    }
    expect(await eventsOf(space)).toEqual(
      ['DOCX', 'ODT', 'MARKDOWN', 'HTML', 'TEXT', 'PDF'].map((format) => ({
        type: 'DOCUMENT_EXPORTED',
        actor_id: reader.id,
        subject_id: id,
        facts: { name: 'Satzung', format },
      })),
    );
  }, 180_000);

  it('keeps its structure in Word and OpenDocument', async () => {
    const { id, reader } = await written();
    const link = `${hub.url}/documents/x`;
    const docx = await readBack(pandoc, await bytesAt(reader.api, `documents/${id}.docx`), 'docx');
    expect(docx.meta['title']).toMatchObject({ c: [{ c: 'Satzung' }] });
    const [heading, paragraph, list, quote, code, table] = docx.blocks as [
      Block,
      Block,
      Block,
      Block,
      Block,
      Block,
    ];
    expect(heading).toMatchObject({
      t: 'Header',
      c: [1, expect.anything(), [{ c: 'Die' }, {}, { c: 'Gebühr' }]],
    });
    const words = JSON.stringify(paragraph);
    for (const mark of ['Strong', 'Emph', 'Underline', 'Strikeout', 'Code'])
      expect(words).toContain(`"${mark}"`);
    expect(words).toContain(link);
    expect(list).toMatchObject({
      t: 'OrderedList',
      c: [
        [3, { t: 'Decimal' }, { t: 'Period' }],
        [[{}], [{}, { t: 'BulletList' }]],
      ],
    });
    expect(JSON.stringify(list)).toMatch(/☒.*getan.*☐.*offen/);
    expect(quote).toMatchObject({ t: 'BlockQuote' });
    expect(code).toMatchObject({ t: 'CodeBlock', c: [expect.anything(), 'const a = 1;'] });
    const [, , columns, [, head], [body]] = (table as Extract<Block, { t: 'Table' }>).c;
    expect(columns.map(([{ t }]) => t)).toEqual(['AlignLeft', 'AlignRight']);
    expect([head.length, body![3].length]).toEqual([1, 1]);
    expect(JSON.stringify(head)).toContain('Betrag');

    const odt = await readBack(pandoc, await bytesAt(reader.api, `documents/${id}.odt`), 'odt');
    expect(odt.blocks.map(({ t }) => t)).toEqual(
      expect.arrayContaining(['Header', 'OrderedList', 'BlockQuote', 'CodeBlock', 'Table']),
    );
    expect(JSON.stringify(odt)).toContain(link);
  });

  it('is a page of its own as HTML, in which nothing is read as HTML that was text', async () => {
    const { id, reader } = await written('Der Satz <script>alert(1)</script> ist Text.', '</title><script>2');
    const html = await textAt(reader.api, `documents/${id}.html`);
    expect(html).toContain('lang="de-DE"');
    expect(html).toContain('<title>&lt;/title&gt;&lt;script&gt;2</title>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script|javascript:|\son\w+=/i);
  });

  it('says in which language it is', async () => {
    const { id, reader } = await written('This is the text of the council, and it is not for the committee.');
    expect(await textAt(reader.api, `documents/${id}.html`)).toContain('lang="en-GB"');
  });

  it.each([
    ['../../Etc/Passwd', '..-..-Etc-Passwd'],
    ['Zeile\r\nSet-Cookie: a=b', undefined],
    ['a"b;c', undefined],
    ['Änderung „neu“', undefined],
    ['…', undefined],
    ['x'.repeat(300), undefined],
    ['CON', '_CON'],
    ['‮gpj.exe', 'gpj.exe'],
  ])('has a harmless name, whatever the title %j', async (title, stem) => {
    const { id, reader } = await written('Text', 'Entwurf');
    await hub.sql('update document set title = $2 where id = $1', [id, title]);
    const answer = await at(reader.api, `documents/${id}.md`);
    const header = answer.headers.get('content-disposition')!;
    expect(answer.headers.get('set-cookie')).toBeNull();
    const name = decodeURIComponent(
      /filename\*=UTF-8''(.+)$/.exec(header)?.[1] ?? /filename="?([^"]+)"?/.exec(header)![1]!,
    );
    expect(name).toMatch(/^[^/\\\r\n"<>:|?*\u202e]{1,200}\.md$/u);
    if (stem) expect(name).toBe(`${stem.replace(/^[. ]+/, '')}.md`);
  });
});

describe('a version', () => {
  it('goes out as it was, and its PDF is the same bytes each time', async () => {
    const { id, writer, reader } = await written('Damals.');
    const versionId = await keep(writer, id);
    await writer.api.query(EDIT, { input: { documentId: id, append: 'Heute.' } });
    const path = (extension: string) => `documents/${id}.${extension}?versionId=${versionId}`;
    expect(await textAt(reader.api, path('txt'))).toBe('Damals.\n');
    expect(await textAt(reader.api, `documents/${id}.txt`)).toBe('Damals.\nHeute.\n');
    const first = await bytesAt(reader.api, path('pdf'));
    // By a compiler that has done other things between.
    await bytesAt(reader.api, `documents/${id}.pdf`);
    expect(Buffer.compare(await bytesAt(writer.api, path('pdf')), first)).toBe(0);
  });

  it('is one of this document, and for those who read versions', async () => {
    const { id, writer, space } = await written('Damals.');
    const versionId = await keep(writer, id);
    const other = await hub.seed.document({ space });
    const guest = await hub.seed.documentGuest({ id, space });
    expect(await gone(writer, `documents/${other.id}.md?versionId=${versionId}`)).toMatchObject(NOT_FOUND);
    expect(await gone(writer, `documents/${id}.md?versionId=x`)).toMatchObject(NOT_FOUND);
    expect(await gone(guest, `documents/${id}.md?versionId=${versionId}`)).toMatchObject(NOT_FOUND);
    expect(await textAt(guest.api, `documents/${id}.md`)).toBe('Damals.\n');
  });
});

describe('whoever may not', () => {
  it('is told nothing: outsiders, strangers, members who were removed', async () => {
    const { id, space, lead, reader } = await written();
    expect(await gone(space.outsider, `documents/${id}.md`)).toMatchObject(NOT_FOUND);
    expect(await gone({ api: hub.anonymous }, `documents/${id}.md`)).toMatchObject(NOT_FOUND);
    expect(await gone(lead, 'documents/doc_00000000000000000000000000.md')).toMatchObject(NOT_FOUND);
    expect((await at(reader.api, `documents/${id}.md`)).status).toBe(200);
    await lead.api.query('mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }', {
      input: { spaceId: space.id, accountId: reader.id },
    });
    expect(await gone(reader, `documents/${id}.md`)).toMatchObject(NOT_FOUND);
    expect(await eventsOf(space)).toHaveLength(1);
  });

  it('is refused by the scope, the space or the origin', async () => {
    const { id, space, reader } = await written();
    const elsewhere = await hub.seed.space();
    const scoped = await hub.seed.within(reader, [space.id], ['spaces:read']);
    expect(await gone(scoped, `documents/${id}.md`)).toMatchObject({
      code: 'FORBIDDEN',
      missingScope: 'documents:read',
    });
    const limited = await hub.seed.within(reader, [elsewhere.id]);
    expect(await gone(limited, `documents/${id}.md`)).toMatchObject(NOT_FOUND);
    const foreign = await at(reader.api, `documents/${id}.md`, {
      cookie: 'a=b',
      origin: 'https://evil.example',
    });
    expect(await refusalOf(foreign)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('gets of a document in the bin its versions, not its text', async () => {
    const { id, writer } = await written('Damals.');
    const versionId = await keep(writer, id);
    await writer.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id });
    expect(await gone(writer, `documents/${id}.docx`)).toMatchObject({
      status: 410,
      code: 'GONE',
      reason: 'IN_BIN',
    });
    expect(await textAt(writer.api, `documents/${id}.md?versionId=${versionId}`)).toBe('Damals.\n');
  });
});

describe('who took a copy', () => {
  it('stands in the trail and in the log, and is no news', async () => {
    const { id, space, lead, reader } = await written('Text');
    const news = `query($id: ID!) { space(id: $id) { newsCount latestEvents(first: 20) { type } } }`;
    const before = await lead.api.query(news, { id: space.id });
    await bytesAt(reader.api, `documents/${id}.md`);
    await bytesAt(reader.api, `spaces/${space.id}.zip?format=pdf`);
    expect(await lead.api.query(news, { id: space.id })).toEqual(before);
    const trail = `query($id: ID!) { space(id: $id) { trail(first: 2) { nodes { kind actor { id } facts { name value } } } } }`;
    const { nodes } = (await lead.api.query(trail, { id: space.id }))['space'].trail;
    expect(nodes).toMatchObject([
      { kind: 'SPACE_EXPORTED', actor: { id: reader.id } },
      { kind: 'DOCUMENT_EXPORTED', actor: { id: reader.id } },
    ]);
    expect(nodes[1].facts).toContainEqual({ name: 'format', value: 'MARKDOWN' });
    const changes = `query($id: ID!) { changes(spaceId: $id, first: 50) { nodes { __typename
      ... on DocumentExported { title format document { id } } ... on SpaceExported { as: format } } } }`;
    const told = (await lead.api.query(changes, { id: space.id }))['changes'].nodes.slice(-2);
    expect(told).toEqual([
      { __typename: 'DocumentExported', title: 'Satzung', format: 'MARKDOWN', document: { id } },
      { __typename: 'SpaceExported', as: 'PDF' },
    ]);
  });
});

it('the API tells where files are', async () => {
  const { id, space, writer, reader } = await written('Damals.');
  const versionId = await keep(writer, id);
  const paths = await reader.api.query(
    `query($id: ID!, $versionId: ID!, $spaceId: ID!) {
      document(id: $id) { word: exportPath(format: DOCX) text: exportPath(format: TEXT, versionId: $versionId) }
      space(id: $spaceId) { exportPath(format: MARKDOWN) } }`,
    { id, versionId, spaceId: space.id },
  );
  const { document, space: all } = paths;
  for (const [path, start] of [
    [document.word, 'PK'],
    [document.text, 'Damals.'],
    [all.exportPath, 'PK'],
  ]) {
    const answer = await fetch(`${hub.url}${path}`, { headers: reader.api.allHeaders });
    expect((await answer.text()).startsWith(start), path).toBe(true);
  }
});

describe('bad questions', () => {
  it.each([
    ['exe', '', { format: 'UNKNOWN_VALUE' }],
    ['', '', { format: 'UNKNOWN_VALUE' }],
    ['docx.exe', '', { format: 'UNKNOWN_VALUE' }],
    ['constructor', '', { format: 'UNKNOWN_VALUE' }],
    ['md', '?suggestions=maybe', { suggestions: 'UNKNOWN_VALUE' }],
    ['md', '?versionId=a&versionId=b', { versionId: 'MALFORMED' }],
  ])('are refused by name: .%s%s', async (extension, query, fields) => {
    const { id, reader } = await written('Text');
    expect(await gone(reader, `documents/${id}.${extension}${query}`)).toMatchObject({
      status: 400,
      code: 'INVALID_INPUT',
      fields,
    });
  });

  it('cost what they cost, and are not asked too often or too many at once', async () => {
    const { id, reader, space } = await written('Text');
    const head = await fetch(`${hub.url}/api/exports/documents/${id}.md`, {
      method: 'HEAD',
      headers: reader.api.allHeaders,
    });
    expect([head.status, head.headers.get('allow')]).toEqual([405, 'GET']);
    const answers = await Promise.all(
      Array.from({ length: LIMITS.exportsAtOnce + 2 }, () => at(reader.api, `documents/${id}.pdf`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    const program = await hub.seed.program(space, 'READER');
    const most = Math.floor(LIMITS.graphqlCostPerMinuteAndToken / LIMITS.documentExportCost);
    let done = 0;
    let last: Response;
    do last = await at(program.api, `documents/${id}.txt`);
    while (last.ok && ++done <= most);
    expect(await refusalOf(last)).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(done).toBeGreaterThan(most - 10);
  });

  it('are under way for as long as nobody takes their answers', async () => {
    const { id, reader, writer } = await written('Text');
    for (let i = 0; i < 4; i++)
      await writer.api.query(PUSH, {
        documentId: id,
        update: paragraph('x'.repeat(LIMITS.updateBytes - 1_000)),
      });
    const path = `/api/exports/documents/${id}.txt`;
    const lines = Array.from({ length: LIMITS.exportsAtOnce }, () => {
      const request = get(`${hub.url}${path}`, { headers: reader.api.allHeaders, agent: false });
      return once(request, 'response') as Promise<[IncomingMessage]>;
    });
    // What comes is not read.
    const answers = (await Promise.all(lines)).map(([answer]) => answer);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(lines.map(() => 200));
    expect(await gone(reader, `documents/${id}.md`)).toMatchObject({ code: 'RATE_LIMITED' });
    for (const answer of answers) answer.destroy();
    await expect.poll(async () => (await at(reader.api, `documents/${id}.md`)).status).toBe(200);
  });
});
