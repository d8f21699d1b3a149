import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import type { Api } from '../../../test/testkit/api.ts';
import {
  CONFIRM_EMAIL,
  REQUEST_EMAIL,
  RESEND_EMAIL,
  WITHDRAW_EMAIL,
} from '../../../test/testkit/email-change.ts';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { MailServer, type ReceivedMail } from '../../../test/testkit/mail-server.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import { ForgetfulBrowser } from '../../../test/testkit/password-reset.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { sessionApi, signIn } from '../../../test/testkit/sign-in.ts';
import { newId } from '../platform/ids.ts';

const NEW_PASSWORD = 'vier neue Worte nebeneinander';
const OFFERED = 'query($secret: String!) { offeredEmailChange(secret: $secret) { email isForAnother } }';
const PENDING = '{ viewer { email emailChange { email } } }';

let server: MailServer;
let hub: TestHub;
beforeAll(async () => {
  server = await MailServer.open();
  hub = await startTestHub({ SMTP_URL: server.url });
});
afterAll(async () => {
  await hub.close();
  await server.takeAway();
});

const someEmail = () => `${randomBytes(5).toString('hex')}@mail.example`;
const secretIn = ({ mail }: ReceivedMail) => /\/confirm-email#([\w-]{43})$/m.exec(mail.text!)?.[1];
const request = (api: Api, email: string, currentPassword: string | null = PASSWORD) =>
  api.send(REQUEST_EMAIL, { input: { email, currentPassword } });
const refusal = async (answer: ReturnType<Api['send']>) => (await answer).errors?.[0]?.extensions;
const pendingOf = async (api: Api) => (await api.query(PENDING))['viewer'];
const offered = async (secret: string, api: Api = hub.anonymous) =>
  (await api.query(OFFERED, { secret }))['offeredEmailChange'];
const confirm = (secret: string, api: Api = hub.anonymous) => api.send(CONFIRM_EMAIL, { secret });
const GONE = { code: 'GONE' };

async function mailsTo(email: string, count: number): Promise<ReceivedMail[]> {
  await expect.poll(() => server.to(email).length).toBe(count);
  return server.to(email);
}

async function somebody(): Promise<{ person: Person; api: Api }> {
  const person = await hub.seed.person({ password: true });
  return { person, api: await sessionApi(hub.url, person) };
}

/** Somebody whose change of address waits to be confirmed. */
async function changing() {
  const { person, api } = await somebody();
  const email = someEmail();
  expect((await request(api, email)).errors).toBeUndefined();
  const secret = secretIn((await mailsTo(email, 1))[0]!)!;
  return { person, api, email, secret };
}

const aWhileLater = (id: string) =>
  hub.sql(`update email_change set sent_at = sent_at - interval '1 hour' where account_id = $1`, [id]);
const emailOf = async ({ id }: Person) =>
  (await hub.sql<{ email: string }>('select email from account where id = $1', [id]))[0]!.email;

describe('a change of address', () => {
  it('counts once it is confirmed by the link in the mail to the new one, and both hear of it', async () => {
    const { person, api, email, secret } = await changing();
    expect(await pendingOf(api)).toEqual({ email: person.email, emailChange: { email } });
    const [notice] = (await mailsTo(person.email, 1)) as [ReceivedMail];
    expect(notice.mail.subject).toBe('Für Ihr Konto bei Umlauf wurde eine neue Adresse angegeben');
    expect(notice.mail.text).toContain(email);
    expect(notice.mail.text).not.toContain('#');
    expect(server.to(email)[0]!.mail.text).not.toContain(person.email);
    expect(await offered(secret)).toEqual({ email, isForAnother: false });
    expect((await signIn(hub.url, email)).status).toBe(401);

    expect((await confirm(secret)).data).toEqual({ confirmEmailChange: email });
    expect(await pendingOf(api)).toEqual({ email, emailChange: null });
    expect((await signIn(hub.url, person.email)).status).toBe(401);
    expect((await signIn(hub.url, email)).status).toBe(200);
    expect((await mailsTo(person.email, 2))[1]!.mail.subject).toBe(
      'Ihr Konto bei Umlauf hat eine neue Adresse',
    );
    const entries = await hub.sql(
      `select actor_id, facts from trail_entry where subject_id = $1 and kind = 'EMAIL_CHANGED'`,
      [person.id],
    );
    expect(entries).toEqual([{ actor_id: person.id, facts: { from: person.email, to: email } }]);
  });

  it('is written in the account’s language', async () => {
    const { person, api } = await somebody();
    await api.query('mutation { updateViewer(input: { locale: EN }) { locale } }');
    const email = someEmail();
    await request(api, email);
    expect((await mailsTo(email, 1))[0]!.mail.subject).toBe('Confirm your new address for Umlauf');
    expect((await mailsTo(person.email, 1))[0]!.mail.subject).toBe(
      'A new address was given for your account at Umlauf',
    );
  });

  it('is seen at once by administrators who hold their list open', async () => {
    const administrator = await hub.seed.person({ isAdministrator: true });
    const { person, email, secret } = await changing();
    const list = `query($search: String) @live { accounts(first: 5, search: $search) { nodes { email } } }`;
    const following = overSocket(administrator.api, list, { search: person.name });
    await expect.poll(() => JSON.stringify(following.events('accounts').at(-1))).toContain(person.email);
    await confirm(secret);
    await expect.poll(() => JSON.stringify(following.events('accounts').at(-1))).toContain(email);
    following.stop();
  });

  it('goes with its addresses out of the trail when the account goes', async () => {
    const { person, email, secret } = await changing();
    await confirm(secret);
    await (
      await sessionApi(hub.url, { email })
    ).query('mutation($input: EraseAccountInput!) { eraseAccount(input: $input) }', {
      input: { currentPassword: PASSWORD },
    });
    const kept = await hub.sql('select facts, subject_id from trail_entry');
    const words = JSON.stringify([
      kept,
      await hub.sql('select * from mail'),
      await hub.sql('select * from email_change'),
    ]);
    for (const word of [person.email, email]) expect(words).not.toContain(word);
  });

  it('leaves sessions and tokens as they are', async () => {
    const { person, api, secret } = await changing();
    await confirm(secret);
    await api.query('{ viewer { email } }');
    await person.api.query('{ viewer { email } }');
  });
});

describe('its link', () => {
  it('is good once, also for two at the same moment', async () => {
    const { person, email, secret } = await changing();
    const answers = await Promise.all([1, 2, 3].map(() => confirm(secret)));
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'ok').toSorted();
    expect(codes).toEqual(['GONE', 'GONE', 'ok']);
    expect(await offered(secret)).toBeNull();
    expect(await emailOf(person)).toBe(email);
  });

  it('is good for a day', async () => {
    const { person, api, secret } = await changing();
    const [row] = await hub.sql<{ hours: number }>(
      'select extract(epoch from expires_at - sent_at)::int / 3600 as hours from email_change where account_id = $1',
      [person.id],
    );
    expect(row!.hours).toBe(LIMITS.emailChangeHours);
    await hub.sql('update email_change set expires_at = now() where account_id = $1', [person.id]);
    expect(await offered(secret)).toBeNull();
    expect(await refusal(confirm(secret))).toEqual(GONE);
    expect(await pendingOf(api)).toEqual({ email: person.email, emailChange: null });
    expect(await refusal(api.send(RESEND_EMAIL))).toEqual({ code: 'NOT_FOUND' });
  });

  it('is nobody else’s: another account that is signed in is told so, and nothing happens', async () => {
    const { person, api, email, secret } = await changing();
    const other = await somebody();
    expect(await offered(secret, other.api)).toEqual({ email, isForAnother: true });
    const forbidden = { code: 'FORBIDDEN', reason: 'OTHER_ACCOUNT' };
    expect(await refusal(confirm(secret, other.api))).toEqual(forbidden);
    expect(await refusal(confirm(secret, person.api))).toEqual({ code: 'FORBIDDEN' });
    expect(await emailOf(person)).toBe(person.email);
    expect(await emailOf(other.person)).toBe(other.person.email);
    expect((await confirm(secret, api)).errors).toBeUndefined();
  });

  it('is void once it was sent anew, replaced or withdrawn', async () => {
    const { person, api, email, secret } = await changing();
    expect(await refusal(api.send(RESEND_EMAIL))).toMatchObject({ code: 'RATE_LIMITED' });
    await aWhileLater(person.id);
    await api.query(RESEND_EMAIL);
    const newer = secretIn((await mailsTo(email, 2))[1]!)!;
    expect(await refusal(confirm(secret))).toEqual(GONE);
    expect(await offered(newer)).toMatchObject({ email });
    const another = someEmail();
    await request(api, another);
    const newest = secretIn((await mailsTo(another, 1))[0]!)!;
    expect(await refusal(confirm(newer))).toEqual(GONE);
    expect((await api.query(WITHDRAW_EMAIL))['withdrawEmailChange']).toBe(true);
    expect(await refusal(confirm(newest))).toEqual(GONE);
    expect(await refusal(api.send(WITHDRAW_EMAIL))).toEqual({ code: 'NOT_FOUND' });
    expect(await pendingOf(api)).toEqual({ email: person.email, emailChange: null });
  });

  it('is void with a new password, by which its owner takes the account back', async () => {
    const first = await changing();
    await first.api.query('mutation($input: ChangePasswordInput!) { changePassword(input: $input) }', {
      input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD },
    });
    expect(await refusal(confirm(first.secret))).toEqual(GONE);
    const second = await changing();
    const visit = new ForgetfulBrowser(hub.url);
    await visit.ask(second.person.email);
    const [, mail] = await mailsTo(second.person.email, 2);
    const reset = /#([\w-]{43})$/m.exec(mail!.mail.text!)![1];
    expect((await visit.spend(reset, NEW_PASSWORD)).status).toBe(200);
    expect(await refusal(confirm(second.secret))).toEqual(GONE);
    expect(await emailOf(second.person)).toBe(second.person.email);
  });

  it('voids links for a new password that went to the former address', async () => {
    const { person, secret } = await changing();
    const visit = new ForgetfulBrowser(hub.url);
    await visit.ask(person.email);
    const [, mail] = await mailsTo(person.email, 2);
    const reset = /#([\w-]{43})$/m.exec(mail!.mail.text!)![1];
    expect((await visit.look(reset)).status).toBe(200);
    await confirm(secret);
    expect((await visit.look(reset)).status).toBe(410);
  });

  it('is void while the account is locked', async () => {
    const { person, secret } = await changing();
    await hub.sql('update account set locked_at = now() where id = $1', [person.id]);
    expect(await offered(secret)).toBeNull();
    expect(await refusal(confirm(secret))).toEqual(GONE);
  });

  it.each(['', 'x', 'A'.repeat(43), '\0', "' or true --", `${'A'.repeat(43)}\n`])(
    'is not %j',
    async (secret) => {
      expect(await offered(secret)).toBeNull();
      expect(await refusal(confirm(secret))).toEqual(GONE);
    },
  );

  it('is not in the database, nor its mail once it has gone', async () => {
    const { person, email, secret } = await changing();
    await expect
      .poll(() => hub.sql('select text, html from mail where recipient = $1', [email]))
      .toEqual([{ text: null, html: null }]);
    const rows = await hub.sql('select * from email_change where account_id = $1', [person.id]);
    expect(JSON.stringify(rows)).toContain(email);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('an address that somebody has already', () => {
  it('looks the same to whoever asks for it; its holder alone is told', async () => {
    const [taken, free] = [await somebody(), await somebody()];
    const holder = await hub.seed.person({ password: true });
    const email = someEmail();
    const answers = [
      await request(taken.api, ` ${holder.email.toUpperCase()} `),
      await request(free.api, email),
    ];
    const shapes = answers.map(({ data, errors }) => [errors, Object.keys(data!['requestEmailChange'])]);
    expect(shapes[0]).toEqual(shapes[1]);
    expect((await pendingOf(taken.api)).emailChange).toEqual({ email: holder.email });
    const [mail] = await mailsTo(holder.email, 1);
    expect(mail!.mail.subject).toBe('Ihre Adresse wurde für ein anderes Konto bei Umlauf angegeben');
    expect(mail!.mail.text).not.toContain('#');
    expect(mail!.mail.text).not.toContain(taken.person.email);
    for (const { person } of [taken, free]) {
      expect((await mailsTo(person.email, 1))[0]!.mail.subject).toBe(
        'Für Ihr Konto bei Umlauf wurde eine neue Adresse angegeben',
      );
    }
    for (const { person, api } of [taken, free]) {
      await aWhileLater(person.id);
      expect((await api.send(RESEND_EMAIL)).errors).toBeUndefined();
    }
    await mailsTo(holder.email, 2);
    expect(await emailOf(holder)).toBe(holder.email);
  });

  it('is refused to whoever confirms it late', async () => {
    const { person, email, secret } = await changing();
    await hub.sql('update account set email = $2 where id = $1', [(await hub.seed.person()).id, email]);
    const { code, reason } = (await refusal(confirm(secret)))!;
    expect({ code, reason }).toEqual({ code: 'CONFLICT', reason: 'ALREADY_EXISTS' });
    expect(await emailOf(person)).toBe(person.email);
  });

  it('goes to one of two who confirm it', async () => {
    const [first, second] = [await somebody(), await somebody()];
    const email = someEmail();
    await request(first.api, email);
    await request(second.api, email);
    const secrets = (await mailsTo(email, 2)).map((mail) => secretIn(mail)!);
    const answers = await Promise.all(secrets.map((secret) => confirm(secret)));
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'ok').toSorted();
    expect(codes).toEqual(['CONFLICT', 'ok']);
    expect(await hub.sql('select 1 from account where email = $1', [email])).toHaveLength(1);
  });
});

describe('asking for it', () => {
  it.each([
    ['a line break', 'a@mail.example\r\nBcc: b@mail.example', 'CONTROL_CHARACTER'],
    ['one at its end', 'a@mail.example\n', 'CONTROL_CHARACTER'],
    ['two addresses', 'a@mail.example, b@mail.example', 'MALFORMED'],
    ['a name', 'Erika <a@mail.example>', 'MALFORMED'],
    ['nothing', ' ', 'EMPTY'],
    ['no end', `${'a'.repeat(250)}@mail.example`, 'TOO_LONG'],
  ])('is refused with %s, and nobody gets a mail', async (_, email, fault) => {
    const { person, api } = await somebody();
    expect(await refusal(request(api, email))).toEqual({ code: 'INVALID_INPUT', fields: { email: fault } });
    expect(await pendingOf(api)).toEqual({ email: person.email, emailChange: null });
    expect(await hub.sql('select 1 from mail where about_id = $1', [person.id])).toEqual([]);
  });

  it('for the present address is refused', async () => {
    const { person, api } = await somebody();
    const refused = await refusal(request(api, person.email.toUpperCase()));
    expect(refused).toEqual({ code: 'INVALID_INPUT', fields: { email: 'TAKEN' } });
  });

  it('takes the password, or having signed in just now where there is none', async () => {
    const { person, api } = await somebody();
    for (const password of ['nicht das Richtige', '', null])
      expect(await refusal(request(api, someEmail(), password))).toEqual({
        code: 'INVALID_INPUT',
        fields: { currentPassword: 'WRONG' },
      });
    await hub.sql(`delete from credential where account_id = $1`, [person.id]);
    await hub.sql(`update session set created_at = now() - interval '1 hour' where account_id = $1`, [
      person.id,
    ]);
    expect(await refusal(request(api, someEmail(), null))).toMatchObject({ reason: 'SIGN_IN_AGAIN' });
    expect(await hub.sql('select 1 from mail where about_id = $1', [person.id])).toEqual([]);
    await hub.sql('update session set created_at = now() where account_id = $1', [person.id]);
    expect((await request(api, someEmail(), null)).errors).toBeUndefined();
  });

  it('is refused where an identity provider gives the address', async () => {
    const { person, api } = await somebody();
    const { api: bystander } = await changing();
    await hub.sql(
      `insert into credential (id, account_id, provider_id, provider_account_id) values ($1, $2, 'oidc', $1)`,
      [newId('crd'), person.id],
    );
    expect(await refusal(request(api, someEmail()))).toEqual({
      code: 'FORBIDDEN',
      reason: 'EMAIL_OF_PROVIDER',
    });
    const methods = '{ viewer { signInMethods { hasIdentityProvider } } }';
    expect((await api.query(methods))['viewer'].signInMethods).toEqual({ hasIdentityProvider: true });
    expect((await bystander.query(methods))['viewer'].signInMethods).toEqual({ hasIdentityProvider: false });
    expect(await hub.sql('select 1 from mail where about_id = $1', [person.id])).toEqual([]);
  });

  it('is possible ten times a day, taken addresses included', async () => {
    const { person, api } = await somebody();
    const holder = await hub.seed.person();
    for (let i = 0; i < LIMITS.emailChangeMailsPerDay; i++)
      expect((await request(api, i % 2 ? holder.email : someEmail())).errors).toBeUndefined();
    expect(await refusal(request(api, someEmail()))).toEqual({
      code: 'RATE_LIMITED',
      retryAfter: expect.any(Number),
    });
    await hub.sql(`update mail set created_at = created_at - interval '1 day' where about_id = $1`, [
      person.id,
    ]);
    expect((await request(api, someEmail())).errors).toBeUndefined();
  });

  it('is nothing for strangers and programs, and nobody sees another’s', async () => {
    const { person, api, email } = await changing();
    const other = await somebody();
    for (const operation of [RESEND_EMAIL, WITHDRAW_EMAIL]) {
      expect(await refusal(hub.anonymous.send(operation))).toEqual({ code: 'UNAUTHENTICATED' });
      expect(await refusal(person.api.send(operation))).toMatchObject({ code: 'FORBIDDEN' });
      expect(await refusal(other.api.send(operation))).toEqual({ code: 'NOT_FOUND' });
    }
    expect(await refusal(request(hub.anonymous, someEmail()))).toEqual({ code: 'UNAUTHENTICATED' });
    expect(await refusal(request(person.api, someEmail()))).toMatchObject({ code: 'FORBIDDEN' });
    expect((await pendingOf(person.api)).emailChange).toBeNull();
    expect((await pendingOf(other.api)).emailChange).toBeNull();
    expect((await pendingOf(api)).emailChange).toEqual({ email });
  });

  it('shows its row to its own account alone, in the database too', async () => {
    const { person } = await changing();
    const other = await hub.seed.person();
    const { database } = hub.server.hub;
    const seen = (accountId: string) =>
      database.withActor({ accountId }, ({ sql }) => sql('select account_id from email_change'));
    expect(await seen(person.id)).toEqual([{ account_id: person.id }]);
    expect(await seen(other.id)).toEqual([]);
    const statements = [
      ['delete from email_change returning account_id', other.id],
      [`update email_change set email = 'x' returning account_id`, person.id],
    ] as const;
    for (const [statement, accountId] of statements)
      expect(await database.withActor({ accountId }, ({ sql }) => sql(statement))).toEqual([]);
  });
});
