import { WebSocket } from 'ws';

export interface LineEvents {
  /** Something of the document came, on a line that watches. */
  update(update: Uint8Array): void;
  /** An update counts as saved for the writer; `sentAt` are those given to `push`. */
  acknowledged(sentAt: readonly number[]): void;
}

/** One person's connection, speaking the real protocol with as little work of its own as possible. */
export abstract class Line {
  protected socket!: WebSocket;
  protected failure: Error | null = null;
  #connection: { bytesRead: number; bytesWritten: number } | null = null;

  constructor(
    private readonly address: string,
    private readonly protocols: string[],
    protected readonly events: LineEvents,
    /** Whether the line reads the updates that come; the others only take them from the wire. */
    protected readonly watches: boolean,
  ) {}

  /** On the wire so far, both ways. */
  get bytes(): number {
    return this.#connection ? this.#connection.bytesRead + this.#connection.bytesWritten : 0;
  }

  /** Resolves when the document's first state has come. */
  abstract join(): Promise<void>;
  abstract push(update: Uint8Array, sentAt: number): void;
  abstract moveCursor(awareness: Uint8Array): void;
  protected abstract receive(bytes: Buffer): void;

  checkSound(): void {
    if (this.failure) throw this.failure;
    if (this.socket.readyState !== WebSocket.OPEN) throw new Error('a line was closed');
  }

  leave(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.socket.once('close', () => resolve()));
    this.socket.close();
    return closed;
  }

  protected open(): Promise<void> {
    this.socket = new WebSocket(this.address, this.protocols, { perMessageDeflate: false });
    this.socket.once('upgrade', ({ socket }) => (this.#connection = socket));
    this.socket.on('message', (bytes: Buffer) => this.receive(bytes));
    this.socket.on('error', (error) => (this.failure = error));
    return new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
      this.socket.once('close', (code) => reject(new Error(`closed with ${code} on arrival`)));
    });
  }
}
