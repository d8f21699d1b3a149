import type { Logger } from 'pino';
import { roleAllows, type SpaceRole, type SpaceVerb } from '@umlauf/shared/roles';
import type { Database } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Announcements } from '../platform/live/announcements.ts';

/** An instance that has not been able to read the memberships for so long stops serving. */
const BLIND_MILLISECONDS = 5_000;
const SWEEP_MILLISECONDS = 1_000;

interface KnownSpace {
  /** Null until the first answer has come. */
  epoch: number | null;
  roles: Map<string, Promise<SpaceRole | null>>;
}

/**
 * Answers "may this account do this here?" for every pushed update and every delivered event, from memory. An answer is
 * forgotten as soon as a membership changes: told by an announcement in this instance, and found by comparing the
 * spaces' epochs once a second for whatever changed elsewhere.
 */
export class SpaceAccess {
  private readonly spaces = new Map<string, KnownSpace>();
  private lastSight = Date.now();
  private readonly timer: NodeJS.Timeout;
  private readonly forget = ({ spaceId }: { spaceId: string }) => void this.spaces.delete(spaceId);

  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
    private readonly log: Logger,
  ) {
    // Before any other hearer asks anew.
    announcements.prependListener('membershipChanged', this.forget);
    this.timer = setInterval(() => void this.sweep(), SWEEP_MILLISECONDS).unref();
  }

  /** Whether the account's present role allows the verb. Throws UNAVAILABLE when the memberships cannot be read. */
  async may(accountId: string, verb: SpaceVerb, spaceId: string): Promise<boolean> {
    if (this.isBlind) throw new AppError('UNAVAILABLE');
    return roleAllows(await this.role(accountId, spaceId), verb);
  }

  /** Whether memberships could not be read for too long: answers from memory are not to be trusted then. */
  get isBlind(): boolean {
    return Date.now() - this.lastSight > BLIND_MILLISECONDS;
  }

  close(): void {
    clearInterval(this.timer);
    this.announcements.off('membershipChanged', this.forget);
  }

  private role(accountId: string, spaceId: string): Promise<SpaceRole | null> {
    let space = this.spaces.get(spaceId);
    if (!space) this.spaces.set(spaceId, (space = { epoch: null, roles: new Map() }));
    const known = space.roles.get(accountId);
    if (known) return known;
    const role = this.read(accountId, spaceId, space);
    space.roles.set(accountId, role);
    role.catch(() => space.roles.delete(accountId));
    return role;
  }

  /** Role and epoch of one moment. The first epoch stays: if the space has moved on since, the sweep finds out. */
  private async read(accountId: string, spaceId: string, space: KnownSpace): Promise<SpaceRole | null> {
    const [row] = await this.database.withActor({ system: 'access-check' }, ({ sql }) =>
      sql<{ epoch: number; role: SpaceRole | null }>(
        `select s.epoch, m.role from space s left join membership m on m.space_id = s.id and m.account_id = $1
         where s.id = $2`,
        [accountId, spaceId],
      ),
    );
    space.epoch ??= row?.epoch ?? null;
    return row?.role ?? null;
  }

  private async sweep(): Promise<void> {
    try {
      const known = [...this.spaces.keys()];
      const rows = await this.database.withActor({ system: 'access-check' }, ({ sql }) =>
        sql<{ id: string; epoch: number }>('select id, epoch from space where id = any($1)', [known]),
      );
      this.lastSight = Date.now();
      const present = new Map(rows.map((row) => [row.id, row.epoch]));
      for (const id of known) this.compare(id, present.get(id) ?? null);
    } catch (error) {
      this.log.warn({ part: 'access', err: error }, 'memberships could not be read');
    }
  }

  private compare(spaceId: string, epoch: number | null): void {
    const space = this.spaces.get(spaceId);
    if (!space || space.epoch === null || space.epoch === epoch) return;
    const accounts = [...space.roles.keys()];
    this.spaces.delete(spaceId);
    for (const accountId of accounts) this.announcements.emit('membershipChanged', { spaceId, accountId });
  }
}
