import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';

/** One chapter of what the hub holds about somebody. Each feature brings its own, and hub.ts puts them together. */
export interface OwnDataChapter {
  /** Its key in the file. */
  name: string;
  /** Tables of which it tells whatever refers to an account there. */
  tables: readonly string[];
  /** Works in a transaction of the person's own; what only the house sees it asks for by their id alone. */
  collect(transaction: Transaction, accountId: string): Promise<unknown>;
}

export type OwnData = Record<string, unknown>;

/** Everything about one person, chapter by chapter, as it is at this moment. */
export async function collectOwnData(
  transaction: Transaction,
  accountId: string,
  chapters: readonly OwnDataChapter[],
): Promise<OwnData> {
  const found: OwnData = {};
  for (const { name, collect } of chapters) found[name] = await collect(transaction, accountId);
  return found;
}

/** A chapter of rows that belong to the account, read by the house: no secret is among the columns. */
function rowsOf(name: string, table: string, statement: string): OwnDataChapter {
  return {
    name,
    tables: [table],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(statement, [accountId])),
  };
}

const ACCOUNT = `
  select a.id, a.name, a.email, a.email_verified as "emailVerified", a.locale,
    a.is_administrator as "isAdministrator", a.is_guest as "isGuest",
    a.admitted_by_groups as "admittedByGroups", a.locked_at as "lockedAt", a.left_groups_at as "leftGroupsAt",
    a.task_reminders as "taskReminders", a.last_sign_in_on::text as "lastSignInOn", a.created_at as "createdAt", a.updated_at as "updatedAt",
    case when o.id is not null then json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) end as organisation
  from account a left join organisation o on o.id = a.organisation_id where a.id = $1`;

/** What accounts themselves hold, and what the house notes about anybody. */
export const ACCOUNT_CHAPTERS: readonly OwnDataChapter[] = [
  {
    name: 'account',
    tables: ['account'],
    collect: async ({ sql, asHouse }, accountId) => {
      const [account] = await asHouse(() => sql(ACCOUNT, [accountId]));
      if (!account) throw new AppError('UNAUTHENTICATED');
      return account;
    },
  },
  rowsOf(
    'waysToSignIn',
    'credential',
    `select provider_id as provider, case when provider_id <> 'credential' then provider_account_id end as subject,
      created_at as "createdAt", updated_at as "updatedAt" from credential where account_id = $1 order by created_at`,
  ),
  rowsOf(
    'passkeys',
    'passkey',
    `select name, created_at as "createdAt", last_used_at as "lastUsedAt" from passkey where account_id = $1
     order by created_at`,
  ),
  rowsOf(
    'sessions',
    'session',
    `select id, created_at as "createdAt", expires_at as "expiresAt", ip_address as address, user_agent as browser
     from session where account_id = $1 order by created_at`,
  ),
  rowsOf(
    'accessTokens',
    'access_token',
    `select id, name, scopes, space_ids as "onlyInSpaces", created_at as "createdAt", expires_at as "expiresAt",
      last_used_at as "lastUsedAt", replaced_at as "replacedAt" from access_token where account_id = $1 order by created_at`,
  ),
  rowsOf(
    'emailChange',
    'email_change',
    `select email, former_email as "formerEmail", created_at as "createdAt", sent_at as "sentAt",
      expires_at as "expiresAt" from email_change where account_id = $1`,
  ),
  rowsOf(
    'mails',
    'mail',
    `select id, kind, recipient, subject, state, created_at as "createdAt", settled_at as "settledAt" from mail
     where account_id = $1 or lower(recipient) = (select email from account where id = $1) order by created_at`,
  ),
  rowsOf(
    'trail',
    'trail_entry',
    // What somebody did to others is told without the others.
    `select sequence, kind, at, actor_id = $1 as "byMe", subject_id = $1 as "aboutMe",
      case when actor_id = $1 then network end as network, case when actor_id = $1 then address end as address,
      case when subject_id = $1 then facts else '{}' end as facts
     from trail_entry where actor_id = $1 or subject_id = $1 order by sequence`,
  ),
];
