import type { Stage } from '@umlauf/server/coediting/coediting-stage';
import type { RoomEvent } from '@umlauf/server/coediting/session';
import { AppError } from '@umlauf/server/platform/errors';
import {
  DocumentError,
  type Arrival,
  type DocumentSink,
  type DocumentTransport,
  type Receipt,
} from '@umlauf/shared/document-transport';

type Stream = AsyncIterableIterator<RoomEvent>;

/** One client's line to the real engine, without a network: messages wait in `frames` until they are delivered. */
export class EngineWire implements DocumentTransport {
  frames: (() => void)[] = [];
  /** The client's side of the socket is full: the server's stream is not read. */
  isPaused = false;
  #isDead = false;
  readonly #resume: (() => void)[] = [];
  readonly #broken = new Set<() => void>();
  readonly #streams = new Set<Stream>();

  constructor(
    /** The instance that new requests and streams go to. */
    public stage: Stage,
    private readonly name: string,
    private readonly documentId: string,
    /** Hears every event and every acknowledged update, at the moment when the server lets it go. */
    private readonly onReleased: (update: Uint8Array) => void,
  ) {}

  follow(arrival: Arrival, sink: DocumentSink): () => void {
    let stream: Stream | null = null;
    let hasEnded = false;
    const down = (act: () => void) => this.#send(() => !hasEnded && act());
    this.#send(() => {
      if (hasEnded) return;
      stream = this.#open(arrival);
      this.#streams.add(stream);
      void this.#pump(stream, down, sink);
    });
    const broken = () => !hasEnded && sink.error(new Error('The wire was cut.'));
    this.#broken.add(broken);
    return () => {
      hasEnded = true;
      this.#broken.delete(broken);
      if (stream) void stream.return?.();
    };
  }

  push(update: Uint8Array, session: string): Promise<Receipt> {
    return this.#request(async () => {
      const request = { account: this.#account, session, update, canEdit: () => true };
      const { revision, savedAt } = await this.stage.coediting.push(this.documentId, request);
      this.onReleased(update);
      return { revision, savedAt: savedAt.toISOString() };
    });
  }

  async pushAwareness(awareness: Uint8Array, session: string): Promise<void> {
    const request = { account: this.#account, session, awareness };
    await this.#request(() => this.stage.coediting.pushAwareness(this.documentId, request));
  }

  /** Delivers the frame at `index`, the oldest by default. */
  deliver(index = 0): void {
    const [frame] = this.frames.splice(index, 1);
    frame?.();
  }

  /** Messages from the one at `index` on are lost, and all later ones, until the line is cut: nobody has noticed yet. */
  lose(index: number): void {
    this.frames.length = Math.min(this.frames.length, index);
    this.#isDead = true;
  }

  resume(): void {
    this.isPaused = false;
    for (const go of this.#resume.splice(0)) go();
  }

  /** Everything on the line is lost, and both ends learn of it. */
  cut(): void {
    this.frames = [];
    this.#isDead = false;
    this.resume();
    for (const stream of this.#streams) void stream.return?.();
    this.#streams.clear();
    const broken = [...this.#broken];
    this.#broken.clear();
    for (const tell of broken) tell();
  }

  #send(frame: () => void): void {
    if (!this.#isDead) this.frames.push(frame);
  }

  get #account() {
    return { accountId: `acc_${this.name}`, name: this.name };
  }

  #open({ session, schemaVersion, stateVector }: Arrival): Stream {
    const asked = { id: session, account: this.#account, schemaVersion, canRead: () => true };
    return this.stage.coediting.follow(this.documentId, asked, { stateVector });
  }

  async #pump(stream: Stream, down: (act: () => void) => void, sink: DocumentSink): Promise<void> {
    try {
      for await (const event of stream) {
        if (event.update) this.onReleased(event.update);
        down(() => sink.next(event));
        if (this.isPaused) await new Promise<void>((resolve) => this.#resume.push(resolve));
      }
      down(() => sink.complete());
    } catch (error) {
      down(() => sink.error(toDocumentError(error)));
    } finally {
      this.#streams.delete(stream);
    }
  }

  #request<T>(act: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const broken = () => reject(new Error('The wire was cut.'));
      this.#broken.add(broken);
      const answer = (settle: () => void) =>
        this.#send(() => {
          this.#broken.delete(broken);
          settle();
        });
      this.#send(() => {
        act().then(
          (value) => answer(() => resolve(value)),
          (error) => answer(() => reject(toDocumentError(error))),
        );
      });
    });
  }
}

function toDocumentError(error: unknown): unknown {
  return error instanceof AppError ? new DocumentError(error.code, error.facts) : error;
}
