import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { announceFile, attach, askFiles } from '../../../test/testkit/files.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { readNext } from '../../../test/testkit/next-rounds.ts';
import { download, sentScene, WHAT_ROUND, whatOf } from '../../../test/testkit/round-documents.ts';
import { writtenSecret } from '../../../test/testkit/round-guests.ts';
import { answerRound, START, startRound } from '../../../test/testkit/rounds.ts';
import { openFileStore } from '../files/open-file-store.ts';
import { circulationVerify } from '../circulation-verify.ts';
import { sweepFiles } from '../files/sweep-files.ts';
import { emptyBins } from '../documents/empty-bins.ts';
import { readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';
const REMOVE = 'mutation($id: ID!) { removeFile(fileId: $id) { id } }';
const DOCUMENT = `query($id: ID!) { document(id: $id) { sealedAt adoptedIn { id } circulations(first: 9) { nodes { id } }
  releases(first: 9) { nodes { title contentHash edition } } } }`;

type Scene = Awaited<ReturnType<typeof sentScene>>;

const documentOf = async ({ lead }: Pick<Scene, 'lead'>, id: string) =>
  (await lead.api.query(DOCUMENT, { id }))['document'];

/** Removes what belongs to nothing, as if it had been so for long. */
async function sweep(): Promise<void> {
  await hub.sql(`update file_leftover set since = now() - interval '1 hour'`);
  const { store, close } = await openFileStore(readConfig({ DATA_DIR: hub.dataDir }), createLog('silent'));
  await sweepFiles(hub.server.hub.database, store).finally(close);
}

describe('what goes round', () => {
  it('is each document with its files, as it was, whatever becomes of them, for whoever is asked', async () => {
    const outside = await hub.seed.person();
    const body = await hub.seed.body(outside.id);
    const scene = await sentScene(hub, { bodyId: body.id });
    const before = await whatOf(outside, scene.id);
    expect(before.furtherDocuments).toMatchObject([
      { position: 2, title: 'Begründung', markdown: expect.stringContaining('teurer'), document: null },
      { position: 3, title: 'Anschreiben', difference: null, document: null },
    ]);
    expect(before.attachments).toMatchObject([
      { documentPosition: 1, name: 'Plan.txt', mediaType: 'text/plain', bytes: 8, isNew: null },
      { documentPosition: 2, name: 'Notiz.txt', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { documentPosition: 2, name: 'Tabelle.csv' },
    ]);
    const { api } = scene.lead;
    await api.query(EDIT, { input: { documentId: scene.second, append: 'Später geschrieben.' } });
    for (const id of Object.values(scene.files)) await api.query(REMOVE, { id });
    await sweep();
    expect(await whatOf(outside, scene.id)).toEqual(before);
    const answer = await download(outside.api, before.attachments[0].downloadPath);
    expect(answer.headers.get('content-disposition')).toContain('Plan.txt');
    expect(await answer.text()).toBe('der Plan');
    // Its own place in the space is closed to them still.
    expect((await askFiles(outside.api, 'GET', `/api/files/${scene.files.plan}/content`)).status).toBe(404);
  });

  it('is read by a personal link too, which stands in no address, and by nobody else', async () => {
    const email = 'gast@draussen.example';
    const scene = await sentScene(hub, { guests: [{ email, name: 'Ada Außen' }] });
    await expect.poll(() => hub.sql('select 1 from mail where recipient = $1', [email])).toHaveLength(1);
    const secret = await writtenSecret(hub, email);
    const see = `query($secret: String!) { guestCirculation(secret: $secret) {
      ${WHAT_ROUND.replace('document { id }', '')} } }`;
    const { guestCirculation: shown } = await hub.anonymous.query(see, { secret });
    expect(shown.furtherDocuments.map(({ title }: any) => title)).toEqual(['Begründung', 'Anschreiben']);
    expect(shown.furtherDocuments[0].markdown).toContain('teurer');
    const [{ downloadPath }] = shown.attachments;
    const by = (body: object) =>
      fetch(`${hub.url}${downloadPath}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect(await (await by({ secret })).text()).toBe('der Plan');
    const other = await sentScene(hub, { guests: [{ email: 'andere@draussen.example', name: 'B' }] });
    await expect
      .poll(() => hub.sql(`select 1 from mail where recipient = 'andere@draussen.example'`))
      .toHaveLength(1);
    const foreign = await writtenSecret(hub, 'andere@draussen.example');
    for (const body of [{ secret: foreign }, { secret: 'x'.repeat(43) }, { secret: 5 }, {}])
      expect((await by(body)).status).toBe(404);
    for (const api of [other.lead.api, scene.space.outsider.api, hub.anonymous])
      expect((await download(api, downloadPath)).status).toBe(404);
    expect((await download(scene.people[2].api, downloadPath)).status).toBe(200);
  });

  it('has no files where none are named, or only some of them', async () => {
    const none = await sentScene(hub, { attachmentIds: [] });
    expect((await whatOf(none.lead, none.id)).attachments).toEqual([]);
    const { lead, first, files } = none;
    const some = await startRound(lead.api, {
      ...{ documentId: first, accountIds: [lead.id], attachmentIds: [files.plan] },
    });
    expect((await whatOf(lead, some.id)).attachments).toMatchObject([{ name: 'Plan.txt' }]);
  });

  it('takes room for as long as a round alone keeps it', async () => {
    const { lead, first, files, id } = await sentScene(hub);
    await hub.sql(`begin; alter table circulation_attachment disable trigger circulation_attachment_stays;
      update circulation_attachment set bytes = ${LIMITS.fileBytesPerSpace} where circulation_id = '${id}' and name = 'Plan.txt';
      alter table circulation_attachment enable trigger circulation_attachment_stays; commit`);
    await attach(lead.api, first, 'Weiteres.txt', 'passt');
    await lead.api.query(REMOVE, { id: files.plan });
    const refused = await announceFile(lead.api, first, 'Noch eines.txt', 4);
    expect(await refused.text()).toContain('fileBytesPerSpace');
  });

  it('stays in the bin, in its space, and on its page', async () => {
    const scene = await sentScene(hub);
    expect((await documentOf(scene, scene.third)).circulations.nodes).toEqual([{ id: scene.id }]);
    await scene.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', {
      id: scene.third,
    });
    const bin = 'query($id: ID!) { document(id: $id) { deletedAfter } }';
    expect(await scene.lead.api.query(bin, { id: scene.third })).toEqual({
      document: { deletedAfter: null },
    });
    await hub.sql(`update document set trashed_at = now() - interval '400 days' where id = $1`, [
      scene.third,
    ]);
    await emptyBins(hub.server.hub.database);
    const deletion = 'mutation($id: ID!) { deleteDocument(documentId: $id) }';
    expect((await scene.lead.api.error(deletion, { id: scene.third })).extensions).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'CIRCULATED' },
    });
    expect((await whatOf(scene.lead, scene.id)).furtherDocuments).toHaveLength(2);
  });

  it('cannot be changed by the hub itself', async () => {
    const { id } = await sentScene(hub);
    for (const change of [
      `update circulation_document set content = '{}' where circulation_id = $1`,
      `update circulation_document set title = 'x' where circulation_id = $1`,
      `update circulation_attachment set hash = 'x' where circulation_id = $1`,
      `update circulation_attachment set name = 'x' where circulation_id = $1`,
    ])
      await expect(hub.sql(change, [id])).rejects.toThrow('a round stays as it was started');
  });

  it('is checked with the first text', async () => {
    const scene = await sentScene(hub);
    const verified = async () => (await whatOf(scene.lead, scene.id)).verification.contentMatches;
    expect(await verified()).toBe(true);
    await hub.sql(`begin; alter table circulation_document disable trigger circulation_document_stays;
      update circulation_document set content = replace(content, 'Guten', 'Schönen')
      where circulation_id = '${scene.id}' and position = 3;
      alter table circulation_document enable trigger circulation_document_stays; commit`);
    expect(await verified()).toBe(false);
    expect(await circulationVerify(hub.server.hub.database, scene.id)).toMatchObject({
      isSound: false,
      text: expect.stringMatching(
        /^BROKEN: the text is not the one of ([0-9a-f]{64})$[^]*^with: \1 Anschreiben$[^]*Plan\.txt$/m,
      ),
    });
  });

  it('is refused twice, from another space, unreadable, with foreign files, or too many', async () => {
    const scene = await sentScene(hub);
    const elsewhere = await sentScene(hub);
    const { lead, first, second } = scene;
    const refused = async (input: object) => {
      const given = {
        documentId: first,
        question: 'Und?',
        accountIds: [lead.id],
        template: 'FOR_INFORMATION',
      };
      return (await lead.api.error(START, { input: { ...given, ...input } })).extensions;
    };
    const fields = (furtherDocumentIds: string) => ({
      code: 'INVALID_INPUT',
      fields: { furtherDocumentIds },
    });
    expect(await refused({ furtherDocumentIds: [first] })).toMatchObject(fields('TAKEN'));
    expect(await refused({ furtherDocumentIds: [second, second] })).toMatchObject(fields('TAKEN'));
    expect(await refused({ furtherDocumentIds: [elsewhere.first] })).toMatchObject({ code: 'NOT_FOUND' });
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'LEAD')`, [
      ...[elsewhere.space.id, lead.id],
    ]);
    expect(await refused({ furtherDocumentIds: [elsewhere.first] })).toMatchObject(fields('MISMATCH'));
    for (const id of [elsewhere.files.plan, scene.files.note, 'fil_x'])
      expect(await refused({ attachmentIds: [id] })).toMatchObject({
        ...{ code: 'INVALID_INPUT', fields: { attachmentIds: 'UNKNOWN_VALUE' } },
      });
    const many = Array.from({ length: LIMITS.furtherDocumentsPerRound + 1 }, (_, index) => `doc_${index}`);
    expect(await refused({ furtherDocumentIds: many })).toMatchObject({
      ...{ code: 'LIMIT', limit: 'furtherDocumentsPerRound', max: LIMITS.furtherDocumentsPerRound },
    });
    await hub.sql('update file set bytes = $1 where id = $2', [
      ...[LIMITS.attachmentBytesPerRound + 1, scene.files.plan],
    ]);
    expect(await refused({})).toMatchObject({ code: 'LIMIT', limit: 'attachmentBytesPerRound' });
  });
});

describe('what was adopted together', () => {
  it('is sealed and released document by document, but for what somebody has written in meanwhile', async () => {
    const scene = await sentScene(hub);
    const { api } = scene.lead;
    await api.query(EDIT, { input: { documentId: scene.third, append: 'Noch etwas.' } });
    await scene.allAgree();
    const sealed = async (id: string) => (await documentOf(scene, id)).sealedAt !== null;
    expect([await sealed(scene.first), await sealed(scene.second), await sealed(scene.third)]).toEqual([
      ...[true, true, false],
    ]);
    expect((await documentOf(scene, scene.second)).adoptedIn).toEqual({ id: scene.id });
    const release = `mutation($round: ID!, $document: ID) {
      releaseDocument(circulationId: $round, documentId: $document) { title markdown } }`;
    for (const [document, title] of [
      [undefined, 'Satzung'],
      [scene.second, 'Begründung'],
    ])
      expect(await api.query(release, { round: scene.id, document })).toMatchObject({
        releaseDocument: { title, markdown: expect.any(String) },
      });
    expect((await documentOf(scene, scene.second)).releases.nodes).toMatchObject([
      { title: 'Begründung', edition: 1 },
    ]);
    const again = await api.error(release, { round: scene.id, document: scene.second });
    expect(again.extensions).toMatchObject({ code: 'CONFLICT' });
    const stranger = await sentScene(hub);
    expect(
      (await api.error(release, { round: scene.id, document: stranger.first })).extensions,
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
    // What stands there again is sealed again, that document alone.
    await api.query('mutation($id: ID!) { beginNewDraft(documentId: $id) { id } }', { id: scene.second });
    const seal = `mutation($round: ID!, $document: ID) { sealDocument(circulationId: $round, documentId: $document) { id } }`;
    await api.query(seal, { round: scene.id, document: scene.second });
    expect(await sealed(scene.second)).toBe(true);
    expect((await api.error(seal, { round: scene.id, document: scene.third })).extensions).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'DOCUMENT_CHANGED' },
    });
  });

  it('is compared document by document in the next round', async () => {
    const scene = await sentScene(hub);
    const { lead, people, first, second } = scene;
    await answerRound(people[0].api, scene.id, 'REFUSE', { remark: 'Zu teuer.' });
    for (const person of people.slice(1))
      await answerRound(person.api, scene.id, 'REFUSE', { remark: 'Nein.' });
    await lead.api.query(EDIT, { input: { documentId: second, append: 'Und seltener.' } });
    await attach(lead.api, second, 'Neu.txt', 'neu');
    const fresh = await hub.seed.document({ space: scene.space, title: 'Neues', markdown: 'Neu.' });
    const { remarks } = await readNext(lead, scene.id);
    const outcomes = remarks.nodes.map(({ id: answerId }: any) => ({ answerId, outcome: 'ACCEPTED' }));
    const { id } = await startRound(lead.api, {
      ...{ documentId: first, furtherDocumentIds: [second, fresh.id], ruleSetId: scene.ruleSetId },
      accountIds: people.map((person) => person.id),
      former: { circulationId: scene.id, isSubstantial: true, outcomes },
    });
    const round = await whatOf(people[0], id);
    expect(round.furtherDocuments).toMatchObject([
      { title: 'Begründung', difference: { isEmpty: false, insertedWords: 2, removedWords: 0 } },
      { title: 'Neues', difference: null },
    ]);
    expect(round.attachments.map(({ name, isNew }: any) => [name, isNew])).toEqual([
      ...[
        ['Plan.txt', false],
        ['Neu.txt', true],
        ['Notiz.txt', false],
        ['Tabelle.csv', false],
      ],
    ]);
  });
});
