import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import type { Api } from '../../../test/testkit/api.ts';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const ASK = 'mutation($input: RequestAccessInput!) { requestAccess(input: $input) }';
const GRANT = 'mutation($input: GrantAccessInput!) { grantAccessRequest(input: $input) { id } }';
const REFUSE = 'mutation($input: RefuseAccessInput!) { refuseAccessRequest(input: $input) { id } }';
const OWN = `{ viewer { accessRequests(first: 100) { totalCount nodes { targetId message outcome document { id } } } } }`;
const WAITING = `query($id: ID!) { space(id: $id) { takesRequests accessRequests(first: 100) {
  totalCount nodes { id message account { name } document { title } } } } }`;

const FAR = '2099-12-31T00:00:00.000Z';
const nowhere = (kind: string) => `${kind}_${'0'.repeat(26)}`;

interface Scene {
  space: SeededSpace;
  documentId: string;
  stranger: Person;
  api: Api;
}

async function scene(): Promise<Scene> {
  const space = await hub.seed.space({ writers: 1 });
  const { id: documentId } = await hub.seed.document({ space, title: 'Begehrt' });
  const stranger = await hub.seed.person({ password: true });
  return { space, documentId, stranger, api: await sessionApi(hub.url, stranger) };
}

const ask = (api: Api, targetId: string, message?: string) => api.send(ASK, { input: { targetId, message } });
const waiting = async ({ space }: Scene, api = space.lead.api) =>
  (await api.query(WAITING, { id: space.id }))['space'].accessRequests;
const own = async (api: Api) => (await api.query(OWN))['viewer'].accessRequests;

describe('asking for access', () => {
  it('answers alike whatever there is, and what one asked for is all that one sees of it', async () => {
    const made = await scene();
    const { space, documentId, api } = made;
    const targets = [space.id, documentId, nowhere('spc'), nowhere('doc')];
    for (const target of targets) {
      const { data, errors } = await ask(api, target, 'Bitte');
      expect({ data, errors }).toEqual({ data: { requestAccess: true }, errors: undefined });
    }
    const pending = (targetId: string) => ({ targetId, message: 'Bitte', outcome: null, document: null });
    expect(await own(api)).toEqual({ totalCount: 4, nodes: targets.map(pending) });
    expect((await waiting(made)).nodes.map(({ document }: any) => document?.title ?? null)).toEqual([
      null,
      'Begehrt',
    ]);
    // Once more is the same request, with what was said last.
    for (const target of targets) await ask(api, target, 'Noch einmal');
    expect((await own(api)).totalCount).toBe(4);
    expect((await waiting(made)).nodes[0].message).toBe('Noch einmal');
  });

  it('is seen by leads, live, and by nobody else', async () => {
    const made = await scene();
    const { space, api, stranger } = made;
    const live = overSocket(space.lead.api, WAITING.replace('query', 'query').replace(') {', ') @live {'), {
      id: space.id,
    });
    await expect.poll(() => live.answers.at(-1)?.data?.['space'].accessRequests.totalCount).toBe(0);
    const news = overSocket(stranger.api, 'subscription { viewerChanged { email } }');
    await ask(api, space.id, 'Aus dem Nachbaramt');
    await expect
      .poll(() => live.answers.at(-1)?.data?.['space'].accessRequests.nodes)
      .toMatchObject([{ message: 'Aus dem Nachbaramt', account: { name: stranger.name } }]);
    expect(await waiting(made, space.writers[0]!.api)).toEqual({ totalCount: 0, nodes: [] });
    expect(news.answers, 'that somebody was asked').toEqual([]);
    for (const each of [live, news]) each.stop();
  });

  it('of a space that takes none, or by a member, reaches nobody and looks the same', async () => {
    const made = await scene();
    const { space, api } = made;
    await space.lead.api.query('mutation($id: ID!) { setSpaceRequests(spaceId: $id, taken: false) { id } }', {
      id: space.id,
    });
    expect((await ask(api, space.id)).data).toEqual({ requestAccess: true });
    expect((await own(api)).totalCount).toBe(1);
    expect((await waiting(made)).totalCount).toBe(0);
    const member = await hub.seed.person({ password: true });
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
      space.id,
      member.id,
    ]);
    await ask(await sessionApi(hub.url, member), space.id);
    expect((await waiting(made)).totalCount).toBe(0);
  });

  it('is refused for what is no id, for nobody, for programs, and when there were too many', async () => {
    const { space, api, stranger } = await scene();
    for (const targetId of ['', 'x', stranger.id, `${space.id}x`]) {
      const { errors } = await ask(api, targetId);
      expect(errors![0]!.extensions).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { targetId: 'MALFORMED' },
      });
    }
    const long = await ask(api, space.id, 'x'.repeat(LIMITS.purposeCharacters + 1));
    expect(long.errors![0]!.extensions).toMatchObject({ fields: { message: 'TOO_LONG' } });
    expect((await ask(hub.anonymous, space.id)).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    expect((await ask(stranger.api, space.id)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    // Many at once get no more than one after the other.
    const many = await Promise.all(
      Array.from({ length: LIMITS.accessRequestsPerHour + 5 }, () => ask(api, nowhere('spc'))),
    );
    const refused = many.filter(({ errors }) => errors?.[0]!.extensions.code === 'RATE_LIMITED');
    expect(refused).toHaveLength(5);
    expect((await ask(api, space.id)).errors![0]!.extensions.code).toBe('RATE_LIMITED');
  });
});

describe('deciding', () => {
  async function asked(about: 'space' | 'document' = 'space') {
    const made = await scene();
    await ask(made.api, about === 'space' ? made.space.id : made.documentId);
    const [{ id }] = (await waiting(made)).nodes;
    return { ...made, requestId: id as string };
  }

  it('lets in as a member, who is told', async () => {
    const made = await asked();
    const { space, api, requestId } = made;
    await space.lead.api.query(GRANT, { input: { requestId, role: 'READER' } });
    expect(await own(api)).toMatchObject({ nodes: [{ outcome: 'GRANTED' }] });
    const { space: seen } = await api.query('query($id: ID!) { space(id: $id) { viewerRole } }', {
      id: space.id,
    });
    expect(seen).toEqual({ viewerRole: 'READER' });
    expect((await waiting(made)).totalCount).toBe(0);
  });

  it('lets in as a guest of the one document that was asked for', async () => {
    const { space, documentId, api, requestId } = await asked('document');
    await space.lead.api.query(GRANT, { input: { requestId, role: 'GUEST', endsAt: FAR } });
    const { document, space: seen } = await api.query(
      'query($id: ID!, $space: ID!) { document(id: $id) { title } space(id: $space) { id } }',
      { id: documentId, space: space.id },
    );
    expect([document, seen]).toEqual([{ title: 'Begehrt' }, null]);
  });

  it('refuses in silence, and then asking again looks as it does for nothing; or says so', async () => {
    const made = await asked();
    const { space, api, requestId } = made;
    await space.lead.api.query(REFUSE, { input: { requestId } });
    await ask(api, space.id, 'Noch einmal');
    await ask(api, nowhere('spc'), 'Noch einmal');
    const { nodes } = await own(api);
    const same = { message: 'Noch einmal', outcome: null, document: null };
    expect(nodes).toEqual([
      { targetId: space.id, ...same },
      { targetId: nowhere('spc'), ...same },
    ]);
    expect((await waiting(made)).totalCount).toBe(0);
    const other = await asked();
    await other.space.lead.api.query(REFUSE, { input: { requestId: other.requestId, tell: true } });
    expect(await own(other.api)).toMatchObject({ nodes: [{ outcome: 'REFUSED' }] });
  });

  it('of two leads at once happens once', async () => {
    const { space, requestId } = await asked();
    const second = await hub.seed.member(space, 'LEAD');
    const answers = await Promise.all([
      space.lead.api.send(GRANT, { input: { requestId, role: 'READER' } }),
      second.api.send(REFUSE, { input: { requestId, tell: true } }),
    ]);
    const lost = answers.filter(({ errors }) => errors);
    expect(lost.map(({ errors }) => errors![0]!.extensions)).toEqual([
      { code: 'CONFLICT', reason: 'ALREADY_DECIDED' },
    ]);
  });

  it('about somebody who is a member by now is a conflict', async () => {
    const { space, stranger, requestId } = await asked();
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
      space.id,
      stranger.id,
    ]);
    const { extensions } = await space.lead.api.error(GRANT, { input: { requestId, role: 'WRITER' } });
    expect(extensions).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_MEMBER' });
  });

  it('is for leads alone, and refuses a guest’s date in the past', async () => {
    const { space, api, requestId } = await asked();
    const before = await tracesOf(hub, space.id);
    const elsewhere = await hub.seed.space();
    for (const by of [api, space.writers[0]!.api, space.outsider.api, elsewhere.lead.api])
      for (const query of [GRANT, REFUSE]) {
        const input = { requestId, ...(query === GRANT && { role: 'LEAD' }) };
        expect((await by.error(query, { input })).extensions.code).toBe('NOT_FOUND');
      }
    const past = { requestId, role: 'GUEST', endsAt: '2020-01-01T00:00:00Z' };
    expect((await space.lead.api.error(GRANT, { input: past })).extensions).toMatchObject({
      fields: { endsAt: 'IN_THE_PAST' },
    });
    expect(await tracesOf(hub, space.id)).toBe(before);
  });
});

describe('an address', () => {
  it('is not told to a lead by adding an account by its id', async () => {
    const { space, stranger } = await scene();
    const add = 'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }';
    const other = await hub.seed.person();
    await space.lead.api.query(add, { input: { spaceId: space.id, accountId: stranger.id, role: 'READER' } });
    await space.lead.api.query(add, { input: { spaceId: space.id, email: other.email, role: 'READER' } });
    const { space: found } = await space.lead.api.query(
      'query($id: ID!) { space(id: $id) { members(first: 9) { nodes { email account { id } } } } }',
      { id: space.id },
    );
    const emails = new Map(found.members.nodes.map((node: any) => [node.account.id, node.email]));
    expect(emails.get(stranger.id)).toBeNull();
    expect(emails.get(other.id)).toBe(other.email);
  });
});
