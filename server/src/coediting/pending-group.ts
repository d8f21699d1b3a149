import * as Y from 'yjs';
import { AppError } from '../platform/errors.ts';
import type { Receipt } from './session.ts';
import type { NewWriter, UpdateGroup } from './storage.ts';

/** One accepted push that waits for its commit. */
export interface PendingPush {
  /** Exactly what it added to the room. */
  update: Uint8Array;
  /** Key of the session that hears no echo of it. */
  session: string | undefined;
  accountId: string;
  /** ClientIDs that it writes with for the first time. */
  newClientIds: readonly number[];
  resolve(receipt: Receipt): void;
  reject(error: AppError): void;
}

/** Somebody who wants the room's state: taken when the room is exactly at this group, handed over once that is committed. */
export interface Reading {
  take(): void;
  deliver(): void;
  fail(error: AppError): void;
}

/** What a room gathers for one commit. */
export class PendingGroup {
  readonly #pushes: PendingPush[] = [];
  readonly #waiting: Pick<PendingPush, 'resolve' | 'reject'>[] = [];
  #readings: Reading[] = [];
  #update: Uint8Array | null = null;

  get isEmpty(): boolean {
    return this.#pushes.length === 0;
  }

  get size(): number {
    return this.#pushes.length;
  }

  /** All its pushes as one update. */
  get update(): Uint8Array {
    return (this.#update ??= merged(this.updates));
  }

  get updates(): Uint8Array[] {
    return this.#pushes.map((push) => push.update);
  }

  get accountIds(): string[] {
    return [...new Set(this.#pushes.map((push) => push.accountId))];
  }

  add(push: PendingPush): void {
    this.#pushes.push(push);
    this.#update = null;
  }

  /** The receipt of this group's commit. */
  receipt(): Promise<Receipt> {
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  read(reading: Reading): void {
    this.#readings.push(reading);
  }

  /** No push joins any more: the room's doc is what the commit will make it. */
  seal(): void {
    for (const reading of this.#readings) reading.take();
  }

  toStore(documentId: string): UpdateGroup {
    const newWriters: NewWriter[] = this.#pushes.flatMap(({ newClientIds, accountId }) =>
      newClientIds.map((clientId) => ({ clientId, accountId })),
    );
    return { documentId, update: this.update, newWriters, writers: this.accountIds };
  }

  /** What the sessions that wrote in this group lack of it: the others' updates, or null. */
  updatesForWriters(): Map<string, Uint8Array | null> {
    const sessions = new Set(
      this.#pushes.map((push) => push.session).filter((session) => session !== undefined),
    );
    const lacking = new Map<string, Uint8Array | null>();
    for (const session of sessions) {
      const others = this.#pushes.filter((push) => push.session !== session).map((push) => push.update);
      lacking.set(session, others.length > 0 ? merged(others) : null);
    }
    return lacking;
  }

  acknowledge(receipt: Receipt): void {
    for (const push of this.#pushes) push.resolve(receipt);
    for (const waiting of this.#waiting) waiting.resolve(receipt);
  }

  deliverReadings(): void {
    const readings = this.#readings;
    this.#readings = [];
    for (const reading of readings) reading.deliver();
  }

  fail(error: AppError): void {
    for (const push of this.#pushes) push.reject(error);
    for (const waiting of this.#waiting) waiting.reject(error);
    this.failReadings(error);
  }

  failReadings(error: AppError): void {
    const readings = this.#readings;
    this.#readings = [];
    for (const reading of readings) reading.fail(error);
  }

  /** Somebody else owns these clientIDs by now: their pushes conflict, the others only have to be sent again. */
  failForeign(clientIds: readonly number[]): void {
    for (const push of this.#pushes) {
      const foreign = push.newClientIds.some((clientId) => clientIds.includes(clientId));
      push.reject(
        foreign ? new AppError('CONFLICT', { reason: 'FOREIGN_CLIENT_ID' }) : new AppError('UNAVAILABLE'),
      );
    }
    for (const waiting of this.#waiting) waiting.reject(new AppError('UNAVAILABLE'));
    this.failReadings(new AppError('UNAVAILABLE'));
  }
}

function merged(updates: Uint8Array[]): Uint8Array {
  return updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates);
}
