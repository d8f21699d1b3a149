import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '@umlauf/shared/close-codes';
import { SCOPES } from '@umlauf/shared/scopes';
import { Api } from '../../../test/testkit/api.ts';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { IdentityProvider, type ProvidedPerson } from '../../../test/testkit/identity-provider.ts';
import { inviteByMail, newestSecret, OFFER } from '../../../test/testkit/invitations.ts';
import { authenticatorOf, signInWith } from '../../../test/testkit/passkeys.ts';
import { goThrough, ProviderVisit } from '../../../test/testkit/provider-visit.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';

let provider: IdentityProvider;
let hub: TestHub;
let space: SeededSpace;
let administrator: Person;
beforeAll(async () => {
  provider = await IdentityProvider.start();
  hub = await startTestHub({
    ...provider.env,
    OIDC_ALLOWED_GROUPS: 'umlauf',
    OIDC_ADMINISTRATOR_GROUPS: 'umlauf-verwaltung',
  });
  provider.serve(hub.url);
  space = await hub.seed.space();
  administrator = await hub.seed.person({ isAdministrator: true });
});
afterAll(async () => {
  await hub.close();
  await provider.close();
});
afterEach(() => {
  provider.claims = {};
});

const TO_HUB = 'mutation($input: InviteToHubInput!) { inviteToHub(input: $input) { outcome } }';
const WITHDRAW = 'mutation($id: ID!) { withdrawInvitation(invitationId: $id) { id } }';
const WHO = '{ viewer { account { id name } email isAdministrator spaces(first: 9) { nodes { id } } } }';

let made = 0;
/** Somebody in none of the groups that may. */
const somebody = (claims: Partial<ProvidedPerson> = {}): ProvidedPerson & { email: string } => {
  const number = (made += 1);
  return {
    sub: `invited-${number}`,
    email: `invited-${number}@stadt.example`,
    email_verified: true,
    name: `Eingeladene ${number}`,
    groups: ['andere'],
    ...claims,
  } as ProvidedPerson & { email: string };
};
const visit = () => new ProviderVisit(hub.url, provider);
const arrive = (person: ProvidedPerson) => goThrough(visit(), person);
const invite = (email: string, role = 'WRITER') => inviteByMail(hub, space.lead, space.id, email, role);
const rowOf = async (email: string) =>
  (
    await hub.sql<any>(
      'select id, is_guest, admitted_by_groups, email_verified from account where email = $1',
      [email],
    )
  )[0];
const statesOf = async (email: string) =>
  (await hub.sql<any>('select state from invitation where email = $1 order by id', [email])).map(
    ({ state }) => state,
  );

describe('an invitation', () => {
  it('lets in whose address the provider has confirmed, and is accepted by it, once', async () => {
    const person = somebody();
    const secret = await invite(person.email);
    const browser = visit();
    expect(await goThrough(browser, person)).toBe('/');
    const { viewer } = await browser.hub.api.query(WHO);
    expect(viewer).toMatchObject({
      email: person.email,
      account: { name: person.name },
      isAdministrator: false,
      spaces: { nodes: [{ id: space.id }] },
    });
    expect(await statesOf(person.email)).toEqual(['ACCEPTED']);
    expect((await hub.anonymous.query(OFFER, { secret }))['invitation']).toBeNull();
    expect(await rowOf(person.email)).toMatchObject({ is_guest: true, admitted_by_groups: false });
    const records = await hub.sql<any>(
      `select kind, actor_id from trail_entry where kind = 'INVITATION_ACCEPTED' and actor_id = $1`,
      [viewer.account.id],
    );
    expect(records).toHaveLength(1);
    // What it was for is done: the account is theirs.
    expect(await arrive(person)).toBe('/');
  });

  it('to the hub makes one of its people; several are accepted together', async () => {
    const person = somebody();
    await administrator.api.query(TO_HUB, { input: { people: [{ email: person.email }] } });
    await invite(person.email, 'READER');
    expect(await arrive(person)).toBe('/');
    expect(await rowOf(person.email)).toMatchObject({ is_guest: false, email_verified: true });
    expect(await statesOf(person.email)).toEqual(['ACCEPTED', 'ACCEPTED']);
  });

  it.each([
    ['is not said to be confirmed', undefined],
    ['is not confirmed', false],
    ['is confirmed by a word', 'true'],
  ])('lets nobody in whose address %s', async (_, email_verified) => {
    const person = somebody({ email_verified });
    await invite(person.email);
    expect(await arrive(person)).toMatch(/^\/sign-in\?error=EMAIL_NOT_VERIFIED/);
    expect([await rowOf(person.email), await statesOf(person.email)]).toEqual([undefined, ['OPEN']]);
  });

  it('lets nobody in with another address, or with none', async () => {
    const person = somebody();
    await invite(person.email);
    const look = `\u212Aarl-${person.email}`;
    await invite(`karl-${person.email}`);
    const { email: _email, ...nameless } = somebody();
    expect(await arrive(somebody())).toMatch(/^\/sign-in\?error=NO_ACCOUNT/);
    // The sign for kelvin becomes a "k" when it is made small.
    expect(await arrive(somebody({ email: look }))).toMatch(/^\/sign-in\?error=NO_ACCOUNT/);
    expect(await arrive(nameless)).toMatch(/^\/sign-in\?error=email_not_found/);
    expect([await rowOf(person.email), await statesOf(person.email)]).toEqual([undefined, ['OPEN']]);
  });

  it('that is withdrawn, has run out, or whose inviter may no more, lets nobody in', async () => {
    const people = [somebody(), somebody(), somebody()] as const;
    const second = await hub.seed.member(space, 'LEAD');
    for (const { email } of people.slice(0, 2)) await invite(email);
    await inviteByMail(hub, second, space.id, people[2].email);
    const [{ id }] = (await hub.sql<{ id: string }>('select id from invitation where email = $1', [
      people[0].email,
    ])) as [{ id: string }];
    await space.lead.api.query(WITHDRAW, { id });
    await hub.sql('update invitation set expires_at = now() where email = $1', [people[1].email]);
    await hub.sql(`update membership set role = 'WRITER' where account_id = $1`, [second.id]);
    for (const person of people) {
      expect(await arrive(person)).toMatch(/^\/sign-in\?error=NO_ACCOUNT/);
      expect(await rowOf(person.email)).toBeUndefined();
    }
  });

  it('opens no other account than that of its address', async () => {
    const known = await hub.seed.person({ password: true });
    await invite(known.email);
    const browser = visit();
    expect(await goThrough(browser, somebody({ email: known.email }))).toBe('/');
    expect((await browser.hub.api.query(WHO))['viewer'].account.id).toBe(known.id);
    // Whoever has an account accepts by the link.
    expect(await statesOf(known.email)).toEqual(['OPEN']);
    expect(await newestSecret(hub, known.email)).toHaveLength(43);
  });
});

describe('an ID token', () => {
  const OTHER = 'another-client';
  it.each([
    ['for several, made for us', { aud: ['umlauf', OTHER], azp: 'umlauf' }, true],
    ['for several, made for another', { aud: ['umlauf', OTHER], azp: OTHER }, false],
    ['for several, not said for whom', { aud: ['umlauf', OTHER] }, false],
    ['for us, made for another', { azp: OTHER }, false],
    ['for another', { aud: OTHER }, false],
    ['that never ends', { exp: null }, false],
    ['that has ended', { exp: Math.floor(Date.now() / 1_000) - 3_600 }, false],
    ['of another issuer', { iss: 'https://boese.example' }, false],
    ['for another request', { nonce: 'another' }, false],
  ])('%s', async (_, claims, isGood) => {
    provider.claims = claims;
    const person = somebody();
    await invite(person.email);
    const end = await arrive(person);
    expect(end).toMatch(isGood ? /^\/$/ : /^\/sign-in\?error=/);
    expect(Boolean(await rowOf(person.email))).toBe(isGood);
    expect(await statesOf(person.email)).toEqual([isGood ? 'ACCEPTED' : 'OPEN']);
  });

  it('that the provider cannot give any more makes nothing', async () => {
    const person = somebody();
    await invite(person.email);
    const browser = visit();
    provider.next = person;
    const begun = await browser.hub.post('sign-in/social', { provider: 'oidc', callbackURL: '/' });
    provider.isDown = true;
    const end = await browser.follow(((await begun.json()) as { url: string }).url).finally(() => {
      provider.isDown = false;
    });
    expect(end).not.toBe('/');
    expect([await rowOf(person.email), await statesOf(person.email)]).toEqual([undefined, ['OPEN']]);
    expect(await goThrough(visit(), person)).toBe('/');
  });
});

describe('who has left the groups that may', () => {
  const inGroup = () => somebody({ groups: ['umlauf'] });
  async function watched(person: ProvidedPerson) {
    const browser = visit();
    expect(await goThrough(browser, person)).toBe('/');
    const client = browser.hub.api.live();
    const closed = new Promise<number>((resolve) => {
      client.on('closed', (event) => resolve((event as { code: number }).code));
    });
    const connected = new Promise((resolve) => client.on('connected', resolve));
    const sink = { next: () => undefined, error: () => undefined, complete: () => undefined };
    client.subscribe({ query: 'subscription { viewerChanged { email } }' }, sink);
    await connected;
    return { browser, closed };
  }

  it('is told so at the next sign-in, and what is open ends at that moment', async () => {
    const person = inGroup();
    const { browser, closed } = await watched(person);
    expect(await arrive({ ...person, groups: ['andere'] })).toMatch(/^\/sign-in\?error=LEFT_GROUPS/);
    expect(await closed).toBe(CLOSE_CODES.CREDENTIAL_ENDED.code);
    expect((await browser.hub.api.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
    expect(await arrive({ ...person, groups: [] })).toMatch(/^\/sign-in\?error=LEFT_GROUPS/);
    // Back in the group one is back here, under the same account.
    const again = visit();
    expect(await goThrough(again, person)).toBe('/');
    expect((await again.hub.api.query(WHO))['viewer'].account.id).toBe((await rowOf(person.email)).id);
  });

  describe('by whatever else they signed in or asked', () => {
    async function equipped() {
      const person = inGroup();
      await arrive(person);
      const { id } = await rowOf(person.email);
      const { secret } = await hub.seed.token(id, [...SCOPES]);
      const program = new Api(hub.url, secret);
      await program.query(WHO);
      const { made } = authenticatorOf(hub).create({ challenge: 'AAAA', rp: { id: 'localhost' } });
      await hub.sql(`update passkey set credential_id = $2, public_key = $3 where id = $1`, [
        await hub.seed.passkey(id),
        made.id,
        made.publicKey,
      ]);
      return { person, id, program, byPasskey: () => signInWith(hub, made) };
    }
    const leave = (person: ProvidedPerson) => arrive({ ...person, groups: ['andere'] });

    it('is nobody here until they are back, though an administrator did nothing', async () => {
      const { person, id, program, byPasskey } = await equipped();
      const known = await byPasskey();
      expect(known.answer.status).toBe(200);
      const open = overSocket(program, 'subscription { viewerChanged { email } }');
      await program.query(WHO);
      expect(await leave(person)).toMatch(/^\/sign-in\?error=LEFT_GROUPS/);
      await expect.poll(() => open.closeCode, { timeout: 1_000 }).toBe(CLOSE_CODES.CREDENTIAL_ENDED.code);
      expect((await program.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
      expect((await known.browser.api.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
      expect((await byPasskey()).answer.status).toBe(403);
      expect(await arrive(person)).toBe('/');
      expect((await program.query(WHO))['viewer'].email).toBe(person.email);
      expect((await byPasskey()).answer.status).toBe(200);
      const kinds = await hub.sql<{ kind: string }>(
        `select kind from trail_entry where subject_id = $1 and kind like 'ACCOUNT_%ABLED' order by sequence`,
        [id],
      );
      expect(kinds.map(({ kind }) => kind)).toEqual(['ACCOUNT_DISABLED', 'ACCOUNT_ENABLED']);
    });

    it('stays locked for an administrator who locked them, whatever the groups say then', async () => {
      const { person, id, program } = await equipped();
      const lock = 'mutation($input: SetAccountLockInput!) { setAccountLock(input: $input) { isLocked } }';
      const set = (isLocked: boolean) =>
        administrator.api.query(lock, { input: { accountId: id, isLocked } });
      await leave(person);
      await set(true);
      expect(await arrive(person)).not.toBe('/');
      expect((await program.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
      await set(false);
      expect((await program.query(WHO))['viewer'].email).toBe(person.email);
    });
  });

  it('keeps what is open when the provider says nothing of groups, and does not get in either', async () => {
    const person = inGroup();
    const browser = visit();
    await goThrough(browser, person);
    const { groups: _groups, ...silent } = person;
    expect(await arrive(silent)).toMatch(/^\/sign-in\?error=LEFT_GROUPS/);
    expect((await browser.hub.api.query(WHO))['viewer'].email).toBe(person.email);
  });

  it('loses the office with it, and gets it back', async () => {
    const person = somebody({ groups: ['umlauf-verwaltung'] });
    const office = async () =>
      (await hub.sql<any>('select is_administrator from account where email = $1', [person.email]))[0]
        .is_administrator;
    await arrive(person);
    expect(await office()).toBe(true);
    expect(await arrive({ ...person, groups: [] })).toMatch(/^\/sign-in\?error=LEFT_GROUPS/);
    expect(await office()).toBe(false);
    await arrive(person);
    expect(await office()).toBe(true);
  });

  it('gets in again by an invitation, and then needs no group', async () => {
    const person = inGroup();
    await arrive(person);
    await invite(person.email, 'READER');
    const left = { ...person, groups: [] };
    expect(await arrive({ ...left, email_verified: false })).toMatch(/^\/sign-in\?error=LEFT_GROUPS/);
    expect(await arrive(left)).toBe('/');
    expect(await rowOf(person.email)).toMatchObject({ admitted_by_groups: false, is_guest: false });
    expect(await arrive(left)).toBe('/');
  });

  it('and was invited, or had an account before, stays', async () => {
    const invited = inGroup();
    await invite(invited.email);
    await arrive({ ...invited, groups: [] });
    const known = await hub.seed.person({ password: true });
    const linked = somebody({ email: known.email, groups: ['umlauf'] });
    await arrive(linked);
    for (const person of [invited, linked]) {
      expect(await arrive({ ...person, groups: ['umlauf'] })).toBe('/');
      expect(await arrive({ ...person, groups: [] })).toBe('/');
    }
  });
});

it('two administrators who lose their group at once leave one', async () => {
  await hub.sql('update account set is_administrator = false');
  const pair = [somebody({ groups: ['umlauf-verwaltung'] }), somebody({ groups: ['umlauf-verwaltung'] })];
  for (let round = 0; round < 3; round++) {
    for (const person of pair) expect(await arrive(person)).toBe('/');
    // Each has been at the provider already: what is left for both is the last step, at once.
    const visits = pair.map(() => visit());
    const ends: string[] = [];
    for (const [index, person] of pair.entries()) {
      provider.next = { ...person, groups: ['umlauf'] };
      const begun = await visits[index]!.hub.post('sign-in/social', { provider: 'oidc', callbackURL: '/' });
      ends.push(await visits[index]!.followToHub(((await begun.json()) as { url: string }).url));
    }
    await Promise.all(ends.map((address, index) => visits[index]!.follow(address)));
    const left = await hub.sql('select id from account where is_administrator');
    expect(left).toHaveLength(1);
  }
});
