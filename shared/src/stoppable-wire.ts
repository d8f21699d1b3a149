import * as Y from 'yjs';
import {
  DocumentError,
  type Arrival,
  type DocumentEvent,
  type DocumentSink,
  type DocumentTransport,
  type Receipt,
} from './document-transport.ts';

/** For tests: a server in memory with the contract's answers, behind wires that deliver only when told. */
export class WireServer {
  doc = new Y.Doc();
  revision = 0;
  pushes: Uint8Array[] = [];
  /** What the next pushes are answered with instead. */
  refusals: unknown[] = [];
  refuseArrival: unknown = null;
  readonly followers = new Map<string, (event: DocumentEvent) => void>();

  welcome(arrival: Arrival): DocumentEvent {
    return {
      update: Y.encodeStateAsUpdate(this.doc, arrival.stateVector),
      stateVector: Y.encodeStateVector(this.doc),
      revision: this.revision,
    };
  }

  push(update: Uint8Array, session: string): Receipt {
    this.pushes.push(update);
    if (this.refusals.length > 0) throw this.refusals.shift();
    const trial = new Y.Doc();
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(this.doc));
    Y.applyUpdate(trial, update);
    if (trial.store.pendingStructs || trial.store.pendingDs) {
      throw new DocumentError('CONFLICT', { reason: 'MISSING_PREDECESSORS' });
    }
    Y.applyUpdate(this.doc, update);
    this.revision += 1;
    for (const [follower, send] of this.followers) {
      if (follower !== session) send({ update, revision: this.revision });
    }
    return { revision: this.revision, savedAt: '2026-11-23T14:03:22.000Z' };
  }

  sendAwareness(awareness: Uint8Array, session: string): void {
    for (const [follower, send] of this.followers) {
      if (follower !== session) send({ awareness, revision: this.revision });
    }
  }
}

/** One client's line. Messages wait in `frames` until `deliver` takes them, in both directions. */
export class StoppableWire implements DocumentTransport {
  frames: (() => void)[] = [];
  sessions: string[] = [];
  awarenessSent = 0;
  readonly #server: WireServer;
  readonly #broken = new Set<() => void>();

  constructor(server: WireServer) {
    this.#server = server;
  }

  follow(arrival: Arrival, sink: DocumentSink): () => void {
    const { session } = arrival;
    this.sessions.push(session);
    let ended = false;
    const down = (event: DocumentEvent) => this.frames.push(() => !ended && sink.next(event));
    this.frames.push(() => {
      if (ended) return;
      const refusal = this.#server.refuseArrival;
      if (refusal) {
        this.frames.push(() => !ended && sink.error(refusal));
        return;
      }
      down(this.#server.welcome(arrival));
      this.#server.followers.set(session, down);
    });
    const broken = () => !ended && sink.error(new Error('The wire was cut.'));
    this.#broken.add(broken);
    return () => {
      ended = true;
      this.#broken.delete(broken);
      this.#server.followers.delete(session);
    };
  }

  push(update: Uint8Array, session: string): Promise<Receipt> {
    return this.#request(() => this.#server.push(update, session));
  }

  async pushAwareness(awareness: Uint8Array, session: string): Promise<void> {
    this.awarenessSent += 1;
    await this.#request(() => this.#server.sendAwareness(awareness, session));
  }

  probe(): Promise<void> {
    return this.#request(() => {});
  }

  #request<T>(act: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const broken = () => reject(new Error('The wire was cut.'));
      this.#broken.add(broken);
      const answer = (settle: () => void) =>
        this.frames.push(() => {
          this.#broken.delete(broken);
          settle();
        });
      this.frames.push(() => {
        try {
          const value = act();
          answer(() => resolve(value));
        } catch (error) {
          answer(() => reject(error as Error));
        }
      });
    });
  }

  /** Delivers the frame at `index`, the oldest by default, and lets what follows from it happen. */
  async deliver(index = 0): Promise<void> {
    const [frame] = this.frames.splice(index, 1);
    frame?.();
    await settle();
  }

  async deliverAll(): Promise<void> {
    await settle();
    while (this.frames.length > 0) await this.deliver();
  }

  /** Everything on the line is lost, and both ends learn of it. */
  async cut(): Promise<void> {
    this.frames = [];
    for (const broken of [...this.#broken]) broken();
    this.#broken.clear();
    await settle();
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}
