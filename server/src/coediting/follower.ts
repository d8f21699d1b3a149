import * as Y from 'yjs';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { mergeAwareness } from './awareness-codec.ts';
import { sessionKey, type RoomEvent, type Session } from './session.ts';

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
 * One stream: what a room tells, held until the session reads it, in bounded memory.
 * `starting` until it is in a room, `arriving` while a difference is on its way, then `live`; `behind` after an
 * overflow, until the session reads again.
 */
export class Follower implements AsyncIterableIterator<RoomEvent> {
  readonly key: string;
  #phase: 'starting' | 'arriving' | 'live' | 'behind' = 'starting';
  #room: FollowedRoom | null = null;
  /** The difference of an arrival; never dropped, not counted. */
  #arrival: RoomEvent | null = null;
  #queue: RoomEvent[] = [];
  #queuedBytes = 0;
  /** What the session has, when it is behind. */
  #has: Uint8Array | null = null;
  #ended: { error: AppError | null } | null = null;
  #wake: (() => void) | null = null;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(
    readonly documentId: string,
    readonly session: Session,
    private readonly start: (follower: Follower) => Promise<void>,
  ) {
    this.key = sessionKey(session.account.accountId, session.id);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<RoomEvent>> {
    const result = this.#reading.then(() => this.#pull());
    this.#reading = result.catch(() => {});
    return result;
  }

  return(): Promise<IteratorResult<RoomEvent>> {
    this.end(null);
    return Promise.resolve({ done: true, value: undefined });
  }

  /** Stands in the room from now on and waits for `deliver`. */
  arrive(room: FollowedRoom): void {
    this.#room = room;
    this.#phase = 'arriving';
  }

  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  /** The difference that it arrived for; every event offered from now on comes after it. */
  deliver(event: RoomEvent): void {
    if (this.#ended) return;
    this.#arrival = event;
    this.#phase = 'live';
    this.#wakeUp();
  }

  /** One event of the room. Until the difference is delivered it is part of that. */
  offer(event: RoomEvent): void {
    if (this.#phase !== 'live' || this.#ended) return;
    const bytes = (event.update?.byteLength ?? 0) + (event.awareness?.byteLength ?? 0);
    if (this.#queue.length > 0 && this.#queuedBytes + bytes > LIMITS.slowReaderBytes)
      return this.#fallBehind(event);
    this.#queue.push(event);
    this.#queuedBytes += bytes;
    this.#wakeUp();
  }

  /** Ends at once: nothing that waits is delivered. Null: silently. */
  end(error: AppError | null): void {
    if (this.#ended) return;
    this.#ended = { error };
    this.#arrival = null;
    this.#clear();
    this.#has = null;
    this.#room?.leave(this);
    this.#room = null;
    this.#wakeUp();
  }

  async #pull(): Promise<IteratorResult<RoomEvent>> {
    if (this.#phase === 'starting' && !this.#ended) await this.#begin();
    for (;;) {
      if (this.#ended) return this.#finish();
      if (!this.#hasNews()) {
        await new Promise<void>((resolve) => (this.#wake = resolve));
      } else if (!(await this.#mayRead())) {
        this.end(new AppError('FORBIDDEN'));
      } else if (!this.#ended) {
        const event = this.#take();
        if (event) return { done: false, value: event };
      }
    }
  }

  async #begin(): Promise<void> {
    try {
      await this.start(this);
    } catch (error) {
      this.end(error instanceof AppError ? error : new AppError('UNAVAILABLE'));
    }
  }

  /** Fails closed: who cannot be asked about may not read. */
  async #mayRead(): Promise<boolean> {
    try {
      return await this.session.canRead();
    } catch (error) {
      this.end(error instanceof AppError ? error : new AppError('UNAVAILABLE'));
      return true;
    }
  }

  #hasNews(): boolean {
    return this.#arrival !== null || this.#queue.length > 0 || this.#phase === 'behind';
  }

  #take(): RoomEvent | null {
    if (this.#arrival) {
      const event = this.#arrival;
      this.#arrival = null;
      return event;
    }
    if (this.#phase === 'behind') {
      this.#phase = 'arriving';
      this.#room!.catchUp(this, this.#has!);
      this.#has = null;
      return null;
    }
    if (this.#queue.length > SINGLE_EVENTS) {
      const event = mergeEvents(this.#queue);
      this.#clear();
      return event;
    }
    const event = this.#queue.shift()!;
    this.#queuedBytes -= (event.update?.byteLength ?? 0) + (event.awareness?.byteLength ?? 0);
    return event;
  }

  #finish(): IteratorResult<RoomEvent> {
    const { error } = this.#ended!;
    this.#ended = { error: null };
    if (error) throw error;
    return { done: true, value: undefined };
  }

  #fallBehind(event: RoomEvent): void {
    const dropped = [...this.#queue, event]
      .map(({ update }) => update)
      .filter((update) => update !== undefined);
    this.#has = this.#room!.stateVectorWithout(dropped);
    this.#phase = 'behind';
    this.#clear();
    this.#wakeUp();
  }

  #clear(): void {
    this.#queue = [];
    this.#queuedBytes = 0;
  }

  #wakeUp(): void {
    this.#wake?.();
    this.#wake = null;
  }
}

function mergeEvents(events: readonly RoomEvent[]): RoomEvent {
  const updates = events.map(({ update }) => update).filter((update) => update !== undefined);
  const awareness = events.map((event) => event.awareness).filter((bytes) => bytes !== undefined);
  const merged: RoomEvent = { revision: events.at(-1)!.revision };
  if (updates.length > 0) merged.update = Y.mergeUpdates(updates);
  if (awareness.length > 0) merged.awareness = mergeAwareness(awareness);
  return merged;
}
