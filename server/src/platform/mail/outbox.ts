import { LIMITS } from '@umlauf/shared/limits';
import type { FieldFault } from '@umlauf/shared/error-codes';
import type { Transaction } from '../database/database.ts';
import { AppError } from '../errors.ts';
import { faultOfLine, faultOfText } from '../graphql/input-text.ts';
import { newId } from '../ids.ts';
import type { Announcements } from '../live/announcements.ts';

export type MailLocale = 'DE' | 'EN';

/** What a mail is about; whoever composes the house says for each kind when one must not go any more. */
export type MailKind = string;

/** A mail's words, in one language and two forms. */
export interface MailWords {
  subject: string;
  text: string;
  html: string;
  /** A file for the recipient's calendar (iCalendar, with its METHOD), which goes as a part of the text and as a file. */
  calendar?: string;
}

export interface NewMail extends MailWords {
  kind: MailKind;
  /** One bare address: no name, no list. */
  to: string;
  locale: MailLocale;
  /** The id by which the kind's guard finds out whether it may still go. */
  aboutId?: string;
  /** The account that it is for: it goes with it. */
  accountId?: string;
  /** When it may go at the earliest; left out: at once. */
  notBefore?: Date;
}

/** Mails leave after the change that they tell of is committed, and only if it is. */
export class Outbox {
  readonly #host: string;

  constructor(
    /** The hub's own address; Message-IDs bear its host. */
    readonly origin: string,
    private readonly announcements: Announcements,
  ) {
    this.#host = new URL(origin).hostname;
  }

  /**
   * Writes the mail in the transaction of the change and has it sent after the commit. Answers its id. Throws
   * INVALID_INPUT { to } for what is not exactly one address: a line break in it would be a header of somebody's choice.
   */
  async enqueue(transaction: Transaction, mail: NewMail): Promise<string> {
    const to = mail.to.trim().toLowerCase();
    const fault = faultOfAddress(mail.to);
    if (fault) throw new AppError('INVALID_INPUT', { fields: { to: fault } });
    for (const [part, max] of [
      [mail.text, LIMITS.mailCharacters],
      [mail.html, LIMITS.mailCharacters],
      [mail.subject, LIMITS.mailSubjectCharacters],
    ] as const) {
      if (faultOfText(part, max)) throw new Error(`A mail of kind ${mail.kind} is not fit to be sent.`);
    }
    if ((mail.calendar?.length ?? 0) > LIMITS.mailCharacters)
      throw new Error(`The calendar of a mail of kind ${mail.kind} is too large.`);
    const id = newId('mai');
    await transaction.asHouse(() =>
      transaction.sql(
        `insert into mail (id, message_id, kind, about_id, account_id, recipient, locale, subject, text, html,
           calendar, next_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, coalesce($12, now()))`,
        [
          id,
          // Made here, so that a second try after a crash bears the same one and mail programs show it once.
          `<${id}@${this.#host}>`,
          mail.kind,
          mail.aboutId ?? null,
          mail.accountId ?? null,
          to,
          mail.locale,
          oneLine(mail.subject),
          mail.text,
          mail.html,
          mail.calendar ?? null,
          mail.notBefore ?? null,
        ],
      ),
    );
    transaction.afterCommit(() => this.announcements.emit('mailEnqueued'));
    return id;
  }
}

/** One @, something on both sides, and nothing that separates or groups addresses (RFC 5322, 3.4). */
const ADDRESS = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+$/;

/** What is wrong with a recipient, line breaks at its ends included; null when it is one address. */
export function faultOfAddress(address: string): FieldFault | null {
  return faultOfLine(address, LIMITS.emailCharacters) ?? (ADDRESS.test(address.trim()) ? null : 'MALFORMED');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
