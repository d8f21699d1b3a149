import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImapServer } from '../../../../test/testkit/imap-server.ts';
import { readConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { readMailbox, type MailboxMail, type MailVerdict } from './mailbox.ts';

let imap: ImapServer;
let plain: ImapServer;
beforeAll(async () => {
  imap = await ImapServer.open();
  plain = await ImapServer.open({ keepsKeywords: false });
});
afterAll(async () => {
  await imap.close();
  await plain.close();
});

const open = new AbortController().signal;
const log = pino({ level: 'silent' });
const at = (url: string) => readConfig({ IMAP_URL: url }).imap!;
const mail = (subject: string) => `From: a@b.example\r\nSubject: ${subject}\r\n\r\nHällo\r\n`;
const subjectOf = ({ bytes }: MailboxMail) =>
  /Subject: (.*)\r/.exec(Buffer.from(bytes!).toString())?.[1] ?? '';

/** What was looked at, in order; verdicts by subject. */
async function look(verdicts: Record<string, MailVerdict | Error>, server = imap, more: object = {}) {
  const looked: string[] = [];
  const take = async (each: MailboxMail) => {
    const subject = each.bytes ? subjectOf(each) : 'TOO LARGE';
    looked.push(subject);
    const verdict = verdicts[subject] ?? 'OTHER';
    if (verdict instanceof Error) throw verdict;
    return verdict;
  };
  const reading = { maxBytes: 10_000, maxMails: 100, take, closing: open, log, ...more };
  const count = await readMailbox(at(server.url), reading).catch((error: unknown) => error);
  return { looked, count };
}

describe('a mailbox', () => {
  it('is looked at mail by mail, each once, and says what has become of it', async () => {
    const [taken, doubtful, other] = ['taken', 'doubtful', 'other'].map((name) => imap.deliver(mail(name)));
    const verdicts = { taken: 'TAKEN', doubtful: 'DOUBTFUL' } as const;
    expect(await look(verdicts)).toEqual({ looked: ['taken', 'doubtful', 'other'], count: 3 });
    expect(imap.flagsOf(taken!)).toEqual(['\\Seen']);
    expect(imap.flagsOf(doubtful!)).toEqual(['$UmlaufLookedAt', '\\Flagged']);
    // Still unread for whoever looks after the mailbox.
    expect(imap.flagsOf(other!)).toEqual(['$UmlaufLookedAt']);
    expect(await look(verdicts)).toEqual({ looked: [], count: 0 });
  });

  it('that keeps no words of ours has them read', async () => {
    const uids = ['doubtful', 'other'].map((name) => plain.deliver(mail(name)));
    expect((await look({ doubtful: 'DOUBTFUL' }, plain)).count).toBe(2);
    expect(uids.map((uid) => plain.flagsOf(uid))).toEqual([['\\Flagged', '\\Seen'], ['\\Seen']]);
    expect((await look({}, plain)).count).toBe(0);
  });

  it('gives the bytes as they came, and the moment by the server’s clock', async () => {
    const arrived = new Date('2026-03-01T10:20:30Z');
    imap.deliver(mail('bytes'), arrived);
    let got: MailboxMail | null = null;
    const take = async (each: MailboxMail): Promise<MailVerdict> => {
      got = each;
      return 'TAKEN';
    };
    await readMailbox(at(imap.url), { maxBytes: 10_000, maxMails: 10, take, closing: open, log });
    expect(Buffer.from(got!.bytes!).toString()).toBe(mail('bytes'));
    expect(got!.arrivedAt).toEqual(arrived);
  });

  it('does not fetch what is too large, and leaves the rest for later when there is much', async () => {
    const large = imap.deliver(mail(`large ${'x'.repeat(20_000)}`));
    imap.deliver(mail('second'));
    const once = { maxMails: 1 };
    expect(await look({ 'TOO LARGE': 'DOUBTFUL' }, imap, once)).toEqual({ looked: ['TOO LARGE'], count: 1 });
    expect(imap.flagsOf(large)).toContain('\\Flagged');
    expect(await look({}, imap, once)).toEqual({ looked: ['second'], count: 1 });
  });

  it('goes on after a mail that we fail at, and waits when the database does not answer', async () => {
    const failing = imap.deliver(mail('failing'));
    const waiting = imap.deliver(mail('waiting'));
    const last = imap.deliver(mail('last'));
    const down = new AppError('UNAVAILABLE');
    const { looked, count } = await look({ failing: new Error('ours'), waiting: down });
    expect(looked).toEqual(['failing', 'waiting']);
    expect(count).toBe(down);
    expect(imap.flagsOf(failing)).toContain('\\Flagged');
    expect([imap.flagsOf(waiting), imap.flagsOf(last)]).toEqual([[], []]);
    expect((await look({})).looked).toEqual(['waiting', 'last']);
  });

  it('begins nothing more when the house closes', async () => {
    const closing = new AbortController();
    const uid = imap.deliver(mail('kept'));
    closing.abort();
    expect(await look({}, imap, { closing: closing.signal })).toEqual({ looked: [], count: 0 });
    expect(imap.flagsOf(uid)).toEqual([]);
    await look({});
  });

  it('that does not let us in or does not answer is an error without anybody’s words or the password', async () => {
    for (const url of [
      imap.url.replace('testpass', 'wrong-password'),
      'imap://u:wrong-password@127.0.0.1:1',
    ]) {
      const error = await readMailbox(at(url), {
        maxBytes: 1,
        maxMails: 1,
        take: async () => 'OTHER',
        closing: open,
        log,
      }).catch((reason: Error) => reason);
      expect(String(error)).toMatch(/^Error: the mailbox: (it does not let us in|ECONNREFUSED)$/);
      expect(JSON.stringify(error)).not.toContain('wrong-password');
    }
  });

  it('does not send a password in the clear to another machine', async () => {
    // The name leads here, but is not one of this machine's own.
    const url = imap.url.replace('127.0.0.1', '[::ffff:127.0.0.1]');
    const take = async (): Promise<MailVerdict> => 'OTHER';
    const reading = { maxBytes: 1, maxMails: 1, take, closing: open, log };
    await expect(readMailbox(at(url), reading)).rejects.toThrow('it does not answer as it should');
  });
});
