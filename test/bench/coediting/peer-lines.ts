import { Line, type LineEvents } from './line.ts';
import { MessageReader, writeMessage } from './wire.ts';

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const SYNC_STATUS = 8;
const TOKEN = 0;
const AUTHENTICATED = 2;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** The protocol of @hocuspocus/provider 4. */
export class HocuspocusLine extends Line {
  readonly #sent: number[] = [];
  #arrived: (() => void) | null = null;
  #failed: ((error: Error) => void) | null = null;

  constructor(
    url: string,
    private readonly documentId: string,
    private readonly token: string,
    events: LineEvents,
    watches: boolean,
  ) {
    super(url.replace('http', 'ws'), [], events, watches);
  }

  async join(): Promise<void> {
    await this.open();
    const first = new Promise<void>((resolve, reject) => {
      this.#arrived = resolve;
      this.#failed = reject;
    });
    this.socket.send(writeMessage(this.documentId, AUTH, TOKEN, this.token));
    await first;
  }

  push(update: Uint8Array, sentAt: number): void {
    this.#sent.push(sentAt);
    this.socket.send(writeMessage(this.documentId, SYNC, UPDATE, update));
  }

  moveCursor(awareness: Uint8Array): void {
    this.socket.send(writeMessage(this.documentId, AWARENESS, awareness));
  }

  protected receive(bytes: Buffer): void {
    const reader = new MessageReader(bytes);
    reader.part();
    const type = reader.uint();
    if (type === AUTH) this.#authenticated(reader.uint());
    else if (type === SYNC_STATUS) this.#acknowledged(reader.uint());
    else if (type === SYNC) this.#synchronize(reader);
  }

  #authenticated(answer: number): void {
    if (answer !== AUTHENTICATED) this.#failed?.(new Error('Hocuspocus refused the token'));
    else this.socket.send(writeMessage(this.documentId, SYNC, STEP_1, Uint8Array.of(0)));
  }

  #synchronize(reader: MessageReader): void {
    const step = reader.uint();
    if (step === STEP_2) this.#arrived?.();
    if (step !== STEP_1 && this.watches) this.events.update(reader.part());
  }

  #acknowledged(isSaved: number): void {
    const sentAt = this.#sent.shift();
    if (isSaved !== 1) this.failure = new Error('Hocuspocus refused an update');
    else if (sentAt !== undefined) this.events.acknowledged([sentAt]);
  }
}

/** Bytes in, the same bytes out to everybody else: what no server can do with less. */
export class RelayLine extends Line {
  constructor(url: string, documentId: string, _token: string, events: LineEvents, watches: boolean) {
    super(`${url.replace('http', 'ws')}/${documentId}`, [], events, watches);
  }

  join(): Promise<void> {
    return this.open();
  }

  push(update: Uint8Array): void {
    this.socket.send(writeMessage(SYNC, update));
  }

  moveCursor(awareness: Uint8Array): void {
    this.socket.send(writeMessage(AWARENESS, awareness));
  }

  protected receive(bytes: Buffer): void {
    if (!this.watches || bytes[0] !== SYNC) return;
    const reader = new MessageReader(bytes);
    reader.uint();
    this.events.update(reader.part());
  }
}
