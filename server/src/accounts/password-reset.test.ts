import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '@umlauf/shared/close-codes';
import { LIMITS } from '@umlauf/shared/limits';
import { begun, overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { IdentityProvider } from '../../../test/testkit/identity-provider.ts';
import { MailServer, type ReceivedMail } from '../../../test/testkit/mail-server.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import { ForgetfulBrowser, someAddress } from '../../../test/testkit/password-reset.ts';
import { enrol } from '../../../test/testkit/second-factor.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { sessionApi, signIn } from '../../../test/testkit/sign-in.ts';
import { newId } from '../platform/ids.ts';

const NEW_PASSWORD = 'vier neue Worte nebeneinander';
const ANSWER = { status: 202, body: '{}' };

let server: MailServer;
let hub: TestHub;
beforeAll(async () => {
  server = await MailServer.open();
  hub = await startTestHub({ SMTP_URL: server.url, TRUSTED_PROXIES: '127.0.0.1,::1,::ffff:127.0.0.1' });
});
afterEach(() => {
  server.refuse = () => undefined;
});
afterAll(async () => {
  await hub.close();
  await server.takeAway();
});

const somebody = () => hub.seed.person({ password: true });
const browser = () => new ForgetfulBrowser(hub.url);
const answerOf = async (response: Response) => ({ status: response.status, body: await response.text() });
const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: Record<string, unknown> }[] };
  return { status: response.status, ...errors[0]!.extensions };
};
const GONE = { status: 410, code: 'GONE' };
const secretIn = ({ mail }: ReceivedMail) => /\/reset-password#([\w-]{43})$/m.exec(mail.text!)?.[1];

/** Their mails, once there are so many. */
async function mailsTo({ email }: Person, count: number): Promise<ReceivedMail[]> {
  await expect.poll(() => server.to(email).length).toBe(count);
  return server.to(email);
}

async function linkFor(person: Person): Promise<string> {
  const before = server.to(person.email).length;
  expect((await browser().ask(person.email)).status).toBe(202);
  return secretIn((await mailsTo(person, before + 1)).at(-1)!)!;
}

/** Requests are looked at one after the other: when this one is through, all before it are. */
const untilLooked = async () => void (await linkFor(await somebody()));

const trailOf = (id: string) =>
  hub.sql<Record<string, unknown>>(
    'select kind, actor_id, network, facts from trail_entry where subject_id = $1 order by sequence',
    [id],
  );

describe('a forgotten password', () => {
  it('is set anew by a link from a mail, which ends all sessions and nothing else', async () => {
    const person = await somebody();
    const session = await sessionApi(hub.url, person);
    const following = overSocket(session, 'subscription { viewerChanged { email } }');
    await begun(following, () => session.query('mutation { updateViewer(input: { locale: EN }) { email } }'));
    const secret = await linkFor(person);
    const [{ mail, envelope }] = server.to(person.email) as [ReceivedMail];
    expect(envelope.to).toEqual([person.email]);
    expect(mail.subject).toBe('A new password for Umlauf');
    expect(mail.html).toContain(`<a href="${hub.url}/reset-password#${secret}">Set a new password</a>`);

    const visit = browser();
    expect(await answerOf(await visit.look(secret))).toEqual({
      status: 200,
      body: JSON.stringify({ email: person.email, passkeys: [] }),
    });
    expect((await signIn(hub.url, person.email)).status).toBe(200);
    const spent = await visit.spend(secret, NEW_PASSWORD);
    expect(spent.status).toBe(200);
    expect(spent.headers.getSetCookie()).toEqual([]);

    await expect.poll(() => following.closeCode).toBe(CLOSE_CODES.CREDENTIAL_ENDED.code);
    expect((await session.error('{ viewer { email } }')).extensions.code).toBe('UNAUTHENTICATED');
    expect(await hub.sql('select 1 from session where account_id = $1', [person.id])).toEqual([]);
    expect((await signIn(hub.url, person.email)).status).toBe(401);
    expect((await signIn(hub.url, person.email, NEW_PASSWORD)).status).toBe(200);
    expect((await person.api.query('{ viewer { email } }'))['viewer']).toEqual({ email: person.email });

    const told = (await mailsTo(person, 2))[1]!.mail;
    expect(told.subject).toBe('Your password for Umlauf was changed');
    expect(told.text).not.toContain('#');
    const entry = (await trailOf(person.id)).find(({ kind }) => kind === 'PASSWORD_RESET');
    expect(entry).toMatchObject({ actor_id: person.id, network: expect.stringMatching(/^10\./), facts: {} });
  });

  it('is told of in German to whoever reads German', async () => {
    const person = await somebody();
    const secret = await linkFor(person);
    expect(server.to(person.email)[0]!.mail.subject).toBe('Neues Passwort für Umlauf');
    await browser().spend(secret, NEW_PASSWORD);
    expect((await mailsTo(person, 2))[1]!.mail.subject).toBe('Ihr Passwort für Umlauf wurde geändert');
  });

  describe('of an account with passkeys', () => {
    const passkeysOf = ({ id }: Person) => hub.sql('select name from passkey where account_id = $1', [id]);
    const withTwo = async () => {
      const person = await somebody();
      for (const name of ['Dienstrechner', 'Telefon']) await hub.seed.passkey(person.id, name);
      return person;
    };

    it.each([{}, { removePasskeys: 'nein' }])('leaves them by %j, and says which there are', async (more) => {
      const person = await withTwo();
      const secret = await linkFor(person);
      const { passkeys } = (await (await browser().look(secret)).json()) as { passkeys: object[] };
      const dates = { createdAt: expect.any(String), lastUsedAt: null };
      expect(passkeys).toEqual([
        { name: 'Dienstrechner', ...dates },
        { name: 'Telefon', ...dates },
      ]);
      expect((await browser().spend(secret, NEW_PASSWORD, more)).status).toBe(200);
      expect(await passkeysOf(person)).toHaveLength(2);
      const { text } = (await mailsTo(person, 2))[1]!.mail;
      expect(text).toContain('Passkeys dieses Kontos, die weiterhin anmelden: 2 (hinzugefügt: ');
      expect(text).not.toContain('Dienstrechner');
    });

    it('removes them when that is wished, and those of nobody else', async () => {
      const [person, other] = [await withTwo(), await withTwo()];
      const secret = await linkFor(person);
      expect((await browser().spend(secret, 'kurz', { removePasskeys: true })).status).toBe(400);
      expect(await passkeysOf(person)).toHaveLength(2);
      expect((await browser().spend(secret, NEW_PASSWORD, { removePasskeys: true })).status).toBe(200);
      expect([await passkeysOf(person), (await passkeysOf(other)).length]).toEqual([[], 2]);
      const kinds = (await trailOf(person.id)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'PASSKEY_REMOVED')).toHaveLength(2);
      expect((await mailsTo(person, 2))[1]!.mail.text).toContain('Dabei wurden alle Passkeys entfernt.');
    });
  });

  it('stands nowhere in the database, nor its mail once it has gone', async () => {
    const person = await somebody();
    const secret = await linkFor(person);
    await expect
      .poll(() => hub.sql('select text, html from mail where recipient = $1', [person.email]))
      .toEqual([{ text: null, html: null }]);
    const rows = await hub.sql('select * from verification where identifier like $1', [`%${person.id}`]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('leaves the second factor as it is: it is asked for at the next sign-in', async () => {
    const { person } = await enrol(hub);
    await browser().spend(await linkFor(person), NEW_PASSWORD);
    const response = await signIn(hub.url, person.email, NEW_PASSWORD);
    expect(await response.json()).toMatchObject({ twoFactorRedirect: true });
    expect(await hub.sql('select 1 from session where account_id = $1', [person.id])).toEqual([]);
  });

  it('can be set by whoever has none yet, and voids the operator’s link', async () => {
    const person = await hub.seed.person();
    await hub.sql(
      `insert into verification (id, identifier, value, expires_at) values ($1, $2, 'x', now() + interval '1 day')`,
      [newId('ver'), `setup:${person.id}`],
    );
    expect((await browser().spend(await linkFor(person), NEW_PASSWORD)).status).toBe(200);
    expect((await signIn(hub.url, person.email, NEW_PASSWORD)).status).toBe(200);
    expect(await hub.sql('select 1 from verification where identifier = $1', [`setup:${person.id}`])).toEqual(
      [],
    );
  });
});

describe('a link for a new password', () => {
  it('is good once, also for two at the same moment', async () => {
    const person = await somebody();
    const secret = await linkFor(person);
    const answers = await Promise.all([1, 2, 3].map(() => browser().spend(secret, NEW_PASSWORD)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
    expect(await codeOf(await browser().look(secret))).toEqual(GONE);
    expect(await codeOf(await browser().spend(secret, 'noch ein ganz anderes Wort'))).toEqual(GONE);
    expect((await signIn(hub.url, person.email, NEW_PASSWORD)).status).toBe(200);
  });

  it('is good for half an hour', async () => {
    const person = await somebody();
    const secret = await linkFor(person);
    const identifier = `password-reset:${person.id}`;
    const [row] = await hub.sql<{ minutes: number }>(
      'select extract(epoch from expires_at - created_at)::int / 60 as minutes from verification where identifier = $1',
      [identifier],
    );
    expect(row!.minutes).toBe(LIMITS.passwordResetMinutes);
    await hub.sql('update verification set expires_at = now() where identifier = $1', [identifier]);
    expect(await codeOf(await browser().look(secret))).toEqual(GONE);
    expect(await codeOf(await browser().spend(secret, NEW_PASSWORD))).toEqual(GONE);
    expect((await signIn(hub.url, person.email)).status).toBe(200);
  });

  it('is void once the password was changed otherwise', async () => {
    const person = await somebody();
    const secret = await linkFor(person);
    const session = await sessionApi(hub.url, person);
    await session.query('mutation($input: ChangePasswordInput!) { changePassword(input: $input) }', {
      input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD },
    });
    expect(await codeOf(await browser().spend(secret, 'noch ein ganz anderes Wort'))).toEqual(GONE);
    expect((await mailsTo(person, 2))[1]!.mail.subject).toBe('Ihr Passwort für Umlauf wurde geändert');
    await session.query('{ viewer { email } }');
  });

  it('is void with the first of several that is used, and is not with the next request', async () => {
    const person = await somebody();
    const [first, second] = [await linkFor(person), await linkFor(person)];
    expect((await browser().look(first)).status).toBe(200);
    expect((await browser().spend(first, NEW_PASSWORD)).status).toBe(200);
    expect(await codeOf(await browser().look(second))).toEqual(GONE);
  });

  it('is void while the account is locked, and its mail does not go any more', async () => {
    const person = await somebody();
    const secret = await linkFor(person);
    server.refuse = (address) => (address === person.email ? { code: 451, text: 'later' } : undefined);
    await browser().ask(person.email);
    const states = () => hub.sql('select state from mail where recipient = $1 order by id', [person.email]);
    await expect
      .poll(() => hub.sql('select 1 from mail where recipient = $1 and fault is not null', [person.email]))
      .toHaveLength(1);
    await hub.sql('update account set locked_at = now() where id = $1', [person.id]);
    server.refuse = () => undefined;
    await hub.sql(`update mail set next_at = now() where recipient = $1 and state = 'WAITING'`, [
      person.email,
    ]);
    await untilLooked();
    await expect.poll(states).toEqual([{ state: 'SENT' }, { state: 'DROPPED' }]);
    expect(await codeOf(await browser().spend(secret, NEW_PASSWORD))).toEqual(GONE);
    expect(server.to(person.email)).toHaveLength(1);
  });

  it.each([
    ['too short', 'kurz', 'TOO_SHORT'],
    ['too common', 'passwort1234', 'TOO_COMMON'],
    ['too long', 'x'.repeat(257), 'TOO_LONG'],
    ['no text', { length: 20 }, 'TOO_SHORT'],
  ])('takes no password that is %s, and is good afterwards', async (_, password, fault) => {
    const person = await somebody();
    const secret = await linkFor(person);
    const refused = await codeOf(await browser().spend(secret, password));
    expect(refused).toEqual({ status: 400, code: 'INVALID_INPUT', fields: { password: fault } });
    expect((await signIn(hub.url, person.email)).status).toBe(200);
    expect((await browser().spend(secret, NEW_PASSWORD)).status).toBe(200);
  });

  it('is none by guessing: whoever tries is stopped, and nobody else', async () => {
    const person = await somebody();
    const secret = await linkFor(person);
    const guesser = browser();
    const guesses = ['', 'x', 'A'.repeat(43), '\0', `${secret}x`, `' or true --`, null, ['a'], newId('ver')];
    for (const guess of guesses) expect(await codeOf(await guesser.look(guess))).toEqual(GONE);
    const [row] = await hub.sql<{ value: string }>(
      'select value from verification where identifier like $1',
      [`%${person.id}`],
    );
    expect(await codeOf(await guesser.spend(row!.value, NEW_PASSWORD))).toEqual(GONE);
    const left = LIMITS.passwordResetsPerAddress - guesses.length - 1;
    for (let i = 0; i < left; i++) expect((await guesser.spend('A'.repeat(43), 'x')).status).toBe(410);
    const stopped = await codeOf(await guesser.look(secret));
    expect(stopped).toEqual({ status: 429, code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
    expect((await browser().spend(secret, NEW_PASSWORD)).status).toBe(200);
  });
});

describe('asking for a link', () => {
  it('answers the same whoever is meant, and writes only to those who may have one', async () => {
    const [known, locked, demo] = [await somebody(), await somebody(), await somebody()];
    await hub.sql('update account set locked_at = now() where id = $1', [locked.id]);
    await hub.sql('update account set is_demo = true where id = $1', [demo.id]);
    const erased = await somebody();
    await (
      await sessionApi(hub.url, erased)
    ).query('mutation($input: EraseAccountInput!) { eraseAccount(input: $input) }', {
      input: { currentPassword: PASSWORD },
    });
    for (const email of [locked.email, demo.email, erased.email, 'niemand@umlauf.example'])
      expect(await answerOf(await browser().ask(email)), email).toEqual(ANSWER);
    expect(await answerOf(await browser().ask(` ${known.email.toUpperCase()} `))).toEqual(ANSWER);
    await mailsTo(known, 1);
    for (const { email } of [locked, demo, erased]) expect(server.to(email)).toEqual([]);
    expect(await hub.sql(`select 1 from mail where recipient = 'niemand@umlauf.example'`)).toEqual([]);
    expect(
      await hub.sql('select 1 from verification where identifier = $1', [`password-reset:${locked.id}`]),
    ).toEqual([]);
  });

  it('answers before the account is looked up, so that its time tells nothing', async () => {
    const [person, other] = [await somebody(), await somebody()];
    // While somebody holds the account's row, whoever asks for its link is answered like everybody else.
    await hub.server.hub.database.withActor({ system: 'operator' }, async ({ sql }) => {
      await sql('select 1 from account where id = $1 for update', [person.id]);
      expect(await answerOf(await browser().ask(person.email))).toEqual(ANSWER);
      expect(await answerOf(await browser().ask(other.email))).toEqual(ANSWER);
      expect(server.to(person.email)).toEqual([]);
    });
    await mailsTo(person, 1);
    await mailsTo(other, 1);
  });

  it('tells whoever signs in with an identity provider where to, without a link', async () => {
    const person = await hub.seed.person();
    await hub.sql(
      `insert into credential (id, account_id, provider_id, provider_account_id) values ($1, $2, 'oidc', $1)`,
      [newId('crd'), person.id],
    );
    expect(await answerOf(await browser().ask(person.email))).toEqual(ANSWER);
    const [{ mail }] = (await mailsTo(person, 1)) as [ReceivedMail];
    expect(mail.subject).toBe('So melden Sie sich bei Umlauf an');
    expect(mail.text).toContain(`${hub.url}/sign-in`);
    expect(mail.text).not.toContain('#');
    expect(await hub.sql('select 1 from verification where identifier like $1', [`%${person.id}`])).toEqual(
      [],
    );
  });

  it('sends an account three mails an hour, from wherever it is asked for', async () => {
    const person = await somebody();
    for (let i = 0; i < LIMITS.passwordResetMailsPerHour + 2; i++)
      expect(await answerOf(await browser().ask(person.email))).toEqual(ANSWER);
    await untilLooked();
    await mailsTo(person, LIMITS.passwordResetMailsPerHour);
    await hub.sql(`update mail set created_at = created_at - interval '1 hour' where recipient = $1`, [
      person.email,
    ]);
    await browser().ask(person.email);
    await mailsTo(person, LIMITS.passwordResetMailsPerHour + 1);
  });

  it('ten thousand times is stopped for that network address, and for no other', async () => {
    const [person, other] = [await somebody(), await somebody()];
    const flood = browser();
    const statuses = new Map<number, number>();
    for (let sent = 0; sent < 10_000; sent += 100) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, i) => flood.ask(i % 2 ? person.email : `${sent + i}@mail.example`)),
      );
      for (const response of answers) {
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        await response.arrayBuffer();
      }
    }
    expect(Object.fromEntries(statuses)).toEqual({
      202: LIMITS.passwordResetsPerAddress,
      429: 10_000 - LIMITS.passwordResetsPerAddress,
    });
    await linkFor(other);
    expect(server.to(person.email).length).toBeLessThanOrEqual(LIMITS.passwordResetMailsPerHour);
  }, 180_000);

  it.each([
    ['a line break', 'a@mail.example\r\nBcc: b@mail.example', 'CONTROL_CHARACTER'],
    ['one at its end', 'a@mail.example\n', 'CONTROL_CHARACTER'],
    ['a NUL', 'a\0@mail.example', 'CONTROL_CHARACTER'],
    ['two addresses', 'a@mail.example, b@mail.example', 'MALFORMED'],
    ['a name', 'Erika <a@mail.example>', 'MALFORMED'],
    ['nothing', '', 'EMPTY'],
    ['a list', ['a@mail.example'], 'EMPTY'],
    ['no end', `${'a'.repeat(250)}@mail.example`, 'TOO_LONG'],
  ])('is refused with %s for an address', async (_, email, fault) => {
    const refused = await codeOf(await browser().ask(email));
    expect(refused).toEqual({ status: 400, code: 'INVALID_INPUT', fields: { email: fault } });
  });

  it('takes JSON in the body alone, and by POST', async () => {
    const person = await somebody();
    const url = `${hub.url}/api/password-reset`;
    const headers = { 'x-forwarded-for': someAddress() };
    const body = new URLSearchParams({ email: person.email });
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(400);
    expect((await fetch(`${url}?${body}`, { method: 'POST', headers })).status).toBe(400);
    expect((await fetch(`${url}?${body}`, { headers })).status).toBe(404);
    expect((await fetch(`${url}/look?secret=x`, { headers })).status).toBe(404);
    expect((await browser().post('', '{"email":')).status).toBe(400);
    expect((await browser().post('', { email: 'x'.repeat(20_000) })).status).toBe(413);
    await untilLooked();
    expect(server.to(person.email)).toEqual([]);
  });

  it('is possible nowhere once passwords do not sign in', async () => {
    const provider = await IdentityProvider.start();
    const strict = await startTestHub({ ...provider.env, PASSWORD_SIGN_IN: 'false' });
    const person = await strict.seed.person({ password: true });
    const visit = new ForgetfulBrowser(strict.url);
    for (const answer of [visit.ask(person.email), visit.look('x'), visit.spend('x', NEW_PASSWORD)])
      expect((await answer).status).toBe(404);
    await strict.close();
    await provider.close();
  });
});
