import { LIMITS } from '@umlauf/shared/limits';
import type { GivenRole } from '@umlauf/shared/roles';
import { faultOfEmail } from '../accounts/credential-rules.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { newId } from '../platform/ids.ts';
import type { MailLocale, Outbox } from '../platform/mail/outbox.ts';
import type { InviteeInput } from './invitation.inputs.ts';
import { invitationMail } from './invitation-mail.ts';
import { hashLinkSecret, newLinkSecret } from '../platform/link-secret.ts';
import type { InvitationResult, InvitationRow } from './invitation.types.ts';

export interface Target {
  id: string;
  name: string;
  role: GivenRole;
  endsAt: Date | null;
  /** Of the space, when it is to this alone. */
  document: { id: string; title: string } | null;
}

/** Where to and by whom. */
export interface Inviting {
  inviter: { accountId: string; name: string };
  /** Null: to the hub. */
  space: Target | null;
  /** For those who have no account with a language of its own. */
  locale: MailLocale;
}

/**
 * Invites whoever of these can be, in one transaction; each line's result stands at its place. A preview writes nothing.
 * Throws LIMIT for too many at once and RATE_LIMITED for too many in a day: then nobody is invited.
 */
export async function invite(
  transaction: Transaction,
  outbox: Outbox,
  inviting: Inviting,
  people: readonly InviteeInput[],
  isPreview: boolean,
): Promise<InvitationResult[]> {
  if (people.length > LIMITS.invitationsAtOnce)
    throw new AppError('LIMIT', { limit: 'invitationsAtOnce', max: LIMITS.invitationsAtOnce });
  const known = await knownAddresses(transaction, inviting, people.map(addressOf));
  const seen = new Set<string>();
  const results = people.map((person): InvitationResult => {
    const email = addressOf(person);
    const isDouble = seen.has(email);
    seen.add(email);
    if (isMalformed(person))
      return { email: person.email.slice(0, LIMITS.emailCharacters), outcome: 'MALFORMED' };
    if (isDouble) return { email, outcome: 'DUPLICATE' };
    if (known.members.has(email)) return { email, outcome: 'ALREADY_MEMBER' };
    return { email, outcome: known.invited.has(email) ? 'ALREADY_INVITED' : 'INVITED' };
  });
  if (isPreview) return results;
  const count = results.filter(({ outcome }) => outcome === 'INVITED').length;
  await checkDay(transaction, inviting.inviter.accountId, count);
  for (const [index, person] of people.entries()) {
    const result = results[index]!;
    if (result.outcome !== 'INVITED') continue;
    // Somebody else may have invited them at this moment.
    if (!(await inviteOne(transaction, outbox, inviting, person, known.locales)))
      result.outcome = 'ALREADY_INVITED';
  }
  return results;
}

function addressOf({ email }: InviteeInput): string {
  return email.trim().toLowerCase();
}

function isMalformed({ email, name }: InviteeInput): boolean {
  return faultOfEmail(email) !== null || (name ? faultOfLine(name, LIMITS.nameCharacters) !== null : false);
}

/** Who among these is there or invited already, and who has a language of their own: that one is never told. */
async function knownAddresses(transaction: Transaction, { space }: Inviting, emails: readonly string[]) {
  const storable = emails.filter((email) => email.isWellFormed() && !email.includes('\0'));
  const rows = await transaction.asHouse(() =>
    transaction.sql<{ email: string; kind: string; locale: MailLocale }>(
      `select a.email, 'ACCOUNT' as kind, a.locale from account a where a.email = any($1)
       union all select a.email, 'MEMBER', a.locale from account a where a.email = any($1)
         and ($2::text is null or exists (select 1 from membership m where m.space_id = $2 and m.account_id = a.id
             and ($3::text is null or m.ends_at is null or m.ends_at > now()))
           or exists (select 1 from document_guest g where g.document_id = $3 and g.account_id = a.id and g.ends_at > now()))
       union all select i.email, 'INVITED', null from invitation i where i.email = any($1) and i.state = 'OPEN'
         and i.expires_at > now() and coalesce(i.space_id, '') = coalesce($2::text, '')
         and coalesce(i.document_id, '') = coalesce($3::text, '')`,
      [storable, space?.id ?? null, space?.document?.id ?? null],
    ),
  );
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    members: new Set(of('MEMBER').map(({ email }) => email)),
    invited: new Set(of('INVITED').map(({ email }) => email)),
    locales: new Map(of('ACCOUNT').map(({ email, locale }) => [email, locale])),
  };
}

/** Counted in the database, for all instances together, and by one of an account's requests after the other. */
export async function checkDay(
  { asHouse, sql }: Transaction,
  accountId: string,
  more: number,
): Promise<void> {
  await sql(`select pg_advisory_xact_lock(hashtextextended('invitations of ' || $1, 0))`, [accountId]);
  const [row] = await asHouse(() =>
    sql<{ sent: number; wait: number }>(
      `select count(*)::int as sent, ceil(extract(epoch from coalesce(min(created_at), now()) + interval '1 day' - now()))::int as wait
       from mail where kind = 'INVITATION' and created_at > now() - interval '1 day'
         and about_id in (select id from invitation where invited_by_id = $1)`,
      [accountId],
    ),
  );
  if (row!.sent + more > LIMITS.invitationsPerDay)
    throw new AppError('RATE_LIMITED', { retryAfter: Math.max(1, row!.wait) });
}

async function inviteOne(
  transaction: Transaction,
  outbox: Outbox,
  inviting: Inviting,
  person: InviteeInput,
  locales: ReadonlyMap<string, MailLocale>,
): Promise<boolean> {
  const { sql, record } = transaction;
  const { space, inviter } = inviting;
  const email = addressOf(person);
  const id = newId('inv');
  const secret = newLinkSecret();
  const [made] = await transaction.asHouse(async () => {
    // One that has run out makes room for the next.
    await sql(
      `update invitation set state = 'WITHDRAWN', settled_at = now()
       where email = $1 and coalesce(space_id, '') = coalesce($2::text, '')
         and coalesce(document_id, '') = coalesce($3::text, '') and state = 'OPEN' and expires_at <= now()`,
      [email, space?.id ?? null, space?.document?.id ?? null],
    );
    return sql<{ expiresAt: Date }>(
      `insert into invitation (id, space_id, email, name, role, secret_hash, invited_by_id, ends_at, expires_at, document_id)
       values ($1, $2, $3, $4, $5, $6, $7, $9, least(now() + make_interval(days => $8), $9), $10) on conflict do nothing returning expires_at as "expiresAt"`,
      [
        id,
        space?.id ?? null,
        email,
        person.name?.trim() || null,
        space?.role ?? null,
        hashLinkSecret(secret),
        inviter.accountId,
        LIMITS.invitationDays,
        space?.endsAt ?? null,
        space?.document?.id ?? null,
      ],
    );
  });
  if (!made) return false;
  const { expiresAt } = made;
  await sendInvitation(transaction, outbox, {
    id,
    email,
    secret,
    expiresAt,
    space,
    inviter: inviter.name,
    locale: locales.get(email) ?? inviting.locale,
  });
  record({
    kind: 'INVITED',
    subjectId: id,
    facts: factsOf({ role: space?.role ?? null, documentId: space?.document?.id ?? null }),
  });
  return true;
}

export interface InvitationToSend {
  id: string;
  email: string;
  secret: string;
  expiresAt: Date;
  space: Pick<Target, 'name' | 'role' | 'endsAt' | 'document'> | null;
  inviter: string;
  locale: MailLocale;
}

/** Puts the mail into the outbox, and says that it is the one that counts. The secret is in the part of an address that no browser sends. */
export async function sendInvitation(
  transaction: Transaction,
  outbox: Outbox,
  { id, email, secret, expiresAt, space, inviter, locale }: InvitationToSend,
): Promise<void> {
  const link = `${outbox.origin}/invitation#${secret}`;
  const words = invitationMail({ locale, inviter, space, expiresAt, link });
  const mailId = await outbox.enqueue(transaction, {
    kind: 'INVITATION',
    to: email,
    locale,
    aboutId: id,
    ...words,
  });
  await transaction.asHouse(() =>
    transaction.sql('update invitation set mail_id = $2 where id = $1', [id, mailId]),
  );
}

/** For the hub's trail, which names no space. */
export function factsOf({
  role,
  documentId,
}: Pick<InvitationRow, 'role' | 'documentId'>): Record<string, string> {
  if (role === null) return { to: 'HUB' };
  return { to: documentId ? 'DOCUMENT' : 'SPACE', role };
}
