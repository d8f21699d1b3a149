import { APIError } from 'better-auth/api';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { OidcConfig } from '../platform/oidc-config.ts';
import { endSessions } from './end-sessions.ts';
import { OIDC, subjectOf, type Claims } from './oidc-provider.ts';

/** What better-auth asks before it lets somebody of a provider in. */
export interface Asked {
  source: { action: string; method: string; oauth?: { providerId: string; profile?: object | undefined } };
}

/** What is said to whoever has shown that the account is theirs, and to nobody else. */
export const ACCOUNT_LOCKED = 'ACCOUNT_LOCKED';

interface Request {
  request?: object | undefined;
}

/** What invitations say to whoever signs in: they stand on a higher step, and are handed down. */
export interface Invited {
  /** Whether somebody invited this address who still may. */
  isInvited(email: string): Promise<boolean>;
  /** Accepts for the account what its address is invited to. False when there is nothing any more. */
  accept(accountId: string): Promise<boolean>;
}

/** By what somebody gets in: their account is theirs already, one of the groups that may, or an invitation. */
type Ground = 'BINDING' | 'GROUPS' | 'INVITATION';

interface Answer {
  claims: Claims;
  ground: Ground;
}

/** Who of the identity provider's people gets in, and as what. */
export class OidcAccounts {
  private readonly answers = new WeakMap<object, Answer>();

  constructor(
    private readonly config: OidcConfig,
    private readonly database: Database,
    private readonly announcements: Announcements,
    private readonly invited: Invited,
  ) {}

  /**
   * Whoever is bound to an account signs in, as long as the groups by which they came are theirs. Binding one that is
   * there, or making one, takes an address that the provider has confirmed; making one also a group that may, or an
   * invitation to this very address: there is no open sign-up.
   */
  async judge({ source }: Asked, door: Request): Promise<{ error: string } | undefined> {
    if (source.oauth?.providerId !== OIDC) return undefined;
    const claims = (source.oauth.profile ?? {}) as Claims;
    const found =
      source.action === 'sign-in' ? await this.judgeKnown(claims) : await this.judgeNew(source, claims);
    if (typeof found !== 'string') return found;
    if (await this.isShut(source.action, claims)) return { error: ACCOUNT_LOCKED };
    if (door.request) this.answers.set(door.request, { claims, ground: found });
    return undefined;
  }

  /** What stands in the row of an account that is made: until its invitation is accepted it is nothing but a guest's. */
  newAccount(door: Request | null): { isGuest: boolean; admittedByGroups: boolean } {
    const ground = door?.request && this.answers.get(door.request)?.ground;
    return { isGuest: ground === 'INVITATION', admittedByGroups: ground === 'GROUPS' };
  }

  /**
   * Takes over what the provider says, as the session begins; answers with the provider's own name for the session.
   * Throws FORBIDDEN when the invitation has been withdrawn meanwhile.
   */
  async begin(accountId: string, door: Request): Promise<string | null> {
    const answer = door.request && this.answers.get(door.request);
    if (!answer) return null;
    const { claims, ground } = answer;
    if (ground === 'INVITATION' && !(await this.invited.accept(accountId))) {
      await this.forget(accountId);
      throw new APIError('FORBIDDEN', { code: 'NO_ACCOUNT', message: 'No longer invited' });
    }
    await this.database.withActor({ system: 'sign-in' }, async (transaction) => {
      if (this.config.administratorGroups.length > 0)
        await setAdministrator(transaction, accountId, this.isIn(claims, this.config.administratorGroups));
      const { organisationClaim } = this.config;
      if (organisationClaim)
        await setOrganisation(transaction, accountId, claimAt(claims, organisationClaim));
      await unlock(transaction, accountId);
      transaction.afterCommit(() => this.announcements.emit('accountChanged', { accountId }));
    });
    return typeof claims['sid'] === 'string' ? claims['sid'] : null;
  }

  /**
   * Whether an administrator locked the account that would open: by its binding, or by the address that the provider has
   * confirmed. A lock of the house's own is none to whoever has been judged; a refusal binds nothing.
   */
  private async isShut(action: string, claims: Claims): Promise<boolean> {
    const asked =
      action === 'sign-in'
        ? ([LOCKED_BY_BINDING, [OIDC, subjectOf(this.config.issuer, claims)]] as const)
        : ([LOCKED_BY_ADDRESS, [emailOf(claims).toLowerCase()]] as const);
    const [locked] = await this.database.withActor({ system: 'sign-in' }, async ({ sql, record }) => {
      const accounts = await sql<{ id: string }>(asked[0], [...asked[1]]);
      for (const { id } of accounts) record({ kind: 'SIGN_IN_FAILED', subjectId: id, actorId: null });
      return accounts;
    });
    return locked !== undefined;
  }

  private async judgeKnown(claims: Claims): Promise<Ground | { error: string }> {
    if (this.allowedGroups.length === 0 || this.isIn(claims, this.allowedGroups)) return 'BINDING';
    const subject = subjectOf(this.config.issuer, claims);
    const [leaving] = await this.database.withActor({ system: 'sign-in' }, ({ sql }) =>
      sql<{ id: string }>(
        `select a.id from account a join credential c on c.account_id = a.id
          where c.provider_id = $1 and c.provider_account_id = $2 and a.admitted_by_groups`,
        [OIDC, subject],
      ),
    );
    if (!leaving) return 'BINDING';
    if (await this.isInvited(claims)) return 'INVITATION';
    await this.turnAway(leaving.id, claims);
    return { error: 'LEFT_GROUPS' };
  }

  private async judgeNew({ action }: Asked['source'], claims: Claims): Promise<Ground | { error: string }> {
    if (claims['email_verified'] !== true) return { error: 'EMAIL_NOT_VERIFIED' };
    if (action === 'link-account') return 'BINDING';
    if (this.isIn(claims, this.allowedGroups)) return 'GROUPS';
    return (await this.isInvited(claims)) ? 'INVITATION' : { error: 'NO_ACCOUNT' };
  }

  /** Compared letter by letter: of the signs of other alphabets some become letters of ours when they are made small. */
  private async isInvited(claims: Claims): Promise<boolean> {
    const email = emailOf(claims);
    if (claims['email_verified'] !== true || email === '') return false;
    return this.invited.isInvited(email.replace(/[A-Z]/g, (letter) => letter.toLowerCase()));
  }

  /**
   * Where the provider names groups, and ours are none of them, their office goes, and the account is locked until they
   * are back: whatever they can no longer sign in for, their passkeys and tokens are not good for either.
   */
  private turnAway(accountId: string, claims: Claims): Promise<void> {
    return this.database.withActor({ system: 'sign-in' }, async (transaction) => {
      transaction.record({ kind: 'SIGN_IN_FAILED', subjectId: accountId, actorId: null });
      if (!Array.isArray(claimAt(claims, this.config.groupsClaim))) return;
      if (this.config.administratorGroups.length > 0) await setAdministrator(transaction, accountId, false);
      await endSessions(transaction, this.announcements, accountId, { allBut: null });
      if (await lock(transaction, accountId))
        transaction.afterCommit(() =>
          this.announcements.emit('credentialEnded', { kind: 'account', id: accountId }),
        );
    });
  }

  /** An account that was made a moment ago for an invitation that is none any more; one that was there before stays. */
  private forget(accountId: string): Promise<unknown> {
    return this.database.withActor({ system: 'sign-in' }, ({ sql }) =>
      sql(
        `delete from account a where a.id = $1 and a.is_guest and not a.admitted_by_groups and not exists (
            select 1 from session s where s.account_id = a.id) and not exists (
            select 1 from membership m where m.account_id = a.id) and not exists (
            select 1 from document_guest g where g.account_id = a.id)`,
        [accountId],
      ),
    );
  }

  private get allowedGroups(): string[] {
    return [...this.config.allowedGroups, ...this.config.administratorGroups];
  }

  private isIn(claims: Claims, groups: readonly string[]): boolean {
    const found = claimAt(claims, this.config.groupsClaim);
    return Array.isArray(found) && found.some((group) => groups.includes(String(group)));
  }
}

function emailOf(claims: Claims): string {
  return typeof claims['email'] === 'string' ? claims['email'].trim() : '';
}

/** `realm_access.roles` leads into objects; a claim whose own name has dots is found too. */
function claimAt(claims: Claims, path: string): unknown {
  if (path in claims) return claims[path];
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], claims);
}

const LOCKED = 'select a.id from account a where a.locked_at is not null and a.left_groups_at is null';
const LOCKED_BY_ADDRESS = `${LOCKED} and a.email = $1`;
const LOCKED_BY_BINDING = `${LOCKED} and exists (
  select 1 from credential c where c.account_id = a.id and c.provider_id = $1 and c.provider_account_id = $2)`;

/** Whether another administrator can still sign in. */
const ANOTHER_LEFT = `exists (select 1 from account a where a.is_administrator and a.locked_at is null and a.id <> $1)`;

/** In one order with whoever else takes an office away, so that two at once leave one. */
const ADMINISTRATORS =
  'select id from account where is_administrator and locked_at is null order by id for update';

/** The last administrator is not locked. False when nothing changed. */
async function lock({ sql, record }: Transaction, accountId: string): Promise<boolean> {
  await sql(ADMINISTRATORS);
  const [locked] = await sql(
    `update account set locked_at = now(), left_groups_at = now()
      where id = $1 and locked_at is null and (not is_administrator or ${ANOTHER_LEFT}) returning id`,
    [accountId],
  );
  if (locked) record({ kind: 'ACCOUNT_DISABLED', subjectId: accountId, actorId: null });
  return locked !== undefined;
}

/** Takes back what `lock` did, and no lock of an administrator's. */
async function unlock({ sql, record }: Transaction, accountId: string): Promise<void> {
  const [unlocked] = await sql(
    `update account set locked_at = null, left_groups_at = null
      where id = $1 and left_groups_at is not null returning id`,
    [accountId],
  );
  if (unlocked) record({ kind: 'ACCOUNT_ENABLED', subjectId: accountId, actorId: null });
}

/** The last administrator stays one: somebody must be able to look after the hub. */
async function setAdministrator(
  { sql, record }: Transaction,
  accountId: string,
  wanted: boolean,
): Promise<void> {
  if (!wanted) await sql(ADMINISTRATORS);
  const [changed] = await sql(
    `update account set is_administrator = $2
      where id = $1 and is_administrator <> $2 and ($2 or ${ANOTHER_LEFT}) returning id`,
    [accountId, wanted],
  );
  if (!changed) return;
  record({
    kind: wanted ? 'ADMINISTRATOR_ADDED' : 'ADMINISTRATOR_REMOVED',
    subjectId: accountId,
    actorId: null,
  });
}

/** An organisation that the hub does not know changes nothing. */
async function setOrganisation(
  { sql, record }: Transaction,
  accountId: string,
  named: unknown,
): Promise<void> {
  if (typeof named !== 'string' || named === '') return;
  const [joined] = await sql<{ id: string }>(
    `update account set organisation_id = o.id from (
        select id from organisation where $2 in (ags, ars) or lower($2) in (lower(short_name), lower(name))
        order by $2 in (ags, ars) desc nulls last, id limit 1) o
      where account.id = $1 and account.organisation_id is distinct from o.id returning o.id`,
    [accountId, named],
  );
  if (!joined) return;
  record({
    kind: 'ORGANISATION_JOINED',
    subjectId: accountId,
    actorId: null,
    facts: { organisation: joined.id },
  });
}
