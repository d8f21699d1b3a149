import type { MailKind, MailLocale } from './outbox.ts';

/** A mail as it lies in the outbox. */
export interface StoredMail {
  id: string;
  messageId: string;
  kind: MailKind;
  aboutId: string | null;
  recipient: string;
  locale: MailLocale;
  subject: string;
  /** Null once it is of no use any more. */
  text: string | null;
  html: string | null;
  /** Null too when there is none. */
  calendar: string | null;
  attempts: number;
  createdAt: Date;
  state: 'WAITING' | 'SENT' | 'REFUSED' | 'DROPPED';
}

/** Its columns, by the names above. */
export const MAIL_COLUMNS = `id, message_id as "messageId", kind, about_id as "aboutId", recipient, locale, subject, text,
  html, calendar, attempts, created_at as "createdAt", state`;
