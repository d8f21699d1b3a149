import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '@umlauf/shared/scopes';
import { Api } from './testkit/api.ts';
import { overEventStream, overSocket, type Follow, type Following } from './testkit/following.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import type { Person, SeededSpace } from './testkit/seed.ts';
import { sessionApi } from './testkit/sign-in.ts';
import { contentOf, FOLLOW, paragraph, PUSH } from './testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

interface Stage {
  space: SeededSpace;
  documentId: string;
  member: Person;
  /** How the member is signed in: what is withdrawn when it is a credential. */
  api: Api;
  tokenId: string;
}

const REMOVE = 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }';
const SET_ROLE = 'mutation($input: SpaceMemberInput!) { setSpaceRole(input: $input) { id } }';
const REVOKE = 'mutation($id: ID!) { revokeAccessToken(accessTokenId: $id) }';

async function stageWith(credential: 'session' | 'token'): Promise<Stage> {
  const space = await hub.seed.space({ writers: 1, password: true });
  const { id: documentId } = await hub.seed.document({ space, markdown: 'Vorher' });
  const member = space.writers[0]!;
  const { secret, tokenId } = await hub.seed.token(member.id, [...SCOPES]);
  const api = credential === 'token' ? new Api(hub.url, secret) : await sessionApi(hub.url, member);
  return { space, documentId, member, api, tokenId };
}

const signOut = (api: Api) =>
  fetch(`${hub.url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...api.allHeaders },
    body: '{}',
  });

interface Way {
  name: string;
  credential: 'session' | 'token';
  /** Told inside this instance, or found by the sweep: then it takes up to a second, and the sweep's own time. */
  told: boolean;
  /** Only the membership ends: the socket stays. */
  code: 'FORBIDDEN' | 'UNAUTHENTICATED';
  withdraw(stage: Stage): Promise<unknown>;
}

const WAYS: Way[] = [
  {
    name: 'removed from the space',
    credential: 'token',
    told: true,
    code: 'FORBIDDEN',
    withdraw: ({ space, member }) =>
      space.lead.api.query(REMOVE, { input: { spaceId: space.id, accountId: member.id } }),
  },
  {
    name: 'membership deleted in the database',
    credential: 'token',
    told: false,
    code: 'FORBIDDEN',
    withdraw: ({ space, member }) =>
      hub.sql('delete from membership where space_id = $1 and account_id = $2', [space.id, member.id]),
  },
  {
    name: 'session signed out',
    credential: 'session',
    told: true,
    code: 'UNAUTHENTICATED',
    withdraw: ({ api }) => signOut(api),
  },
  {
    name: 'sessions deleted in the database',
    credential: 'session',
    told: false,
    code: 'UNAUTHENTICATED',
    withdraw: ({ member }) => hub.sql('delete from session where account_id = $1', [member.id]),
  },
  {
    name: 'token revoked',
    credential: 'token',
    told: true,
    code: 'UNAUTHENTICATED',
    withdraw: async ({ member, tokenId }) =>
      (await sessionApi(hub.url, member)).query(REVOKE, { id: tokenId }),
  },
  {
    name: 'token expired',
    credential: 'token',
    told: false,
    code: 'UNAUTHENTICATED',
    withdraw: ({ tokenId }) => hub.sql('update access_token set expires_at = now() where id = $1', [tokenId]),
  },
];

const textOf = (following: Following) =>
  contentOf(following.events('documentUpdates').map((event) => event?.update));
const write = (stage: Stage, text: string) =>
  stage.space.lead.api.query(PUSH, { documentId: stage.documentId, update: paragraph(text) });

/** Follows the document until the member has seen something of it. */
async function reading(stage: Stage, follow: Follow): Promise<Following> {
  const following = follow(stage.api, FOLLOW, { documentId: stage.documentId, session: 'reader' });
  await write(stage, 'Sichtbar');
  await expect.poll(() => textOf(following)).toContain('Sichtbar');
  return following;
}

describe.each([
  ['a WebSocket', overSocket],
  ['an event stream', overEventStream],
] as const)('an open document over %s', (_, follow) => {
  it.each(WAYS)('ends: $name', async ({ credential, told, code, withdraw }) => {
    const stage = await stageWith(credential);
    const following = await reading(stage, follow);
    await withdraw(stage);
    // What the sweep has to find is known within its second; what was told holds from the answer on.
    if (told) await write(stage, 'Danach');
    await expect.poll(() => following.hasEnded, { timeout: told ? 1_000 : 2_000, interval: 10 }).toBe(true);
    await write(stage, 'Noch später');
    if (follow === overEventStream || code === 'FORBIDDEN') expect(following.codes).toEqual([code]);
    else expect(following.closeCode).toBe(4401);
    expect(textOf(following)).not.toMatch(/Danach|Noch später/);
    following.stop();
  });

  it.each(WAYS)(
    'does not open again, and nothing can be written: $name',
    async ({ credential, code, withdraw }) => {
      const stage = await stageWith(credential);
      await withdraw(stage);
      const update = { documentId: stage.documentId, update: paragraph('Eingeschlichen') };
      const refused = code === 'FORBIDDEN' ? 'NOT_FOUND' : 'UNAUTHENTICATED';
      expect((await stage.api.error(PUSH, update)).extensions.code).toBe(refused);
      const following = follow(stage.api, FOLLOW, { documentId: stage.documentId });
      await expect.poll(() => following.hasEnded).toBe(true);
      if (follow === overEventStream || code === 'FORBIDDEN') expect(following.codes).toEqual([refused]);
      else expect(following.closeCode).toBe(4401);
      const rows = await hub.sql('select 1 from document_update where document_id = $1', [stage.documentId]);
      expect(rows).toHaveLength(1);
      following.stop();
    },
  );
});

describe('a smaller role', () => {
  it.each([
    [
      'told',
      (stage: Stage) =>
        stage.space.lead.api.query(SET_ROLE, {
          input: { spaceId: stage.space.id, accountId: stage.member.id, role: 'READER' },
        }),
    ],
    [
      'found by the sweep',
      (stage: Stage) =>
        hub.sql(`update membership set role = 'READER' where account_id = $1`, [stage.member.id]),
    ],
  ] as const)('lets one read on, but not write: %s', async (how, withdraw) => {
    const stage = await stageWith('token');
    const following = await reading(stage, overSocket);
    const push = () =>
      stage.api.send(PUSH, { documentId: stage.documentId, session: 'reader', update: paragraph('Mein') });
    expect((await push()).errors).toBeUndefined();
    await withdraw(stage);
    const code = async () => (await push()).errors?.[0]!.extensions.code;
    if (how === 'told') expect(await code()).toBe('FORBIDDEN');
    else await expect.poll(code, { timeout: 2_000 }).toBe('FORBIDDEN');
    await write(stage, 'Lesbar');
    await expect.poll(() => textOf(following)).toContain('Lesbar');
    expect(following.errors).toEqual([]);
    following.stop();
  });
});

describe('other streams', () => {
  it('of other people and other spaces go on', async () => {
    const stage = await stageWith('token');
    const other = await hub.seed.space();
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
      other.id,
      stage.member.id,
    ]);
    const elsewhere = await hub.seed.document({ space: other });
    const live = [
      overSocket(stage.api, FOLLOW, { documentId: elsewhere.id }),
      overSocket(stage.space.lead.api, FOLLOW, { documentId: stage.documentId }),
    ];
    for (const each of live) await expect.poll(() => each.answers).toHaveLength(1);
    const ending = await reading(stage, overSocket);
    await WAYS[0]!.withdraw(stage);
    await expect.poll(() => ending.hasEnded).toBe(true);
    await write(stage, 'Weiter hier');
    await other.lead.api.query(PUSH, { documentId: elsewhere.id, update: paragraph('Weiter dort') });
    await expect.poll(() => textOf(live[0]!)).toContain('Weiter dort');
    await expect.poll(() => textOf(live[1]!)).toContain('Weiter hier');
    for (const each of [...live, ending]) each.stop();
  });

  it('on a socket whose one document was withdrawn go on, too', async () => {
    const stage = await stageWith('token');
    const client = stage.api.live();
    const ended = new Promise<unknown>((resolve) => {
      client.subscribe(
        { query: FOLLOW, variables: { documentId: stage.documentId } },
        { next: () => void WAYS[0]!.withdraw(stage), error: resolve, complete: () => resolve(null) },
      );
    });
    expect(await ended).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const answer = await new Promise((resolve, reject) => {
      client.subscribe(
        { query: '{ viewer { account { id } } }' },
        { next: resolve, error: reject, complete: () => {} },
      );
    });
    expect(answer).toMatchObject({ data: { viewer: { account: { id: stage.member.id } } } });
    await client.dispose();
  });
});
