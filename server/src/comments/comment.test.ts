import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { FlatText } from '@umlauf/shared/passage';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import { base64, PUSH } from '../../../test/testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const FIELDS = `id resolvedAt resolvedBy { name } anchor { start end quote isDetached }
  comments(first: 20) { totalCount nodes { id source text removedAt editedAt author { id name } viewerCan { edit remove } } }`;
const BEGIN = `mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { ${FIELDS} } }`;
const LIST = `query($id: ID!, $state: CommentThreadState, $authorId: ID, $mine: Boolean) { document(id: $id) {
  commentThreads(first: 50, state: $state, authorId: $authorId, mentionsViewer: $mine) { totalCount nodes { ${FIELDS} } } } }`;

const begin = async ({ api }: Person, documentId: string, input: object = {}) =>
  (await api.query(BEGIN, { input: { documentId, source: 'Bitte prüfen', ...input } }))['addCommentThread'];
const threadsOf = async ({ api }: Person, id: string, more: object = {}) =>
  (await api.query(LIST, { id, ...more }))['document'].commentThreads;
const reply = async ({ api }: Person, threadId: string, source: string) =>
  (
    await api.query('mutation($input: AddCommentInput!) { addComment(input: $input) { id } }', {
      input: { threadId, source },
    })
  )['addComment'].id as string;
const remove = async ({ api }: Person, id: string) =>
  (await api.query('mutation($id: ID!) { removeComment(commentId: $id) { id } }', { id }))['removeComment'];
const refusal = async ({ api }: Person, documentId: string, input: object) => {
  const { errors } = await api.send(BEGIN, { input: { documentId, source: 'Nein', ...input } });
  return errors?.[0]!.extensions;
};

/** The committed state, as somebody's editor has it. */
async function docOf(documentId: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await hub.server.hub.coediting.state(documentId))!.state);
  return doc;
}
const anchorOf = (doc: Y.Doc, words: string) => {
  const flat = new FlatText(doc);
  const { start, end } = flat.anchorOf(flat.occurrencesOf(words)[0]!);
  return { start: base64(start), end: base64(end) };
};
const push = ({ api }: Person, documentId: string, doc: Y.Doc) =>
  api.query(PUSH, { documentId, update: base64(Y.encodeStateAsUpdate(doc)) });

async function written(markdown = 'Der Antrag wird geprüft.\n\nDer Antrag wird bewilligt.') {
  const space = await hub.seed.space({ writers: 1, readers: 1, password: true });
  const { id } = await hub.seed.document({ space, markdown });
  return { space, id, lead: space.lead, writer: space.writers[0]!, reader: space.readers[0]! };
}

describe('a passage', () => {
  it('is named by positions, by words and their place, or not at all', async () => {
    const { id, reader } = await written();
    const anchor = anchorOf(await docOf(id), 'geprüft');
    expect(await begin(reader, id, anchor)).toMatchObject({
      anchor: { ...anchor, quote: 'geprüft', isDetached: false },
      comments: { totalCount: 1, nodes: [{ text: 'Bitte prüfen', author: { id: reader.id } }] },
    });
    const second = await begin(reader, id, { quote: 'Antrag', occurrence: 2 });
    const first = await begin(reader, id, { quote: 'Antrag', occurrence: 1 });
    expect(second.anchor.start).not.toBe(first.anchor.start);
    expect((await begin(reader, id, { quote: 'geprüft.\nDer' })).anchor.quote).toBe('geprüft.\nDer');
    expect((await begin(reader, id)).anchor).toBeNull();
  });

  it.each([
    ['words that stand nowhere', { quote: 'abgelehnt' }, { code: 'CONFLICT', reason: 'PASSAGE_GONE' }],
    ['too few places', { quote: 'Antrag', occurrence: 3 }, { code: 'CONFLICT', reason: 'PASSAGE_GONE' }],
    ['words at several places', { quote: 'Antrag' }, { code: 'CONFLICT', reason: 'SEVERAL_PLACES' }],
    ['no words', { quote: ' ' }, { fields: { quote: 'EMPTY' } }],
    ['too many words', { quote: 'x'.repeat(1_001) }, { fields: { quote: 'TOO_LONG' } }],
    ['place 0', { quote: 'Antrag', occurrence: 0 }, { fields: { occurrence: 'OUT_OF_RANGE' } }],
    ['a place of nothing', { occurrence: 1 }, { fields: { occurrence: 'MALFORMED' } }],
    ['half an anchor', { start: 'AAEA' }, { fields: { end: 'MALFORMED' } }],
    ['no comment', { source: ' \n ' }, { fields: { source: 'EMPTY' } }],
    ['a long comment', { source: 'x'.repeat(10_001) }, { fields: { source: 'TOO_LONG' } }],
    ['control characters', { source: 'a\u0000b' }, { fields: { source: 'CONTROL_CHARACTER' } }],
  ])('is refused in words: %s', async (_, input, told) => {
    const { id, reader } = await written();
    expect(await refusal(reader, id, input)).toMatchObject(told);
    expect((await threadsOf(reader, id, { state: 'ALL' })).totalCount).toBe(0);
  });

  it('is refused as bytes that are no position, or one of another document', async () => {
    const { id, reader } = await written();
    const other = await written('Ganz anderes');
    const { start, end } = anchorOf(await docOf(id), 'geprüft');
    const bytes = [
      [],
      [0],
      [1, 1, 97],
      [2, 5, 5],
      Array.from({ length: 200 }, () => 255),
      [0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
      [...Buffer.from(start, 'base64'), 7],
    ];
    for (const each of bytes)
      expect(await refusal(reader, id, { start: base64(Uint8Array.from(each)), end })).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { start: 'MALFORMED' },
      });
    const foreign = anchorOf(await docOf(other.id), 'Ganz');
    expect(await refusal(reader, id, foreign)).toMatchObject({ code: 'CONFLICT' });
    expect(await refusal(reader, id, { start: end, end: start })).toMatchObject({ code: 'CONFLICT' });
    expect((await threadsOf(reader, id)).totalCount).toBe(0);
  });

  it('that is not saved yet, or deleted at that moment, is told apart', async () => {
    const { id, reader, writer } = await written();
    const doc = await docOf(id);
    const text = new FlatText(doc).runs[0]!.type;
    text.insert(text.length, ' Noch ungesichert');
    const unsaved = anchorOf(doc, 'ungesichert');
    expect(await refusal(reader, id, unsaved)).toMatchObject({ reason: 'MISSING_PREDECESSORS' });
    await push(writer, id, doc);
    text.delete(text.length - 'ungesichert'.length, 'ungesichert'.length);
    await push(writer, id, doc);
    expect(await refusal(reader, id, unsaved)).toMatchObject({ reason: 'PASSAGE_GONE' });
    expect((await threadsOf(reader, id)).totalCount).toBe(0);
  });

  it('moves with the text, is detached when it is deleted, and is back when it is undone', async () => {
    const { id, reader, writer } = await written();
    await begin(reader, id, { quote: 'geprüft' });
    const detached = async () => (await threadsOf(reader, id)).nodes[0].anchor.isDetached;
    const doc = await docOf(id);
    const text = new FlatText(doc).runs[0]!.type;
    text.insert(0, 'Heute: ');
    await push(writer, id, doc);
    expect(await detached()).toBe(false);
    const undo = new Y.UndoManager(text, { captureTimeout: 0 });
    text.delete(text.toString().indexOf('geprüft'), 'geprüft'.length);
    await push(writer, id, doc);
    expect(await detached()).toBe(true);
    expect((await threadsOf(reader, id)).nodes[0].anchor.quote).toBe('geprüft');
    undo.undo();
    await push(writer, id, doc);
    expect(await detached()).toBe(false);
  });
});

describe('threads', () => {
  it('are listed by state, by who wrote in them and by whom they mention', async () => {
    const { id, lead, reader, writer } = await written();
    const first = await begin(reader, id);
    const second = await begin(writer, id, { source: `@{${lead.id}} bitte` });
    await lead.api.query('mutation($id: ID!) { resolveCommentThread(threadId: $id) { id } }', {
      id: first.id,
    });
    const ids = async (more: object) =>
      (await threadsOf(lead, id, more)).nodes.map((node: { id: string }) => node.id);
    expect(await ids({})).toEqual([second.id]);
    expect(await ids({ state: 'RESOLVED' })).toEqual([first.id]);
    expect(await ids({ state: 'ALL' })).toEqual([first.id, second.id]);
    expect(await ids({ state: 'ALL', authorId: reader.id })).toEqual([first.id]);
    expect(await ids({ mine: true })).toEqual([second.id]);
    expect((await threadsOf(lead, id, { state: 'RESOLVED' })).nodes[0].resolvedBy.name).toBe(lead.name);
  });

  it('are found by any of their comments, on their own document and for whoever reads it', async () => {
    const { id, space, lead, writer } = await written();
    const thread = await begin(writer, id);
    const answer = await reply(lead, thread.id, 'Ist geprüft');
    await lead.api.query('mutation($id: ID!) { resolveCommentThread(threadId: $id) { id } }', {
      id: thread.id,
    });
    const found = async ({ api }: Person, documentId: string, commentId: string) => {
      const query = `query($id: ID!, $commentId: ID!) { document(id: $id) {
        commentThreads(first: 5, state: ALL, commentId: $commentId) { nodes { id } } } }`;
      return (await api.query(query, { id: documentId, commentId }))['document']?.commentThreads.nodes ?? [];
    };
    for (const commentId of [thread.comments.nodes[0].id, answer])
      expect(await found(writer, id, commentId)).toEqual([{ id: thread.id }]);
    const other = await hub.seed.document({ space });
    expect(await found(writer, other.id, answer)).toEqual([]);
    for (const made of [thread.id, 'com_x', answer.replace(/.$/, 'z')])
      expect(await found(writer, id, made)).toEqual([]);
    const open = await hub.seed.space();
    await hub.seed.open(open, 'HUB');
    const shown = await hub.seed.document({ space: open });
    const said = await begin(open.lead, shown.id);
    expect(await found(writer, shown.id, said.comments.nodes[0].id)).toEqual([]);
  });

  it('tell by whom they are, page by page, each name once, as long as something of theirs is there', async () => {
    const { id, lead, reader, writer } = await written();
    const own = await begin(reader, id);
    await begin(writer, id);
    await reply(writer, own.id, 'Noch etwas');
    const authors = async (person: Person, first = 10) => {
      const query = `query($id: ID!, $first: Int!) { document(id: $id) {
        commentAuthors(first: $first) { totalCount nodes { id } pageInfo { hasNextPage } } } }`;
      return (await person.api.query(query, { id, first }))['document'].commentAuthors;
    };
    const { totalCount, nodes } = await authors(lead);
    expect(totalCount).toBe(2);
    expect(nodes.map((node: { id: string }) => node.id).toSorted()).toEqual(
      [reader.id, writer.id].toSorted(),
    );
    expect((await authors(lead, 1)).pageInfo.hasNextPage).toBe(true);
    await remove(reader, own.comments.nodes[0].id);
    expect((await authors(lead)).nodes).toEqual([{ id: writer.id }]);
  });

  it('keep the place of a removed comment while replies follow, and go with their last comment', async () => {
    const { id, lead, reader, writer } = await written();
    const { id: threadId, comments } = await begin(reader, id);
    const answer = await reply(writer, threadId, 'Ist geprüft');
    expect(await remove(reader, comments.nodes[0].id)).toEqual({ id: threadId });
    const [thread] = (await threadsOf(lead, id)).nodes;
    expect(thread.comments.nodes).toMatchObject([
      { source: '', text: '', removedAt: expect.any(String), viewerCan: { edit: false, remove: false } },
      { source: 'Ist geprüft', removedAt: null, viewerCan: { edit: false, remove: true } },
    ]);
    expect(
      await hub.sql(`select 1 from comment where source like 'Bitte%' and document_id = $1`, [id]),
    ).toEqual([]);
    expect(await remove(lead, answer)).toBeNull();
    expect((await threadsOf(lead, id, { state: 'ALL' })).totalCount).toBe(0);
  });

  it('say that somebody is gone whose account was erased, and tell everybody what is their own', async () => {
    const { id, lead, writer } = await written();
    await begin(writer, id, { source: 'Von mir' });
    await begin(lead, id, { source: `@{${writer.id}} bitte` });
    const session = await sessionApi(hub.url, writer);
    const { exportOwnData } = await session.query('mutation { exportOwnData }');
    expect(JSON.parse(exportOwnData)).toMatchObject({
      comments: [{ source: 'Von mir', documentId: id }],
      commentsResolved: [],
      mentions: [{ documentId: id, seenAt: null }],
    });
    await session.query('mutation($input: EraseAccountInput!) { eraseAccount(input: $input) }', {
      input: { currentPassword: PASSWORD },
    });
    const { nodes } = await threadsOf(lead, id);
    expect(nodes[0].comments.nodes[0]).toMatchObject({ text: 'Von mir', author: null });
    expect(nodes[1].comments.nodes[0].text).toBe('@… bitte');
  });

  it('take only so many words a minute', async () => {
    const { id, reader } = await written();
    const { id: threadId } = await begin(reader, id);
    for (let i = 1; i < LIMITS.commentsPerMinute; i++) await reply(reader, threadId, 'Noch etwas');
    expect(await refusal(reader, id, {})).toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('tell programs that follow the space, and pages that are open', async () => {
    const { id, space, lead, reader } = await written();
    const thread = await begin(reader, id, { quote: 'geprüft' });
    await lead.api.query('mutation($id: ID!) { resolveCommentThread(threadId: $id) { id } }', {
      id: thread.id,
    });
    const query = `query($id: ID!) { changes(spaceId: $id, first: 50) { nodes { __typename
      ... on CommentChange { title thread { id } comment { text } } } } }`;
    const { changes } = await lead.api.query(query, { id: space.id });
    expect(changes.nodes.slice(-2)).toEqual([
      {
        __typename: 'CommentAdded',
        title: 'Entwurf',
        thread: { id: thread.id },
        comment: { text: 'Bitte prüfen' },
      },
      { __typename: 'CommentThreadResolved', title: 'Entwurf', thread: { id: thread.id }, comment: null },
    ]);
  });

  it('are whole or not there, when two answer and remove at once', async () => {
    const { id, lead, reader, writer } = await written();
    const { id: threadId, comments } = await begin(reader, id);
    const outcomes = await Promise.allSettled([
      reply(writer, threadId, 'Eins'),
      remove(reader, comments.nodes[0].id),
      reply(lead, threadId, 'Zwei'),
    ]);
    const said = outcomes.filter((each, at) => at !== 1 && each.status === 'fulfilled').length;
    const { nodes } = await threadsOf(lead, id);
    const alive = nodes.flatMap((node: any) => node.comments.nodes).filter((node: any) => !node.removedAt);
    expect(alive).toHaveLength(said);
    expect(nodes).toHaveLength(said > 0 ? 1 : 0);
  });
});
