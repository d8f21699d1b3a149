import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunningServer } from '../server.ts';
import { Api } from '../../../test/testkit/api.ts';
import { EditingSession } from '../../../test/testkit/editing-session.ts';
import { askFiles, attach } from '../../../test/testkit/files.ts';
import { overSocket, type Following } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { foretold, MOVE_TO_SPACE, moveToSpace, twoSpaces } from '../../../test/testkit/moves.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { contentOf, FOLLOW, paragraph, PUSH } from '../../../test/testkit/written.ts';

let hub: TestHub;
let other: RunningServer;
beforeAll(async () => {
  hub = await startTestHub();
  other = await hub.startAnother();
  await vi.waitFor(
    () => expect([hub.server, other].map((each) => each.hub.bus.knownPeers)).toEqual([1, 1]),
    5_000,
  );
});
afterAll(async () => {
  await other.close();
  await hub.close();
});

/** The same person, asking the other instance. */
const there = ({ api }: Person) => new Api(other.url, api.secret);
const textOf = (following: Following) =>
  contentOf(following.events('documentUpdates').map((event) => event?.update));
const HELD = 'query($id: ID!) @live { document(id: $id) { title space { id } viewerCan { edit moveAway } } }';
const TREE =
  'query($id: ID!) @live { space(id: $id) { documents(first: 9) { totalCount nodes { id title } } } }';
const CHANGES = `subscription($id: ID!) { spaceChanged(spaceId: $id) { type document { title markdown } } }`;
const last = (held: Following) => held.answers.at(-1)?.data;

describe('whoever has a moved document open, at either instance', () => {
  it('is out at once where they may not read it there, and reads and writes on where they may', async () => {
    const { source, target, mover, loser } = await twoSpaces(hub);
    const { id: documentId } = await hub.seed.document({ space: source, markdown: 'Anfang' });
    const both = await hub.seed.member(source, 'WRITER');
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
      target.id,
      both.id,
    ]);
    const open = (api: Api) => overSocket(api, FOLLOW, { documentId });
    const [lost, stays] = [
      [loser.api, there(loser), there(source.lead)].map(open),
      [mover.api, there(mover), both.api, there(both)].map(open),
    ];
    for (const each of [...lost, ...stays]) await expect.poll(() => textOf(each)).toContain('Anfang');
    await moveToSpace(mover.api, documentId, target.id);
    for (const each of lost) await expect.poll(() => each.codes).toEqual(['FORBIDDEN']);
    for (const api of [mover.api, there(mover)])
      await api.query(PUSH, { documentId, update: paragraph('Danach') });
    for (const each of stays) await expect.poll(() => textOf(each)).toContain('Danach');
    for (const each of stays) expect(each.codes).toEqual([]);
    for (const each of lost) expect(textOf(each)).not.toContain('Danach');
    for (const api of [loser.api, there(loser), source.lead.api, there(source.lead)]) {
      const refused = await api.error(PUSH, { documentId, update: paragraph('Fremd') });
      expect(refused.extensions.code).toBe('NOT_FOUND');
    }
    // A writer of the former space alone is a reader here, and may propose.
    for (const api of [both.api, there(both)])
      expect((await api.error(PUSH, { documentId, update: paragraph('Nur Leser') })).extensions.code).toBe(
        'FORBIDDEN',
      );
    for (const each of [...lost, ...stays]) each.stop();
  });

  it('types on without losing a word while it goes to and fro', async () => {
    const { source, target, mover } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source, markdown: 'Anfang' });
    const pages = [hub.server.url, other.url].map(
      (url, i) => new EditingSession(`seite${i}`, id, url, mover.api.secret!),
    );
    for (const page of pages) page.type();
    for (const spaceId of [target.id, source.id, target.id]) {
      const goal = pages.map((page) => page.saved + 3);
      await moveToSpace(mover.api, id, spaceId);
      for (const [i, page] of pages.entries()) await expect.poll(() => page.saved).toBeGreaterThan(goal[i]!);
    }
    for (const page of pages) page.pause();
    for (const page of pages) {
      await expect.poll(() => page.isCalm).toBe(true);
      for (const word of pages.flatMap(({ acknowledged }) => acknowledged))
        await expect.poll(() => page.content).toContain(word);
    }
    for (const page of pages) await page.leave();
  });
});

describe('what is kept open', () => {
  it('shows the document in the one tree and no more in the other, to each what they may see', async () => {
    const { source, target, mover, loser, gainer } = await twoSpaces(hub);
    const { id } = await hub.seed.document({ space: source, title: 'Gesehen' });
    const { id: below } = await hub.seed.document({ space: source, title: 'Kind', parentId: id });
    const people = [mover, loser, gainer].flatMap((person) => [person.api, there(person)]);
    const held = people.map((api) => [id, below].map((each) => overSocket(api, HELD, { id: each })));
    const trees = people.map((api, i) => overSocket(api, TREE, { id: i < 4 ? source.id : target.id }));
    for (const each of [...held.flat(), ...trees])
      await expect.poll(() => each.answers.length).toBeGreaterThan(0);
    await moveToSpace(mover.api, id, target.id);
    const inTarget = (title: string, edit: boolean) => ({
      document: { title, space: { id: target.id }, viewerCan: { edit, moveAway: edit } },
    });
    for (const [i, pair] of held.entries())
      for (const [j, title] of ['Gesehen', 'Kind'].entries())
        await expect
          .poll(() => last(pair[j]!))
          .toEqual(i === 2 || i === 3 ? { document: null } : inTarget(title, i < 2));
    for (const [i, tree] of trees.entries())
      await expect.poll(() => last(tree)?.['space'].documents.totalCount).toBe(i < 4 ? 0 : 2);
    for (const each of [...held.flat(), ...trees]) each.stop();
  });

  it('tells who follows the former space that it went, and nothing of what becomes of it', async () => {
    const { source, target, mover, loser, gainer } = await twoSpaces(hub);
    const { id: documentId } = await hub.seed.document({ space: source, title: 'Fort' });
    const follow = (api: Api, id: string) => overSocket(api, CHANGES, { id });
    const former = [loser.api, there(loser)].map((api) => follow(api, source.id));
    const present = [gainer.api, there(gainer)].map((api) => follow(api, target.id));
    const types = (each: Following) => each.events('spaceChanged').map(({ type }) => type);
    const rename = (space: typeof source, name: string) =>
      space.lead.api.query('mutation($input: UpdateSpaceInput!) { updateSpace(input: $input) { id } }', {
        input: { spaceId: space.id, name },
      });
    // They follow as soon as they hear of something.
    for (const [space, all] of [
      [source, former],
      [target, present],
    ] as const)
      for (const each of all)
        await expect
          .poll(async () => {
            await rename(space, `${space.name} ${performance.now()}`);
            return types(each);
          })
          .toContain('SPACE_CHANGED');
    await moveToSpace(mover.api, documentId, target.id);
    await mover.api.query(PUSH, { documentId, update: paragraph('Neues Geheimnis') });
    for (const each of present) {
      await expect.poll(() => types(each)).toContain('DOCUMENT_MOVED_HERE');
      await expect.poll(() => JSON.stringify(each.answers)).toContain('Neues Geheimnis');
    }
    await rename(source, 'Danach');
    for (const each of former) {
      await expect.poll(() => types(each).at(-1)).toBe('SPACE_CHANGED');
      await expect.poll(() => types(each)).toContain('DOCUMENT_MOVED_AWAY');
      expect(types(each)).not.toContain('DOCUMENT_TEXT_CHANGED');
      const told = JSON.stringify(each.answers);
      expect(told).not.toContain('Neues Geheimnis');
      expect(told).not.toContain(target.name);
      expect(told).not.toContain(target.id);
    }
    for (const each of [...former, ...present]) each.stop();
  });
});

it('whoever lost sight gets nothing of it by any other door', async () => {
  const { source, target, mover, loser } = await twoSpaces(hub);
  const { id } = await hub.seed.document({ space: source, markdown: 'Geheim' });
  const fileId = await attach(mover.api, id, 'Anlage.txt');
  const named = await mover.api.query(
    'mutation($input: NameDocumentVersionInput!) { nameDocumentVersion(input: $input) { id } }',
    { input: { documentId: id, name: 'Stand' } },
  );
  const versionId = named['nameDocumentVersion'].id;
  const doors = [`/api/files/${fileId}/content`, `/api/exports/documents/${id}.md`];
  const node = 'query($id: ID!) { node(id: $id) { id } }';
  const version = 'query($id: ID!) { documentVersion(id: $id) { markdown } }';
  // Asked before, so that whatever is remembered of it would show.
  for (const api of [loser.api, there(loser)]) {
    for (const door of doors) expect((await askFiles(api, 'GET', door)).status, door).toBe(200);
    expect((await api.query(node, { id }))['node']).toEqual({ id });
    expect((await api.query(version, { id: versionId }))['documentVersion'].markdown).toContain('Geheim');
  }
  await moveToSpace(mover.api, id, target.id);
  for (const api of [loser.api, there(loser)]) {
    for (const door of doors) expect((await askFiles(api, 'GET', door)).status, door).toBe(404);
    expect((await api.query(node, { id }))['node']).toBeNull();
    expect((await api.query(version, { id: versionId }))['documentVersion']).toBeNull();
  }
});

describe('at the same moment', () => {
  it('of two who move it to different spaces one does, and the other is told', async () => {
    for (let round = 0; round < 5; round++) {
      const first = await twoSpaces(hub);
      const { source, mover } = first;
      const second = await hub.seed.space();
      await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'WRITER')`, [
        second.id,
        mover.id,
      ]);
      const { id: documentId } = await hub.seed.document({ space: source });
      const moves = await Promise.all(
        [first.target.id, second.id].map(async (spaceId, i) => {
          const api = i === 0 ? mover.api : there(mover);
          const { token } = await foretold(api, documentId, spaceId);
          return { api, input: { documentId, spaceId, token } };
        }),
      );
      const answers = await Promise.all(moves.map(({ api, input }) => api.send(MOVE_TO_SPACE, { input })));
      const refused = answers.flatMap(({ errors = [] }) =>
        errors.map(({ extensions }) => extensions['reason']),
      );
      expect(refused).toHaveLength(1);
      expect(['MOVED', 'AUDIENCE_CHANGED']).toContain(refused[0]);
      const rows = await hub.sql(
        `select 1 from event where subject_id = $1 and type in ('DOCUMENT_MOVED_AWAY', 'DOCUMENT_MOVED_HERE')`,
        [documentId],
      );
      expect(rows).toHaveLength(2);
    }
  });

  it('what is said about it goes along or is refused, and stands nowhere else', async () => {
    const { source, target, mover } = await twoSpaces(hub);
    const { id: documentId } = await hub.seed.document({ space: source });
    const comment = 'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }';
    let places = [target.id, source.id];
    for (let round = 0; round < 6; round++) {
      const [spaceId, from] = places as [string, string];
      const { token } = await foretold(mover.api, documentId, spaceId);
      const [moved, ...said] = await Promise.all([
        mover.api.send(MOVE_TO_SPACE, { input: { documentId, spaceId, token } }),
        ...[0, 1, 2, 3].map((i) =>
          (i % 2 ? mover.api : there(mover)).send(comment, { input: { documentId, source: `Wort ${i}` } }),
        ),
      ]);
      // Of two that wait for one another the database ends one.
      const refused = [moved, ...said].flatMap(({ errors = [] }) =>
        errors.map(({ extensions }) => extensions),
      );
      for (const { code, reason } of refused)
        expect([reason, code]).toContain(reason ? 'MOVED' : 'UNAVAILABLE');
      if (moved.errors) await moveToSpace(mover.api, documentId, spaceId);
      const elsewhere = 'select 1 from comment where document_id = $1 and space_id <> $2';
      expect(await hub.sql(elsewhere, [documentId, spaceId])).toEqual([]);
      places = [from, spaceId];
    }
  });
});

it('a move that is cut off half way has not been', async () => {
  const { source, target, mover, loser } = await twoSpaces(hub);
  const { id: documentId } = await hub.seed.document({ space: source, title: 'Ganz' });
  await mover.api.query(
    'mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }',
    {
      input: { documentId, source: 'Wort' },
    },
  );
  const guest = await hub.seed.documentGuest({ id: documentId, space: source });
  const { token } = await foretold(mover.api, documentId, target.id);
  // It comes as far as its comments, and its connection is ended there.
  await hub.sql(`create function cut_off() returns trigger language plpgsql as $$
    begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`);
  await hub.sql(
    'create trigger cut_off after update of space_id on comment for each row execute function cut_off()',
  );
  const input = { documentId, spaceId: target.id, token };
  expect((await mover.api.error(MOVE_TO_SPACE, { input })).extensions.code).toBe('UNAVAILABLE');
  await hub.sql('drop trigger cut_off on comment');
  const rows = await hub.sql<{ space_id: string }>(
    `select space_id from document where id = $1 union all select space_id from comment where document_id = $1
     union all select space_id from document_guest where document_id = $1`,
    [documentId],
  );
  expect(rows.map(({ space_id }) => space_id)).toEqual([source.id, source.id, source.id]);
  expect(
    await hub.sql(`select 1 from event where type = 'DOCUMENT_MOVED_AWAY' and subject_id = $1`, [documentId]),
  ).toEqual([]);
  const read = 'query($id: ID!) { document(id: $id) { title } }';
  for (const { api } of [loser, guest])
    expect((await api.query(read, { id: documentId }))['document']).toEqual({ title: 'Ganz' });
  await expect
    .poll(async () => (await mover.api.send(MOVE_TO_SPACE, { input })).data?.['moveDocumentToSpace'].space.id)
    .toBe(target.id);
});
