import * as Y from 'yjs';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { RoomAwareness } from './awareness.ts';
import { claimable } from './claimable.ts';
import { DocumentSize } from './document-size.ts';
import type { FollowedRoom, Follower } from './follower.ts';
import { PendingGroup, type Reading } from './pending-group.ts';
import { haveCommonClient } from './passive-doc.ts';
import { readingDifference } from './reading-difference.ts';
import { NotIntegrated, RoomDocument } from './room-document.ts';
import { RoomEntries } from './room-entries.ts';
import { RoomSuggestions } from './room-suggestions.ts';
import type { RoomSurroundings } from './room-surroundings.ts';
import { sealed } from './sealed.ts';
import {
  sessionKey,
  type AwarenessRequest,
  type Receipt,
  type RoomDecision,
  type RoomEvent,
  type RoomPush,
} from './session.ts';
import type { AppendResult, LogTail, NewWriter, StoredDocument, TailRow, UpdateGroup } from './storage.ts';
import type { ValidatedUpdate } from './validate-update.ts';

/** What became of a group: the storage's answer, or `lost` when it is certainly or possibly not there. */
export type GroupOutcome = Exclude<AppendResult, { kind: 'behind' }> | { kind: 'lost' };

/**
 * One document in memory. Its Y.Doc is the committed state plus the groups on their way to the database, the gathering one too;
 * nothing of those leaves the room before their commit, and when one fails the room is given up as a whole. SPEC.md, 2 and 3.
 */
export class Room implements FollowedRoom {
  usedAt: number;
  /** Rows that it took over from other instances. */
  othersRows = 0;
  /** Whether it was to stay as it is when that was last asked; the storage says it again for each group. */
  isSealed: boolean;
  readonly #document: RoomDocument;
  readonly #writers: Map<number, string>;
  readonly #size: DocumentSize;
  readonly awareness: RoomAwareness;
  readonly suggestions: RoomSuggestions;
  readonly entries: RoomEntries;
  readonly #followers = new Map<string, Follower>();
  /** Sessions whose page has an older schema. */
  readonly #outdated = new Set<string>();
  #receipt: Receipt;
  #group = new PendingGroup();
  #inFlight: PendingGroup | null = null;
  #flightEnds: (() => void)[] = [];
  #closed: AppError | null = null;

  constructor(
    readonly documentId: string,
    stored: StoredDocument,
    private readonly surroundings: RoomSurroundings<Room>,
  ) {
    const { clock } = surroundings;
    this.usedAt = clock.now();
    const oneByOne = surroundings.wasBroken(documentId);
    this.#document = new RoomDocument(stored, (error) => this.#break(error), oneByOne);
    this.#writers = stored.writers;
    this.isSealed = stored.isSealed;
    this.#receipt = { revision: stored.revision, savedAt: stored.savedAt };
    const counted = stored.updates.reduce((sum, update) => sum + update.byteLength, 0);
    this.suggestions = new RoomSuggestions(
      documentId,
      () => this.#document.doc,
      (clientId) => this.#writers.get(clientId),
    );
    this.entries = new RoomEntries(documentId);
    this.#size = new DocumentSize(clock, counted, () => this.#document.whole().byteLength);
    this.awareness = new RoomAwareness(
      clock,
      (awareness) => this.#tell({ awareness, revision: this.#receipt.revision }),
      (clientId) => this.#writers.get(clientId),
      (awareness) => surroundings.onCursors?.(documentId, awareness),
    );
  }

  get isClosed(): boolean {
    return this.#closed !== null;
  }

  /** Whether nobody follows and nothing is on its way. */
  get isIdle(): boolean {
    return this.#followers.size === 0 && this.#group.isEmpty && this.#inFlight === null;
  }

  get isCommitting(): boolean {
    return this.#inFlight !== null;
  }

  get hasGroup(): boolean {
    return !this.#group.isEmpty;
  }

  /** Pushes that wait for the next commit. */
  get groupSize(): number {
    return this.#group.size;
  }

  get revision(): number {
    return this.#receipt.revision;
  }

  /** How many hear of a commit at once. */
  get audience(): number {
    let audience = 0;
    for (const follower of this.#followers.values()) if (follower.takesMore) audience += 1;
    return audience;
  }

  get followers(): Iterable<Follower> {
    return this.#followers.values();
  }

  /** Joins the room's group. Resolves after the commit that holds all of the update. */
  async push(request: RoomPush): Promise<Receipt> {
    this.usedAt = this.surroundings.clock.now();
    const session = request.session && sessionKey(request.account.accountId, request.session);
    if (session && this.#outdated.has(session)) throw new AppError('GONE', { reason: 'OUTDATED_SCHEMA' });
    try {
      return await this.#accept(request, session);
    } catch (error) {
      // A conflict names what the server has: it may only speak of what is committed.
      if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error;
      await this.#pendingReceipt();
      throw this.isSealed ? sealed() : error;
    }
  }

  /** Makes of these proposals what was decided, as they stand in this instant; where none does, all that is there is saved. */
  decide({ ids, decision, ...by }: RoomDecision): Promise<Receipt> {
    const update = this.suggestions.decide(ids, decision);
    return update ? this.push({ ...by, update }) : this.#pendingReceipt();
  }

  /** Whether the message counted: the session has to be open. */
  receiveAwareness({ session, account, awareness }: AwarenessRequest): boolean {
    const key = sessionKey(account.accountId, session);
    if (!this.#followers.has(key)) return false;
    return this.awareness.receive(key, account, awareness);
  }

  /** The open session, to ask it for its rights. */
  follower(accountId: string, session: string): Follower | undefined {
    return this.#followers.get(sessionKey(accountId, session));
  }

  /** Lets the session in: the difference to its state vector comes first, then every commit after that. */
  arrive(follower: Follower, stateVector: Uint8Array | undefined): void {
    const { key, session } = follower;
    const before = this.#followers.get(key);
    this.#followers.set(key, follower);
    before?.end(null);
    if (session.schemaVersion < this.surroundings.schemaVersion) this.#outdated.add(key);
    else this.#outdated.delete(key);
    follower.arrive(this);
    this.#read(this.#difference(follower, stateVector, true));
  }

  catchUp(follower: Follower, stateVector: Uint8Array): void {
    this.#read(this.#difference(follower, stateVector, false));
  }

  leave(follower: Follower): void {
    if (this.#followers.get(follower.key) !== follower) return;
    this.#followers.delete(follower.key);
    this.awareness.leave(follower.key);
    this.usedAt = this.surroundings.clock.now();
  }

  stateVectorWithout(updates: readonly Uint8Array[]): Uint8Array {
    const underWay = [...(this.#inFlight?.updates ?? []), ...this.#group.updates];
    return this.#document.stateVectorWithout([...updates, ...underWay]);
  }

  /** The committed state, not older than the moment of asking. */
  state(): Promise<{ state: Uint8Array; revision: number }> {
    return new Promise((resolve, reject) => {
      let state: Uint8Array;
      this.#read({
        take: () => (state = this.#document.whole()),
        add: (update) => (state = Y.mergeUpdates([state, update])),
        deliver: () => resolve({ state, revision: this.#receipt.revision }),
        fail: reject,
      });
    });
  }

  /** What can be made of the document at once; null while something is on its way to the database. Must not change it. */
  peek<T>(make: (doc: Y.Doc) => T): { value: T; revision: number } | null {
    if (this.#closed || !this.#group.isEmpty || this.#inFlight) return null;
    return { value: make(this.#document.doc), revision: this.#receipt.revision };
  }

  /** The group to commit. The next one gathers from now on. */
  seal(): UpdateGroup {
    const group = this.#group;
    this.#group = new PendingGroup();
    this.#inFlight = group;
    this.#document.applyWaiting();
    const own = this.entries.complete(this.#document, group);
    if (own) this.#writers.set(own.clientId, own.accountId);
    group.seal();
    return group.toStore(this.documentId, this.revision);
  }

  /** The commit of the sealed group is over. */
  settle(outcome: GroupOutcome): void {
    const group = this.#inFlight!;
    this.#inFlight = null;
    try {
      if (outcome.kind === 'saved') {
        this.#saved(group, { revision: outcome.revision, savedAt: outcome.savedAt });
      } else {
        const error = new AppError(outcome.kind === 'gone' ? 'NOT_FOUND' : 'UNAVAILABLE');
        if (outcome.kind === 'foreignWriter') group.failForeign(outcome.clientIds);
        else group.fail(outcome.kind === 'sealed' ? sealed() : error);
        this.close(error);
      }
    } finally {
      for (const resolve of this.#flightEnds.splice(0)) resolve();
    }
  }

  /**
   * Takes over what others have committed since. False: it cannot, and the room is given up. Where others wrote as a
   * client that writes here at this moment, both may mean different things by the same clock; where they changed what a
   * trial or a decision rests on, that has to be repeated.
   */
  takeOver({ rows, writers }: LogTail): boolean {
    const missed = rows?.filter(({ revision }) => revision > this.revision);
    if (!missed || this.#closed) this.close(new AppError('UNAVAILABLE'));
    else if (missed.length > 0) this.#take(missed, writers);
    return !this.isClosed;
  }

  /** Gives the room up: whoever waits or follows gets the error; what is being committed still gets its own answer. */
  close(error: AppError): void {
    if (this.#closed) return;
    this.#closed = error;
    this.#group.fail(error);
    this.#group = new PendingGroup();
    this.#inFlight?.failReadings(error);
    const followers = [...this.#followers.values()];
    this.#followers.clear();
    for (const follower of followers) follower.end(error);
    this.awareness.close();
    this.suggestions.forgetCopy();
    this.surroundings.onClosed(this);
  }

  forgetEncoded(): void {
    this.#document.forgetEncoded();
    this.suggestions.forgetCopy();
  }

  /** Resolves when no commit of this room is under way. */
  flightEnd(): Promise<void> {
    if (!this.#inFlight) return Promise.resolve();
    return new Promise((resolve) => this.#flightEnds.push(resolve));
  }

  #accept(request: RoomPush, session: string | undefined): Promise<Receipt> {
    const { update, account } = request;
    const { accountId } = account;
    const judged = this.#document.judge(update, this.surroundings.validate);
    const { clientIds, structs, isEmpty, suggestionIds } = judged;
    if (isEmpty) return Promise.resolve(this.#receipt);
    if (this.isSealed) throw sealed();
    const newClientIds = claimable(clientIds, accountId, this.#writers);
    // Deleting stays possible in a full document.
    if (structs > 0 && !this.#size.hasRoomFor(update.byteLength)) {
      throw new AppError('LIMIT', { limit: 'documentBytes', max: LIMITS.documentBytes });
    }
    const named = this.entries.expect(update, judged, () => this.#document.doc);
    // Last: what passes is on the trial's copy, and has to come into the room or end it.
    const { suggestions, restsOn } = this.suggestions.judge(suggestionIds, request);
    const added = this.#apply(update, judged);
    if (!added) return this.#pendingReceipt();
    this.entries.note(update, judged, named);
    for (const clientId of newClientIds) this.#writers.set(clientId, accountId);
    this.suggestions.note(suggestions, update);
    this.#size.grow(added.byteLength);
    return new Promise((resolve, reject) => {
      const grounds = restsOn && named.size > 0 ? new Set([...restsOn, ...named]) : restsOn;
      const push = { update: added, session, accountId, newClientIds, suggestions, restsOn: grounds };
      this.#group.add({ ...push, resolve, reject });
      this.surroundings.wantCommit(this);
    });
  }

  #take(missed: readonly TailRow[], writers: readonly NewWriter[]): void {
    const updates = missed.map(({ update }) => update);
    const underWay = [...(this.#inFlight?.updates ?? []), ...this.#group.updates];
    try {
      if (haveCommonClient(underWay, updates)) return this.close(new AppError('UNAVAILABLE'));
      const places = this.#document.takeOver(updates);
      const named = this.entries.takeOver(updates, () => this.#document.doc);
      const changed = new Set([...places, ...this.suggestions.takeOver(updates), ...named]);
      if (this.#inFlight?.restsOn(changed) || this.#group.restsOn(changed))
        return this.close(new AppError('UNAVAILABLE'));
    } catch (error) {
      this.surroundings.onBroken(this, error);
      return this.close(new AppError('UNAVAILABLE'));
    }
    const update = updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates);
    for (const { clientId, accountId } of writers) this.#writers.set(clientId, accountId);
    this.#size.grow(update.byteLength);
    const { revision, savedAt } = missed.at(-1)!;
    this.#receipt = { revision, savedAt };
    this.othersRows += missed.length;
    this.#inFlight?.addToReadings(update);
    this.#tell({ update, awareness: this.awareness.takeChanges(), revision });
  }

  /** Exactly what the update adds to the room, or null when nothing. */
  #apply(update: Uint8Array, judged: ValidatedUpdate): Uint8Array | null {
    try {
      return this.#document.add(update, judged);
    } catch (error) {
      if (!(error instanceof NotIntegrated)) throw error;
      return this.#giveUp();
    }
  }

  /** What was folded, or what waited, turns out to be broken only now. */
  #break(error: unknown): never {
    this.surroundings.onBroken(this, error);
    this.close(new AppError('UNAVAILABLE'));
    throw new AppError('UNAVAILABLE');
  }

  /** Validation has let something through that Yjs cannot integrate: this doc is no longer the log's. */
  #giveUp(): never {
    this.close(new AppError('UNAVAILABLE'));
    throw new AppError('INVALID_INPUT', { fields: { update: 'MALFORMED' } });
  }

  /** The receipt for all that is in the doc at this moment, once it is committed. */
  #pendingReceipt(): Promise<Receipt> {
    if (!this.#group.isEmpty) return this.#group.receipt();
    return this.#inFlight?.receipt() ?? Promise.resolve(this.#receipt);
  }

  #saved(group: PendingGroup, receipt: Receipt): void {
    const isNext = receipt.revision === this.#receipt.revision + 1;
    this.#receipt = receipt;
    group.acknowledge(receipt);
    // Somebody else has written to this log: there are commits that this doc does not have.
    if (!isNext) this.close(new AppError('UNAVAILABLE'));
    if (this.#closed) {
      group.failReadings(this.#closed);
    } else {
      this.#fanOut(group, receipt.revision);
      group.deliverReadings();
    }
    this.surroundings.onCommitted(this.documentId, receipt.revision, group.accountIds, group.suggestions);
  }

  /** One event for all readers; who wrote in the group gets what the others wrote. */
  #fanOut(group: PendingGroup, revision: number): void {
    const awareness = this.awareness.takeChanges();
    const event: RoomEvent = { update: group.update, awareness, revision };
    const forWriters = group.updatesForWriters();
    for (const follower of this.#followers.values()) {
      const update = forWriters.get(follower.key);
      if (update === undefined) follower.offer(event);
      else if (update !== null || awareness)
        follower.offer({ update: update ?? undefined, awareness, revision });
    }
  }

  #tell(event: RoomEvent): void {
    for (const follower of this.#followers.values()) follower.offer(event);
  }

  /** Takes the state when the doc is exactly at a group's end, and hands it over once that group is committed. */
  #read(reading: Reading): void {
    if (this.#closed) return reading.fail(this.#closed);
    if (!this.#group.isEmpty) return this.#group.read(reading);
    reading.take();
    if (this.#inFlight) this.#inFlight.read(reading);
    else reading.deliver();
  }

  #difference(follower: Follower, stateVector: Uint8Array | undefined, isFirst: boolean): Reading {
    return readingDifference(follower, this.#document, stateVector, isFirst, () => ({
      awareness: this.awareness.present(),
      revision: this.#receipt.revision,
    }));
  }
}
