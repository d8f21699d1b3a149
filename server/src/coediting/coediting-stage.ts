import * as Y from 'yjs';
import { createCoediting, type Coediting } from './coediting.ts';
import type { Follower } from './follower.ts';
import { ManualClock, promisesHeard } from './manual-clock.ts';
import { MemoryStorage } from './memory-storage.ts';
import type { BroughtSuggestion } from './pending-group.ts';
import type { Receipt, RoomEvent, Session } from './session.ts';
import { StoppableStorage } from './stoppable-storage.ts';
import { validateUpdate } from './validate-update.ts';
import type { AppError } from '../platform/errors.ts';

/** The longest that a commit waits for its window. */
export const WINDOW = 100;

export interface Committed {
  documentId: string;
  revision: number;
  accountIds: string[];
  suggestions: BroughtSuggestion[];
}

/** The engine over a storage and a clock that can be stopped, for tests. */
export class Stage {
  /** Of the engines that start from now on. */
  validate: typeof validateUpdate = validateUpdate;
  readonly clock: ManualClock;
  readonly memory: MemoryStorage;
  storage: StoppableStorage;
  readonly committed: Committed[] = [];
  readonly logged: string[] = [];
  /** Documents of which the engine did not get through. */
  readonly overtaken: string[] = [];
  coediting: Coediting;
  hasPeers = false;

  /** @param peer another instance, on the same log and at the same time */
  constructor(peer?: Stage) {
    this.clock = peer?.clock ?? new ManualClock();
    this.memory = peer?.memory ?? new MemoryStorage(() => this.clock.now());
    this.storage = new StoppableStorage(this.memory);
    this.coediting = this.#start();
    if (peer) peer.hasPeers = this.hasPeers = true;
  }

  /** A new process on the same storage: nothing is flushed. */
  restart(): void {
    this.coediting = this.#start();
  }

  /** The process dies and another one starts. What hangs in a commit may still get through, if `lateCommit` says so. */
  kill(lateCommit: boolean): void {
    const before = this.storage;
    this.storage = new StoppableStorage(this.memory);
    this.restart();
    if (lateCommit) before.release();
    before.fault = 'away';
  }

  document(documentId = 'doc_1'): string {
    this.memory.create(documentId);
    return documentId;
  }

  /** Lets everything happen that is due within a few windows. */
  async settle(milliseconds = 2 * WINDOW): Promise<void> {
    await this.clock.advance(milliseconds);
  }

  /** What the log holds, as text. */
  async storedText(documentId = 'doc_1'): Promise<string> {
    const doc = new Y.Doc();
    for (const update of (await this.memory.load(documentId))!.updates) Y.applyUpdate(doc, update);
    return textOf(doc);
  }

  #start(): Coediting {
    const note = (_facts: object, message: string) => this.logged.push(message);
    return createCoediting({
      storage: this.storage,
      clock: this.clock,
      schemaVersion: 3,
      validate: this.validate,
      onCommitted: (documentId, revision, accountIds, suggestions) =>
        this.committed.push({ documentId, revision, accountIds, suggestions }),
      log: { warn: note, error: note },
      hasPeers: () => this.hasPeers,
      onOvertaken: (documentId) => this.overtaken.push(documentId),
    });
  }
}

/** Somebody with a document of their own, a session and rights that can be taken away. */
export class Person {
  readonly doc = new Y.Doc();
  readonly accountId: string;
  readonly session: string;
  canRead: Session['canRead'] = () => true;
  canEdit: Session['canRead'] = () => true;
  canSuggest: Session['canRead'] = () => false;

  constructor(
    readonly stage: Stage,
    readonly name: string,
    {
      accountId = `acc_${name}`,
      session = `${name}-tab`,
      clientId,
    }: { accountId?: string; session?: string; clientId?: number } = {},
  ) {
    this.accountId = accountId;
    this.session = session;
    if (clientId !== undefined) this.doc.clientID = clientId;
  }

  /** Writes a paragraph and answers with the update that says so. */
  type(text: string, before = 0): Uint8Array {
    return this.edit(() => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      this.doc.getXmlFragment('content').insert(before, [paragraph]);
    });
  }

  /** Does something to the document and answers with the update that says so. */
  edit(change: () => void): Uint8Array {
    const before = Y.encodeStateVector(this.doc);
    let update: Uint8Array | null = null;
    const keep = (bytes: Uint8Array) => (update = bytes);
    this.doc.on('update', keep);
    this.doc.transact(change);
    this.doc.off('update', keep);
    return update ?? Y.encodeStateAsUpdate(this.doc, before);
  }

  push(update: Uint8Array, documentId = 'doc_1'): Promise<Receipt> {
    const { accountId, name, session } = this;
    const account = { accountId, name };
    const [canEdit, canSuggest] = [() => this.canEdit(), () => this.canSuggest()];
    return this.stage.coediting.push(documentId, { account, session, update, canEdit, canSuggest });
  }

  follow({ documentId = 'doc_1', stateVector, schemaVersion = 3 }: FollowOptions = {}): Reader {
    const { accountId, name, session } = this;
    const asked = { id: session, account: { accountId, name }, schemaVersion, canRead: () => this.canRead() };
    const stream = this.stage.coediting.follow(documentId, asked, stateVector ? { stateVector } : {});
    return new Reader(stream as Follower);
  }

  get text(): string {
    return textOf(this.doc);
  }
}

interface FollowOptions {
  documentId?: string;
  stateVector?: Uint8Array;
  schemaVersion?: number;
}

/** Reads one stream: greedily after `run`, else one event at a time. */
export class Reader {
  readonly events: RoomEvent[] = [];
  readonly doc = new Y.Doc();
  ended: 'silently' | AppError | null = null;

  constructor(readonly stream: Follower) {}

  async read(): Promise<RoomEvent | null> {
    try {
      const { done, value } = await this.stream.next();
      if (done) {
        this.ended ??= 'silently';
        return null;
      }
      this.events.push(value);
      if (value.update) Y.applyUpdate(this.doc, value.update);
      return value;
    } catch (error) {
      this.ended = error as AppError;
      return null;
    }
  }

  /** Reads whatever comes, from now on. */
  run(): this {
    void (async () => {
      while (await this.read());
    })();
    return this;
  }

  get text(): string {
    return textOf(this.doc);
  }
}

/** The paragraphs' text, each on a line. */
export function textOf(doc: Y.Doc): string {
  return doc
    .getXmlFragment('content')
    .toArray()
    .map((block) =>
      (block as Y.XmlElement)
        .toArray()
        .map((text) => String(text))
        .join(''),
    )
    .join('\n');
}

/** The outcome of a promise so far: `pending`, its value, or the error that it was rejected with. */
export function watch<T>(promise: Promise<T>): { outcome: 'pending' | T | AppError } {
  const watched: { outcome: 'pending' | T | AppError } = { outcome: 'pending' };
  promise.then(
    (value) => (watched.outcome = value),
    (error: AppError) => (watched.outcome = error),
  );
  return watched;
}

export { promisesHeard };
