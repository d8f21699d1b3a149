import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { within, type Clock } from './clock.ts';
import { logContains } from './passive-doc.ts';
import type { GroupOutcome, Room } from './room.ts';
import type { Storage, UpdateGroup } from './storage.ts';

const SHORTEST_WINDOW = 10;
const LONGEST_WINDOW = 30;
/** A frame for each listener is what a commit costs most: 50 of them make it worth waiting for others' key presses. */
const LISTENERS_PER_MILLISECOND = 2;

/** The part of pino's logger that the engine uses. */
export interface Log {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

interface SealedGroup {
  room: Room;
  group: UpdateGroup;
  /** The log's newest revision as the room knew it. */
  revision: number;
}

/**
 * Commits the groups of all rooms of an instant in one transaction: at once when idle, else when the window since the
 * last start is over and that commit has ended. The more was gathered last time and the more people heard of it, the
 * longer the window.
 */
export class GroupCommit {
  readonly #waiting = new Set<Room>();
  #underWay: Promise<void> | null = null;
  #cancel: (() => void) | null = null;
  #startedAt = -Infinity;
  #window = SHORTEST_WINDOW;

  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  want(room: Room): void {
    this.#waiting.add(room);
    this.#schedule();
  }

  /** Resolves when nothing waits any more; whatever comes meanwhile is committed too. */
  async flush(): Promise<void> {
    while (this.#underWay || this.#waiting.size > 0) await (this.#underWay ?? this.#start());
  }

  #schedule(): void {
    if (this.#underWay || this.#cancel || this.#waiting.size === 0) return;
    this.#cancel = this.clock.after(
      this.#startedAt + this.#window - this.clock.now(),
      () => void this.#start(),
    );
  }

  #start(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    this.#startedAt = this.clock.now();
    this.#underWay = this.#commit().finally(() => {
      this.#underWay = null;
      this.#schedule();
    });
    return this.#underWay;
  }

  async #commit(): Promise<void> {
    const sealed = this.#seal();
    if (sealed.length === 0) return;
    const outcomes = await this.#append(sealed).catch((error: unknown) => {
      this.log.error({ err: error, documents: sealed.length }, 'commit failed or its outcome is unknown');
      return null;
    });
    if (outcomes) sealed.forEach(({ room }, index) => this.#settle(room, outcomes[index]!));
    else await this.#recover(sealed);
  }

  #seal(): SealedGroup[] {
    const sealed: SealedGroup[] = [];
    let pushes = 0;
    let listeners = 0;
    for (const room of this.#waiting) {
      if (!room.hasGroup) continue;
      pushes += room.groupSize;
      listeners += room.audience;
      const { revision } = room;
      try {
        sealed.push({ room, group: room.seal(), revision });
      } catch (error) {
        this.log.error({ err: error, documentId: room.documentId }, 'updates could not be merged');
        this.#settle(room, { kind: 'lost' });
      }
    }
    this.#waiting.clear();
    const worthwhile = pushes + listeners / LISTENERS_PER_MILLISECOND;
    this.#window = Math.min(Math.max(SHORTEST_WINDOW, worthwhile), LONGEST_WINDOW);
    return sealed;
  }

  #append(sealed: readonly SealedGroup[]): Promise<GroupOutcome[]> {
    const groups = sealed.map(({ group }) => group);
    return within(this.clock, LIMITS.operationMilliseconds, this.storage.append(groups));
  }

  #settle(room: Room, outcome: GroupOutcome): void {
    try {
      room.settle(outcome);
    } catch (error) {
      this.log.error({ err: error, documentId: room.documentId }, 'a commit could not be told');
      room.close(new AppError('UNAVAILABLE'));
    }
  }

  /**
   * Looks for each group in the log. What is not there is tried once more by itself, so that a group which the
   * database refuses takes only its own room down. As soon as the database does not answer, all the rest is lost.
   */
  async #recover(sealed: readonly SealedGroup[]): Promise<void> {
    let answers = true;
    for (const one of sealed) {
      let outcome: GroupOutcome = { kind: 'lost' };
      if (answers) {
        try {
          outcome = (await this.#find(one)) ?? (sealed.length > 1 ? await this.#retry(one) : outcome);
        } catch (error) {
          answers = false;
          this.log.error({ err: error }, 'the log cannot be read');
        }
      }
      this.#settle(one.room, outcome);
    }
  }

  async #retry(one: SealedGroup): Promise<GroupOutcome> {
    try {
      return (await this.#append([one]))[0]!;
    } catch (error) {
      this.log.error({ err: error, documentId: one.room.documentId }, 'the group failed by itself too');
      return (await this.#find(one)) ?? { kind: 'lost' };
    }
  }

  /** The outcome of a group that the log holds after all, or null when it does not. */
  async #find({ group, revision }: SealedGroup): Promise<GroupOutcome | null> {
    const ask = <T>(answer: Promise<T>) => within(this.clock, LIMITS.operationMilliseconds, answer);
    const newest = await ask(this.storage.revision(group.documentId));
    if (newest === null) return { kind: 'gone' };
    if (newest === revision) return null;
    const stored = await ask(this.storage.load(group.documentId));
    if (!stored) return { kind: 'gone' };
    if (!logContains(stored.updates, group.update)) return null;
    return { kind: 'saved', revision: stored.revision, savedAt: stored.savedAt };
  }
}
