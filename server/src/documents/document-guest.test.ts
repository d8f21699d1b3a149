import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { overEventStream, overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import { FOLLOW, paragraph, PUSH } from '../../../test/testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());
afterEach(() => void vi.useRealTimers());

const call = (name: string) => `mutation($input: DocumentGuestInput!) { ${name}(input: $input) { id } }`;
const ADD = call('addDocumentGuest');
const SET = call('setDocumentGuest');
const REMOVE = call('removeDocumentGuest');
const ADD_MEMBER = 'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }';
const SET_MEMBER = 'mutation($input: SpaceMemberInput!) { setSpaceRole(input: $input) { id } }';

const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
const DAY = 86_400_000;

interface Scene {
  space: SeededSpace;
  documentId: string;
  otherId: string;
  guest: Person;
}

async function scene(): Promise<Scene> {
  const space = await hub.seed.space({ writers: 1 });
  const { id: documentId } = await hub.seed.document({ space, title: 'Zugänglich', markdown: 'Inhalt' });
  const { id: otherId } = await hub.seed.document({ space, title: 'Verborgen', markdown: 'Geheim' });
  return { space, documentId, otherId, guest: await hub.seed.person({ isGuest: true }) };
}

describe('inviting a guest to a document', () => {
  it('takes an account by address or id, and a date to come', async () => {
    const { space, documentId, guest } = await scene();
    const { api } = space.lead;
    const input = { documentId, email: ` ${guest.email.toUpperCase()} `, endsAt: soon(DAY) };
    expect(await api.query(ADD, { input })).toEqual({ addDocumentGuest: { id: documentId } });
    expect((await api.error(ADD, { input })).extensions).toMatchObject({ reason: 'ALREADY_EXISTS' });
    const listed = await api.query(
      'query($id: ID!) { document(id: $id) { guests(first: 9) { totalCount nodes { email account { name } endsAt } } } }',
      { id: documentId },
    );
    expect(listed['document'].guests).toMatchObject({
      totalCount: 1,
      nodes: [{ email: guest.email, account: { name: guest.name }, endsAt: input.endsAt }],
    });
    const endsAt = soon(2 * DAY);
    await api.query(SET, { input: { documentId, accountId: guest.id, endsAt } });
    const { viewer } = await guest.api.query(
      '{ viewer { guestDocuments(first: 9) { totalCount nodes { endsAt document { title space { name } } } } } }',
    );
    expect(viewer.guestDocuments).toEqual({
      totalCount: 1,
      nodes: [{ endsAt, document: { title: 'Zugänglich', space: { name: space.name } } }],
    });
  });

  it.each([
    ['in the past', { endsAt: soon(-1) }, { endsAt: 'IN_THE_PAST' }],
    ['long ago', { endsAt: '1970-01-01T00:00:00Z' }, { endsAt: 'IN_THE_PAST' }],
    ['no date', {}, { endsAt: 'EMPTY' }],
    ['null', { endsAt: null }, { endsAt: 'EMPTY' }],
  ])('refuses a date: %s', async (_, given, fields) => {
    const { space, documentId, guest } = await scene();
    const person = { accountId: guest.id };
    const before = await tracesOf(hub, space.id);
    for (const query of [ADD, SET]) {
      const { extensions } = await space.lead.api.error(query, {
        input: { documentId, ...person, ...given },
      });
      expect(extensions).toMatchObject({ code: 'INVALID_INPUT', fields });
    }
    for (const query of [ADD_MEMBER, SET_MEMBER]) {
      const input = { spaceId: space.id, ...person, role: 'GUEST', ...given };
      const { extensions } = await space.lead.api.error(query, { input });
      expect(extensions).toMatchObject({ code: 'INVALID_INPUT', fields });
    }
    expect(await tracesOf(hub, space.id)).toBe(before);
  });

  it('refuses a member, an unknown address, no or two names, and an end for whoever is no guest', async () => {
    const { space, documentId, guest } = await scene();
    const { api } = space.lead;
    const endsAt = soon(DAY);
    const before = await tracesOf(hub, space.id);
    const refuse = async (input: object) =>
      (await api.error(ADD, { input: { documentId, endsAt, ...input } })).extensions;
    expect(await refuse({ accountId: space.writers[0]!.id })).toMatchObject({ reason: 'ALREADY_MEMBER' });
    expect(await refuse({ email: 'niemand@umlauf.example' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refuse({})).toMatchObject({ fields: { email: 'EMPTY' } });
    expect(await refuse({ accountId: guest.id, email: guest.email })).toMatchObject({
      fields: { email: 'UNKNOWN_VALUE' },
    });
    for (const [role, fault] of [
      ['READER', { endsAt: 'UNKNOWN_VALUE' }],
      ['VISITOR', { role: 'UNKNOWN_VALUE' }],
    ] as const) {
      const input = { spaceId: space.id, accountId: guest.id, role, endsAt };
      expect((await api.error(ADD_MEMBER, { input })).extensions).toMatchObject({ fields: fault });
    }
    expect(await tracesOf(hub, space.id)).toBe(before);
  });
});

describe('a guest of a document', () => {
  it('sees it, its authors and the name of its space, and nothing else', async () => {
    const { space, documentId, otherId, guest } = await scene();
    await space.lead.api.query(ADD, { input: { documentId, accountId: guest.id, endsAt: soon(DAY) } });
    const {
      document,
      other,
      space: seen,
      node,
      spaces,
      openSpaces,
    } = await guest.api.query(
      `query($id: ID!, $other: ID!, $space: ID!, $member: ID!) {
        document(id: $id) {
          title markdown createdBy { name } viewerCan { comment edit }
          guests(first: 9) { totalCount }
          space {
            name purpose closedBecause viewerRole
            documents(first: 9) { totalCount nodes { title } }
            members(first: 9) { totalCount nodes { account { name } } }
            documentGuests(first: 9) { totalCount }
            latestEvents(first: 9) { id }
          }
        }
        other: document(id: $other) { title }
        space(id: $space) { name }
        node(id: $member) { id }
        spaces(first: 9) { totalCount }
        openSpaces(first: 9) { totalCount }
      }`,
      { id: documentId, other: otherId, space: space.id, member: space.writers[0]!.id },
    );
    expect(document).toEqual({
      title: 'Zugänglich',
      markdown: expect.stringContaining('Inhalt'),
      createdBy: { name: space.lead.name },
      viewerCan: { comment: true, edit: false },
      guests: { totalCount: 0 },
      space: {
        name: space.name,
        purpose: '',
        closedBecause: '',
        viewerRole: 'GUEST',
        documents: { totalCount: 1, nodes: [{ title: 'Zugänglich' }] },
        members: { totalCount: 0, nodes: [] },
        documentGuests: { totalCount: 0 },
        latestEvents: [],
      },
    });
    expect([other, seen, node]).toEqual([null, null, null]);
    expect([spaces, openSpaces]).toEqual([{ totalCount: 0 }, { totalCount: 0 }]);
    const follow = overSocket(guest.api, 'subscription($id: ID!) { spaceChanged(spaceId: $id) { type } }', {
      id: space.id,
    });
    await expect.poll(() => follow.codes).toEqual(['NOT_FOUND']);
    follow.stop();
  });

  it('may leave, and then sees nothing', async () => {
    const { space, documentId, guest } = await scene();
    await space.lead.api.query(ADD, { input: { documentId, accountId: guest.id, endsAt: soon(DAY) } });
    const { errors } = await guest.api.send(REMOVE, { input: { documentId, accountId: guest.id } });
    expect(errors).toBeUndefined();
    const read = 'query($id: ID!) { document(id: $id) { id } }';
    expect(await guest.api.query(read, { id: documentId })).toEqual({ document: null });
  });
});

/** Both kinds of guests, by what ends their time. */
const KINDS = ['of the space', 'of the document'] as const;

async function invited(kind: (typeof KINDS)[number], endsAt: string): Promise<Scene> {
  const made = await scene();
  const { space, documentId, guest } = made;
  if (kind === 'of the document')
    await space.lead.api.query(ADD, { input: { documentId, accountId: guest.id, endsAt } });
  else {
    const input = { spaceId: space.id, accountId: guest.id, role: 'GUEST', endsAt };
    await space.lead.api.query(ADD_MEMBER, { input });
  }
  return made;
}

const end = (kind: (typeof KINDS)[number], { space, documentId, guest }: Scene) =>
  kind === 'of the document'
    ? space.lead.api.query(REMOVE, { input: { documentId, accountId: guest.id } })
    : space.lead.api.query(
        'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
        {
          input: { spaceId: space.id, accountId: guest.id },
        },
      );

const inDatabase = (kind: (typeof KINDS)[number], { guest }: Scene) =>
  hub.sql(
    `update ${kind === 'of the document' ? 'document_guest' : 'membership'} set ends_at = now() where account_id = $1`,
    [guest.id],
  );

describe.each(KINDS)('the time of a guest %s', (kind) => {
  const HELD = 'query($id: ID!) @live { document(id: $id) { title } }';
  const read = 'query($id: ID!) { document(id: $id) { id } }';

  async function open(made: Scene, follow: typeof overSocket) {
    const { guest, documentId } = made;
    const following = follow(guest.api, FOLLOW, { documentId });
    const held = follow(guest.api, HELD, { id: documentId });
    await expect.poll(() => following.events('documentUpdates')).toHaveLength(1);
    await expect.poll(() => held.answers.at(-1)?.data).toEqual({ document: { title: 'Zugänglich' } });
    return { following, held };
  }

  async function expectEnded(made: Scene, { following, held }: Awaited<ReturnType<typeof open>>) {
    await expect.poll(() => following.hasEnded, { timeout: 2_000, interval: 10 }).toBe(true);
    await expect.poll(() => held.answers.at(-1)?.data, { timeout: 2_000 }).toEqual({ document: null });
    const update = { documentId: made.documentId, update: paragraph('Danach') };
    await made.space.lead.api.query(PUSH, update);
    expect(following.codes).toEqual(['FORBIDDEN']);
    expect(following.events('documentUpdates')).toHaveLength(1);
    const again = overSocket(made.guest.api, FOLLOW, { documentId: made.documentId });
    await expect.poll(() => again.codes).toEqual(['NOT_FOUND']);
    for (const each of [following, held, again]) each.stop();
  }

  it.each([
    ['a WebSocket', overSocket],
    ['an event stream', overEventStream],
  ] as const)('ends on the moment, with nobody doing anything: %s', async (_, follow) => {
    const endsAt = soon(2_500);
    const made = await invited(kind, endsAt);
    const streams = await open(made, follow);
    await expect.poll(() => new Date().toISOString() > endsAt, { timeout: 4_000 }).toBe(true);
    await expectEnded(made, streams);
    expect(await made.guest.api.query(read, { id: made.documentId })).toEqual({ document: null });
  });

  it.each([
    ['a lead ends it', end],
    ['it is over in the database', inDatabase],
  ] as const)('ends before the date when %s', async (_, act) => {
    const made = await invited(kind, soon(DAY));
    const streams = await open(made, overSocket);
    await act(kind, made);
    await expectEnded(made, streams);
  });

  it('ends on the moment, though the server’s clock was set back', async () => {
    const made = await invited(kind, soon(2_500));
    const streams = await open(made, overSocket);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 2 * DAY });
    await expect.poll(() => streams.following.hasEnded, { timeout: 5_000 }).toBe(true);
    await expectEnded(made, streams);
    expect(await made.guest.api.query(read, { id: made.documentId })).toEqual({ document: null });
  });

  it('goes on when the server’s clock jumps beyond the date', async () => {
    const made = await invited(kind, soon(3_600_000));
    const { following, held } = await open(made, overSocket);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * DAY });
    // Each second it is looked whose time is over.
    const isSeen = performance.now() + 2_000;
    await expect.poll(() => performance.now() > isSeen, { timeout: 5_000 }).toBe(true);
    await made.space.lead.api.query(PUSH, { documentId: made.documentId, update: paragraph('Danach') });
    await expect.poll(() => following.events('documentUpdates').length).toBeGreaterThan(1);
    expect(following.codes).toEqual([]);
    expect(await made.guest.api.query(read, { id: made.documentId })).toEqual({
      document: { id: made.documentId },
    });
    for (const each of [following, held]) each.stop();
  });

  it('goes on when the date is moved', async () => {
    const made = await invited(kind, soon(2_000));
    const { following, held } = await open(made, overSocket);
    const later = { accountId: made.guest.id, endsAt: soon(DAY) };
    if (kind === 'of the document')
      await made.space.lead.api.query(SET, { input: { documentId: made.documentId, ...later } });
    else
      await made.space.lead.api.query(SET_MEMBER, {
        input: { spaceId: made.space.id, role: 'GUEST', ...later },
      });
    const isOver = Date.now() + 2_500;
    await expect.poll(() => Date.now() > isOver, { timeout: 5_000 }).toBe(true);
    await made.space.lead.api.query(PUSH, { documentId: made.documentId, update: paragraph('Danach') });
    await expect.poll(() => following.events('documentUpdates').length).toBeGreaterThan(1);
    expect(following.codes).toEqual([]);
    for (const each of [following, held]) each.stop();
  });
});
