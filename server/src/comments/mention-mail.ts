import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { composeMail } from '../platform/mail/compose-mail.ts';
import type { MailLocale, MailWords, Outbox } from '../platform/mail/outbox.ts';
import type { StoredMail } from '../platform/mail/stored-mail.ts';

export const MENTION_MAIL = 'MENTION';

/**
 * Has each of these people told by mail, unless they see it in time: one mail for all that gathers until it goes, and one
 * an hour at most. It names neither space nor document nor author: it leaves the house, and whether they may still read
 * is asked when it goes, not when it is written.
 */
export async function tellByMail(
  transaction: Transaction,
  outbox: Outbox,
  accountIds: readonly string[],
): Promise<void> {
  // In one order, so that two comments never wait for one another.
  for (const accountId of accountIds.toSorted()) {
    const recipient = await transaction.asHouse(() => findRecipient(transaction, accountId));
    if (!recipient) continue;
    const { email, locale, notBefore } = recipient;
    await outbox.enqueue(transaction, {
      kind: MENTION_MAIL,
      to: email,
      locale,
      accountId,
      notBefore,
      ...mentionMail(locale, `${outbox.origin}/mentions`),
    });
  }
}

interface Recipient {
  email: string;
  locale: MailLocale;
  notBefore: Date;
}

/** Null: has no address, or a mail waits already. */
async function findRecipient({ sql }: Transaction, accountId: string): Promise<Recipient | null> {
  await sql(`select pg_advisory_xact_lock(hashtextextended('mention ' || $1, 0))`, [accountId]);
  const [recipient] = await sql<Recipient>(
    `select a.email, a.locale, greatest(now() + make_interval(mins => $3),
       (select max(coalesce(m.settled_at, m.created_at)) + make_interval(mins => $4) from mail m
        where m.account_id = a.id and m.kind = $2 and m.state = 'SENT')) as "notBefore"
     from account a where a.id = $1 and a.email is not null and not exists (
       select 1 from mail m where m.account_id = a.id and m.kind = $2 and m.state = 'WAITING')`,
    [accountId, MENTION_MAIL, LIMITS.mentionMailWaitMinutes, LIMITS.mentionMailEveryMinutes],
  );
  return recipient ?? null;
}

/** Whether there is still something to tell: not seen yet, and on a document that they may read at this moment. */
export async function isStillMentioned({ sql }: Transaction, mail: StoredMail): Promise<boolean> {
  const rows = await sql(
    `select 1 from mail w join comment_mention x on x.account_id = w.account_id and x.read_at is null
     join document d on d.id = x.document_id and d.trashed_at is null
     join account a on a.id = x.account_id and a.locked_at is null
     where w.id = $1 and (
       exists (select 1 from membership m where m.account_id = a.id and m.space_id = d.space_id
         and (m.ends_at is null or m.ends_at > now()))
       or exists (select 1 from document_guest g where g.account_id = a.id and g.document_id = d.id
         and g.ends_at > now())) limit 1`,
    [mail.id],
  );
  return rows.length > 0;
}

function mentionMail(locale: MailLocale, link: string): MailWords {
  if (locale === 'EN') {
    return composeMail({
      locale,
      subject: 'You were mentioned in Umlauf',
      paragraphs: [
        'Hello,',
        'somebody mentioned you in a comment in Umlauf. Where and by whom, you see there when you are signed in.',
      ],
      action: { label: 'View mentions', url: link },
      closing: ['You get such a message at most once an hour, and none for what you have seen by then.'],
    });
  }
  return composeMail({
    locale,
    subject: 'Sie wurden in Umlauf erwähnt',
    paragraphs: [
      'Guten Tag,',
      'Sie wurden in Umlauf in einem Kommentar erwähnt. Wo und von wem, sehen Sie dort nach der Anmeldung.',
    ],
    action: { label: 'Erwähnungen ansehen', url: link },
    closing: [
      'Eine solche Nachricht erhalten Sie höchstens einmal in der Stunde und keine über das, was Sie bis dahin gesehen haben.',
    ],
  });
}
