import type { Logger } from 'pino';
import type { GivenRole, SpaceRole } from '@umlauf/shared/roles';
import { databaseNow } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import type { WrittenEvent } from '../platform/events/write-events.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { membersOf } from '../platform/live/change-keys.ts';
import type { Roles, WantedSpaces } from '../platform/graphql/context.ts';
import type { SpaceAccess } from './space-access.ts';
import { isRunning } from './space-rights.ts';

/** An instance that has not been able to read the memberships for so long stops serving. */
const BLIND_MILLISECONDS = 5_000;
const SWEEP_MILLISECONDS = 1_000;

/** So many spaces that somebody looks into without belonging there are compared for an account, at most. */
const VISITED = 5_000;

/** What an account was given: a role in a space, or a document of it (`DOCUMENT`). */
interface Grant {
  spaceId: string;
  role: GivenRole | 'DOCUMENT';
  /** Milliseconds since 1970; null: it has no end. */
  endsAt: number | null;
}

interface GrantRow {
  epoch: number | null;
  space_id: string | null;
  role: Grant['role'] | 'VISITOR';
  ends_at: Date | null;
}

interface Answer {
  epoch: number | null;
  grants: Grant[];
  /** Of the spaces that were asked about, those that are open to the account. */
  open: string[];
}

interface KnownAccount {
  /** How many hold it. */
  holders: number;
  /** The present answer; null: to be asked anew. */
  reading: Promise<Answer> | null;
  /** Of the last answer; null before the first one. */
  epoch: number | null;
  former: readonly Grant[];
  /** What it was in spaces to which it does not belong, when it was asked last. */
  visited: Map<string, SpaceRole | null>;
}

const GRANTS = `
  select a.epoch, g.space_id, g.role, g.ends_at from account a left join (
    select account_id, space_id, role, ends_at from membership
    union all select account_id, space_id, 'DOCUMENT', ends_at from document_guest) g on g.account_id = a.id
  where a.id = $1
  union all select null, s.id, 'VISITOR', null from space s where s.id = any($2::text[])
    and (s.visibility = 'PUBLIC' or s.visibility = 'HUB' and app_is_hub_member($1))`;

/**
 * Answers "where does this account belong, and as what?" from memory and by the clock, for as long as somebody holds the
 * account; about spaces where it does not belong it asks `SpaceAccess`. What is known is dropped when a membership of
 * the account changes: told by an announcement in this instance, and found by comparing the accounts' epochs once a
 * second, which is announced then.
 */
export class AccountRoles {
  private readonly accounts = new Map<string, KnownAccount>();
  private readonly timer: NodeJS.Timeout;
  private isSweeping = false;
  private lastSight = performance.now();
  private clock = databaseNow();

  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
    private readonly access: Pick<SpaceAccess, 'standingOf'>,
    private readonly log: Logger,
  ) {
    // Before any other hearer asks anew.
    announcements.prependListener('membershipChanged', this.forget);
    announcements.prependListener('spaceEvents', this.hear);
    this.timer = setInterval(() => void this.sweep(), SWEEP_MILLISECONDS).unref();
  }

  /** Keeps the account in memory until the answer is called. */
  hold(accountId: string): () => void {
    let account = this.accounts.get(accountId);
    if (!account) {
      account = { holders: 0, reading: null, epoch: null, former: [], visited: new Map() };
      this.accounts.set(accountId, account);
    }
    account.holders += 1;
    const held = account;
    return () => {
      held.holders -= 1;
      if (held.holders === 0) this.accounts.delete(accountId);
    };
  }

  /** Where the account belongs. */
  async placesOf(accountId: string): Promise<Roles> {
    return rolesIn(await this.grantsOf(accountId));
  }

  /** What the account is in these spaces, as it is now; null: it sees something there that others like it do not. */
  async rolesOf(accountId: string, wanted: WantedSpaces): Promise<Roles | null> {
    const grants = await this.grantsOf(accountId);
    const given = rolesIn(grants);
    if (wanted === 'ALL') return given;
    const roles = new Map<string, SpaceRole>();
    for (const spaceId of wanted) {
      const role = given.get(spaceId);
      if (!role && isGuestIn(grants, spaceId)) return null;
      const present = role ?? (await this.visit(accountId, spaceId));
      if (present) roles.set(spaceId, present);
    }
    return roles;
  }

  /** The same from the database, whatever is remembered. */
  async readRoles(accountId: string, wanted: WantedSpaces): Promise<Roles | null> {
    const { grants, open } = await this.load(accountId, wanted === 'ALL' ? [] : wanted);
    const given = rolesIn(grants);
    if (wanted === 'ALL') return given;
    if (wanted.some((id) => !given.has(id) && isGuestIn(grants, id))) return null;
    const visitor = new Map(open.map((id) => [id, 'VISITOR' as SpaceRole]));
    return new Map([...visitor, ...given].filter(([id]) => wanted.includes(id)));
  }

  /** Whether memberships could not be read for too long: answers from memory are not to be trusted then. */
  get isBlind(): boolean {
    return performance.now() - this.lastSight > BLIND_MILLISECONDS;
  }

  close(): void {
    clearInterval(this.timer);
    this.announcements.off('membershipChanged', this.forget);
    this.announcements.off('spaceEvents', this.hear);
  }

  private readonly forget = ({ accountId }: { accountId: string }): void => {
    const account = this.accounts.get(accountId);
    if (account) account.reading = null;
  };

  /** Another instance's events may come before its word about memberships. */
  private readonly hear = (events: readonly WrittenEvent[]): void => {
    for (const accountId of membersOf(events)) this.forget({ accountId });
  };

  private async visit(accountId: string, spaceId: string): Promise<SpaceRole | null> {
    const { role } = await this.access.standingOf(accountId, spaceId);
    const visited = this.accounts.get(accountId)?.visited;
    if (visited && visited.size >= VISITED) visited.delete(visited.keys().next().value!);
    visited?.set(spaceId, role);
    return role;
  }

  private async grantsOf(accountId: string): Promise<readonly Grant[]> {
    for (;;) {
      const account = this.accounts.get(accountId);
      if (!account) return (await this.load(accountId)).grants;
      const reading = account.reading ?? this.read(accountId, account);
      const { grants } = await reading;
      // Forgotten meanwhile: this answer may be older than the change.
      if (account.reading === reading) return grants;
    }
  }

  private read(accountId: string, account: KnownAccount): Promise<Answer> {
    const reading = this.load(accountId).then((answer) => {
      if (account.reading === reading) Object.assign(account, { epoch: answer.epoch, former: answer.grants });
      return answer;
    });
    account.reading = reading;
    reading.catch(() => {
      if (account.reading === reading) account.reading = null;
    });
    return reading;
  }

  private async load(accountId: string, spaces: readonly string[] = []): Promise<Answer> {
    const rows = await this.database.houseStatement<GrantRow>('access-check', {
      name: 'grants-of-account',
      text: GRANTS,
      values: [accountId, spaces],
    });
    const answer: Answer = { epoch: null, grants: [], open: [] };
    for (const { epoch, space_id: spaceId, role, ends_at: end } of rows) {
      if (epoch !== null) answer.epoch = epoch;
      if (spaceId === null) continue;
      if (role === 'VISITOR') answer.open.push(spaceId);
      else answer.grants.push({ spaceId, role, endsAt: end && end.getTime() });
    }
    return answer;
  }

  /** Whoever has another epoch than the one that is known: announced space by space, as far as it differs. */
  private async sweep(): Promise<void> {
    if (this.isSweeping) return;
    this.isSweeping = true;
    const began = performance.now();
    try {
      this.compareClock();
      const known = [...this.accounts].filter(([, { epoch, reading }]) => epoch !== null && reading !== null);
      const epochs = known.length > 0 ? await this.epochsOf(known.map(([id]) => id)) : new Map();
      for (const [id, account] of known)
        if (account.epoch !== (epochs.get(id) ?? null)) await this.compare(id, account);
      await this.compareVisits();
      this.lastSight = began;
    } catch (error) {
      this.log.warn({ part: 'access', err: error }, 'accounts could not be read');
    } finally {
      this.isSweeping = false;
    }
  }

  private async epochsOf(ids: string[]): Promise<Map<string, number>> {
    const rows = await this.database.withActor({ system: 'access-check' }, ({ sql }) =>
      sql<{ id: string; epoch: number }>('select id, epoch from account where id = any($1)', [ids]),
    );
    return new Map(rows.map((row) => [row.id, row.epoch]));
  }

  private async compare(accountId: string, account: KnownAccount): Promise<void> {
    const former = textsOf(account.former);
    account.reading = null;
    const present = textsOf(await this.grantsOf(accountId));
    for (const spaceId of new Set([...former.keys(), ...present.keys()])) {
      if (former.get(spaceId) === present.get(spaceId)) continue;
      this.announcements.emit('membershipChanged', { spaceId, accountId });
    }
  }

  /** What is over by the clock, or begins again where it was set back. */
  private compareClock(): void {
    const [since, now] = [this.clock, databaseNow()];
    this.clock = now;
    const [from, to] = since < now ? [since, now] : [now, since];
    for (const [accountId, { former }] of this.accounts)
      for (const { spaceId, endsAt } of former)
        if (endsAt !== null && endsAt > from && endsAt <= to)
          this.announcements.emit('membershipChanged', { spaceId, accountId, here: true });
  }

  /** Spaces that were opened or closed to whoever holds something of them. */
  private async compareVisits(): Promise<void> {
    for (const [accountId, { visited }] of this.accounts)
      for (const [spaceId, former] of visited) {
        const { role } = await this.access.standingOf(accountId, spaceId);
        if (role === former) continue;
        visited.set(spaceId, role);
        this.announcements.emit('membershipChanged', { spaceId, accountId, here: true });
      }
  }
}

function rolesIn(grants: readonly Grant[]): Map<string, SpaceRole> {
  const roles = new Map<string, SpaceRole>();
  for (const grant of grants)
    if (grant.role !== 'DOCUMENT' && isRunning(grant)) roles.set(grant.spaceId, grant.role);
  return roles;
}

/** Whether single documents of the space are the account's to read. */
function isGuestIn(grants: readonly Grant[], spaceId: string): boolean {
  return grants.some((grant) => grant.role === 'DOCUMENT' && grant.spaceId === spaceId && isRunning(grant));
}

/** What was given in each space, to compare. */
function textsOf(grants: readonly Grant[]): Map<string, string> {
  const texts = new Map<string, string>();
  const sorted = grants.map(({ spaceId, role, endsAt }) => [spaceId, `${role} ${endsAt};`] as const).sort();
  for (const [spaceId, text] of sorted) texts.set(spaceId, (texts.get(spaceId) ?? '') + text);
  return texts;
}
