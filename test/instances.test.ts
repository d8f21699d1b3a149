import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { SCOPES } from '@umlauf/shared/scopes';
import { EventRelay } from '@umlauf/server/platform/events/event-relay';
import type { WrittenEvent } from '@umlauf/server/platform/events/write-events';
import { createAnnouncements } from '@umlauf/server/platform/live/announcements';
import { Bus } from '@umlauf/server/platform/live/bus';
import { Look } from '@umlauf/server/platform/live/look';
import { createLog } from '@umlauf/server/platform/log';
import { NotifyCarrier } from '@umlauf/server/platform/live/notify-carrier';
import type { RunningServer } from '@umlauf/server/server';
import { Api } from './testkit/api.ts';
import { overSocket, type Following } from './testkit/following.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import type { Person } from './testkit/seed.ts';
import { sessionApi } from './testkit/sign-in.ts';
import { append, base64, contentOf, FOLLOW, paragraph, PUSH } from './testkit/written.ts';

/** What is announced arrives long before a look would find it. */
const TOLD = { timeout: 700, interval: 10 };
const FOUND = { timeout: 2_500, interval: 20 };

let hub: TestHub;
let other: RunningServer;
beforeAll(async () => {
  hub = await startTestHub();
  other = await hub.startAnother();
  // Not only "nobody can say": each has heard of the other.
  await vi.waitFor(
    () => expect([hub.server, other].map((each) => each.hub.bus.knownPeers)).toEqual([1, 1]),
    5_000,
  );
});
afterAll(async () => {
  await other.close();
  await hub.close();
});

afterEach(() => void vi.useRealTimers());

/** The same person, asking the other instance. */
const there = ({ api }: Person) => new Api(other.url, api.secret);
const textOf = (following: Following) =>
  contentOf(following.events('documentUpdates').map((event) => event?.update));

describe('what happens at one instance', () => {
  it('is typed into the documents that are open at the other, and the other way round', async () => {
    const { id: documentId, lead } = await hub.seed.document({ markdown: 'Anfang' });
    const readers = [lead.api, there(lead)].map((api) => overSocket(api, FOLLOW, { documentId }));
    for (const reader of readers) await expect.poll(() => textOf(reader)).toContain('Anfang');
    for (const [i, api] of [lead.api, there(lead), lead.api, there(lead)].entries()) {
      await api.query(PUSH, { documentId, update: paragraph(`Satz ${i}`) });
      for (const reader of readers) await expect.poll(() => textOf(reader), TOLD).toContain(`Satz ${i}`);
    }
    expect(readers.flatMap(({ errors }) => errors)).toEqual([]);
    for (const reader of readers) reader.stop();
  });

  it('may be gone on with at the other at once, by programs too', async () => {
    const { id, lead } = await hub.seed.document();
    const doc = new Y.Doc();
    for (let i = 0; i < 10; i++) {
      const before = Y.encodeStateVector(doc);
      append(doc, `Satz ${i}`);
      const update = base64(Y.encodeStateAsUpdate(doc, before));
      await (i % 2 ? there(lead) : lead.api).query(PUSH, { documentId: id, update });
    }
    const edit = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';
    for (const [i, api] of [lead.api, there(lead), lead.api].entries()) {
      const { editDocument } = await api.query(edit, { input: { documentId: id, append: `Zusatz ${i}` } });
      expect(editDocument.revision).toBe(11 + i);
    }
  });

  it('is an event at the other, and answered anew there', async () => {
    const space = await hub.seed.space();
    const following = overSocket(
      there(space.lead),
      `subscription { spaceChanged(spaceId: "${space.id}") { type space { name } } }`,
    );
    const held = overSocket(there(space.lead), `query @live { space(id: "${space.id}") { name } }`);
    await expect.poll(() => held.answers).toHaveLength(1);
    await expect
      .poll(async () => {
        await hub.seed.document({ space });
        return following.events('spaceChanged').length;
      })
      .toBeGreaterThan(0);
    await space.lead.api.query('mutation($input: UpdateSpaceInput!) { updateSpace(input: $input) { id } }', {
      input: { spaceId: space.id, name: 'Umbenannt' },
    });
    await expect.poll(() => held.events('space').at(-1)?.name, TOLD).toBe('Umbenannt');
    await expect
      .poll(() => following.events('spaceChanged').at(-1), TOLD)
      .toEqual({
        type: 'SPACE_CHANGED',
        space: { name: 'Umbenannt' },
      });
    following.stop();
    held.stop();
  });

  it('ends what may no longer be read at the other', async () => {
    const space = await hub.seed.space({ writers: 1 });
    const { id: documentId } = await hub.seed.document({ space });
    const [member] = space.writers as [Person];
    const following = overSocket(there(member), FOLLOW, { documentId });
    await expect.poll(() => following.answers).toHaveLength(1);
    await space.lead.api.query(
      'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
      { input: { spaceId: space.id, accountId: member.id } },
    );
    await expect.poll(() => following.codes, TOLD).toEqual(['FORBIDDEN']);
    following.stop();
  });

  it('ends the connections of a withdrawn token at the other', async () => {
    const { lead, id } = await hub.seed.space({ password: true });
    const { secret, tokenId } = await hub.seed.token(lead.id, [...SCOPES]);
    const api = new Api(other.url, secret);
    const following = overSocket(api, `subscription { spaceChanged(spaceId: "${id}") { type } }`);
    await expect.poll(async () => (await api.send('{ viewer { account { id } } }')).errors).toBeUndefined();
    const mutation = 'mutation($id: ID!) { revokeAccessToken(accessTokenId: $id) }';
    await (await sessionApi(hub.url, lead)).query(mutation, { id: tokenId });
    await expect.poll(() => following.closeCode, TOLD).toBe(4401);
    expect((await api.error('{ viewer { account { id } } }')).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('takes a document to the bin for the other, too', async () => {
    const { id: documentId, lead } = await hub.seed.document();
    const child = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
    const { document } = await lead.api.query('query($id: ID!) { document(id: $id) { space { id } } }', {
      id: documentId,
    });
    const { createDocument } = await lead.api.query(child, {
      input: { spaceId: document.space.id, parentId: documentId, title: 'Unter ihm', markdown: '' },
    });
    const open = [documentId, createDocument.id].map((id) =>
      overSocket(there(lead), FOLLOW, { documentId: id }),
    );
    for (const each of open) await expect.poll(() => each.answers).toHaveLength(1);
    await lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id: documentId });
    for (const each of open) {
      await expect
        .poll(() => each.errors.map(({ extensions }) => extensions), TOLD)
        .toMatchObject([{ code: 'GONE', reason: 'IN_BIN' }]);
      each.stop();
    }
  });
});

describe('cursors', () => {
  /** Somebody who follows and shows a cursor; whom they see. */
  async function open(api: Api, documentId: string, session: string) {
    const awareness = new Awareness(new Y.Doc());
    const following = overSocket(api, FOLLOW, { documentId, session });
    await expect.poll(() => following.answers.length).toBeGreaterThan(0);
    const seen = () => {
      const others = new Awareness(new Y.Doc());
      others.setLocalState(null);
      for (const event of following.events('documentUpdates')) {
        if (event.awareness) applyAwarenessUpdate(others, Buffer.from(event.awareness, 'base64'), null);
      }
      return [...others.getStates().keys()];
    };
    const show = async () => {
      awareness.setLocalState({ cursor: null });
      const update = encodeAwarenessUpdate(awareness, [awareness.clientID]);
      const input = { documentId, session, awareness: base64(update) };
      await api.query('mutation($input: PushAwarenessInput!) { pushAwareness(input: $input) }', { input });
      return awareness.clientID;
    };
    return { following, seen, show };
  }

  it('show at the other instance, for who comes later too, and go with their session', async () => {
    const { id, lead } = await hub.seed.document();
    const writer = await open(lead.api, id, 'writer');
    const reader = await open(there(lead), id, 'reader');
    const clientId = await writer.show();
    await expect.poll(reader.seen, TOLD).toEqual([clientId]);
    const late = await open(there(lead), id, 'late');
    await expect.poll(late.seen, TOLD).toEqual([clientId]);
    writer.following.stop();
    await expect.poll(reader.seen, TOLD).toEqual([]);
    for (const { following } of [reader, late]) following.stop();
  });

  it('that were there before the document was opened here are asked for', async () => {
    const { id, lead } = await hub.seed.document();
    const writer = await open(lead.api, id, 'writer');
    const clientId = await writer.show();
    const reader = await open(there(lead), id, 'reader');
    await expect.poll(reader.seen, TOLD).toEqual([clientId]);
    for (const { following } of [writer, reader]) following.stop();
  });
});

describe('announcements that are lost', () => {
  /** An instance that hears that others are there, and nothing of what they say. */
  class DeafCarrier extends NotifyCarrier {
    isDeaf = true;

    override open(listener: Parameters<NotifyCarrier['open']>[0]): void {
      const hear = (text: string) => {
        const { from, number, word } = JSON.parse(text);
        listener.hear(this.isDeaf ? JSON.stringify({ from, number, word }) : text);
      };
      super.open({
        ...listener,
        hear,
        connected: () => listener.connected(),
        disconnected: () => listener.disconnected(),
      });
    }
  }

  it.each([
    ['are found in the log', true, FOUND, 0],
    ['are found though the server’s clock is an hour ahead', true, FOUND, 3_600_000],
    ['are found though the server’s clock is an hour behind', true, FOUND, -3_600_000],
    ['are told, when they are not lost', false, TOLD, 0],
  ] as const)('%s, each event once and in order', async (_, isDeaf, within, ahead) => {
    if (ahead !== 0) vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ahead });
    const { database } = hub.server.hub;
    const log = createLog('silent');
    const [carrier, announcements, look] = [
      new DeafCarrier(hub.address),
      createAnnouncements(),
      new Look(database, log),
    ];
    carrier.isDeaf = isDeaf;
    const bus = new Bus(carrier);
    const relay = new EventRelay(database, announcements, bus, look);
    bus.on('news', ({ events = [] }) => {
      for (const [spaceId, first, last] of events) void relay.relay(spaceId, first, last);
    });
    const heard: WrittenEvent[] = [];
    announcements.on('spaceEvents', (events) => heard.push(...events));
    await expect.poll(() => bus.knownPeers).toBe(2);
    const space = await hub.seed.space();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push((await hub.seed.document({ space })).id);
    const own = () => heard.filter(({ spaceId }) => spaceId === space.id);
    await expect.poll(() => own().length, within).toBe(6);
    look.now();
    await look.close();
    expect(own().map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(
      own()
        .slice(1)
        .map(({ type, subjectId, actorId }) => [type, subjectId, actorId]),
    ).toEqual(ids.map((id) => ['DOCUMENT_CREATED', id, space.lead.id]));
    await bus.close();
  });

  it('of a commit are found by a look at the open documents', async () => {
    const { id: documentId, lead } = await hub.seed.document();
    const following = overSocket(there(lead), FOLLOW, { documentId });
    await expect.poll(() => following.answers).toHaveLength(1);
    const update = paragraph('Unangekündigt');
    await hub.sql(
      `insert into document_update (document_id, revision, update) values ($1, 1, decode($2, 'base64'))`,
      [documentId, update],
    );
    await hub.sql('update document set revision = 1 where id = $1', [documentId]);
    await expect.poll(() => textOf(following), FOUND).toContain('Unangekündigt');
    expect(following.errors).toEqual([]);
    following.stop();
  });
});
