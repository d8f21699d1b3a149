import { ImapFlow, type MailboxObject } from 'imapflow';
import type { Logger } from 'pino';
import type { ImapServer } from '../config.ts';
import { AppError } from '../errors.ts';

/** A mail as it lies in the mailbox. */
export interface MailboxMail {
  /** Null: it is too large to be read. */
  bytes: Uint8Array | null;
  /** By the clock of the server that took it: nobody who sends a mail can set it. */
  arrivedAt: Date;
}

/**
 * What becomes of a mail: done with; for somebody to look at, which a flag says; or not ours, and unread for whoever looks
 * after the mailbox. None is ever removed.
 */
export type MailVerdict = 'TAKEN' | 'DOUBTFUL' | 'OTHER';

export interface MailboxReading {
  maxBytes: number;
  maxMails: number;
  take(mail: MailboxMail): Promise<MailVerdict>;
  closing: AbortSignal;
  log: Logger;
}

/** What says of an unread mail that it was looked at already. */
const LOOKED_AT = '$UmlaufLookedAt';
const LOOPBACK = /^(127\.|::1$|localhost$)/;

/**
 * Looks at each mail that nobody has looked at yet, oldest first, and marks it when `take` is through with it: what dies in
 * between looks at it once more. Answers how many there were; throws what the server answers, without its words.
 */
export async function readMailbox(server: ImapServer, reading: MailboxReading): Promise<number> {
  const client = openImap(server);
  try {
    await client.connect();
    const lock = await client.getMailboxLock(server.mailbox);
    try {
      return await lookAt(client, reading);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw error instanceof AppError ? error : new Error(`the mailbox: ${wordOf(error as ImapError)}`);
  } finally {
    await client.logout().catch(() => undefined);
    client.close();
  }
}

function openImap({ host, port, secure, login }: ImapServer): ImapFlow {
  const client = new ImapFlow({
    host,
    port,
    secure,
    // A password never travels in the clear, except within this machine.
    ...(secure || LOOPBACK.test(host) ? {} : { doSTARTTLS: true }),
    auth: { user: login.user, pass: login.password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  });
  // Whatever is under way fails by itself.
  client.on('error', () => undefined);
  return client;
}

async function lookAt(
  client: ImapFlow,
  { maxBytes, maxMails, take, closing, log }: MailboxReading,
): Promise<number> {
  const keepsKeywords = takesKeywords(client.mailbox as MailboxObject);
  const found = await client.search(
    { seen: false, ...(keepsKeywords ? { unKeyword: LOOKED_AT } : {}) },
    { uid: true },
  );
  const uids = (found || []).toSorted((a, b) => a - b).slice(0, maxMails);
  let count = 0;
  for (const uid of uids) {
    if (closing.aborted) break;
    const mail = await fetchMail(client, uid, maxBytes);
    if (!mail) continue;
    const verdict = await judge(take, mail, log);
    await client.messageFlagsAdd(String(uid), flagsOf(verdict, keepsKeywords), { uid: true });
    count++;
  }
  return count;
}

/** A fault of ours shall not keep all later mails waiting; a database that does not answer must. */
async function judge(take: MailboxReading['take'], mail: MailboxMail, log: Logger): Promise<MailVerdict> {
  try {
    return await take(mail);
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNAVAILABLE') throw error;
    log.error({ part: 'mailbox', err: error }, 'a mail could not be read');
    return 'DOUBTFUL';
  }
}

/** Null: somebody has taken it away meanwhile. */
async function fetchMail(client: ImapFlow, uid: number, maxBytes: number): Promise<MailboxMail | null> {
  const head = await client.fetchOne(String(uid), { size: true, internalDate: true }, { uid: true });
  if (!head) return null;
  const arrivedAt = new Date(head.internalDate ?? Date.now());
  if ((head.size ?? 0) > maxBytes) return { bytes: null, arrivedAt };
  const whole = await client.fetchOne(String(uid), { source: { maxLength: maxBytes } }, { uid: true });
  return whole && whole.source ? { bytes: whole.source, arrivedAt } : null;
}

function takesKeywords({ permanentFlags }: Pick<MailboxObject, 'permanentFlags'>): boolean {
  return Boolean(permanentFlags?.has('\\*') || permanentFlags?.has(LOOKED_AT));
}

function flagsOf(verdict: MailVerdict, keepsKeywords: boolean): string[] {
  if (verdict === 'TAKEN') return ['\\Seen'];
  const looked = keepsKeywords ? LOOKED_AT : '\\Seen';
  return verdict === 'DOUBTFUL' ? [looked, '\\Flagged'] : [looked];
}

interface ImapError extends Error {
  code?: string;
  authenticationFailed?: boolean;
  responseStatus?: string;
}

/** What the server says may hold anything: what it means says enough. */
function wordOf({ code, authenticationFailed, responseStatus }: ImapError): string {
  if (authenticationFailed) return 'it does not let us in';
  return code ?? responseStatus ?? 'it does not answer as it should';
}
