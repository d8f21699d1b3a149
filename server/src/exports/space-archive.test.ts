import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { Api } from '../../../test/testkit/api.ts';
import { attach } from '../../../test/testkit/files.ts';
import { askExport as at, refusalOf } from '../../../test/testkit/exports.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { madePng } from '../../../test/testkit/made-files.ts';
import type { SeededSpace } from '../../../test/testkit/seed.ts';
import { readZip } from '../../../test/testkit/read-zip.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const archiveAt = async (api: Api, path: string) => {
  const answer = await at(api, path);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return { headers: answer.headers, files: readZip(new Uint8Array(await answer.arrayBuffer())) };
};
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const TRASH = 'mutation($id: ID!) { trashDocument(documentId: $id) { id } }';

async function scene() {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const document = (title: string, parentId: string | null = null, markdown = `Das ist ${title}.`) =>
    hub.seed.document({ space, title, parentId, markdown });
  return { space, reader: space.readers[0]!, writer: space.writers[0]!, document };
}

describe('a space as an archive', () => {
  it('has all documents in folders as the tree stands, with their files and an index', async () => {
    const { space, reader, writer, document } = await scene();
    const { id } = await document('Satzung');
    const { id: part } = await document('Anlage 1', id);
    await document('Anlage 2', part);
    await document('Haushalt');
    const png = madePng(4, 4);
    await attach(writer.api, id, 'Plan.txt', 'Inhalt');
    await attach(writer.api, part, 'Foto.png', png);
    const { files, headers } = await archiveAt(reader.api, `spaces/${space.id}.zip?format=md`);
    expect([...files.keys()]).toEqual([
      'Satzung.md',
      'Satzung/Plan.txt',
      'Satzung/Anlage 1.md',
      'Satzung/Anlage 1/Foto.png',
      'Satzung/Anlage 1/Anlage 2.md',
      'Haushalt.md',
      'index.md',
    ]);
    expect(textOf(files.get('Satzung/Anlage 1/Anlage 2.md'))).toBe('Das ist Anlage 2.\n');
    expect(Buffer.compare(files.get('Satzung/Anlage 1/Foto.png')!, png)).toBe(0);
    expect(textOf(files.get('index.md'))).toContain('    - [Anlage 2](./Satzung/Anlage%201/Anlage%202.md)');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${space.name}.zip"`);
    expect(headers.get('content-type')).toBe('application/zip');
    const [event] = await hub.sql(
      `select actor_id, facts from event where stream_id = $1 and type = 'SPACE_EXPORTED'`,
      [space.id],
    );
    expect(event).toEqual({ actor_id: reader.id, facts: { name: space.name, format: 'MARKDOWN' } });
  });

  it('has an index for the browser beside the other formats, in the language asked for', async () => {
    const { space, reader, document } = await scene();
    await document('<script>alert(1)</script>');
    const stem = '-script-alert(1)--script-';
    for (const [format, start] of [
      ['docx', 'PK'],
      ['odt', 'PK'],
      ['html', '<!DOC'],
      ['pdf', '%PDF'],
    ] as const) {
      const { files } = await archiveAt(reader.api, `spaces/${space.id}.zip?format=${format}&language=en`);
      const [[name, bytes]] = [...files] as [[string, Uint8Array]];
      expect(name).toBe(`${stem}.${format}`);
      expect(textOf(bytes.subarray(0, start.length))).toBe(start);
      const index = textOf(files.get('index.html'));
      expect(index).toContain(`href="./${encodeURIComponent(stem)}.${format}"`);
      expect(index).toContain('lang="en"');
      expect(index).not.toContain('<script');
    }
  });

  it('gives every document a name of its own that no system minds', async () => {
    const { space, reader, document } = await scene();
    for (const title of ['A/B', 'a-b', 'A-B', 'index', 'con', '..', 'Ä'.repeat(200)]) {
      const { id } = await document('x');
      await hub.sql('update document set title = $2 where id = $1', [id, title]);
    }
    const { files } = await archiveAt(reader.api, `spaces/${space.id}.zip?format=html`);
    const names = [...files.keys()];
    expect(names).toEqual([
      'A-B.html',
      'a-b (2).html',
      'A-B (3).html',
      'index (2).html',
      '_con.html',
      'Dokument.html',
      `${'Ä'.repeat(60)}.html`,
      'index.html',
    ]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it('leaves out what is in the bin, and goes on without what cannot be read from the disk', async () => {
    const { space, reader, writer, document } = await scene();
    const { id } = await document('Bleibt');
    const { id: other } = await document('Geht');
    await document('Kind', other);
    await writer.api.query(TRASH, { id: other });
    await attach(writer.api, id, 'Weg.txt', 'Inhalt, der verschwindet');
    await hub.sql(`update file set hash = repeat('0', 64) where document_id = $1`, [id]);
    const { files } = await archiveAt(reader.api, `spaces/${space.id}.zip?format=md`);
    expect([...files.keys()]).toEqual(['Bleibt.md', 'index.md']);
    expect(textOf(files.get('index.md'))).toContain('- Weg.txt (fehlt: wurde inzwischen gelöscht)');
  });

  it('is for those who read the space', async () => {
    const { space, reader, document } = await scene();
    const { id } = await document('Satzung');
    const path = `spaces/${space.id}.zip?format=md`;
    const guest = await hub.seed.documentGuest({ id, space });
    for (const api of [space.outsider.api, hub.anonymous, guest.api])
      expect(await refusalOf(await at(api, path))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const scoped = await hub.seed.within(reader, [space.id], ['documents:read']);
    expect(await refusalOf(await at(scoped.api, path))).toMatchObject({ missingScope: 'spaces:read' });
    await hub.seed.open(space, 'PUBLIC');
    for (const api of [space.outsider.api, hub.anonymous])
      expect([...(await archiveAt(api, path)).files.keys()]).toEqual(['Satzung.md', 'index.md']);
  });

  it.each([
    ['.zip', { format: 'UNKNOWN_VALUE' }],
    ['.zip?format=zip', { format: 'UNKNOWN_VALUE' }],
    ['.zip?format=md&language=fr', { language: 'UNKNOWN_VALUE' }],
  ])('refuses %s by name', async (rest, fields) => {
    const { space, reader } = await scene();
    const refusal = await refusalOf(await at(reader.api, `spaces/${space.id}${rest}`));
    expect(refusal).toMatchObject({ status: 400, code: 'INVALID_INPUT', fields });
  });

  it('takes no more files than one archive has', async () => {
    const { space, reader, document } = await scene();
    const { id } = await document('Akte');
    await hub.sql(
      `insert into file (id, document_id, space_id, name, media_type, bytes, hash)
       select 'fil_' || lpad(i::text, 26, '0'), $1, $2, 'Scan.pdf', 'application/pdf', 1, repeat('0', 64)
       from generate_series(1, $3) i`,
      [id, space.id, LIMITS.archivedFiles + 1],
    );
    const refusal = await refusalOf(await at(reader.api, `spaces/${space.id}.zip?format=md`));
    expect(refusal).toMatchObject({ code: 'LIMIT', limit: 'archivedFiles', max: LIMITS.archivedFiles });
  });

  describe('that is under way', () => {
    /** So many that what is done after the first one left is done before the last one is made. */
    async function begun(by?: (space: SeededSpace) => Promise<Api>) {
      const { space, reader, writer, document } = await scene();
      const ids: string[] = [];
      for (let i = 0; i < 16; i++)
        ids.push((await document(`Dokument ${i}`, null, `Wort${i} `.repeat(2_000))).id);
      const last = ids.at(-1)!;
      await attach(writer.api, last, 'Plan.txt', 'Inhalt');
      const answer = await at((await by?.(space)) ?? reader.api, `spaces/${space.id}.zip?format=pdf`);
      expect(answer.status).toBe(200);
      return { space, reader, writer, last, answer };
    }
    const indexOf = async (answer: Response) => {
      const files = readZip(new Uint8Array(await answer.arrayBuffer()));
      return { names: [...files.keys()], index: textOf(files.get('index.html')) };
    };

    it('breaks off when whoever asks may no longer read', async () => {
      const { space, reader, answer } = await begun();
      await hub.sql('delete from membership where space_id = $1 and account_id = $2', [space.id, reader.id]);
      await expect(answer.arrayBuffer()).rejects.toThrow();
    });

    it('breaks off when the token is withdrawn, also where everybody may read', async () => {
      const owner = await hub.seed.person({ password: true });
      const session = await sessionApi(hub.url, owner);
      const { createAccessToken: made } = await session.query(
        'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret accessToken { id } } }',
        {
          input: {
            name: 'Sicherung',
            scopes: ['spaces:read', 'documents:read'],
            expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
          },
        },
      );
      const { answer } = await begun(async (space) => {
        await hub.seed.open(space, 'PUBLIC');
        return new Api(hub.url, made.secret);
      });
      await session.query('mutation($id: ID!) { revokeAccessToken(accessTokenId: $id) }', {
        id: made.accessToken.id,
      });
      await expect(answer.arrayBuffer()).rejects.toThrow();
    });

    it('has neither the text nor the files of what goes to the bin meanwhile', async () => {
      const { writer, last, answer } = await begun();
      await writer.api.query(TRASH, { id: last });
      const { names, index } = await indexOf(answer);
      expect(names).toContain('Dokument 14.pdf');
      expect(names.filter((name) => name.startsWith('Dokument 15'))).toEqual([]);
      expect(index).toContain('Dokument 15 (fehlt: wurde inzwischen gelöscht)');
      expect(index).toContain('Plan.txt (fehlt: wurde inzwischen gelöscht)');
    });

    it('has no file that is removed meanwhile', async () => {
      const { last, answer } = await begun();
      await hub.sql('delete from file where document_id = $1', [last]);
      const { names, index } = await indexOf(answer);
      expect(names).toContain('Dokument 15.pdf');
      expect(names).not.toContain('Dokument 15/Plan.txt');
      expect(index).toContain('Plan.txt (fehlt: wurde inzwischen gelöscht)');
    });
  });
});
