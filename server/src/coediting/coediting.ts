import type * as Y from 'yjs';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { CatchUp } from './catch-up.ts';
import { systemClock, within, type Clock } from './clock.ts';
import {
  checkStateVector,
  checkUpdateSize,
  isConflict,
  mayOnlySuggest,
  toUnavailable,
} from './engine-checks.ts';
import { Follower } from './follower.ts';
import { GroupCommit, type Log } from './group-commit.ts';
import { Pace } from './pace.ts';
import type { BroughtSuggestion } from './pending-group.ts';
import { RoomDocument } from './room-document.ts';
import type { RoomSurroundings } from './room-surroundings.ts';
import { Room } from './room.ts';
import { isUnsealed } from './sealed.ts';
import {
  sessionKey,
  type Asked,
  type AwarenessRequest,
  type DecisionRequest,
  type PushRequest,
  type Receipt,
  type RoomEvent,
  type Session,
  type WriteRequest,
} from './session.ts';
import type { Storage, StoredDocument } from './storage.ts';
import { validateUpdate } from './validate-update.ts';

/** A room that nobody uses leaves memory after so long. */
const IDLE_MILLISECONDS = 30_000;
/** A conflict counts when nothing came from elsewhere meanwhile; where that does not happen, the writer arrives anew. */
const JUDGED_AT_MOST = 4;

export interface CoeditingOptions {
  storage: Storage;
  /** The server's version of the document schema. */
  schemaVersion: number;
  /** After each commit, with everybody who wrote in it and what they propose. Must not throw. */
  onCommitted(
    documentId: string,
    revision: number,
    accountIds: string[],
    suggestions: BroughtSuggestion[],
  ): void;
  log: Log;
  /** Whether others may be writing to the same log: then the rooms ask it before they say what there is. */
  hasPeers?(): boolean;
  /** For the others: cursors of sessions here. */
  onCursors?(documentId: string, awareness: Uint8Array): void;
  /** For the others: they commit so fast that nobody here gets through. */
  onOvertaken?(documentId: string): void;
  /** A room has come to be: others may know whose cursors are in the document. */
  onOpened?(documentId: string): void;
  clock?: Clock;
  /** `validateUpdate`, unless a test wants to see what happens without it. */
  validate?: typeof validateUpdate;
}

/** The live document engine: one room per open document. Its rules are in SPEC.md. */
export interface Coediting {
  /** One stream. Its first `next` may throw NOT_FOUND, FORBIDDEN, INVALID_INPUT or UNAVAILABLE; later ones the error that ended it. */
  follow(
    documentId: string,
    session: Session,
    arrival?: { stateVector?: Uint8Array },
  ): AsyncIterableIterator<RoomEvent>;
  /** Resolves once the update is committed. */
  push(documentId: string, request: PushRequest): Promise<Receipt>;
  /** Makes of proposals what was decided, in the text as it is when that joins the room's group. Resolves once it is committed. */
  decide(documentId: string, request: DecisionRequest): Promise<Receipt>;
  /** Whether the message counted; it does only while the session follows the document. */
  pushAwareness(documentId: string, request: AwarenessRequest): Promise<boolean>;
  /** The committed state as one update; null: in the bin or not there. */
  state(documentId: string): Promise<{ state: Uint8Array; revision: number } | null>;
  /**
   * What can be made of the committed document at once, without copying it; null when it is not open or something is on
   * its way. `make` must not change it.
   */
  peek<T>(documentId: string, make: (doc: Y.Doc) => T): { value: T; revision: number } | null;
  /** Whose streams of it are open here. */
  sessionsOf(documentId: string): Session[];
  /** Ends streams at once; nothing that waits in them is delivered. */
  endSessions(match: (documentId: string, session: Session) => boolean, error: AppError): void;
  /** The document went to the bin or was removed: ends its streams and what gathers with this error, NOT_FOUND by default. */
  drop(documentId: string, error?: AppError): void;
  /** Somebody else has committed this revision: a room that lacks it reads on. */
  heardOf(documentId: string, revision: number): void;
  /** Another instance does not get through with its commits of this document: where it is open, they go first. */
  giveWay(documentId: string): void;
  /** The newest revision of each document that is open, as its room knows it. */
  openDocuments(): Map<string, number>;
  /** Cursors that another instance gave out. */
  cursorsElsewhere(instance: string, documentId: string, awareness: Uint8Array): void;
  /** Another instance is gone, and its sessions' cursors with it. */
  instanceGone(instance: string): void;
  /** Cursors of the sessions here; undefined: none. */
  cursorsHere(documentId: string): Uint8Array | undefined;
  /** Commits what is on its way, then ends all streams. */
  close(): Promise<void>;
}

export function createCoediting(options: CoeditingOptions): Coediting {
  return new Engine(options);
}

/** What a proposal costs that is refused: the copy is lost on which it was tried. Half a second. */
const REFUSED_AS_PUSHES = LIMITS.pushesPerSecond / 2;

/** How something comes into a room. */
interface Writing {
  /** How to ask what has to be known before; null: nothing has. */
  learn(room: Room): (() => Promise<unknown>) | null;
  join(room: Room, asked: Asked): Promise<Receipt>;
  /** Bytes that wait with it. */
  size?: number;
  /** Whether it may bring marks that it does not name. */
  needsOwners?: boolean;
}

class Engine implements Coediting {
  readonly #rooms = new Map<string, Room>();
  readonly #loading = new Map<string, Promise<Room>>();
  /** Closed rooms whose last commit is still under way: nobody may load before it has ended. */
  readonly #leaving = new Map<string, Promise<void>>();
  /** Documents of which a room turned out to be broken: their updates are given to Yjs one by one. */
  readonly #broken = new Set<string>();
  readonly #droppedMeanwhile = new Map<string, AppError>();
  readonly #clock: Clock;
  readonly #pace: Pace;
  /** Of those who may only propose, by account: a new session is nobody new. */
  readonly #proposing: Pace;
  readonly #groupCommit: GroupCommit;
  readonly #catchUp: CatchUp;
  readonly #surroundings: RoomSurroundings<Room>;
  #cancelSweep: (() => void) | null = null;
  #isClosing = false;

  constructor(private readonly options: CoeditingOptions) {
    this.#clock = options.clock ?? systemClock;
    this.#pace = new Pace(this.#clock);
    this.#proposing = new Pace(this.#clock);
    this.#groupCommit = new GroupCommit(options.storage, this.#clock, options.log, options.onOvertaken);
    this.#catchUp = new CatchUp(options.storage, this.#clock, options.log);
    this.#surroundings = {
      clock: this.#clock,
      schemaVersion: options.schemaVersion,
      validate: options.validate ?? validateUpdate,
      wantCommit: (room) => this.#groupCommit.want(room),
      onCommitted: options.onCommitted,
      ...(options.onCursors ? { onCursors: options.onCursors } : {}),
      onClosed: (room) => this.#forget(room),
      onBroken: ({ documentId }, err) => {
        this.#broken.add(documentId);
        options.log.error({ err, documentId }, 'document could not be made');
      },
      wasBroken: (documentId) => this.#broken.has(documentId),
    };
  }

  follow(documentId: string, session: Session, { stateVector }: { stateVector?: Uint8Array } = {}): Follower {
    return new Follower(documentId, session, async (follower) => {
      if (stateVector) checkStateVector(stateVector);
      if (!(await session.canRead())) throw new AppError('FORBIDDEN');
      const room = await this.#open(documentId);
      if (!follower.hasEnded) room.arrive(follower, stateVector);
    });
  }

  async push(documentId: string, request: PushRequest): Promise<Receipt> {
    const { account, session, update } = request;
    checkUpdateSize(update);
    const key = sessionKey(account.accountId, session ?? '');
    await this.#pace.turn(key, account.accountId, update.byteLength);
    return this.#write(documentId, request, {
      size: update.byteLength,
      learn: ({ suggestions, entries }) => {
        const { storage } = this.options;
        const asked = [entries.learn(update, storage), suggestions.learn(update, account.accountId, storage)];
        const questions = asked.filter((question) => question !== null);
        return questions.length > 0 ? () => Promise.all(questions.map((ask) => ask())) : null;
      },
      join: (room, asked) => room.push({ ...request, ...asked }),
    });
  }

  decide(documentId: string, request: DecisionRequest): Promise<Receipt> {
    return this.#write(documentId, request, {
      // What others have just proposed is decided about, too.
      learn: (room) => (this.options.hasPeers?.() ? () => this.#catchUp.toHead(room) : null),
      join: (room, asked) => room.decide({ ...request, ...asked }),
      needsOwners: true,
    });
  }

  /** Joins the group of the document's room, as soon as all that takes is known. */
  async #write(
    documentId: string,
    request: WriteRequest,
    { learn, join, size = 0, needsOwners = false }: Writing,
  ): Promise<Receipt> {
    const { accountId } = request.account;
    const onNoProposal = () => this.#proposing.charge(accountId, REFUSED_AS_PUSHES);
    let hadTurn = false;
    for (let judged = 0; judged < JUDGED_AT_MOST;) {
      const room = await this.#open(documentId);
      const question = learn(room);
      if (question) {
        // Whoever may not write asks the database for nothing.
        await mayOnlySuggest(request);
        await this.#learned(question());
      }
      // Asked last, so that the answer is not older than the time it takes to join the group.
      const onlySuggests = await mayOnlySuggest(request);
      if (onlySuggests && !hadTurn) {
        hadTurn = true;
        const turn = this.#proposing.turn(accountId, accountId, size);
        if (turn) {
          await turn;
          continue;
        }
      }
      if (room.isClosed) continue;
      const asks = onlySuggests || needsOwners;
      const standing = asks ? room.suggestions.learnStanding(this.options.storage) : null;
      if (standing) {
        await this.#learned(standing);
        // Rights may have gone meanwhile.
        continue;
      }
      const { othersRows } = room;
      judged += 1;
      try {
        return await join(room, { onlySuggests, onNoProposal });
      } catch (error) {
        if (await isUnsealed(room, error, (id) => this.#learned(this.options.storage.isSealed(id)))) continue;
        // What it builds on, or bears of others, may have been committed elsewhere a moment ago.
        if (!isConflict(error) || !this.options.hasPeers?.()) throw error;
        await this.#catchUp.toHead(room);
        if (!room.isClosed && room.othersRows === othersRows) throw error;
      }
    }
    throw new AppError('UNAVAILABLE');
  }

  #learned<T>(learning: Promise<T>): Promise<T> {
    return within(this.#clock, LIMITS.operationMilliseconds, learning).catch(toUnavailable);
  }

  async pushAwareness(documentId: string, request: AwarenessRequest): Promise<boolean> {
    const follower = this.#rooms.get(documentId)?.follower(request.account.accountId, request.session);
    if (!follower) return false;
    if (!(await follower.session.canRead())) throw new AppError('FORBIDDEN');
    return this.#rooms.get(documentId)?.receiveAwareness(request) ?? false;
  }

  async state(documentId: string): Promise<{ state: Uint8Array; revision: number } | null> {
    const room = this.#rooms.get(documentId);
    if (room && this.options.hasPeers?.()) await this.#catchUp.toHead(room);
    if (room && !room.isClosed) return room.state();
    return this.#load(documentId, (stored) => {
      const document = new RoomDocument(stored, (error) => {
        throw error;
      });
      return { state: document.whole(), revision: stored.revision };
    });
  }

  peek<T>(documentId: string, make: (doc: Y.Doc) => T): { value: T; revision: number } | null {
    return this.#rooms.get(documentId)?.peek(make) ?? null;
  }

  sessionsOf(documentId: string): Session[] {
    return [...(this.#rooms.get(documentId)?.followers ?? [])].map(({ session }) => session);
  }

  endSessions(match: (documentId: string, session: Session) => boolean, error: AppError): void {
    for (const room of this.#rooms.values()) {
      for (const follower of room.followers) {
        if (match(room.documentId, follower.session)) follower.end(error);
      }
    }
  }

  drop(documentId: string, error = new AppError('NOT_FOUND')): void {
    this.#rooms.get(documentId)?.close(error);
    // What is being loaded at this moment may have been read before the document went.
    if (this.#loading.has(documentId)) this.#droppedMeanwhile.set(documentId, error);
  }

  heardOf(documentId: string, revision: number): void {
    const room = this.#rooms.get(documentId);
    if (room) void this.#catchUp.upTo(room, revision);
  }

  giveWay(documentId: string): void {
    if (this.#rooms.has(documentId)) this.#groupCommit.giveWay();
  }

  openDocuments(): Map<string, number> {
    return new Map([...this.#rooms].map(([documentId, { revision }]) => [documentId, revision]));
  }

  cursorsElsewhere(instance: string, documentId: string, awareness: Uint8Array): void {
    this.#rooms.get(documentId)?.awareness.receiveElsewhere(instance, awareness);
  }

  instanceGone(instance: string): void {
    for (const room of this.#rooms.values()) room.awareness.leaveElsewhere(instance);
  }

  cursorsHere(documentId: string): Uint8Array | undefined {
    return this.#rooms.get(documentId)?.awareness.presentHere();
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#pace.close();
    this.#proposing.close();
    await Promise.allSettled(this.#loading.values());
    await this.#groupCommit.flush();
    for (const room of this.#rooms.values()) room.close(new AppError('UNAVAILABLE'));
    this.#cancelSweep?.();
    this.#cancelSweep = null;
  }

  /** The document's room, loaded by whoever comes first. */
  async #open(documentId: string): Promise<Room> {
    if (this.#isClosing) throw new AppError('UNAVAILABLE');
    let room = this.#rooms.get(documentId);
    while (!room || room.isClosed) {
      let loading = this.#loading.get(documentId);
      if (!loading) {
        loading = this.#loadRoom(documentId).finally(() => {
          this.#loading.delete(documentId);
          this.#droppedMeanwhile.delete(documentId);
        });
        this.#loading.set(documentId, loading);
      }
      room = await loading;
    }
    room.usedAt = this.#clock.now();
    return room;
  }

  async #loadRoom(documentId: string): Promise<Room> {
    await this.#leaving.get(documentId);
    const room = await this.#load(documentId, (stored) => new Room(documentId, stored, this.#surroundings));
    if (!room) throw new AppError('NOT_FOUND');
    const dropped = this.#droppedMeanwhile.get(documentId);
    if (dropped) throw dropped;
    if (this.#isClosing) throw new AppError('UNAVAILABLE');
    this.#rooms.set(documentId, room);
    this.options.onOpened?.(documentId);
    this.#scheduleSweep();
    return room;
  }

  /** What can be made of the log; null: there is none. A load that fails is an error, never an empty document. */
  async #load<T>(documentId: string, make: (stored: StoredDocument) => T): Promise<T | null> {
    try {
      const load = this.options.storage.load(documentId);
      const stored = await within(this.#clock, LIMITS.operationMilliseconds, load);
      return stored && make(stored);
    } catch (error) {
      this.options.log.error({ err: error, documentId }, 'document could not be loaded');
      throw error instanceof AppError ? error : new AppError('UNAVAILABLE');
    }
  }

  #forget(room: Room): void {
    const { documentId } = room;
    if (this.#rooms.get(documentId) === room) this.#rooms.delete(documentId);
    const end = room.flightEnd().then(() => {
      if (this.#leaving.get(documentId) === end) this.#leaving.delete(documentId);
    });
    this.#leaving.set(documentId, end);
  }

  #scheduleSweep(): void {
    this.#cancelSweep ??= this.#clock.after(IDLE_MILLISECONDS, () => {
      this.#cancelSweep = null;
      this.#pace.sweep();
      this.#proposing.sweep();
      const since = this.#clock.now() - IDLE_MILLISECONDS;
      for (const room of this.#rooms.values()) {
        if (room.isIdle && room.usedAt <= since) room.close(new AppError('UNAVAILABLE'));
        else room.forgetEncoded();
      }
      if (this.#rooms.size > 0) this.#scheduleSweep();
    });
  }
}
