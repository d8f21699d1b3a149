import { WebSocket } from 'ws';
import type { Held } from './shapes.ts';
import { MARK } from './writes.ts';

const ID_AT = '{"id":"'.length;
/** So many sockets come from one address; this machine has 127.0.0.2 to 127.0.0.255. */
const SOCKETS_EACH = 400;

/** One person's socket with live queries; tells of each answer which marks are new in it. */
export class Holder {
  answers = 0;
  failure: Error | null = null;
  private socket!: WebSocket;
  /** By operation id: the newest mark that its answers have shown; undefined until the first answer. */
  private readonly shown = new Map<string, number>();

  constructor(
    private readonly index: number,
    private readonly held: readonly Held[],
    private readonly seen: (mark: number) => void,
  ) {}

  /** Resolves when each query has its first answer. */
  async join(url: string, token: string): Promise<void> {
    const address = `${url.replace(/^http:\/\/[^:]+/, 'ws://127.0.0.1')}/graphql`;
    const localAddress = `127.0.0.${2 + Math.floor(this.index / SOCKETS_EACH)}`;
    this.socket = new WebSocket(address, ['graphql-transport-ws'], {
      perMessageDeflate: false,
      localAddress,
    });
    const joined = new Promise<void>((resolve, reject) => {
      this.socket.on('message', (bytes: Buffer) => {
        this.receive(bytes.toString('utf8'));
        if (this.failure) reject(this.failure);
        else if (this.shown.size === this.held.length) resolve();
      });
      this.socket.on('error', reject);
      this.socket.on('close', (code) => {
        this.failure ??= new Error(`a holder was closed with ${code}`);
        reject(this.failure);
      });
    });
    this.socket.once('open', () =>
      this.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
    );
    await joined;
  }

  leave(): void {
    this.socket.removeAllListeners('close');
    this.socket.terminate();
  }

  private receive(message: string): void {
    const id = message.slice(ID_AT, message.indexOf('"', ID_AT));
    if (message.includes('"type":"next"') && !message.includes('"errors"')) return this.answered(id, message);
    const { type } = JSON.parse(message);
    if (type === 'connection_ack') this.hold();
    else if (type !== 'ping' && type !== 'pong') this.failure ??= new Error(message.slice(0, 1_000));
  }

  private hold(): void {
    for (const [index, payload] of this.held.entries()) {
      this.send({ id: String(index), type: 'subscribe', payload });
    }
  }

  private answered(id: string, message: string): void {
    const before = this.shown.get(id);
    let newest = before ?? 0;
    for (const [, mark] of message.matchAll(MARK)) {
      if (before !== undefined && Number(mark) > before) this.seen(Number(mark));
      newest = Math.max(newest, Number(mark));
    }
    this.shown.set(id, newest);
    this.answers += 1;
  }

  private send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}
