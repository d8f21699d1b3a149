import { AppError } from '../platform/errors.ts';
import { JoinedUpdates, joinUpdates } from './join-updates.ts';
import type { Places } from './places.ts';
import type { Receipt } from './session.ts';
import type { NewEntry, NewSuggestion, NewWriter, UpdateGroup } from './storage.ts';

/** A proposal of which something comes into the text. */
export interface BroughtSuggestion {
  id: string;
  /** Who brings it: where it is new, whose it is. */
  accountId: string;
  isNew: boolean;
}

/** What must be as it is until the commit, for a trial or a decision was about that; null: all of the document. */
export type Grounds = Places | null;

/** One accepted push that waits for its commit. */
export interface PendingPush {
  /** Exactly what it added to the room. */
  update: Uint8Array;
  /** Key of the session that hears no echo of it. */
  session: string | undefined;
  accountId: string;
  /** ClientIDs that it writes with for the first time. */
  newClientIds: readonly number[];
  /** Proposals whose marks it brings. */
  suggestions: readonly BroughtSuggestion[];
  restsOn: Grounds;
  resolve(receipt: Receipt): void;
  reject(error: AppError): void;
}

/** Somebody who wants the room's state: taken when the room is exactly at this group, handed over once that is committed. */
export interface Reading {
  take(): void;
  /** Others' rows were committed between `take` and this group: they belong to it. */
  add(update: Uint8Array): void;
  deliver(): void;
  fail(error: AppError): void;
}

/** What one session brings to a group: who pushes twice has one part, so that parts are of different clients. */
class Part {
  #updates: Uint8Array[] = [];

  add(update: Uint8Array): void {
    this.#updates.push(update);
  }

  get update(): Uint8Array {
    if (this.#updates.length > 1) this.#updates = [joinUpdates(this.#updates)];
    return this.#updates[0]!;
  }
}

/** What a room gathers for one commit. */
export class PendingGroup {
  readonly #pushes: PendingPush[] = [];
  readonly #parts: Part[] = [];
  readonly #ofSessions = new Map<string, Part>();
  readonly #waiting: Pick<PendingPush, 'resolve' | 'reject'>[] = [];
  #readings: Reading[] = [];
  #joined: JoinedUpdates | null = null;
  /** Known when it is sealed. */
  newEntries: NewEntry[] = [];

  get isEmpty(): boolean {
    return this.#pushes.length === 0;
  }

  get size(): number {
    return this.#pushes.length;
  }

  /** All its pushes as one update. */
  get update(): Uint8Array {
    return this.#all.bytes;
  }

  get #all(): JoinedUpdates {
    return (this.#joined ??= new JoinedUpdates(this.updates));
  }

  get updates(): Uint8Array[] {
    return this.#parts.map((part) => part.update);
  }

  get accountIds(): string[] {
    return [...new Set(this.#pushes.map((push) => push.accountId))];
  }

  get suggestions(): BroughtSuggestion[] {
    return this.#pushes.flatMap(({ suggestions }) => suggestions);
  }

  /** Whether any of its pushes would have to be judged anew, now that others have changed this. */
  restsOn(changed: Places): boolean {
    return this.#pushes.some(({ restsOn }) => !restsOn || [...restsOn].some((each) => changed.has(each)));
  }

  add(push: PendingPush): void {
    this.#pushes.push(push);
    this.#partOf(push.session).add(push.update);
    this.#joined = null;
  }

  /** What the server writes with it, for whom nobody waits. */
  addOwn(own: Pick<PendingPush, 'update' | 'accountId' | 'newClientIds'>): void {
    const nobody = { session: undefined, resolve: () => undefined, reject: () => undefined };
    this.add({ ...own, ...nobody, suggestions: [], restsOn: new Set() });
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

  toStore(documentId: string, baseRevision: number): UpdateGroup {
    const newWriters: NewWriter[] = this.#pushes.flatMap(({ newClientIds, accountId }) =>
      newClientIds.map((clientId) => ({ clientId, accountId })),
    );
    const newSuggestions = this.suggestions
      .filter(({ isNew }) => isNew)
      .map(({ id, accountId }): NewSuggestion => ({ id, accountId }));
    const { update, accountIds: writers, newEntries } = this;
    return { documentId, baseRevision, update, newWriters, writers, newSuggestions, newEntries };
  }

  /** What the sessions that wrote in this group lack of it: the others' updates, or null. */
  updatesForWriters(): Map<string, Uint8Array | null> {
    const lacking = new Map<string, Uint8Array | null>();
    for (const [session, part] of this.#ofSessions) lacking.set(session, this.#without(part));
    return lacking;
  }

  /** The others' updates; null when there are none. */
  #without(part: Part): Uint8Array | null {
    if (this.#parts.length === 1) return null;
    const others = () => this.#parts.filter((each) => each !== part).map(({ update }) => update);
    return this.#all.without(part.update) ?? joinUpdates(others());
  }

  #partOf(session: string | undefined): Part {
    const known = session === undefined ? undefined : this.#ofSessions.get(session);
    if (known) return known;
    const part = new Part();
    this.#parts.push(part);
    if (session !== undefined) this.#ofSessions.set(session, part);
    return part;
  }

  /** What was taken at this group's end has to hold others' rows too. */
  addToReadings(update: Uint8Array): void {
    for (const reading of this.#readings) reading.add(update);
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
