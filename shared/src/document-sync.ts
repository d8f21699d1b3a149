import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { AwarenessExchange } from './awareness-exchange.ts';
import {
  DocumentError,
  type DocumentEvent,
  type DocumentTransport,
  randomSession,
  type Receipt,
} from './document-transport.ts';
import { LIMITS } from './limits.ts';
import { hasGap, missingOnServer } from './missing-on-server.ts';
import { PushLane } from './push-lane.ts';
import { type Handed, SaveLedger, type SaveState } from './save-state.ts';
import { type Obstacle, onlyReads, verdictOn } from './sync-verdict.ts';

export interface SyncOptions {
  doc: Y.Doc;
  transport: DocumentTransport;
  schemaVersion: number;
  /** Readers follow and never push. */
  canEdit: boolean;
  awareness?: Awareness;
  /** Since when this device holds edits that an earlier page did not get saved. */
  unsavedSince?: number | null;
  /** What an earlier page knew to be saved before those edits; `unsentUpdate` starts there. */
  savedVector?: Uint8Array | null;
  proposals?: {
    /** Whether what is written here is only proposed. */
    areMade(): boolean;
    /** Makes proposals of what the server lacks and did not take as it stood. */
    makeAnew(serverVector: Uint8Array | undefined): void;
  };
}

export interface SyncState {
  connection: 'connecting' | 'live' | 'lost' | 'ended';
  /** Since when the line is down (milliseconds since 1970). */
  lostSince: number | null;
  /** Whether the server's state has been merged at least once. */
  arrived: boolean;
  /** Newest revision that the server named. */
  revision: number | null;
  save: SaveState;
  obstacle: Obstacle | null;
}

/** One stream and the pushes that belong to it. What outlives it is in the Y.Doc. */
interface Stream {
  session: string;
  end: () => void;
  arrived: boolean;
  lane: PushLane<Handed>;
  openedAt: number;
  answerDue: ReturnType<typeof setTimeout> | undefined;
}

/** The server is asked whether it holds a push that is unanswered for this long. */
const PROBE_AFTER_MILLISECONDS = 250;
/** An answer to a push, or the first event with up to 32 MiB, that is not here after this long will not come. */
const PUSH_MILLISECONDS = 20_000;
const ARRIVAL_MILLISECONDS = 60_000;
const FIRST_RETRY_MILLISECONDS = 300;
const LONGEST_RETRY_MILLISECONDS = 10_000;
/** A stream that lived this long was no failure: the next retry is quick again. */
const SOUND_MILLISECONDS = 5_000;
/** A later update may overtake an earlier one for a moment before the gap counts as a loss. */
const GAP_MILLISECONDS = 200;

/**
 * Keeps a Y.Doc and the server's document the same over any transport. Reconnecting is arriving: name what one has,
 * get what one lacks, push what the server lacks. Two pushes may be under way, in their order; the next carries all that gathered.
 */
export class DocumentSync {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly #options: SyncOptions;
  readonly #exchange: AwarenessExchange;
  readonly #ledger: SaveLedger;
  readonly #listeners = new Set<() => void>();
  #state: SyncState;
  #stream: Stream | null = null;
  #gathered: Uint8Array[] = [];
  #savedVector: Uint8Array | null;
  #canEdit: boolean;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #gapCheck: ReturnType<typeof setTimeout> | null = null;
  #flushing = false;
  /** The server did not take what was proposed: once, it is proposed anew. */
  #proposesAnew = false;

  constructor(options: SyncOptions) {
    this.doc = options.doc;
    this.awareness = options.awareness ?? new Awareness(options.doc);
    this.#options = options;
    this.#canEdit = options.canEdit;
    this.#savedVector = options.savedVector ?? null;
    this.#exchange = new AwarenessExchange(this.awareness);
    this.#ledger = new SaveLedger(options.unsavedSince);
    const save = this.#ledger.state;
    this.#state = {
      connection: 'connecting',
      lostSince: null,
      arrived: false,
      revision: null,
      save,
      obstacle: null,
    };
    this.doc.on('update', this.#onLocalUpdate);
  }

  /** An immutable picture; a new object whenever something changed. */
  get state(): SyncState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    if (!this.#stream && this.#retry === null) this.#arrive();
  }

  /** Ends the stream. What is unsaved stays in the Y.Doc. */
  stop(): void {
    this.#leave();
    this.#exchange.destroy();
    this.doc.off('update', this.#onLocalUpdate);
    this.#change({ connection: 'ended' });
    this.#listeners.clear();
  }

  /** Waits no longer before the next try: the network came back, somebody signed in, the document left the bin. */
  arriveNow(): void {
    const { connection, obstacle } = this.#state;
    const passes = obstacle?.kind === 'signedOut' || obstacle?.kind === 'inBin';
    if (obstacle ? !passes : connection === 'live') return;
    this.#failures = 0;
    this.#change({ obstacle: null });
    this.#arrive();
  }

  /** Call it when the line is known to be bad before the transport says so. */
  async checkLine(): Promise<void> {
    const stream = this.#stream;
    if (!stream?.arrived) return;
    try {
      await this.#options.transport.probe?.();
    } catch (error) {
      if (this.#stream === stream) this.#failed(error, 'follow');
    }
  }

  /** What is on its way is sent all the same: the server says why it takes no more. */
  setCanEdit(canEdit: boolean): void {
    if (this.#canEdit === canEdit || (!canEdit && this.#ledger.state.stage !== 'saved')) return;
    this.#canEdit = canEdit;
    if (onlyReads(this.#state.obstacle)) this.#change({ obstacle: null });
    // What was written meanwhile is found by the comparison that an arrival makes.
    if (canEdit && this.#stream) this.#arrive();
  }

  /** What is on this device and not known to be saved, as an update; null when everything is saved. */
  unsentUpdate(): Uint8Array | null {
    if (this.#state.save.stage === 'saved') return null;
    return Y.encodeStateAsUpdate(this.doc, this.#savedVector ?? undefined);
  }

  /** State vector of the last moment at which everything here was saved; null before the first. */
  get savedVector(): Uint8Array | null {
    return this.#savedVector;
  }

  #arrive(): void {
    this.#leave();
    if (this.#state.connection !== 'lost') this.#change({ connection: 'connecting' });
    const stream: Stream = {
      session: randomSession(),
      end: () => {},
      arrived: false,
      lane: new PushLane(),
      openedAt: Date.now(),
      answerDue: undefined,
    };
    this.#stream = stream;
    const current = () => this.#stream === stream;
    const end = this.#options.transport.follow(
      {
        stateVector: Y.encodeStateVector(this.doc),
        session: stream.session,
        schemaVersion: this.#options.schemaVersion,
      },
      {
        next: (event) => current() && this.#receive(stream, event),
        waiting: () => current() && !stream.arrived && this.#lineLost(),
        error: (error) => current() && this.#failed(error, 'follow'),
        complete: () => current() && this.#failed(new DocumentError('UNAVAILABLE'), 'follow'),
      },
    );
    if (!current()) return end();
    stream.end = end;
    stream.answerDue = setTimeout(
      () => current() && !stream.arrived && this.#failed(new DocumentError('UNAVAILABLE'), 'follow'),
      ARRIVAL_MILLISECONDS,
    );
  }

  #leave(): void {
    for (const timer of [this.#retry, this.#gapCheck]) if (timer !== null) clearTimeout(timer);
    this.#retry = null;
    this.#gapCheck = null;
    const stream = this.#stream;
    this.#stream = null;
    this.#gathered = [];
    this.#ledger.takenBack();
    this.#exchange.close();
    clearTimeout(stream?.answerDue);
    stream?.lane.clear();
    stream?.end();
  }

  #receive(stream: Stream, event: DocumentEvent): void {
    try {
      if (stream.arrived) this.#apply(event);
      else this.#welcome(stream, event);
    } catch (error) {
      // An event that cannot be applied must not pass for one that was.
      if (this.#stream === stream) this.#failed(error, 'follow');
      return;
    }
    if (event.awareness) this.#exchange.receive(event.awareness);
    this.#change({ revision: Math.max(event.revision, this.#state.revision ?? 0) });
    this.#lookForGap(stream);
  }

  #welcome(stream: Stream, event: DocumentEvent): void {
    // A reader who could write when he last left may still hold unsent text.
    const compare = this.#canEdit || this.#ledger.state.stage !== 'saved';
    const lacking = compare ? missingOnServer(this.doc, event) : null;
    // Before the event is applied: Yjs may tidy formatting in its course, and that is an edit of ours to be pushed.
    this.#gathered = lacking ? [lacking] : [];
    stream.arrived = true;
    this.#apply(event);
    if (this.#proposesAnew) this.#options.proposals?.makeAnew(event.stateVector);
    clearTimeout(stream.answerDue);
    if (this.#gathered.length > 0) this.#ledger.edited(Date.now());
    else this.#ledger.nothingLacking();
    this.#markSaved();
    this.#change({ connection: 'live', lostSince: null, arrived: true });
    this.#exchange.open((awareness) => this.#options.transport.pushAwareness(awareness, stream.session));
    this.#flush();
  }

  #apply(event: DocumentEvent): void {
    if (event.update) Y.applyUpdate(this.doc, event.update, this);
  }

  /** An event was lost on the way when Yjs still waits for predecessors: only arriving anew brings them. */
  #lookForGap(stream: Stream): void {
    if (!hasGap(this.doc) || this.#gapCheck !== null) return;
    this.#gapCheck = setTimeout(() => {
      this.#gapCheck = null;
      if (this.#stream === stream && hasGap(this.doc)) this.#arriveLater(0, false);
    }, GAP_MILLISECONDS);
  }

  readonly #onLocalUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    if (!this.#canEdit) return;
    this.#ledger.edited(Date.now());
    if (this.#stream?.arrived) this.#gathered.push(update);
    this.#change({});
    const { obstacle } = this.#state;
    // The edit may have been the deletion that makes it fit.
    if (obstacle?.kind === 'tooLarge' && this.#retry === null) this.#arriveLater(1_000, false);
    if (this.#flushing) return;
    this.#flushing = true;
    // One transaction of the editor may raise several updates: they leave together.
    queueMicrotask(() => {
      this.#flushing = false;
      this.#flush();
    });
  };

  #flush(): void {
    const stream = this.#stream;
    if (!stream?.arrived || this.#gathered.length === 0) return;
    if (!this.#canEdit || this.#state.obstacle) return;
    if (!stream.lane.mayLeave(() => this.#flush())) return;
    const update = this.#gathered.length === 1 ? this.#gathered[0]! : Y.mergeUpdates(this.#gathered);
    this.#gathered = [];
    if (update.byteLength > LIMITS.updateBytes) {
      this.#failed(new DocumentError('LIMIT', { limit: 'updateBytes', max: LIMITS.updateBytes }), 'push');
      return;
    }
    void this.#push(stream, update);
  }

  async #push(stream: Stream, update: Uint8Array): Promise<void> {
    const handed = this.#ledger.handedOver();
    stream.lane.left(handed);
    this.#change({});
    const probe = setTimeout(() => void this.#probe(stream), PROBE_AFTER_MILLISECONDS);
    // An earlier push may have failed, and with it all that was under way.
    const current = () => this.#stream === stream && stream.lane.has(handed);
    const due = setTimeout(
      () => current() && this.#failed(new DocumentError('UNAVAILABLE'), 'push'),
      PUSH_MILLISECONDS,
    );
    try {
      const receipt = await this.#options.transport.push(update, stream.session);
      if (current()) this.#committed(stream, handed, receipt);
    } catch (error) {
      if (current()) this.#failed(error, 'push');
    } finally {
      clearTimeout(probe);
      clearTimeout(due);
    }
  }

  /** What was sent before the question is there when it is answered. */
  async #probe(stream: Stream): Promise<void> {
    const { pushes } = stream.lane;
    await this.checkLine();
    if (!this.#options.transport.probe || this.#stream !== stream) return;
    for (const handed of pushes) this.#ledger.received(handed);
    this.#change({});
  }

  #committed(stream: Stream, handed: Handed, receipt: Receipt): void {
    stream.lane.answered(handed);
    this.#proposesAnew = false;
    this.#failures = 0;
    this.#ledger.committed(handed, receipt);
    this.#markSaved();
    this.#change({ revision: Math.max(receipt.revision, this.#state.revision ?? 0) });
    this.#flush();
  }

  #markSaved(): void {
    if (this.#ledger.state.stage === 'saved') this.#savedVector = Y.encodeStateVector(this.doc);
  }

  #failed(error: unknown, during: 'follow' | 'push'): void {
    const verdict = verdictOn(error, during);
    if (verdict.then === 'arriveAgain') {
      this.#arriveLater(verdict.afterMilliseconds, verdict.lost);
      return;
    }
    let { obstacle } = verdict;
    if (obstacle.kind === 'notProposed') {
      if (!this.#options.proposals?.areMade()) obstacle = { kind: 'editLost' };
      else if (!this.#proposesAnew) {
        this.#proposesAnew = true;
        return this.#arriveLater(0, false);
      }
    }
    this.#change({ obstacle });
    if (onlyReads(obstacle)) this.#canEdit = false;
    // Who may still read goes on reading.
    if (onlyReads(obstacle) || obstacle.kind === 'tooLarge') {
      this.#ledger.takenBack();
      this.#stream?.lane.clear();
      this.#change({});
      return;
    }
    this.#leave();
    this.#change({ connection: 'ended' });
  }

  #arriveLater(afterMilliseconds: number, lost: boolean): void {
    if (this.#stream?.arrived && Date.now() - this.#stream.openedAt > SOUND_MILLISECONDS) this.#failures = 0;
    this.#leave();
    if (lost) this.#lineLost();
    else if (this.#state.connection !== 'lost') this.#change({ connection: 'connecting' });
    const backoff = Math.min(FIRST_RETRY_MILLISECONDS * 2 ** this.#failures, LONGEST_RETRY_MILLISECONDS);
    this.#failures += 1;
    this.#retry = setTimeout(
      () => {
        this.#retry = null;
        if (this.#state.obstacle?.kind === 'tooLarge') this.#change({ obstacle: null });
        this.#arrive();
      },
      // Jitter: after a restart of the server not everybody comes at once.
      afterMilliseconds + backoff * (0.5 + Math.random() / 2),
    );
  }

  #lineLost(): void {
    this.#change({ connection: 'lost', lostSince: this.#state.lostSince ?? Date.now() });
  }

  #change(change: Partial<SyncState>): void {
    this.#state = { ...this.#state, ...change, save: this.#ledger.state };
    for (const listener of this.#listeners) listener();
  }
}
