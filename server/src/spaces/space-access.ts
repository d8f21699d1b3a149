import { roleAllows, type SpaceRole, type SpaceVerb } from '@umlauf/shared/roles';
import { databaseNow } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { Look } from '../platform/live/look.ts';
import type { WrittenEvent } from '../platform/events/write-events.ts';
import { holdAllows } from './document-hold.ts';
import { HubMembers } from './hub-members.ts';
import {
  accountsIn,
  givenRole,
  isGuestOfDocuments,
  readRights,
  standingText,
  turnedBetween,
  type SpaceRights,
  type Standing,
} from './space-rights.ts';

/** An instance that has not been able to read the memberships for so long stops serving. */
const BLIND_MILLISECONDS = 5_000;
/** So many looks after it was last asked about, a space is forgotten, unless something of it is open. */
const KEPT_LOOKS = 60;
/** Events after which a space is read anew. */
const ANOTHER: ReadonlySet<string> = new Set(['SPACE_CHANGED', 'MINUTES_CHANGED']);
/** So often it is compared with the clock whose time is over. */
const CLOCK_MILLISECONDS = 500;

interface KnownSpace {
  /** Looks since somebody asked. */
  unasked: number;
  /** The present answer; null: to be asked anew. */
  reading: Promise<SpaceRights | null> | null;
  /** The same once it is there. */
  present: SpaceRights | null;
  /** The last answer: who differs from it in the next one is announced, unless that was done. */
  former: SpaceRights | null;
  announced: Set<string>;
  /** Who asked without having been given a role: what they may hangs on the space's visibility. Nobody is ''. */
  visitors: Set<string>;
}

/**
 * Answers "may this account do this here?" for every pushed update and every delivered event, from memory and by the
 * clock. What is known of a space is read anew as soon as a membership or its visibility changes: told by an
 * announcement in this instance, and found by comparing the spaces' epochs once a second for whatever changed elsewhere,
 * which is announced then.
 */
export class SpaceAccess {
  private readonly spaces = new Map<string, KnownSpace>();
  private readonly kept: (() => Iterable<string | null>)[] = [];
  private readonly hubMembers: HubMembers;
  private readonly unwatch: () => void;
  private readonly timer: NodeJS.Timeout;
  private lastSight = performance.now();
  private clock = databaseNow();

  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
    look: Look,
  ) {
    this.hubMembers = new HubMembers(database, announcements, look, (accountId) =>
      this.tellVisitor(accountId),
    );
    // Before any other hearer asks anew.
    announcements.prependListener('membershipChanged', this.forget);
    announcements.prependListener('spaceEvents', this.hear);
    this.timer = setInterval(() => this.compareClock(), CLOCK_MILLISECONDS).unref();
    this.unwatch = look.watch({
      statement: (list) => `select id, epoch as value from space where id = any(${list})`,
      ids: () => [...this.spaces].filter(([, { former }]) => former !== null).map(([id]) => id),
      seen: (epochs, ids, askedAt) => this.compare(epochs, ids, askedAt),
    });
  }

  /**
   * Whether the account's present role allows the verb, in the space or for one document of it; nobody is ''. Throws
   * UNAVAILABLE when the memberships cannot be read.
   */
  async may(accountId: string, verb: SpaceVerb, spaceId: string, documentId?: string): Promise<boolean> {
    if (this.isBlind) throw new AppError('UNAVAILABLE');
    const { space, rights } = await this.rightsOf(spaceId);
    const role = await this.roleBy(space, rights, accountId, documentId);
    return allows(role, rights, { accountId, verb, documentId });
  }

  /** The same at once when it is known: most questions are asked once for each listener of an event. */
  mayNow(
    accountId: string,
    verb: SpaceVerb,
    spaceId: string,
    documentId?: string,
  ): boolean | Promise<boolean> {
    const space = this.isBlind ? null : this.spaces.get(spaceId);
    if (!space?.present) return this.may(accountId, verb, spaceId, documentId);
    space.unasked = 0;
    const { present } = space;
    const role = this.roleBy(space, present, accountId, documentId);
    const answer = (found: SpaceRole | null) => allows(found, present, { accountId, verb, documentId });
    return role instanceof Promise ? role.then(answer) : answer(role);
  }

  /** What the account is in the space at this moment. */
  async standingOf(accountId: string, spaceId: string): Promise<Standing> {
    const { space, rights } = await this.rightsOf(spaceId);
    return {
      role: await this.roleBy(space, rights, accountId),
      isGuestOfDocuments: rights !== null && isGuestOfDocuments(rights, accountId),
    };
  }

  /** Spaces of which something is open are not forgotten, whether somebody asks or not. */
  keep(spaces: () => Iterable<string | null>): void {
    this.kept.push(spaces);
  }

  /** Whether memberships could not be read for too long: answers from memory are not to be trusted then. */
  get isBlind(): boolean {
    return performance.now() - this.lastSight > BLIND_MILLISECONDS;
  }

  close(): void {
    clearInterval(this.timer);
    this.unwatch();
    this.hubMembers.close();
    this.announcements.off('membershipChanged', this.forget);
    this.announcements.off('spaceEvents', this.hear);
  }

  private readonly forget = ({ spaceId, accountId, here }: Changed): void => {
    const space = this.spaces.get(spaceId);
    // What was found here is known here already.
    if (!space || here) return;
    space.reading = null;
    space.present = null;
    space.announced.add(accountId);
  };

  /** Its visibility may be another, or what is held in it: whoever visits is told, also when nobody asks. */
  private readonly hear = (events: readonly WrittenEvent[]): void => {
    for (const { spaceId, type } of events) {
      const space = ANOTHER.has(type) ? this.spaces.get(spaceId) : undefined;
      if (!space?.former) continue;
      space.reading = null;
      space.present = null;
      // What cannot be read now is found by the next look.
      this.read(spaceId, space).catch(() => undefined);
    }
  };

  private roleBy(
    space: KnownSpace,
    rights: SpaceRights | null,
    accountId: string,
    documentId?: string,
  ): SpaceRole | null | Promise<SpaceRole | null> {
    const given = rights && givenRole(rights, accountId, documentId);
    if (!rights || given) return given;
    space.visitors.add(accountId);
    const asVisitor = (mayVisit: boolean) => (mayVisit ? 'VISITOR' : null);
    if (rights.visibility !== 'HUB') return asVisitor(rights.visibility === 'PUBLIC');
    const belongs = this.hubMembers.has(accountId);
    return belongs instanceof Promise ? belongs.then(asVisitor) : asVisitor(belongs);
  }

  private async rightsOf(spaceId: string): Promise<{ space: KnownSpace; rights: SpaceRights | null }> {
    let space = this.spaces.get(spaceId);
    if (!space) {
      space = {
        unasked: 0,
        reading: null,
        present: null,
        former: null,
        announced: new Set(),
        visitors: new Set(),
      };
      this.spaces.set(spaceId, space);
    }
    space.unasked = 0;
    for (;;) {
      const reading = space.reading ?? this.read(spaceId, space);
      const rights = await reading;
      // Forgotten meanwhile: this answer may be older than the change.
      if (space.reading === reading) return { space, rights };
    }
  }

  private read(spaceId: string, space: KnownSpace): Promise<SpaceRights | null> {
    const reading = readRights(this.database, spaceId).then((rights) => {
      if (space.reading === reading) {
        this.take(spaceId, space, rights);
        if (space.reading === reading) space.present = rights;
      }
      return rights;
    });
    space.reading = reading;
    space.present = null;
    reading.catch(() => {
      if (space.reading === reading) space.reading = null;
    });
    return reading;
  }

  /** Announces what changed without an announcement: by another instance, or in the database itself. */
  private take(spaceId: string, space: KnownSpace, rights: SpaceRights | null): void {
    const { former, announced } = space;
    space.former = rights;
    space.announced = new Set();
    if (!rights) this.spaces.delete(spaceId);
    if (!former) return;
    const accounts = new Set([...accountsIn(former), ...(rights ? accountsIn(rights) : [])]);
    for (const accountId of accounts) {
      if (announced.has(accountId)) continue;
      if (rights && standingText(former, accountId) === standingText(rights, accountId)) continue;
      this.announcements.emit('membershipChanged', { spaceId, accountId });
    }
    if (former.visibility !== rights?.visibility)
      for (const accountId of space.visitors) this.tellHere(spaceId, accountId);
  }

  /** Each instance finds this by itself. */
  private tellHere(spaceId: string, accountId: string): void {
    this.announcements.emit('membershipChanged', { spaceId, accountId, here: true });
  }

  private tellVisitor(accountId: string): void {
    for (const [spaceId, { former, visitors }] of this.spaces)
      if (former?.visibility === 'HUB' && visitors.has(accountId)) this.tellHere(spaceId, accountId);
  }

  /** Whose time is over is told so on the moment, and not when somebody next asks. */
  private compareClock(): void {
    const [since, now] = [this.clock, databaseNow()];
    this.clock = now;
    for (const [spaceId, { former }] of this.spaces)
      if (former)
        for (const accountId of turnedBetween(former, since, now)) this.tellHere(spaceId, accountId);
  }

  private async compare(
    epochs: ReadonlyMap<string, number>,
    ids: readonly string[],
    askedAt: number,
  ): Promise<void> {
    const kept = new Set(this.kept.flatMap((spaces) => [...spaces()]));
    for (const id of ids) {
      const space = this.spaces.get(id);
      if (!space) continue;
      if (space.former?.epoch !== epochs.get(id)) await this.read(id, space);
      space.unasked = kept.has(id) ? 0 : space.unasked + 1;
      if (space.unasked > KEPT_LOOKS) this.spaces.delete(id);
    }
    this.lastSight = askedAt;
  }
}

interface Question {
  accountId: string;
  verb: SpaceVerb;
  documentId: string | undefined;
}

/** What the role allows, unless the document is held from this account. */
function allows(
  role: SpaceRole | null,
  rights: SpaceRights | null,
  { accountId, verb, documentId }: Question,
): boolean {
  if (!roleAllows(role, verb)) return false;
  return documentId === undefined || holdAllows(rights?.holds.get(documentId), verb, accountId, role);
}

interface Changed {
  spaceId: string;
  accountId: string;
  here?: boolean;
}
