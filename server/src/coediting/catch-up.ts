import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { within, type Clock } from './clock.ts';
import type { Log } from './group-commit.ts';
import type { Room } from './room.ts';
import type { Storage } from './storage.ts';

/** Reads on where other instances have written: one reading per room at a time. */
export class CatchUp {
  readonly #reading = new Map<Room, Promise<void>>();
  /** The newest revision that each room has heard of and may not have. */
  readonly #heard = new Map<Room, number>();

  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** The room has to have that revision. Resolves when it has, or will not get it. */
  async upTo(room: Room, revision: number): Promise<void> {
    if (room.isClosed || revision <= room.revision) return;
    this.#heard.set(room, Math.max(revision, this.#heard.get(room) ?? 0));
    let reading = this.#reading.get(room);
    if (!reading) {
      reading = this.#read(room).finally(() => {
        this.#reading.delete(room);
        this.#heard.delete(room);
      });
      this.#reading.set(room, reading);
    }
    await reading;
  }

  /** Asks the log how far it is, and reads up to there. */
  async toHead(room: Room): Promise<void> {
    const head = await this.#ask(this.storage.revision(room.documentId));
    if (head === null) room.close(new AppError('NOT_FOUND'));
    else await this.upTo(room, head);
  }

  async #read(room: Room): Promise<void> {
    try {
      while (!room.isClosed && room.revision < this.#heard.get(room)!) {
        // What is being committed gets its own answer, and that brings whatever stands before it.
        await room.flightEnd();
        if (!(await this.#readOnce(room))) return;
      }
    } catch (error) {
      this.log.warn({ err: error, documentId: room.documentId }, 'the log could not be read on');
    }
  }

  /** Whether to go on. */
  async #readOnce(room: Room): Promise<boolean> {
    const tail = await this.#ask(this.storage.tail(room.documentId, room.revision));
    // A row that is read now may be the group itself.
    if (room.isCommitting) return true;
    if (!tail) room.close(new AppError('NOT_FOUND'));
    else if (tail.revision > room.revision) return room.takeOver(tail);
    return false;
  }

  async #ask<T>(answer: Promise<T>): Promise<T> {
    try {
      return await within(this.clock, LIMITS.operationMilliseconds, answer);
    } catch (error) {
      throw error instanceof AppError ? error : new AppError('UNAVAILABLE');
    }
  }
}
