import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';
import { MailServer } from '../../../../test/testkit/mail-server.ts';
import type { Person } from '../../../../test/testkit/seed.ts';
import type { Transaction } from '../database/database.ts';
import { composeMail } from './compose-mail.ts';
import { removeOldMails } from './mail-courier.ts';
import type { NewMail } from './outbox.ts';

let server: MailServer;
let hub: TestHub;
let alice: Person;
beforeAll(async () => {
  server = await MailServer.open();
  hub = await startTestHub({ SMTP_URL: server.url, MAIL_FROM: 'Umlauf Köln <umlauf@hub.example>' });
  alice = await hub.seed.person();
});
afterEach(() => {
  server.refuse = () => undefined;
  server.beforeAcknowledging = async () => undefined;
});
afterAll(async () => {
  await hub.close();
  await server.takeAway();
});

const someAddress = () => `${randomBytes(5).toString('hex')}@mail.example`;
const mailTo = (to: string, more: Partial<NewMail> = {}): NewMail => ({
  kind: 'TEST',
  to,
  locale: 'DE',
  ...composeMail({
    locale: 'DE',
    subject: 'Grüße <aus> Köln',
    paragraphs: ['Guten Tag,', 'Müller & Söhne <b>laden</b> ein.'],
    action: { label: 'Öffnen', url: 'https://hub.example/x#a=1&b=2' },
    closing: ['Bis morgen.'],
  }),
  ...more,
});
const inTransaction = <T>(work: (transaction: Transaction) => Promise<T>) =>
  hub.server.hub.database.withActor({ accountId: alice.id }, work);
const enqueue = (mail: NewMail) =>
  inTransaction((transaction) => hub.server.hub.outbox.enqueue(transaction, mail));
const stateOf = async (id: string) =>
  (await hub.sql<Record<string, any>>('select * from mail where id = $1', [id]))[0];

describe('a mail', () => {
  it('goes after the commit, once, with one recipient, in both forms', async () => {
    const to = someAddress();
    const id = await enqueue(mailTo(` ${to.toUpperCase()} `));
    await expect.poll(() => server.to(to).length).toBe(1);
    await expect.poll(async () => (await stateOf(id))?.['state']).toBe('SENT');
    const { envelope, mail, raw } = server.to(to)[0]!;
    expect(envelope).toEqual({ from: 'umlauf@hub.example', to: [to] });
    expect(mail.subject).toBe('Grüße <aus> Köln');
    expect(mail.from).toMatchObject({ name: 'Umlauf Köln', address: 'umlauf@hub.example' });
    expect(mail.to).toEqual([expect.objectContaining({ address: to })]);
    expect(mail.messageId).toBe(`<${id}@localhost>`);
    expect(mail.text).toContain('Müller & Söhne <b>laden</b> ein.');
    expect(mail.text).toContain('https://hub.example/x#a=1&b=2');
    expect(mail.html).toContain('Müller &amp; Söhne &lt;b&gt;laden&lt;/b&gt; ein.');
    expect(mail.html).toContain('<a href="https://hub.example/x#a=1&amp;b=2">Öffnen</a>');
    expect(mail.html).toContain('<html lang="de">');
    expect(mail.attachments).toEqual([]);
    expect(mail.html).not.toMatch(/src=|url\(|<link|<script|<style/);
    const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'content-language': 'de' });
    expect(raw).not.toMatch(/^(b?cc|reply-to):/im);
    // Its words are of no use any more, and a link among them may be a secret.
    expect(await stateOf(id)).toMatchObject({ text: null, html: null, recipient: to, attempts: 1 });
  });

  it.each(['REQUEST', 'CANCEL'])(
    'takes a file for the calendar along, as part of the text and as file: %s',
    async (method) => {
      const to = someAddress();
      const calendar = `BEGIN:VCALENDAR\r\nMETHOD:${method}\r\nX-WORD:Köln\r\nEND:VCALENDAR\r\n`;
      const id = await enqueue(mailTo(to, { calendar }));
      await expect.poll(() => server.to(to).length).toBe(1);
      const { mail } = server.to(to)[0]!;
      const parts = mail.attachments.map(({ mimeType, method: named, filename, disposition, content }) => {
        const text = new TextDecoder().decode(content as ArrayBuffer).replace(/\r?\n/g, '\r\n');
        return { mimeType, named, filename, disposition, isSame: text === calendar };
      });
      expect(parts).toEqual([
        { mimeType: 'text/calendar', named: method, filename: null, disposition: null, isSame: true },
        {
          mimeType: 'application/ics',
          named: undefined,
          filename: 'invite.ics',
          disposition: 'attachment',
          isSame: true,
        },
      ]);
      expect(mail.text).toContain('Guten Tag');
      expect(mail.html).toContain('Guten Tag');
      await expect.poll(async () => (await stateOf(id))?.['state']).toBe('SENT');
      expect(await stateOf(id)).toMatchObject({ calendar: null });
    },
  );

  it('does not go when its change is rolled back', async () => {
    const to = someAddress();
    const failed = inTransaction(async (transaction) => {
      await hub.server.hub.outbox.enqueue(transaction, mailTo(to));
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    const after = someAddress();
    await enqueue(mailTo(after));
    await expect.poll(() => server.to(after).length).toBe(1);
    expect(server.to(to)).toEqual([]);
    expect(await hub.sql('select 1 from mail where recipient = $1', [to])).toEqual([]);
  });

  it.each([
    ['a line break', 'a@mail.example\r\nBcc: b@mail.example'],
    ['one at its end', 'a@mail.example\n'],
    ['two addresses', 'a@mail.example, b@mail.example'],
    ['a name', 'Erika <a@mail.example>'],
    ['a group', 'all:a@mail.example;'],
    ['spaces', 'a b@mail.example'],
    ['a NUL', 'a\0@mail.example'],
    ['no end', `${'a'.repeat(250)}@mail.example`],
    ['nothing', ''],
  ])('is refused with %s for a recipient', async (_, to) => {
    const refused = enqueue(mailTo(to, { kind: 'REFUSED_INPUT' }));
    await expect(refused).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await hub.sql(`select 1 from mail where kind = 'REFUSED_INPUT'`)).toEqual([]);
  });

  it('has a subject of one line, whatever it is made of', async () => {
    const to = someAddress();
    await enqueue(mailTo(to, { subject: 'Titel\nBcc: b@mail.example\n\nText' }));
    await expect.poll(() => server.to(to).length).toBe(1);
    const { mail, envelope } = server.to(to)[0]!;
    expect(mail.subject).toBe('Titel Bcc: b@mail.example Text');
    expect(mail.bcc).toBeUndefined();
    expect(envelope.to).toEqual([to]);
  });

  it('is seen by no account', async () => {
    const id = await enqueue(mailTo(someAddress()));
    const seen = await inTransaction(({ sql }) => sql('select id from mail'));
    expect(seen).toEqual([]);
    expect(await stateOf(id)).toBeDefined();
  });

  it('goes with the account that it is for', async () => {
    await server.takeAway();
    const bob = await hub.seed.person();
    const id = await enqueue(mailTo(bob.email, { accountId: bob.id }));
    await hub.sql('delete from account where id = $1', [bob.id]);
    await server.giveBack();
    expect(await stateOf(id)).toBeUndefined();
    expect(server.to(bob.email)).toEqual([]);
  });
});

describe('when something is in the way', () => {
  it('mails wait for a server that is down, and go when it is back', async () => {
    await server.takeAway();
    const addresses = [someAddress(), someAddress()];
    const ids: string[] = [];
    for (const to of addresses) ids.push(await enqueue(mailTo(to)));
    await expect.poll(async () => (await stateOf(ids[0]!))?.['state']).toBe('WAITING');
    await server.giveBack();
    for (const to of addresses) {
      await expect.poll(() => server.to(to).length, { timeout: 20_000 }).toBe(1);
    }
    // A server that is down is no fault of a mail's: the try does not count.
    await expect.poll(async () => (await stateOf(ids[0]!))?.['attempts']).toBe(1);
  }, 30_000);

  it('a recipient that is refused is recorded, without what was said, and keeps nobody else waiting', async () => {
    const [refused, fine] = [someAddress(), someAddress()];
    server.refuse = (address) =>
      address === refused ? { code: 550, text: `${refused} wohnt hier nicht` } : undefined;
    const id = await enqueue(mailTo(refused));
    await enqueue(mailTo(fine));
    await expect.poll(() => server.to(fine).length).toBe(1);
    expect(await stateOf(id)).toMatchObject({ state: 'REFUSED', fault: '550 RCPT TO', text: null });
  });

  it('"later" is heard, and asked again later', async () => {
    const to = someAddress();
    server.refuse = (address) => (address === to ? { code: 451, text: 'greylisted' } : undefined);
    const id = await enqueue(mailTo(to));
    await expect.poll(async () => (await stateOf(id))?.['fault']).toBe('451 RCPT TO');
    expect(await stateOf(id)).toMatchObject({ state: 'WAITING', attempts: 1 });
    server.refuse = () => undefined;
    const [{ due }] = (await hub.sql(
      "select next_at > now() + interval '30 seconds' as due from mail where id = $1",
      [id],
    )) as [{ due: boolean }];
    expect(due).toBe(true);
    await hub.sql('update mail set next_at = now() where id = $1', [id]);
    await enqueue(mailTo(someAddress()));
    await expect.poll(() => server.to(to).length).toBe(1);
  });

  it('"later" has an end', async () => {
    const to = someAddress();
    server.refuse = (address) => (address === to ? { code: 451, text: 'later' } : undefined);
    const id = await enqueue(mailTo(to));
    await expect.poll(async () => (await stateOf(id))?.['fault']).toBe('451 RCPT TO');
    await hub.sql(`update mail set next_at = now(), created_at = now() - interval '4 days' where id = $1`, [
      id,
    ]);
    await enqueue(mailTo(someAddress()));
    await expect.poll(async () => (await stateOf(id))?.['state']).toBe('REFUSED');
  });

  it('who dies between the server’s word and the note of it sends it once more, under the same Message-ID', async () => {
    const to = someAddress();
    let isHeld = false;
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    // This one only: a mail of the test before may still be on its way.
    server.beforeAcknowledging = async (addresses) => {
      if (!addresses.includes(to)) return;
      isHeld = true;
      await held;
    };
    const id = await enqueue(mailTo(to));
    await expect.poll(() => isHeld).toBe(true);
    // Claimed, taken by the server, and never noted: as a dead instance leaves it, when its claim runs out.
    const another = await hub.startAnother();
    try {
      await hub.sql('update mail set next_at = now() where id = $1', [id]);
      server.beforeAcknowledging = async () => undefined;
      another.hub.announcements.emit('mailEnqueued');
      await expect.poll(() => server.to(to).length).toBe(2);
      const [first, second] = server.to(to);
      expect(first!.mail.messageId).toBe(second!.mail.messageId);
      await expect.poll(async () => (await stateOf(id))?.['state']).toBe('SENT');
    } finally {
      letGo();
      await another.close();
    }
  });

  it('two instances send each mail once', async () => {
    const another = await hub.startAnother();
    try {
      const addresses = Array.from({ length: 20 }, someAddress);
      await inTransaction(async (transaction) => {
        for (const to of addresses) await hub.server.hub.outbox.enqueue(transaction, mailTo(to));
        transaction.afterCommit(() => another.hub.announcements.emit('mailEnqueued'));
      });
      for (const to of addresses) {
        await expect.poll(() => server.to(to).length, { timeout: 10_000 }).toBe(1);
      }
    } finally {
      await another.close();
    }
    const left = await hub.sql(`select 1 from mail where state = 'WAITING' and next_at <= now()`);
    expect(left).toEqual([]);
  });
});

describe('a guard', () => {
  it('keeps a mail back that must not go any more', async () => {
    const { mailGuards } = hub.server.hub;
    mailGuards['WITHDRAWN'] = async (_transaction, { aboutId }) => aboutId !== 'gone';
    const [gone, there] = [someAddress(), someAddress()];
    const id = await enqueue(mailTo(gone, { kind: 'WITHDRAWN', aboutId: 'gone' }));
    await enqueue(mailTo(there, { kind: 'WITHDRAWN', aboutId: 'there' }));
    await expect.poll(() => server.to(there).length).toBe(1);
    expect(server.to(gone)).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ state: 'DROPPED', text: null });
  });
});

describe('old mails', () => {
  it('go after thirty days', async () => {
    const [old, young] = [await enqueue(mailTo(someAddress())), await enqueue(mailTo(someAddress()))];
    await hub.sql(`update mail set created_at = now() - interval '31 days' where id = $1`, [old]);
    await hub.sql(`update mail set created_at = now() - interval '29 days' where id = $1`, [young]);
    expect(await removeOldMails(hub.server.hub.database)).toBe(1);
    expect(await stateOf(old)).toBeUndefined();
    expect(await stateOf(young)).toBeDefined();
  });
});
