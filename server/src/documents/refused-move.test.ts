import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { announceFile, attach } from '../../../test/testkit/files.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  FORETELL,
  foretold,
  MOVE_TO_SPACE,
  moveToSpace,
  refusedMove,
  twoSpaces,
} from '../../../test/testkit/moves.ts';
import { decide, startRound } from '../../../test/testkit/rounds.ts';
import { newId } from '../platform/ids.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const READ = 'query($id: ID!) { document(id: $id) { id } }';
const TRASH = 'mutation($id: ID!) { trashDocument(documentId: $id) { id } }';

describe('nobody moves', () => {
  it('what they may not take out, nor to where they may not create; what they may not read is not there', async () => {
    const { source, target, mover, loser, gainer } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source });
    const more = { token: 'x' };
    const codeOf = async (api: typeof mover.api, spaceId: string) => {
      const { code } = await refusedMove(api, id, spaceId, more);
      expect((await api.error(FORETELL, { documentId: id, spaceId })).extensions.code).toBe(code);
      return code;
    };
    expect(await codeOf(loser.api, target.id)).toBe('FORBIDDEN');
    expect(await codeOf(gainer.api, target.id)).toBe('NOT_FOUND');
    expect(await codeOf(source.lead.api, target.id)).toBe('NOT_FOUND');
    await hub.seed.open(target, 'HUB');
    expect(await codeOf(source.lead.api, target.id)).toBe('FORBIDDEN');
    expect(await codeOf(hub.anonymous, target.id)).toBe('UNAUTHENTICATED');
    for (const spaceId of [newId('spc'), 'spc_1', ''])
      expect(await codeOf(mover.api, spaceId)).toBe('NOT_FOUND');
    const within = await hub.seed.within(mover, [source.id]);
    expect(await codeOf(within.api, target.id)).toBe('NOT_FOUND');
    const stays = `select 1 from document d join event e on e.subject_id = d.id
      where d.id = $1 and (d.space_id <> $2 or e.type like 'DOCUMENT_MOVED_%')`;
    expect(await hub.sql(stays, [id, source.id])).toEqual([]);
  });

  it('as a writer, who would take it out of reach of its leads, and is not offered it', async () => {
    const { source, mover } = await twoSpaces(hub);
    const writer = await hub.seed.member(source, 'WRITER');
    const { id: documentId } = await hub.seed.document({ space: source });
    const input = { name: `Eigener ${writer.id}`, purpose: 'Eigenes', closedBecause: 'Entwürfe' };
    const create = 'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }';
    const { id: spaceId } = (await writer.api.query(create, { input }))['createSpace'];
    const offered = async (api: typeof mover.api) =>
      (
        await api.query('query($id: ID!) { document(id: $id) { viewerCan { trash moveAway } } }', {
          id: documentId,
        })
      )['document'].viewerCan;
    expect(await offered(writer.api)).toEqual({ trash: true, moveAway: false });
    expect(await offered(mover.api)).toEqual({ trash: true, moveAway: true });
    expect(await refusedMove(writer.api, documentId, spaceId, { token: 'x' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await writer.api.error(FORETELL, { documentId, spaceId })).extensions.code).toBe('FORBIDDEN');
  });

  it('what is there already, in the bin, or under a document that is not there', async () => {
    const { source, target, mover } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source });
    expect(await refusedMove(mover.api, id, source.id, { token: 'x' })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { spaceId: 'MISMATCH' },
    });
    const { id: binned } = await hub.seed.document({ space: target });
    await mover.api.query(TRASH, { id: binned });
    const { id: elsewhere } = await hub.seed.document();
    for (const parentId of [id, binned, elsewhere, newId('doc'), 'doc_1'])
      expect(await refusedMove(mover.api, id, target.id, { parentId })).toMatchObject({ code: 'NOT_FOUND' });
    await mover.api.query(TRASH, { id });
    expect(await refusedMove(mover.api, id, target.id, { token: 'x' })).toMatchObject({
      code: 'GONE',
      reason: 'IN_BIN',
    });
  });

  it('what was sent round, or what stands above it; nor the database would', async () => {
    const { source, target, mover } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source });
    const { id: below } = await hub.seed.document({ space: source, parentId: id });
    await startRound(mover.api, {
      documentId: below,
      accountIds: [mover.id],
      template: 'CO_SIGNATURE_PARALLEL',
    });
    expect((await foretold(mover.api, id, target.id)).hindrance).toBe('CIRCULATED');
    const { id: decided } = await hub.seed.document({ space: source });
    await decide(source.lead, decided);
    for (const documentId of [id, decided])
      expect(await refusedMove(mover.api, documentId, target.id)).toMatchObject({
        code: 'CONFLICT',
        reason: 'CIRCULATED',
      });
    await expect(
      hub.sql('update document set space_id = $1 where id = $2', [target.id, decided]),
    ).rejects.toThrow('circulation_document_place');
  });

  it('while a file is on its way, and no more than the other space holds', async () => {
    const { source, target, mover } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source });
    const announced = await announceFile(mover.api, id, 'Lang.txt', 10);
    expect(announced.status).toBe(201);
    expect(await refusedMove(mover.api, id, target.id)).toMatchObject({
      code: 'CONFLICT',
      reason: 'UPLOADING',
    });
    await hub.sql(`update file_upload set expires_at = now() - interval '1 minute' where document_id = $1`, [
      id,
    ]);
    const { id: full } = await hub.seed.document({ space: target });
    await attach(mover.api, full, 'Voll.txt');
    const fill = (bytes: number) =>
      hub.sql('update file set bytes = $2 where document_id = $1', [full, bytes]);
    await fill(LIMITS.fileBytesPerSpace + 1);
    expect(await refusedMove(mover.api, id, target.id)).toMatchObject({
      code: 'LIMIT',
      limit: 'fileBytesPerSpace',
    });
    await fill(7);
    await hub.sql(
      `insert into document (id, space_id, parent_id, position, title)
       select 'doc_' || lpad(n::text, 26, '0'), $1, $2, 'a0', 'Blatt' from generate_series(1, $3) as n`,
      [source.id, id, LIMITS.documentsPerMove],
    );
    expect(await refusedMove(mover.api, id, target.id)).toMatchObject({
      code: 'LIMIT',
      limit: 'documentsPerMove',
    });
  });

  it('to where more see it without saying that they know', async () => {
    const { source, target, mover } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source });
    await hub.seed.open(target, 'PUBLIC');
    expect(await refusedMove(mover.api, id, target.id)).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { confirmsWider: 'EMPTY' },
    });
    await moveToSpace(mover.api, id, target.id, { confirmsWider: true });
    expect((await hub.anonymous.query(READ, { id }))['document'].id).toBe(id);
  });

  it('when what was said of it is no longer so', async () => {
    const { source, target, mover } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source });
    const changes: (() => Promise<unknown>)[] = [
      () => hub.seed.member(target, 'READER'),
      () => hub.seed.member(source, 'READER'),
      () => hub.seed.documentGuest({ id, space: source }),
      () => hub.seed.document({ space: source, parentId: id }),
      () => hub.seed.open(target, 'HUB'),
    ];
    for (const change of changes) {
      const { token } = await foretold(mover.api, id, target.id);
      await change();
      expect(await refusedMove(mover.api, id, target.id, { token, confirmsWider: true })).toMatchObject({
        code: 'CONFLICT',
        reason: 'AUDIENCE_CHANGED',
      });
    }
    for (const token of ['', '💥', 'x'.repeat(10_000)])
      expect(await refusedMove(mover.api, id, target.id, { token, confirmsWider: true })).toMatchObject({
        reason: 'AUDIENCE_CHANGED',
      });
  });

  it('more often than anybody does by hand', async () => {
    const { source, mover } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source });
    const input = { documentId: id, spaceId: source.id, token: 'x' };
    const codes = new Set<string>();
    for (let i = 0; i <= LIMITS.documentMovesPerMinute; i++)
      codes.add((await mover.api.error(MOVE_TO_SPACE, { input })).extensions.code);
    expect([...codes]).toEqual(['INVALID_INPUT', 'RATE_LIMITED']);
  });
});
