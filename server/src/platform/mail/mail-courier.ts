import { LIMITS } from '@umlauf/shared/limits';
import type { Logger } from 'pino';
import { databaseNow } from '../clock.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { Announcements } from '../live/announcements.ts';
import type { MailKind } from './outbox.ts';
import type { Delivery, MailTransport } from './smtp-transport.ts';
import { MAIL_COLUMNS, type StoredMail } from './stored-mail.ts';

/** Whether a mail of this kind may still go: asked at the moment of sending, in a transaction of the house. */
export type MailGuard = (transaction: Transaction, mail: StoredMail) => Promise<boolean>;

/** What follows from a mail of this kind having been taken by its recipient's server, or refused, in the transaction that notes it. */
export type MailSent = (transaction: Transaction, mail: StoredMail) => Promise<void>;

export interface CourierParts {
  database: Database;
  announcements: Announcements;
  transport: MailTransport;
  guards: Readonly<Record<MailKind, MailGuard>>;
  sent: Readonly<Record<MailKind, MailSent>>;
  refused: Readonly<Record<MailKind, MailSent>>;
  /** Whether what was sent stays readable: in the demo only. */
  keepsBodies: boolean;
  log: Logger;
}

/** A mail that is under way for longer is taken up again: its instance has died. Longer than SMTP's timeouts together. */
const CLAIM_SECONDS = 120;
/** Between tries of one mail whose server says "later": a minute, doubled up to four hours. */
const LATER_SECONDS = { first: 60, longest: 14_400 };
/** While our own server does not answer: a second, doubled up to a minute. */
const PAUSE_MILLISECONDS = { first: 1_000, longest: 60_000 };

/**
 * Takes mails out one after the other: whatever dies in between, one of them at most goes twice, with the same
 * Message-ID. Several instances take different ones.
 */
export class MailCourier {
  readonly #parts: CourierParts;
  #running: Promise<void> | null = null;
  #isWanted = false;
  #isClosed = false;
  #failures = 0;
  #pause: NodeJS.Timeout | null = null;
  readonly #wake = () => void this.run();

  constructor(parts: CourierParts) {
    this.#parts = parts;
    parts.announcements.on('mailEnqueued', this.#wake);
  }

  /** Sends what is due; resolves when nothing is, or our server does not answer. */
  run(): Promise<void> {
    this.#isWanted = true;
    this.#running ??= this.#takeAll().finally(() => {
      this.#running = null;
      if (this.#isWanted && !this.#isClosed && !this.#pause) void this.run();
    });
    return this.#running;
  }

  /** Waits for the mail that is under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#parts.announcements.off('mailEnqueued', this.#wake);
    if (this.#pause) clearTimeout(this.#pause);
    await this.#running;
    this.#parts.transport.close();
  }

  async #takeAll(): Promise<void> {
    if (this.#pause) return;
    try {
      while (!this.#isClosed) {
        this.#isWanted = false;
        const mail = await this.#claim();
        if (!mail) return;
        if ((await this.#take(mail)) === 'UNREACHABLE') return this.#rest();
        this.#failures = 0;
      }
    } catch (error) {
      this.#parts.log.warn({ part: 'mail', err: error }, 'mails are interrupted');
      this.#rest();
    }
  }

  /** The next one that is due, for this instance alone; null when there is none. */
  async #claim(): Promise<StoredMail | null> {
    const rows = await this.#asHouse(({ sql }) =>
      sql<StoredMail>(
        `update mail set attempts = attempts + 1, next_at = now() + make_interval(secs => $1)
         where id = (select id from mail where state = 'WAITING' and next_at <= now()
                     order by next_at, id limit 1 for update skip locked)
         returning ${MAIL_COLUMNS}`,
        [CLAIM_SECONDS],
      ),
    );
    return rows[0] ?? null;
  }

  async #take(mail: StoredMail): Promise<Delivery['outcome'] | 'DROPPED'> {
    const guard = this.#parts.guards[mail.kind];
    if (guard && !(await this.#asHouse((transaction) => guard(transaction, mail)))) {
      await this.#settle(mail, 'DROPPED', null);
      return 'DROPPED';
    }
    const delivery = await this.#parts.transport.deliver(mail);
    const fault = 'fault' in delivery ? delivery.fault : null;
    if (delivery.outcome !== 'SENT') {
      // Neither the address nor a word of it: a link in it is a secret.
      this.#parts.log.warn({ part: 'mail', mail: mail.id, kind: mail.kind, fault }, 'a mail was not sent');
    }
    if (delivery.outcome === 'UNREACHABLE') await this.#putBack(mail);
    else if (delivery.outcome === 'LATER' && !isTooOld(mail)) await this.#postpone(mail, fault);
    else await this.#settle(mail, delivery.outcome === 'SENT' ? 'SENT' : 'REFUSED', fault);
    return delivery.outcome;
  }

  #settle(mail: StoredMail, state: StoredMail['state'], fault: string | null): Promise<unknown> {
    return this.#asHouse(async (transaction) => {
      await transaction.sql(
        `update mail set state = $2, fault = $3, settled_at = now(),
           text = case when $4 then text end, html = case when $4 then html end,
           calendar = case when $4 then calendar end where id = $1`,
        [mail.id, state, fault, this.#parts.keepsBodies],
      );
      if (state === 'SENT') await this.#parts.sent[mail.kind]?.(transaction, mail);
      if (state === 'REFUSED') await this.#parts.refused[mail.kind]?.(transaction, mail);
    });
  }

  #postpone(mail: StoredMail, fault: string | null): Promise<unknown> {
    const wait = Math.min(LATER_SECONDS.longest, LATER_SECONDS.first * 2 ** Math.min(mail.attempts - 1, 16));
    return this.#asHouse(({ sql }) =>
      sql('update mail set next_at = now() + make_interval(secs => $2), fault = $3 where id = $1', [
        mail.id,
        wait,
        fault,
      ]),
    );
  }

  /** It was not this mail's fault: it stays first, and counts no try. */
  #putBack(mail: StoredMail): Promise<unknown> {
    return this.#asHouse(({ sql }) =>
      sql('update mail set next_at = now(), attempts = attempts - 1 where id = $1', [mail.id]),
    );
  }

  #rest(): void {
    if (this.#isClosed || this.#pause) return;
    const { first, longest } = PAUSE_MILLISECONDS;
    const wait = Math.min(longest, first * 2 ** Math.min(this.#failures, 16));
    this.#failures += 1;
    this.#pause = setTimeout(() => {
      this.#pause = null;
      void this.run();
    }, wait);
    this.#pause.unref();
  }

  #asHouse<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#parts.database.withActor({ system: 'mail' }, work);
  }
}

function isTooOld({ createdAt }: StoredMail): boolean {
  return databaseNow() - createdAt.getTime() > LIMITS.mailTryHours * 3_600_000;
}

/** What was written before so many days goes, sent or not. Returns how many went. */
export async function removeOldMails(database: Database): Promise<number> {
  const rows = await database.withActor({ system: 'retention' }, ({ sql }) =>
    sql('delete from mail where created_at < now() - make_interval(days => $1) returning id', [
      LIMITS.mailDays,
    ]),
  );
  return rows.length;
}
