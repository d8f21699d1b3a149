import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { within, type Clock } from './clock.ts';
import { logContains } from './passive-doc.ts';
import type { GroupOutcome, Room } from './room.ts';
import type { AppendResult, Storage, UpdateGroup } from './storage.ts';

const SHORTEST_WINDOW = 10;
/** What is gathered is worth waiting for so long … */
const LONGEST_FOR_PUSHES = 20;
/** … and a full room so much longer: a frame for each listener is what a commit costs most. */
const LONGEST_FOR_LISTENERS = 80;
const MILLISECONDS_PER_PUSH = 2;
const MILLISECONDS_PER_LISTENER = 0.4;
/** Long enough for somebody else's group to be judged anew and committed. */
const GIVEN_WAY = 60;

/** The part of pino's logger that the engine uses. */
export interface Log {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

interface SealedGroup {
  room: Room;
  group: UpdateGroup;
}

/**
 * Commits the groups of all rooms of an instant in one transaction: at once when idle, else when the window since the
 * last start is over and that commit has ended. The more was gathered last time and the fuller the fullest room, the
 * longer the window: 10 to 100 ms.
 */
export class GroupCommit {
  readonly #waiting = new Set<Room>();
  #underWay: Promise<void> | null = null;
  #cancel: (() => void) | null = null;
  #startedAt = -Infinity;
  #window = SHORTEST_WINDOW;
  #notBefore = -Infinity;

  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly log: Log,
    /** The log has gone on twice while a group of this document was on its way. */
    private readonly onOvertaken: (documentId: string) => void = () => undefined,
  ) {}

  want(room: Room): void {
    this.#waiting.add(room);
    this.#schedule();
  }

  /** Resolves when nothing waits any more; whatever comes meanwhile is committed too. */
  async flush(): Promise<void> {
    while (this.#underWay || this.#waiting.size > 0) await (this.#underWay ?? this.#start());
  }

  /** Begins no commit for a moment, so that another instance gets through; after that at least one, whoever asks. */
  giveWay(): void {
    if (this.#notBefore > this.#startedAt) return;
    this.#notBefore = this.clock.now() + GIVEN_WAY;
    this.#cancel?.();
    this.#cancel = null;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#underWay || this.#cancel || this.#waiting.size === 0) return;
    const due = Math.max(this.#startedAt + this.#window, this.#notBefore);
    this.#cancel = this.clock.after(due - this.clock.now(), () => void this.#start());
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
    const until = this.clock.now() + LIMITS.operationMilliseconds;
    let sealed = this.#seal();
    for (let tries = 1; sealed.length > 0; tries++) {
      const groups = sealed;
      const outcomes = await this.#append(groups).catch((error: unknown) => {
        this.log.error({ err: error, documents: groups.length }, 'commit failed or its outcome is unknown');
        return null;
      });
      const behind = outcomes
        ? groups.filter((one, index) => this.#conclude(one, outcomes[index]!))
        : await this.#recover(groups);
      if (tries > 1) for (const { room } of behind) this.onOvertaken(room.documentId);
      sealed = behind.flatMap((one) => this.#judgedAnew(one, until));
    }
  }

  #seal(): SealedGroup[] {
    const sealed: SealedGroup[] = [];
    let pushes = 0;
    let listeners = 0;
    for (const room of this.#waiting) {
      if (!room.hasGroup) continue;
      pushes += room.groupSize;
      listeners = Math.max(listeners, room.audience);
      try {
        sealed.push({ room, group: room.seal() });
      } catch (error) {
        this.log.error({ err: error, documentId: room.documentId }, 'updates could not be merged');
        this.#settle(room, { kind: 'lost' });
      }
    }
    this.#waiting.clear();
    const worthwhile =
      Math.min(pushes * MILLISECONDS_PER_PUSH, LONGEST_FOR_PUSHES) +
      Math.min(listeners * MILLISECONDS_PER_LISTENER, LONGEST_FOR_LISTENERS);
    this.#window = Math.max(SHORTEST_WINDOW, worthwhile);
    return sealed;
  }

  #append(sealed: readonly SealedGroup[]): Promise<AppendResult[]> {
    const groups = sealed.map(({ group }) => group);
    return within(this.clock, LIMITS.operationMilliseconds, this.storage.append(groups));
  }

  /** Whether the log has gone on beside the group, so that the room caught up and the group may be tried again. */
  #conclude({ room, group }: SealedGroup, outcome: AppendResult | { kind: 'lost' }): boolean {
    if (outcome.kind !== 'behind') {
      this.#settle(room, outcome);
      return false;
    }
    const [first] = outcome.tail.rows ?? [];
    if (first && isSame(first.update, group.update)) {
      // An earlier try got through after all: only that one can stand right behind what it was judged by.
      this.#settle(room, { kind: 'saved', revision: first.revision, savedAt: first.savedAt });
      return false;
    }
    if (room.takeOver(outcome.tail)) return true;
    this.#settle(room, { kind: 'lost' });
    return false;
  }

  #judgedAnew({ room, group }: SealedGroup, until: number): SealedGroup[] {
    if (this.clock.now() < until) return [{ room, group: { ...group, baseRevision: room.revision } }];
    this.log.warn({ documentId: room.documentId }, 'others were faster all the time');
    this.#settle(room, { kind: 'lost' });
    return [];
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
   * Answers those to be tried again, because the log has gone on without them.
   */
  async #recover(sealed: readonly SealedGroup[]): Promise<SealedGroup[]> {
    const behind: SealedGroup[] = [];
    let answers = true;
    for (const one of sealed) {
      let outcome: AppendResult | { kind: 'lost' } = { kind: 'lost' };
      if (answers) {
        try {
          outcome = (await this.#find(one)) ?? (sealed.length > 1 ? await this.#retry(one) : outcome);
        } catch (error) {
          answers = false;
          this.log.error({ err: error }, 'the log cannot be read');
        }
      }
      if (this.#conclude(one, outcome)) behind.push(one);
    }
    return behind;
  }

  async #retry(one: SealedGroup): Promise<AppendResult | { kind: 'lost' }> {
    try {
      return (await this.#append([one]))[0]!;
    } catch (error) {
      this.log.error({ err: error, documentId: one.room.documentId }, 'the group failed by itself too');
      return (await this.#find(one)) ?? { kind: 'lost' };
    }
  }

  /** What the log says about the group; null: nothing was written since. */
  async #find({ group }: SealedGroup): Promise<AppendResult | null> {
    const ask = <T>(answer: Promise<T>) => within(this.clock, LIMITS.operationMilliseconds, answer);
    const { documentId, baseRevision, update } = group;
    const tail = await ask(this.storage.tail(documentId, baseRevision!));
    if (!tail) return { kind: 'gone' };
    if (tail.revision === baseRevision) return null;
    if (tail.rows) return { kind: 'behind', tail };
    const stored = await ask(this.storage.load(documentId));
    if (!stored) return { kind: 'gone' };
    if (!logContains(stored.updates, update)) return null;
    return { kind: 'saved', revision: stored.revision, savedAt: stored.savedAt };
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && one.every((byte, index) => byte === other[index]);
}
