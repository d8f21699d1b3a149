import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { answerRound, roundScene, startRound } from '../../../test/testkit/rounds.ts';
import { paragraph, PUSH } from '../../../test/testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const DOCUMENT = `query($id: ID!) { document(id: $id) { title revision sealedAt markdown
  viewerCan { edit suggest rename comment beginDraft circulate } adoptedIn { id }
  releases(first: 9) { totalCount nodes { id edition withdrawnAt circulation { id } } } } }`;
const RELEASE = `query($id: ID!) { release(id: $id) { id edition title content markdown contentHash bodyName reason
  counts { agreed entitled } withdrawnAt withdrawnBecause later { id } circulation { id } viewerCan { withdraw } } }`;
const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { id revision } }';
const RENAME = 'mutation($input: RenameDocumentInput!) { renameDocument(input: $input) { id } }';
const RESTORE =
  'mutation($input: RestoreDocumentVersionInput!) { restoreDocumentVersion(input: $input) { revision } }';
const BEGIN = 'mutation($id: ID!) { beginNewDraft(documentId: $id) { id sealedAt } }';
const SEAL = 'mutation($id: ID!) { sealDocument(circulationId: $id) { id sealedAt } }';
const PUBLISH = 'mutation($id: ID!) { releaseDocument(circulationId: $id) { id edition } }';
const TAKE_BACK = 'mutation($input: WithdrawReleaseInput!) { withdrawRelease(input: $input) { id } }';

type Scene = Awaited<ReturnType<typeof roundScene>>;
const documentOf = async ({ lead, documentId }: Scene) =>
  (await lead.api.query(DOCUMENT, { id: documentId }))['document'];
const append = (api: Api, documentId: string, text = 'Mehr.') =>
  api.query(EDIT, { input: { documentId, append: text } });
const why = async (api: Api, query: string, variables: object) =>
  (await api.error(query, variables as Record<string, unknown>)).extensions;

/** A round that all agreed to; with `meanwhile`, something happens before the last answer. */
async function adopted(meanwhile?: (scene: Scene) => Promise<unknown>): Promise<Scene> {
  const scene = await roundScene(hub, { template: 'CO_SIGNATURE_PARALLEL' });
  const [one, two, three] = scene.people;
  await answerRound(one.api, scene.id, 'AGREE');
  await answerRound(two.api, scene.id, 'AGREE');
  await meanwhile?.(scene);
  await answerRound(three.api, scene.id, 'AGREE');
  await expect.poll(async () => (await scene.read()).state).toBe('ADOPTED');
  return scene;
}

const SEALED = { code: 'FORBIDDEN', reason: 'SEALED' };

describe('what was adopted', () => {
  it('is sealed with the end of the round: nobody changes it by any door, and everything says so', async () => {
    const scene = await adopted();
    const { lead, documentId, people } = scene;
    const before = await documentOf(scene);
    expect(before).toMatchObject({
      sealedAt: expect.any(String),
      adoptedIn: { id: scene.id },
      viewerCan: {
        edit: false,
        suggest: false,
        rename: false,
        comment: true,
        beginDraft: true,
        circulate: true,
      },
    });
    expect(await why(lead.api, EDIT, { input: { documentId, append: 'x' } })).toMatchObject(SEALED);
    const replace = { documentId, replace: 'x', expectedRevision: before.revision };
    expect(await why(lead.api, EDIT, { input: replace })).toMatchObject(SEALED);
    expect(await why(lead.api, RENAME, { input: { documentId, title: 'x' } })).toMatchObject(SEALED);
    const push = { documentId, update: paragraph('Neu.') };
    expect(await why(lead.api, PUSH, push)).toMatchObject(SEALED);
    // Whoever may only propose changes nothing either.
    expect(await why(people[2].api, PUSH, push)).toMatchObject(SEALED);
    expect(await documentOf(scene)).toEqual(before);
    // Not even the house.
    await expect(hub.sql('update document set title = $2 where id = $1', [documentId, 'x'])).rejects.toThrow(
      'sealed',
    );
  });

  it('stays as it is in the bin and out of it', async () => {
    const scene = await adopted();
    const { lead, documentId } = scene;
    await lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id: documentId });
    await lead.api.query('mutation($id: ID!) { restoreDocument(documentId: $id) { id } }', {
      id: documentId,
    });
    expect(await why(lead.api, EDIT, { input: { documentId, append: 'x' } })).toMatchObject(SEALED);
  });

  it('is not sealed where somebody has written, or given another title, since it went round', async () => {
    const written = await adopted(({ lead, documentId }) => append(lead.api, documentId));
    expect(await documentOf(written)).toMatchObject({ sealedAt: null, adoptedIn: { id: written.id } });
    const renamed = await adopted(({ lead, documentId }) =>
      lead.api.query(RENAME, { input: { documentId, title: 'Anders' } }),
    );
    expect(await documentOf(renamed)).toMatchObject({ sealedAt: null, viewerCan: { edit: true } });
  });

  it('is not, either, what was rejected, withdrawn or in the bin', async () => {
    const scene = await roundScene(hub, { template: 'CO_SIGNATURE_PARALLEL' });
    for (const { api } of scene.people)
      await answerRound(api, scene.id, 'REFUSE', { remark: 'Nein.' }).catch(() => {});
    await expect.poll(async () => (await scene.read()).state).not.toBe('RUNNING');
    expect((await scene.read()).state).not.toBe('ADOPTED');
    expect(await documentOf(scene)).toMatchObject({ sealedAt: null, adoptedIn: null });
    expect(await why(scene.lead.api, SEAL, { id: scene.id })).toMatchObject({ reason: 'NOT_ADOPTED' });
    expect(await why(scene.lead.api, PUBLISH, { id: scene.id })).toMatchObject({ reason: 'NOT_ADOPTED' });
    const binned = await adopted(({ lead, documentId }) =>
      lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id: documentId }),
    );
    expect((await documentOf(binned)).sealedAt).toBeNull();
  });

  it('goes round again as it is, for information', async () => {
    const { lead, documentId, people, round } = await adopted();
    const again = await startRound(lead.api, {
      documentId,
      accountIds: [people[0].id],
      template: 'FOR_INFORMATION',
    });
    expect(again.contentHash).toBe(round.contentHash);
  });

  it('is told to whoever follows, and to programs', async () => {
    const { space, documentId, round } = await adopted();
    const query = `query($id: ID!) { changes(spaceId: $id, first: 100) { edges { node {
      __typename ... on DocumentChange { title document { id } } } } } }`;
    const { edges } = (await space.lead.api.query(query, { id: space.id }))['changes'];
    const change = { __typename: 'DocumentSealed', title: round.title, document: { id: documentId } };
    expect(edges.map(({ node }: { node: object }) => node)).toContainEqual(change);
  });
});

describe('a new draft', () => {
  it('can be written, is openly not the agreed one, and can be made that again', async () => {
    const scene = await adopted();
    const { lead, documentId, people, id } = scene;
    const { revision } = await documentOf(scene);
    expect(await why(people[2].api, BEGIN, { id: documentId })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await people[0].api.query(BEGIN, { id: documentId })).beginNewDraft.sealedAt).toBeNull();
    // Whoever comes second finds it begun.
    expect((await lead.api.query(BEGIN, { id: documentId })).beginNewDraft.sealedAt).toBeNull();
    await append(people[0].api, documentId);
    expect(await documentOf(scene)).toMatchObject({ sealedAt: null, adoptedIn: { id } });
    expect(await why(lead.api, SEAL, { id })).toMatchObject({ code: 'CONFLICT', reason: 'DOCUMENT_CHANGED' });
    const versions =
      'query($id: ID!) { document(id: $id) { revision versions(first: 9) { nodes { id revision } } } }';
    const { document } = await lead.api.query(versions, { id: documentId });
    const version = document.versions.nodes.find((each: { revision: number }) => each.revision === revision);
    await lead.api.query(RESTORE, { input: { versionId: version.id, expectedRevision: document.revision } });
    expect((await lead.api.query(SEAL, { id })).sealDocument.sealedAt).toEqual(expect.any(String));
    expect(await why(lead.api, EDIT, { input: { documentId, append: 'x' } })).toMatchObject(SEALED);
    // Sealing what is sealed already changes nothing.
    expect((await lead.api.query(SEAL, { id })).sealDocument.sealedAt).toEqual(expect.any(String));
  });

  it('is heard of at another instance, which writes at once', async () => {
    const scene = await adopted();
    const { lead, documentId } = scene;
    const another = await hub.startAnother();
    try {
      const there = new Api(another.url, lead.api.secret);
      expect(await why(there, EDIT, { input: { documentId, append: 'x' } })).toMatchObject(SEALED);
      await lead.api.query(BEGIN, { id: documentId });
      await append(there, documentId);
      expect((await documentOf(scene)).revision).toBeGreaterThan(1);
    } finally {
      await another.close();
    }
  });
});

describe('a release', () => {
  const released = async (scene: Scene) =>
    (await scene.lead.api.query(PUBLISH, { id: scene.id }))['releaseDocument'] as {
      id: string;
      edition: number;
    };
  const read = async (id: string) => (await hub.anonymous.query(RELEASE, { id }))['release'];

  it('is read by everybody, names nobody, and is what was agreed to, whatever is written later', async () => {
    const scene = await adopted();
    const { lead, documentId, round, people } = scene;
    const { id } = await released(scene);
    await lead.api.query(BEGIN, { id: documentId });
    await append(lead.api, documentId, 'Geheim.');
    const release = await read(id);
    expect(release).toMatchObject({
      edition: 1,
      title: round.title,
      contentHash: round.contentHash,
      content: round.content,
      counts: { agreed: 3, entitled: 3 },
      reason: 'UNANIMOUS',
      circulation: null,
      later: null,
      viewerCan: { withdraw: false },
    });
    expect(release.markdown.trim()).toBe('Die Gebühr beträgt 12 Euro.');
    const told = JSON.stringify(release);
    for (const { name, id: account } of [lead, ...people]) {
      expect(told).not.toContain(name);
      expect(told).not.toContain(account);
    }
    expect(told).not.toContain(documentId);
  });

  it('comes once of a round, and another edition of the next one', async () => {
    const scene = await adopted();
    const { lead, documentId, people } = scene;
    const first = await released(scene);
    expect(await why(lead.api, PUBLISH, { id: scene.id })).toMatchObject({ reason: 'ALREADY_EXISTS' });
    await lead.api.query(BEGIN, { id: documentId });
    await append(lead.api, documentId);
    const accountIds = [people[0].id];
    const next = await startRound(lead.api, { documentId, accountIds, template: 'CO_SIGNATURE_PARALLEL' });
    await answerRound(people[0].api, next.id, 'AGREE');
    const { releaseDocument: second } = await lead.api.query(PUBLISH, { id: next.id });
    expect([first.edition, second.edition]).toEqual([1, 2]);
    expect((await read(first.id)).later).toEqual({ id: second.id });
    expect((await read(second.id)).later).toBeNull();
    expect((await documentOf(scene)).releases.nodes).toMatchObject([
      { id: second.id, edition: 2, circulation: { id: next.id } },
      { id: first.id, edition: 1, circulation: { id: scene.id } },
    ]);
  });

  it('of two who release at once comes once', async () => {
    const scene = await adopted();
    const both = await Promise.allSettled([released(scene), released(scene), released(scene)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await documentOf(scene)).releases.totalCount).toBe(1);
  });

  it('is taken back with a reason that everybody reads, and its text is gone', async () => {
    const scene = await adopted();
    const { lead } = scene;
    const { id } = await released(scene);
    const take = (reason: string) => ({ input: { releaseId: id, reason } });
    expect(await why(lead.api, TAKE_BACK, take(' '))).toMatchObject({ fields: { reason: 'EMPTY' } });
    expect(await why(scene.people[0].api, TAKE_BACK, take('x'))).toMatchObject({ code: 'FORBIDDEN' });
    expect((await lead.api.query(RELEASE, { id })).release.viewerCan.withdraw).toBe(true);
    await lead.api.query(TAKE_BACK, take(' Rechenfehler '));
    expect(await read(id)).toMatchObject({
      content: null,
      markdown: null,
      withdrawnAt: expect.any(String),
      withdrawnBecause: 'Rechenfehler',
    });
    expect(await hub.sql('select content from release where id = $1', [id])).toEqual([{ content: null }]);
    expect(await why(lead.api, TAKE_BACK, take('x'))).toMatchObject({ code: 'GONE', reason: 'ENDED' });
    // What was mended elsewhere can be released again.
    expect((await released(scene)).edition).toBe(2);
    expect((await read(id)).later).not.toBeNull();
  });

  it('is for leads of the space, and its round for nobody else', async () => {
    const scene = await adopted();
    const [writer] = scene.people;
    expect(await why(writer.api, PUBLISH, { id: scene.id })).toMatchObject({ code: 'FORBIDDEN' });
    const outsider = await hub.seed.person();
    expect(await why(outsider.api, PUBLISH, { id: scene.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await why(outsider.api, SEAL, { id: scene.id })).toMatchObject({ code: 'NOT_FOUND' });
    const { id } = await released(scene);
    expect((await outsider.api.query(RELEASE, { id })).release).toMatchObject({ circulation: null });
    expect((await scene.lead.api.query(RELEASE, { id })).release.circulation).toEqual({ id: scene.id });
  });

  it('of what names nothing is null', async () => {
    for (const id of ['rel_x', 'rel_00000000000000000000000000', 'doc_1', ''])
      expect(await read(id)).toBeNull();
  });
});
