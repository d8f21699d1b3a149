import type { Logger } from 'pino';
import { roleAllows, type SpaceRole, type SpaceVerb } from '@umlauf/shared/roles';
import type { Database } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Announcements } from '../platform/live/announcements.ts';

/** An instance that has not been able to read the memberships for so long stops serving. */
const BLIND_MILLISECONDS = 5_000;
const SWEEP_MILLISECONDS = 1_000;

type Roles = ReadonlyMap<string, SpaceRole>;

interface KnownSpace {
  /** The present answer; null: to be asked anew. */
  reading: Promise<Roles> | null;
  /** Of the last answer; null before the first one, and when there is no such space. */
  epoch: number | null;
  /** The last answer: who differs from it in the next one is announced, unless that was done. */
  former: Map<string, SpaceRole | 'ANNOUNCED'>;
}

/**
 * Answers "may this account do this here?" for every pushed update and every delivered event, from memory. What is known
 * of a space is read anew as soon as a membership changes: told by an announcement in this instance, and found by
 * comparing the spaces' epochs once a second for whatever changed elsewhere, which is announced then.
 */
export class SpaceAccess {
  private readonly spaces = new Map<string, KnownSpace>();
  private lastSight = Date.now();
  private isSweeping = false;
  private readonly timer: NodeJS.Timeout;

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

  private readonly forget = ({ spaceId, accountId }: { spaceId: string; accountId: string }): void => {
    const space = this.spaces.get(spaceId);
    if (!space) return;
    space.reading = null;
    space.former.set(accountId, 'ANNOUNCED');
  };

  private async role(accountId: string, spaceId: string): Promise<SpaceRole | null> {
    let space = this.spaces.get(spaceId);
    if (!space) this.spaces.set(spaceId, (space = { reading: null, epoch: null, former: new Map() }));
    for (;;) {
      const reading = space.reading ?? this.read(spaceId, space);
      const roles = await reading;
      // Forgotten meanwhile: this answer may be older than the change.
      if (space.reading === reading) return roles.get(accountId) ?? null;
    }
  }

  /** All of the space's roles in one question: as many may be asked about as it has members. */
  private read(spaceId: string, space: KnownSpace): Promise<Roles> {
    const reading = this.load(spaceId).then(({ epoch, roles }) => {
      if (space.reading === reading) this.take(spaceId, space, epoch, roles);
      return roles;
    });
    space.reading = reading;
    reading.catch(() => {
      if (space.reading === reading) space.reading = null;
    });
    return reading;
  }

  private async load(spaceId: string): Promise<{ epoch: number | null; roles: Roles }> {
    const rows = await this.database.withActor({ system: 'access-check' }, ({ sql }) =>
      sql<{ epoch: number; account_id: string | null; role: SpaceRole }>(
        'select s.epoch, m.account_id, m.role from space s left join membership m on m.space_id = s.id where s.id = $1',
        [spaceId],
      ),
    );
    const members = rows.filter((row) => row.account_id !== null);
    return {
      epoch: rows[0]?.epoch ?? null,
      roles: new Map(members.map(({ account_id, role }) => [account_id!, role])),
    };
  }

  /** Announces what changed without an announcement: by another instance, or in the database itself. */
  private take(spaceId: string, space: KnownSpace, epoch: number | null, roles: Roles): void {
    const { former } = space;
    const isFirst = space.epoch === null;
    space.epoch = epoch;
    space.former = new Map(roles);
    if (isFirst) return;
    for (const accountId of new Set([...former.keys(), ...roles.keys()])) {
      const before = former.get(accountId);
      if (before === 'ANNOUNCED' || before === roles.get(accountId)) continue;
      this.announcements.emit('membershipChanged', { spaceId, accountId });
    }
  }

  private async sweep(): Promise<void> {
    if (this.isSweeping) return;
    this.isSweeping = true;
    const began = Date.now();
    try {
      const known = [...this.spaces].filter(([, { epoch }]) => epoch !== null);
      const rows = await this.database.withActor({ system: 'access-check' }, ({ sql }) =>
        sql<{ id: string; epoch: number }>('select id, epoch from space where id = any($1)', [
          known.map(([id]) => id),
        ]),
      );
      const epochs = new Map(rows.map((row) => [row.id, row.epoch]));
      for (const [id, space] of known) {
        if (space.epoch !== (epochs.get(id) ?? null)) await this.read(id, space);
      }
      this.lastSight = began;
    } catch (error) {
      this.log.warn({ part: 'access', err: error }, 'memberships could not be read');
    } finally {
      this.isSweeping = false;
    }
  }
}
