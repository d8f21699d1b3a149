import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { sendImport } from '../../../test/testkit/imports.ts';
import { madeZip } from '../../../test/testkit/made-files.ts';
import { paragraphOf, run, wordFile } from '../../../test/testkit/office-files.ts';
import type { Person } from '../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

async function scene() {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  return { space, writer: space.writers[0]!, reader: space.readers[0]! };
}

async function refusal(
  { api }: Person,
  spaceId: string,
  filename: string,
  content: string | Uint8Array<ArrayBuffer>,
) {
  const answer = await sendImport(api, { spaceId, filename }, content);
  const { errors } = (await answer.json()) as { errors: [{ extensions: object }] };
  return { status: answer.status, ...errors[0].extensions };
}

describe('what is refused leaves nothing behind', () => {
  const rows = async (spaceId: string) =>
    (
      await hub.sql<{ count: number }>('select count(*)::int as count from document where space_id = $1', [
        spaceId,
      ])
    )[0]!.count;

  it.each([
    ['no archive', 'x.docx', 'kein Archiv', { fields: { filename: 'MISMATCH' } }],
    ['another archive', 'x.docx', madeZip({ 'content.xml': '<a/>' }), { fields: { filename: 'MISMATCH' } }],
    ['broken XML', 'x.docx', wordFile('<w:p'), { fields: { filename: 'MISMATCH' } }],
    ['an ODT that says DOCX', 'x.odt', wordFile(paragraphOf(run('x'))), { fields: { filename: 'MISMATCH' } }],
    ['an unknown kind', 'x.exe', 'MZ', { fields: { filename: 'UNKNOWN_VALUE' } }],
    ['bytes that say text', 'x.txt', Uint8Array.of(1, 0, 2), { fields: { filename: 'MISMATCH' } }],
    ['no name', '///', 'x', { fields: { filename: 'EMPTY' } }],
  ])('%s', async (_why, name, content, facts) => {
    const { space, writer } = await scene();
    expect(await refusal(writer, space.id, name, content)).toMatchObject({ code: 'INVALID_INPUT', ...facts });
    expect(await rows(space.id)).toBe(0);
    const folder = join(hub.dataDir, 'files', 'imports');
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });

  it('a ZIP bomb, whatever it says of itself', async () => {
    const { space, writer } = await scene();
    const zeros = Buffer.alloc(LIMITS.importUnpackedBytes + 1, 'x');
    for (const says of [undefined, 1_000]) {
      const bomb = wordFile(
        '',
        { others: { 'word/media/a.png': zeros } },
        { packed: true, ...(says && { says }) },
      );
      const answer = await refusal(writer, space.id, 'Bombe.docx', bomb);
      expect(['LIMIT', 'INVALID_INPUT']).toContain((answer as unknown as { code: string }).code);
      if (!says) expect(answer).toMatchObject({ code: 'LIMIT', limit: 'importUnpackedBytes' });
    }
    expect(await rows(space.id)).toBe(0);
  });

  it('more parts than an archive may have', async () => {
    const { space, writer } = await scene();
    const others = Object.fromEntries(
      Array.from({ length: LIMITS.importParts }, (_, at) => [`word/media/${at}.png`, '']),
    );
    expect(await refusal(writer, space.id, 'Teile.docx', wordFile('', { others }))).toMatchObject({
      code: 'LIMIT',
      limit: 'importParts',
    });
  });

  it('five thousand pictures', async () => {
    const { space, writer } = await scene();
    const others = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`word/media/${at}.png`, '']));
    expect(await refusal(writer, space.id, 'Bilder.docx', wordFile('', { others }))).toMatchObject({
      code: 'LIMIT',
      limit: 'importImages',
    });
  });

  it('a table of five hundred pages', async () => {
    const { space, writer } = await scene();
    const row = `<w:tr>${`<w:tc>${paragraphOf(run('x'))}</w:tc>`.repeat(5)}</w:tr>`;
    const table = `<w:tbl>${row.repeat(LIMITS.importBlocks / 10 + 1)}</w:tbl>`;
    expect(await refusal(writer, space.id, 'Tabelle.docx', wordFile(table))).toMatchObject({ code: 'LIMIT' });
    expect(await rows(space.id)).toBe(0);
  });

  it('an upload that breaks off', async () => {
    const { space, writer } = await scene();
    const { url, allHeaders } = writer.api;
    const sending = request(`${url}/api/imports?spaceId=${space.id}&filename=halb.txt`, {
      method: 'POST',
      headers: { ...allHeaders, 'content-length': '1000' },
    });
    sending.on('error', () => undefined);
    sending.write('halb');
    const folder = join(hub.dataDir, 'files', 'imports');
    await expect.poll(() => (existsSync(folder) ? readdirSync(folder).length : 0)).toBe(1);
    sending.destroy();
    await expect.poll(() => readdirSync(folder).length).toBe(0);
    expect(await rows(space.id)).toBe(0);
  });

  it('external entities are not read', async () => {
    const { space, writer } = await scene();
    const xml = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;ENDE</w:t></w:r></w:p></w:body></w:document>`;
    const file = wordFile('', { others: { 'word/document.xml': xml } });
    const answer = await sendImport(writer.api, { spaceId: space.id, filename: 'x.docx' }, file);
    expect(await answer.text()).not.toContain('root:');
    const { documents } = (
      await writer.api.query(
        'query($id: ID!) { space(id: $id) { documents(first: 5) { nodes { markdown } } } }',
        { id: space.id },
      )
    )['space'];
    expect(JSON.stringify(documents)).not.toContain('root:');
  });

  it('more than a document may say', async () => {
    const { space, writer } = await scene();
    const much = 'x'.repeat(LIMITS.importCharacters + 1);
    for (const name of ['viel.txt', 'viel.html', 'viel.docx']) {
      const content = name.endsWith('docx') ? wordFile(paragraphOf(run(much))) : much;
      expect(await refusal(writer, space.id, name, content)).toMatchObject({ code: 'LIMIT' });
    }
    expect(await refusal(writer, space.id, 'tief.html', '<blockquote>'.repeat(200) + 'x')).toMatchObject({
      code: 'LIMIT',
      limit: 'documentDepth',
    });
    expect(await rows(space.id)).toBe(0);
  });
});

it('somebody who sends many at once waits behind their own, and nobody else behind them', async () => {
  const { space, writer } = await scene();
  const other = await hub.seed.member(space, 'WRITER');
  const slow = wordFile(paragraphOf(run('Satz. '.repeat(20_000))), {}, { packed: true });
  const send = ({ api }: Person) => sendImport(api, { spaceId: space.id, filename: 'x.docx' }, slow);
  const own = Array.from({ length: 12 }, () => send(writer));
  await Promise.any(own);
  const answered: string[] = [];
  const theirs = send(other).then(({ status }) => answered.push(`other ${status}`));
  const rest = own.map(async (each) => answered.push(`own ${(await each).status}`));
  await Promise.all([theirs, ...rest]);
  expect(answered.filter((each) => each === 'own 429').length).toBeGreaterThan(0);
  expect(answered).toContain('other 201');
  expect(answered.at(-1)).toBe('own 201');
});

describe('who may', () => {
  it('whoever may make documents there, and nobody learns whether there is such a space', async () => {
    const { space, reader } = await scene();
    const outsider = await hub.seed.person();
    const file = wordFile(paragraphOf(run('x')));
    expect(await refusal(reader, space.id, 'x.docx', file)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await refusal(outsider, space.id, 'x.docx', file)).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
    });
    const nowhere = 'spc_00000000000000000000000000';
    expect(await refusal(outsider, nowhere, 'x.docx', file)).toEqual(
      await refusal(outsider, space.id, 'x.docx', file),
    );
    const nobody = await fetch(`${hub.url}/api/imports?spaceId=${space.id}&filename=x.docx`, {
      method: 'POST',
      body: file,
    });
    expect(nobody.status).toBe(401);
  });

  it('a parent must be one of the space', async () => {
    const { space, writer } = await scene();
    const other = await hub.seed.document();
    const answer = await sendImport(
      writer.api,
      { spaceId: space.id, filename: 'x.txt', parentId: other.id },
      'x',
    );
    expect(answer.status).toBe(404);
  });
});
