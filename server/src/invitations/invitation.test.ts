import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  ACCEPT,
  INVITE,
  inviteByMail,
  newestSecret,
  OFFER,
  openInvitations,
} from '../../../test/testkit/invitations.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';
import { removeOldInvitations } from './remove-old-invitations.ts';

let hub: TestHub;
let space: SeededSpace;
beforeAll(async () => {
  hub = await startTestHub();
  space = await hub.seed.space({ writers: 1, readers: 1, password: true });
});
afterAll(() => hub.close());

const someAddress = () => `${randomBytes(5).toString('hex')}@mail.example`;
const invite = (email: string, role = 'WRITER') => inviteByMail(hub, space.lead, space.id, email, role);
const accept = (secret: string, more: object = { name: 'Erika Muster', password: PASSWORD }) =>
  hub.anonymous.query(ACCEPT, { input: { secret, ...more } });
const refusal = async (secret: string, more: object = { name: 'Erika Muster', password: PASSWORD }) =>
  (await hub.anonymous.error(ACCEPT, { input: { secret, ...more } })).extensions;
const offer = async (secret: string) => (await hub.anonymous.query(OFFER, { secret }))['invitation'];
const openOnes = () => openInvitations(space.lead.api, space.id);
const idOf = async (email: string) =>
  (await openOnes()).nodes.find((each: { email: string }) => each.email === email).id as string;
const RESEND = 'mutation($id: ID!) { resendInvitation(invitationId: $id) { id email expiresAt } }';
const WITHDRAW = 'mutation($id: ID!) { withdrawInvitation(invitationId: $id) { id } }';
const anHourLater = (email: string) =>
  hub.sql(`update invitation set sent_at = sent_at - interval '1 hour' where email = $1`, [email]);
const accountOf = (email: string) =>
  hub.sql<Record<string, any>>('select * from account where email = $1', [email]);

describe('an invitation to a space', () => {
  it('shows who invites to what, makes an account, and opens the space in that role', async () => {
    const email = someAddress();
    const secret = await invite(email, 'READER');
    expect(await offer(secret)).toMatchObject({
      email,
      invitedBy: space.lead.name,
      spaceName: space.name,
      role: 'READER',
      hasAccount: false,
    });
    expect((await accept(secret))['acceptInvitation']).toMatchObject({ email, spaceId: space.id });
    const session = await sessionApi(hub.url, { email } as Person);
    const { space: seen } = await session.query(`query($id: ID!) { space(id: $id) { viewerRole } }`, {
      id: space.id,
    });
    expect(seen).toEqual({ viewerRole: 'READER' });
    expect((await accountOf(email))[0]).toMatchObject({ name: 'Erika Muster', email_verified: true });
  });

  it('opens the space for an account that exists, once it is signed in', async () => {
    const person = await hub.seed.person({ password: true });
    const secret = await invite(person.email);
    expect(await offer(secret)).toMatchObject({ hasAccount: true });
    expect(await refusal(secret)).toEqual({ code: 'UNAUTHENTICATED' });
    const session = await sessionApi(hub.url, person);
    expect((await session.query(ACCEPT, { input: { secret } }))['acceptInvitation'].spaceId).toBe(space.id);
    expect(await accountOf(person.email)).toHaveLength(1);
  });

  it('of a guest ends on its date, and makes a guest’s account', async () => {
    const email = someAddress();
    const endsAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const input = { spaceId: space.id, role: 'GUEST', people: [{ email }] };
    const guest = async (date: string | null) =>
      (await space.lead.api.error(INVITE, { input: { ...input, endsAt: date } })).extensions;
    expect(await guest(null)).toEqual({ code: 'INVALID_INPUT', fields: { endsAt: 'EMPTY' } });
    expect(await guest('2020-01-01T00:00:00Z')).toEqual({
      code: 'INVALID_INPUT',
      fields: { endsAt: 'IN_THE_PAST' },
    });
    await space.lead.api.query(INVITE, { input: { ...input, endsAt } });
    const secret = await newestSecret(hub, email);
    expect(await offer(secret)).toMatchObject({ role: 'GUEST', expiresAt: endsAt });
    await accept(secret);
    const [membership] = await hub.sql<any>(
      'select m.role, m.ends_at, a.is_guest from membership m join account a on a.id = m.account_id where a.email = $1',
      [email],
    );
    expect(membership).toEqual({ role: 'GUEST', ends_at: new Date(endsAt), is_guest: true });
  });

  it('is for its address alone', async () => {
    const other = await hub.seed.person({ password: true });
    const email = someAddress();
    const secret = await invite(email);
    const session = await sessionApi(hub.url, other);
    const { extensions } = await session.error(ACCEPT, { input: { secret } });
    expect(extensions).toEqual({ code: 'FORBIDDEN', reason: 'OTHER_ACCOUNT' });
    expect(await accountOf(email)).toEqual([]);
    expect(await offer(secret)).not.toBeNull();
  });

  it('is good once, also for two at the same moment', async () => {
    const email = someAddress();
    const secret = await invite(email);
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        hub.anonymous.send(ACCEPT, {
          input: { secret, name: 'Erika', password: PASSWORD },
        }),
      ),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'ok').toSorted();
    expect(codes).toEqual(['GONE', 'GONE', 'ok']);
    expect(await accountOf(email)).toHaveLength(1);
    expect(await refusal(secret)).toEqual({ code: 'GONE' });
    expect(await offer(secret)).toBeNull();
  });

  it('runs out after 14 days, and can be sent anew', async () => {
    const email = someAddress();
    const secret = await invite(email);
    const [row] = await hub.sql<{ days: number }>(
      'select extract(day from expires_at - created_at)::int as days from invitation where email = $1',
      [email],
    );
    expect(row!.days).toBe(LIMITS.invitationDays);
    await hub.sql(`update invitation set expires_at = now() where email = $1`, [email]);
    expect(await offer(secret)).toBeNull();
    expect(await refusal(secret)).toEqual({ code: 'GONE' });
    expect(await accountOf(email)).toEqual([]);
    await anHourLater(email);
    await space.lead.api.query(RESEND, { id: await idOf(email) });
    const newer = await newestSecret(hub, email);
    expect(await offer(secret)).toBeNull();
    expect(await offer(newer)).toMatchObject({ email });
  });

  it('can be sent anew, not sooner than a minute later; the old link is void', async () => {
    const email = someAddress();
    const secret = await invite(email);
    const id = await idOf(email);
    const tooSoon = await space.lead.api.error(RESEND, { id });
    expect(tooSoon.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    await anHourLater(email);
    await space.lead.api.query(RESEND, { id });
    expect(await refusal(secret)).toEqual({ code: 'GONE' });
    expect((await accept(await newestSecret(hub, email)))['acceptInvitation'].email).toBe(email);
  });

  it('is withdrawn at once, with the mail that has not left yet', async () => {
    const email = someAddress();
    const secret = await invite(email);
    const id = await idOf(email);
    await space.lead.api.query(WITHDRAW, { id });
    expect(await refusal(secret)).toEqual({ code: 'GONE' });
    expect(await offer(secret)).toBeNull();
    expect((await space.lead.api.error(WITHDRAW, { id })).extensions.code).toBe('NOT_FOUND');
    const [mail] = await hub.sql<any>('select id, about_id as "aboutId" from mail where recipient = $1', [
      email,
    ]);
    const guard = hub.server.hub.mailGuards['INVITATION']!;
    const mayGo = await hub.server.hub.database.withActor({ system: 'mail' }, (transaction) =>
      guard(transaction, mail),
    );
    expect(mayGo).toBe(false);
    expect(await accountOf(email)).toEqual([]);
  });

  it('keeps a weak password and an empty name out, and nothing has happened then', async () => {
    const email = someAddress();
    const secret = await invite(email);
    expect(await refusal(secret, { name: ' ', password: 'kurz' })).toEqual({
      code: 'INVALID_INPUT',
      fields: { name: 'EMPTY', password: 'TOO_SHORT' },
    });
    expect(await accountOf(email)).toEqual([]);
    expect(await offer(secret)).toMatchObject({ email });
  });

  it('is recorded, without address and space', async () => {
    const email = someAddress();
    await accept(await invite(email));
    const [row] = await hub.sql<{ id: string }>('select id from invitation where email = $1', [email]);
    const records = await hub.sql<any>('select * from trail_entry where subject_id = $1 order by sequence', [
      row!.id,
    ]);
    expect(records.map(({ kind }) => kind)).toEqual(['INVITED', 'INVITATION_ACCEPTED']);
    expect(JSON.stringify(records)).not.toMatch(new RegExp(`${email}|${space.id}|${space.name}`));
  });

  it('brings a mail in the recipient’s language, or else in the one that was asked for', async () => {
    const person = await hub.seed.person();
    await person.api.send('mutation { updateViewer(input: { locale: EN }) { email } }');
    await hub.sql(`update account set locale = 'EN' where id = $1`, [person.id]);
    const email = someAddress();
    await space.lead.api.query(INVITE, {
      input: { spaceId: space.id, role: 'READER', people: [{ email: person.email }, { email }] },
    });
    const subjects = await hub.sql<{ subject: string }>(
      'select subject from mail where recipient = any($1) order by subject',
      [[person.email, email]],
    );
    expect(subjects.map(({ subject }) => subject)).toEqual([
      `Einladung in den Arbeitsbereich „${space.name}“`,
      `Invitation to the workspace “${space.name}”`,
    ]);
  });
});

describe('a list of people', () => {
  const send = (people: object[], more: object = {}) =>
    space.lead.api.query(INVITE, { input: { spaceId: space.id, role: 'READER', people, ...more } });

  it('has a result for each line, in a preview as when it is sent', async () => {
    const [fresh, invited] = [someAddress(), someAddress()];
    const stranger = await hub.seed.person();
    await invite(invited);
    const people = [
      { email: fresh.toUpperCase(), name: 'Neu' },
      { email: space.readers[0]!.email },
      { email: invited },
      { email: 'keine adresse' },
      { email: `x@mail.example\r\nBcc: y@mail.example` },
      { email: fresh },
      // Has an account and is no member: told like anybody whom nobody knows.
      { email: stranger.email },
    ];
    const outcomes = [
      'INVITED',
      'ALREADY_MEMBER',
      'ALREADY_INVITED',
      'MALFORMED',
      'MALFORMED',
      'DUPLICATE',
      'INVITED',
    ];
    const before = await hub.sql('select 1 from invitation');
    const preview = (await send(people, { isPreview: true }))['inviteToSpace'];
    expect(preview.map(({ outcome }: any) => outcome)).toEqual(outcomes);
    expect(await hub.sql('select 1 from invitation')).toHaveLength(before.length);
    expect((await send(people))['inviteToSpace'].map(({ outcome }: any) => outcome)).toEqual(outcomes);
    expect(await hub.sql('select 1 from invitation')).toHaveLength(before.length + 2);
    expect(await hub.sql('select 1 from mail where recipient like $1', ['%bcc:%'])).toEqual([]);
  });

  it('of ten thousand is refused as a whole', async () => {
    const people = Array.from({ length: 10_000 }, (_, i) => ({ email: `p${i}@m.de` }));
    const before = await hub.sql('select 1 from mail');
    for (const list of [people, people.slice(0, LIMITS.invitationsAtOnce + 1)]) {
      const { errors } = await space.lead.api.send(INVITE, {
        input: { spaceId: space.id, role: 'READER', people: list },
      });
      expect(errors![0]!.extensions.code).toBe('LIMIT');
    }
    expect(await hub.sql('select 1 from mail')).toHaveLength(before.length);
  });

  it('stops at a thousand a day', async () => {
    const own = await hub.seed.space();
    const input = { spaceId: own.id, role: 'READER', people: [{ email: someAddress() }] };
    await own.lead.api.query(INVITE, { input });
    await hub.sql(
      `insert into mail (id, message_id, kind, about_id, recipient, locale, subject)
       select 'mai_' || n, n::text, 'INVITATION', (select id from invitation where invited_by_id = $1), 'x', 'DE', 'x'
       from generate_series(1, $2::int) n`,
      [own.lead.id, LIMITS.invitationsPerDay - 1],
    );
    const people = [{ email: someAddress() }];
    const { extensions } = await own.lead.api.error(INVITE, { input: { ...input, people } });
    expect(extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect(extensions['retryAfter']).toBeGreaterThan(80_000);
    expect(await hub.sql('select 1 from invitation where email = $1', [people[0]!.email])).toEqual([]);
  });

  it('of two leads at the same moment invites each person once', async () => {
    const email = someAddress();
    const second = await hub.seed.member(space, 'LEAD');
    const input = { spaceId: space.id, role: 'READER', people: [{ email }] };
    await Promise.all([space.lead, second].map(({ api }) => api.send(INVITE, { input })));
    expect(
      await hub.sql(`select 1 from invitation where email = $1 and state = 'OPEN'`, [email]),
    ).toHaveLength(1);
    expect(await hub.sql('select 1 from mail where recipient = $1', [email])).toHaveLength(1);
  });
});

it('are forgotten thirty days after they were answered, withdrawn or ran out', async () => {
  const [open, answered, expired] = [someAddress(), someAddress(), someAddress()];
  for (const email of [open, expired]) await invite(email);
  await accept(await invite(answered));
  await hub.sql(`update invitation set settled_at = now() - interval '31 days' where email = $1`, [answered]);
  await hub.sql(`update invitation set expires_at = now() - interval '31 days' where email = $1`, [expired]);
  expect(await removeOldInvitations(hub.server.hub.database)).toBe(2);
  expect(await hub.sql('select 1 from invitation where email = $1', [open])).toHaveLength(1);
});

describe('who may', () => {
  it('invite, see and withdraw is a lead; others learn nothing', async () => {
    const email = someAddress();
    await invite(email);
    const id = await idOf(email);
    const [writer, reader] = [space.writers[0]!, space.readers[0]!];
    const admin = await hub.seed.person({ isAdministrator: true });
    const input = { spaceId: space.id, role: 'READER', people: [{ email: someAddress() }] };
    for (const person of [writer, reader]) {
      expect((await person.api.error(INVITE, { input })).extensions.code).toBe('FORBIDDEN');
      expect(await openInvitations(person.api, space.id)).toBeNull();
    }
    for (const person of [space.outsider, admin]) {
      expect((await person.api.error(INVITE, { input })).extensions.code).toBe('NOT_FOUND');
    }
    expect((await hub.anonymous.error(INVITE, { input })).extensions.code).toBe('UNAUTHENTICATED');
    for (const person of [writer, reader, space.outsider, admin]) {
      for (const mutation of [RESEND, WITHDRAW]) {
        const unknown = `inv_${'0'.repeat(26)}`;
        const [there, nowhere] = [
          await person.api.error(mutation, { id }),
          await person.api.error(mutation, { id: unknown }),
        ];
        expect(there).toEqual(nowhere);
        expect(there.extensions.code).toBe('NOT_FOUND');
      }
    }
    expect(await idOf(email)).toBe(id);
    expect(await hub.sql('select 1 from invitation where email = $1', [input.people[0]!.email])).toEqual([]);
  });

  it('accept is a person, not a program', async () => {
    const person = await hub.seed.person();
    const secret = await invite(person.email);
    expect((await person.api.error(ACCEPT, { input: { secret } })).extensions.code).toBe('FORBIDDEN');
  });

  it.each([
    ['nothing', ''],
    ['rubbish', 'x'],
    ['somebody’s guess', 'A'.repeat(43)],
    ['five thousand letters', 'x'.repeat(5_000)],
    ['SQL', "' or 1=1 --"],
  ])('no link is %s', async (_, secret) => {
    expect(await offer(secret)).toBeNull();
    expect(await refusal(secret)).toEqual({ code: 'GONE' });
  });
});

describe('an invitation to the hub', () => {
  const TO_HUB = 'mutation($input: InviteToHubInput!) { inviteToHub(input: $input) { email outcome } }';
  const LIST = '{ hubInvitations(first: 100) { totalCount nodes { id email role delivery } } }';

  it('is an administrator’s, makes an account and opens no space', async () => {
    const admin = await hub.seed.person({ isAdministrator: true });
    const [email, known] = [someAddress(), space.lead.email];
    const people = [{ email }, { email: known }];
    const { inviteToHub } = await admin.api.query(TO_HUB, { input: { people } });
    expect(inviteToHub.map(({ outcome }: any) => outcome)).toEqual(['INVITED', 'ALREADY_MEMBER']);
    expect((await admin.api.query(LIST))['hubInvitations']).toMatchObject({
      totalCount: 1,
      nodes: [{ email, role: null, delivery: 'WAITING' }],
    });
    const secret = await newestSecret(hub, email);
    expect(await offer(secret)).toMatchObject({ spaceName: null, role: null, invitedBy: admin.name });
    expect((await accept(secret))['acceptInvitation']).toMatchObject({ email, spaceId: null });
    const session = await sessionApi(hub.url, { email } as Person);
    const { spaces, viewer } = await session.query(
      '{ spaces(first: 9) { totalCount } viewer { isAdministrator } }',
    );
    expect({ spaces, viewer }).toEqual({ spaces: { totalCount: 0 }, viewer: { isAdministrator: false } });
    expect((await admin.api.query(LIST))['hubInvitations'].nodes).toEqual([]);
  });

  it('is seen live', async () => {
    const admin = await hub.seed.person({ isAdministrator: true });
    const following = overSocket(
      admin.api,
      'query Open @live { hubInvitations(first: 100) { nodes { email } } }',
      {},
    );
    const emails = () =>
      (following.events('hubInvitations').at(-1)?.nodes ?? []).map((each: any) => each.email);
    await expect.poll(() => following.answers.length).toBe(1);
    const email = someAddress();
    await admin.api.query(TO_HUB, { input: { people: [{ email }] } });
    await expect.poll(emails).toContain(email);
    await accept(await newestSecret(hub, email));
    await expect.poll(emails).not.toContain(email);
    following.stop();
  });

  it('is nobody else’s', async () => {
    const people = [{ email: someAddress() }];
    expect((await space.lead.api.error(TO_HUB, { input: { people } })).extensions.code).toBe('FORBIDDEN');
    expect((await space.lead.api.error(LIST)).extensions.code).toBe('FORBIDDEN');
    expect(await hub.sql('select 1 from invitation where email = $1', [people[0]!.email])).toEqual([]);
  });
});
