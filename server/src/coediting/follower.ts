import * as Y from 'yjs';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { mergeAwareness } from './awareness-codec.ts';
import { FollowerReader } from './follower-reader.ts';
import { sessionKey, type RoomEvent, type RoomListener, type Session } from './session.ts';

/** Events that may wait one by one; a reader who is further behind gets them merged. */
const SINGLE_EVENTS = 4;

/** What a follower asks of the room that it stands in. */
export interface FollowedRoom {
  leave(follower: Follower): void;
  /** Answers later with `deliver`: the difference from what `follower` has to the present. */
  catchUp(follower: Follower, stateVector: Uint8Array): void;
  stateVectorWithout(updates: readonly Uint8Array[]): Uint8Array;
}

/**
 * One stream: what a room tells, handed over at once while its listener takes it, else held in bounded memory.
 * `starting` until it is in a room, `arriving` while a difference is on its way, then `live`; `behind` after an
 * overflow, until the listener takes more. It can be listened to, or read as an iterator.
 */
export class Follower implements AsyncIterableIterator<RoomEvent> {
  readonly key: string;
  #phase: 'starting' | 'arriving' | 'live' | 'behind' = 'starting';
  #room: FollowedRoom | null = null;
  /** The difference of an arrival; never dropped, not counted. */
  #arrival: RoomEvent | null = null;
  #queue: RoomEvent[] | null = null;
  #queuedBytes = 0;
  /** What the session has, when it is behind. */
  #has: Uint8Array | null = null;
  #ended: { error: AppError | null } | null = null;
  #listener: RoomListener | null = null;
  /** Whether the listener takes more. */
  #isReady = false;
  /** Whether the policy has been asked and has not answered yet. */
  #isAsking = false;
  #reader: FollowerReader | null = null;

  constructor(
    readonly documentId: string,
    readonly session: Session,
    private start: ((follower: Follower) => Promise<void>) | null,
  ) {
    this.key = sessionKey(session.account.accountId, session.id);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<RoomEvent>> {
    return (this.#reader ??= new FollowerReader(this)).next();
  }

  return(): Promise<IteratorResult<RoomEvent>> {
    this.end(null);
    return Promise.resolve({ done: true, value: undefined });
  }

  /** Begins: once, instead of `next`. */
  listen(listener: RoomListener): void {
    this.#listener = listener;
    if (this.#ended) return listener.end(this.#ended.error);
    this.#isReady = true;
    void this.#begin();
  }

  /** The listener takes more. */
  resume(): void {
    this.#isReady = true;
    this.#pump();
  }

  /** Stands in the room from now on and waits for `deliver`. */
  arrive(room: FollowedRoom): void {
    this.#room = room;
    this.#phase = 'arriving';
  }

  /** Whether an event would leave at once; who does not read takes none. */
  get takesMore(): boolean {
    return this.#isReady;
  }

  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  /** The difference that it arrived for; every event offered from now on comes after it. */
  deliver(event: RoomEvent): void {
    if (this.#ended) return;
    this.#arrival = this.session.readsAlone ? withoutOthers(event) : event;
    this.#phase = 'live';
    this.#pump();
  }

  /** One event of the room. Until the difference is delivered it is part of that. */
  offer(told: RoomEvent): void {
    if (this.#phase !== 'live' || this.#ended) return;
    const event = this.session.readsAlone ? withoutOthers(told) : told;
    if (this.session.readsAlone && !event.update) return;
    const bytes = sizeOf(event);
    if (this.#queue && this.#queuedBytes + bytes > LIMITS.slowReaderBytes) return this.#fallBehind(event);
    (this.#queue ??= []).push(event);
    this.#queuedBytes += bytes;
    this.#pump();
  }

  /** Ends at once: nothing that waits is delivered. Null: silently. */
  end(error: AppError | null): void {
    if (this.#ended) return;
    this.#ended = { error };
    this.#arrival = null;
    this.#clear();
    this.#has = null;
    this.start = null;
    this.#room?.leave(this);
    this.#room = null;
    this.#listener?.end(error);
  }

  async #begin(): Promise<void> {
    const start = this.start!;
    this.start = null;
    try {
      await start(this);
    } catch (error) {
      this.end(asAppError(error));
    }
  }

  /** Hands over what there is, for as long as the listener takes it and the policy allows it. */
  #pump(): void {
    while (this.#isReady && !this.#isAsking && !this.#ended && this.#hasNews()) {
      const answer = this.#mayRead();
      if (typeof answer !== 'boolean') return this.#wait(answer);
      if (answer) this.#hand();
      else this.end(new AppError('FORBIDDEN'));
    }
  }

  #wait(answer: Promise<boolean>): void {
    this.#isAsking = true;
    const answered = (act: () => void) => {
      this.#isAsking = false;
      act();
      this.#pump();
    };
    // Fails closed: who cannot be asked about may not read.
    answer.then(
      (may) => answered(() => (may ? this.#hand() : this.end(new AppError('FORBIDDEN')))),
      (error: unknown) => answered(() => this.end(asAppError(error))),
    );
  }

  #mayRead(): boolean | Promise<boolean> {
    try {
      return this.session.canRead();
    } catch (error) {
      this.end(asAppError(error));
      return true;
    }
  }

  #hand(): void {
    if (this.#ended || !this.#hasNews()) return;
    const event = this.#take();
    if (event) this.#isReady = this.#listener!.take(event);
  }

  #hasNews(): boolean {
    return this.#arrival !== null || this.#queue !== null || this.#phase === 'behind';
  }

  #take(): RoomEvent | null {
    if (this.#arrival) {
      const event = this.#arrival;
      this.#arrival = null;
      return event;
    }
    if (this.#phase === 'behind') {
      this.#phase = 'arriving';
      const has = this.#has!;
      this.#has = null;
      this.#room!.catchUp(this, has);
      return null;
    }
    const queue = this.#queue!;
    if (queue.length > SINGLE_EVENTS) {
      this.#clear();
      return mergeEvents(queue);
    }
    const event = queue.shift()!;
    this.#queuedBytes -= sizeOf(event);
    if (queue.length === 0) this.#clear();
    return event;
  }

  #fallBehind(event: RoomEvent): void {
    const dropped = [...this.#queue!, event]
      .map(({ update }) => update)
      .filter((update) => update !== undefined);
    this.#has = this.#room!.stateVectorWithout(dropped);
    this.#phase = 'behind';
    this.#clear();
    this.#pump();
  }

  #clear(): void {
    this.#queue = null;
    this.#queuedBytes = 0;
  }
}

const alone = new WeakMap<RoomEvent, RoomEvent>();

/** The same without cursors: one event for all who read alone. */
function withoutOthers(event: RoomEvent): RoomEvent {
  if (!event.awareness) return event;
  let stripped = alone.get(event);
  if (!stripped) {
    stripped = { ...event };
    delete stripped.awareness;
    alone.set(event, stripped);
  }
  return stripped;
}

function sizeOf({ update, awareness }: RoomEvent): number {
  return (update?.byteLength ?? 0) + (awareness?.byteLength ?? 0);
}

function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('UNAVAILABLE');
}

function mergeEvents(events: readonly RoomEvent[]): RoomEvent {
  const updates = events.map(({ update }) => update).filter((update) => update !== undefined);
  const awareness = events.map((event) => event.awareness).filter((bytes) => bytes !== undefined);
  const merged: RoomEvent = { revision: events.at(-1)!.revision };
  if (updates.length > 0) merged.update = Y.mergeUpdates(updates);
  if (awareness.length > 0) merged.awareness = mergeAwareness(awareness);
  return merged;
}
