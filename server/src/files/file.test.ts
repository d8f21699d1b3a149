import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announceFile, askFiles, attach, sendBytes } from '../../../test/testkit/files.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { madeDocx, madePdf, madePng, madeZip } from '../../../test/testkit/made-files.ts';
import { type Keeper, KEEPERS } from '../../../test/testkit/keepers.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import { startRound, WITHDRAW } from '../../../test/testkit/rounds.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';
import { picturePath } from '@umlauf/shared/pictures';

describe.each(KEEPERS)('in %s', (_where, open) => {
  let hub: TestHub;
  let keeper: Keeper;
  beforeAll(async () => {
    keeper = await open();
    hub = await startTestHub(keeper.env);
  });
  afterAll(async () => {
    await hub.close();
    await keeper.close();
  });

  async function scene() {
    const space = await hub.seed.space({ writers: 1, readers: 1, password: true });
    const { id } = await hub.seed.document({ space });
    return { space, id, writer: space.writers[0]!, reader: space.readers[0]! };
  }

  const FILE = `query($id: ID!) { file(id: $id) {
  id name mediaType bytes downloadPath previewPath document { id } createdBy { name } } }`;
  const fileOf = async ({ api }: Person, id: string) => (await api.query(FILE, { id }))['file'];
  const rename = ({ api }: Person, fileId: string, name: string) =>
    api.send<any>('mutation($input: RenameFileInput!) { renameFile(input: $input) { name mediaType } }', {
      input: { fileId, name },
    });
  const get = ({ api }: Person, path: string, headers: Record<string, string> = {}) =>
    askFiles(api, 'GET', path, headers);

  /** What the hub says to the last byte of a file. */
  async function refusalOf(
    { api }: Person,
    id: string,
    name: string,
    content: string | Uint8Array<ArrayBuffer>,
  ) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const path = (await announceFile(api, id, name, bytes.byteLength)).headers.get('location')!;
    const answer = await sendBytes(api, path, 0, bytes);
    if (answer.ok) return null;
    const left = keeper.hasUpload(hub.dataDir, path.split('/').at(-1)!);
    const [{ extensions }] = ((await answer.json()) as { errors: [{ extensions: object }] }).errors;
    return { ...extensions, left };
  }

  describe('what a file is', () => {
    it.each([
      ['Plan.pdf', madePdf(), 'application/pdf'],
      ['Foto.png', madePng(4, 4), 'image/png'],
      ['Brief.docx', madeDocx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['Archiv.zip', madeZip({ 'a.txt': 'a' }), 'application/zip'],
      ['Liste.csv', 'Ort;Zahl\nKöln;1', 'text/csv'],
      ['BM-Werte.txt', 'BM steht am Anfang', 'text/plain'],
      ['ohne Endung', '%PDF-1.7 in Worten', 'application/pdf'],
      ['Zeichnung.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
      ['Daten.bin', new Uint8Array([1, 2, 3, 0, 255]), 'application/octet-stream'],
    ])('of %s is told by its content', async (name, content, mediaType) => {
      const { id, writer, reader } = await scene();
      const file = await fileOf(reader, await attach(writer.api, id, name, content));
      expect(file).toMatchObject({ name, mediaType, document: { id }, createdBy: { name: writer.name } });
    });

    it.each([
      ['Plan.pdf', 'MZ\u0000\u0001ein Programm'],
      ['Bild.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ['Bild.jpg', madePng(4, 4)],
      ['Brief.docx', 'Nur Text'],
      ['Brief.docx', madeZip({ 'a.txt': 'kein Word' })],
      ['Liste.csv', madePdf()],
      ['Seite.html', madePng(4, 4)],
    ])('is not what %s says: it is refused, and nothing of it is kept', async (name, content) => {
      const { id, writer } = await scene();
      expect(await refusalOf(writer, id, name, content)).toEqual({
        code: 'INVALID_INPUT',
        fields: { filename: 'MISMATCH' },
        left: false,
      });
      expect(await hub.sql('select 1 from file where document_id = $1', [id])).toEqual([]);
      expect(await hub.sql('select 1 from file_upload where document_id = $1', [id])).toEqual([]);
    });

    it('fits its new name as well', async () => {
      const { id, writer, reader } = await scene();
      const fileId = await attach(writer.api, id, 'Liste.txt', 'a;b');
      expect((await rename(writer, fileId, 'Ordner/Neue\u202e Liste.csv')).data).toEqual({
        renameFile: { name: 'Neue Liste.csv', mediaType: 'text/csv' },
      });
      const refused = { code: 'INVALID_INPUT', fields: { name: 'MISMATCH' } };
      expect((await rename(writer, fileId, 'Liste.pdf')).errors).toMatchObject([{ extensions: refused }]);
      expect((await rename(writer, fileId, ' / ')).errors).toMatchObject([
        { extensions: { fields: { name: 'EMPTY' } } },
      ]);
      expect((await fileOf(reader, fileId)).name).toBe('Neue Liste.csv');
    });
  });

  describe('a download', () => {
    it('runs nowhere, whatever is in it, and says its name in every alphabet', async () => {
      const { id, writer, reader } = await scene();
      for (const [name, content, type] of [
        [
          'Zeichnung.svg',
          '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
          'application/octet-stream',
        ],
        ['Seite.html', '<script>alert(1)</script>', 'application/octet-stream'],
        ['Übersicht "报告".txt', 'Text', 'text/plain'],
        ['Plan.pdf', madePdf(), 'application/pdf'],
      ] as const) {
        const { name: cleaned, downloadPath } = await fileOf(
          reader,
          await attach(writer.api, id, name, content),
        );
        const { status, headers } = await get(reader, downloadPath);
        expect(status).toBe(200);
        expect(headers.get('content-type')).toMatch(new RegExp(`^${type}`));
        expect(headers.get('content-disposition')).toMatch(/^attachment; /);
        if (/[^ -~]/.test(cleaned))
          expect(headers.get('content-disposition')).toContain(
            `filename*=UTF-8''${encodeURIComponent(cleaned)}`,
          );
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('content-security-policy')).toBe(
          "default-src 'none'; frame-ancestors 'none'; sandbox",
        );
        expect(headers.get('cache-control')).toBe('private, no-cache');
        expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      }
    });

    it('can be of a part, and of nothing when the caller has it, but always by who may', async () => {
      const { id, space, writer, reader } = await scene();
      const { downloadPath } = await fileOf(reader, await attach(writer.api, id, 'Text.txt', '0123456789'));
      const part = await get(reader, downloadPath, { range: 'bytes=2-5' });
      expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
        206,
        'bytes 2-5/10',
        '2345',
      ]);
      expect((await get(reader, downloadPath, { range: 'bytes=99-' })).status).toBe(416);
      // Else `fetch` says that it takes nothing that is kept.
      const known = { 'if-none-match': part.headers.get('etag')!, 'cache-control': 'max-age=0' };
      expect((await get(reader, downloadPath, known)).status).toBe(304);
      expect((await get(space.outsider, downloadPath, known)).status).toBe(404);
      await space.lead.api.query(
        'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
        { input: { spaceId: space.id, accountId: reader.id } },
      );
      expect((await get(reader, downloadPath, known)).status).toBe(404);
      await hub.seed.open(space, 'PUBLIC');
      expect((await askFiles(hub.anonymous, 'GET', downloadPath)).status).toBe(200);
    });
  });

  describe('a preview', () => {
    it('is made of images, small, without what else stands in them', async () => {
      const { id, writer, reader } = await scene();
      const { previewPath } = await fileOf(
        reader,
        await attach(writer.api, id, 'Foto.png', madePng(960, 240)),
      );
      const preview = await get(reader, previewPath);
      expect(preview.headers.get('content-type')).toBe('image/webp');
      const bytes = Buffer.from(await preview.arrayBuffer());
      expect(bytes.toString('latin1', 8, 12)).toBe('WEBP');
      const { default: sharp } = await import('sharp');
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 480, height: 120 });
      const outside = await get((await scene()).space.outsider, previewPath);
      expect(outside.status).toBe(404);
    });

    it('is not made of what unpacks too large, is broken, or is no image', async () => {
      const { id, writer, reader } = await scene();
      for (const [name, content] of [
        ['Bombe.png', madePng(30_000, 30_000, 1)],
        ['kaputt.png', madePng(500, 500, 3)],
        ['Plan.pdf', madePdf()],
        ['Bild.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ] as const) {
        const file = await fileOf(reader, await attach(writer.api, id, name, content));
        expect([name, file.previewPath]).toEqual([name, null]);
        expect((await get(reader, `/api/files/${file.id}/preview`)).status).toBe(404);
        expect((await get(reader, file.downloadPath)).status).toBe(200);
      }
    });
  });

  describe('files', () => {
    it('are listed newest first, page by page', async () => {
      const { id, writer, reader } = await scene();
      for (const name of ['Eins.txt', 'Zwei.txt', 'Drei.txt']) await attach(writer.api, id, name);
      const query = `query($id: ID!, $after: String) { document(id: $id) {
      files(first: 2, after: $after) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } } }`;
      const page = async (after: string | null) =>
        (await reader.api.query(query, { id, after }))['document'].files;
      const first = await page(null);
      expect(first).toMatchObject({ totalCount: 3, nodes: [{ name: 'Drei.txt' }, { name: 'Zwei.txt' }] });
      const second = await page(first.pageInfo.endCursor);
      expect(second).toMatchObject({ nodes: [{ name: 'Eins.txt' }], pageInfo: { hasNextPage: false } });
    });

    it('tell programs that follow the space what happened to them', async () => {
      const { id, space, writer, reader } = await scene();
      const fileId = await attach(writer.api, id, 'Alt.txt');
      await rename(writer, fileId, 'Neu.txt');
      const query = `query($id: ID!) { changes(spaceId: $id, first: 50) { nodes { __typename
      ... on FileChange { title fileName file { id } } ... on FileRenamed { formerFileName } } } }`;
      const changes = async () =>
        (await reader.api.query(query, { id: space.id }))['changes'].nodes.slice(-2);
      const [added, renamed] = [
        { __typename: 'FileAdded', title: 'Entwurf', fileName: 'Alt.txt' },
        { __typename: 'FileRenamed', title: 'Entwurf', fileName: 'Neu.txt', formerFileName: 'Alt.txt' },
      ];
      expect(await changes()).toEqual([added, renamed].map((each) => ({ ...each, file: { id: fileId } })));
      await writer.api.query('mutation($id: ID!) { removeFile(fileId: $id) { id } }', { id: fileId });
      expect(await changes()).toEqual([
        { ...renamed, file: null },
        { __typename: 'FileRemoved', title: 'Entwurf', fileName: 'Neu.txt', file: null },
      ]);
    });

    it('are told to whoever attached them, and stay when that account is erased', async () => {
      const { id, writer, reader } = await scene();
      const fileId = await attach(writer.api, id, 'Bleibt.txt');
      await announceFile(writer.api, id, 'Unterwegs.txt', 9);
      const session = await sessionApi(hub.url, writer);
      const { exportOwnData } = await session.query('mutation { exportOwnData }');
      expect(JSON.parse(exportOwnData)).toMatchObject({
        files: [{ id: fileId, name: 'Bleibt.txt', mediaType: 'text/plain' }],
        uploads: [{ name: 'Unterwegs.txt', bytes: 9 }],
      });
      await session.query('mutation($input: EraseAccountInput!) { eraseAccount(input: $input) }', {
        input: { currentPassword: PASSWORD },
      });
      expect(await fileOf(reader, fileId)).toMatchObject({ name: 'Bleibt.txt', createdBy: null });
      expect(await hub.sql('select 1 from file_upload where document_id = $1', [id])).toEqual([]);
    });
  });

  describe('a file that went round in a text', () => {
    it('stays, also for whoever else would remove it, while others go', async () => {
      const { space, writer } = await scene();
      const { id } = await hub.seed.document({ space, markdown: 'Davor.' });
      const [shown, other] = [
        await attach(writer.api, id, 'Plan.png', madePng(4, 4)),
        await attach(writer.api, id, 'Beiblatt.txt', 'Inhalt'),
      ];
      const append = `![Lageplan](/api/files/${shown}/content#4x4)`;
      await writer.api.query(
        'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }',
        { input: { documentId: id, append } },
      );
      const { id: round } = await startRound(space.lead.api, { documentId: id, accountIds: [space.lead.id] });
      const remove = (fileId: string) =>
        writer.api.send('mutation($id: ID!) { removeFile(fileId: $id) { id } }', { id: fileId });
      const kept = { code: 'CONFLICT', reason: 'CIRCULATED' };
      expect((await remove(shown)).errors?.[0]!.extensions).toMatchObject(kept);
      await space.lead.api.query(WITHDRAW, { input: { circulationId: round, reason: 'Doch nicht' } });
      expect((await remove(shown)).errors?.[0]!.extensions).toMatchObject(kept);
      // Beside another text it goes round as well.
      const beside = await hub.seed.document({ space, markdown: 'Dazu.' });
      const pictured = await attach(writer.api, beside.id, 'Skizze.png', madePng(4, 4));
      await writer.api.query(
        'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }',
        { input: { documentId: beside.id, append: `![Skizze](/api/files/${pictured}/content#4x4)` } },
      );
      await startRound(space.lead.api, {
        ...{ documentId: id, accountIds: [space.lead.id], furtherDocumentIds: [beside.id] },
      });
      expect((await remove(pictured)).errors?.[0]!.extensions).toMatchObject(kept);
      expect((await remove(other)).errors).toBeUndefined();
      expect(await hub.sql('select id from file where document_id = $1', [id])).toEqual([{ id: shown }]);
    });
  });

  describe('a picture in a text', () => {
    it('is had by whoever reads the document of the file, and through no other document', async () => {
      const { space, id, reader, writer } = await scene();
      const other = await hub.seed.document({ space });
      const fileId = await attach(writer.api, id, 'Plan.png', madePng(4, 4));
      const path = picturePath(fileId, id);
      const answer = await get(reader, path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      // They read both, and see it in one alone: no answer tells where else a file is.
      const [elsewhere, nowhere] = await Promise.all([
        get(reader, picturePath(fileId, other.id)),
        get(reader, picturePath(`fil_${'0'.repeat(26)}`, id)),
      ]);
      expect([elsewhere.status, nowhere.status]).toEqual([404, 404]);
      expect(await elsewhere.json()).toEqual(await nowhere.json());
      const stranger = await hub.seed.person();
      expect((await get(stranger, path)).status).toBe(404);
      expect((await fetch(`${hub.url}${path}`)).status).toBe(404);
    });

    it('is had by anybody where the document is public, until it is closed', async () => {
      const { space, id, writer } = await scene();
      const path = picturePath(await attach(writer.api, id, 'Plan.png', madePng(4, 4)), id);
      await hub.seed.open(space, 'PUBLIC');
      expect((await fetch(`${hub.url}${path}`)).status).toBe(200);
      await hub.seed.open(space, 'CLOSED');
      expect((await fetch(`${hub.url}${path}`)).status).toBe(404);
    });

    it('that could run is handed out as bytes', async () => {
      const { id, writer } = await scene();
      const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
      const answer = await get(writer, picturePath(await attach(writer.api, id, 'Bild.svg', svg), id));
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    });
  });
});
