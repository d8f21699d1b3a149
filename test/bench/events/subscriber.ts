import { WebSocket } from 'ws';

const FOLLOW =
  'subscription ($spaceId: ID!) { spaceChanged(spaceId: $spaceId) { type space { id name } document { id title } } }';
/** So many sockets may come from one address (LIMITS.socketsPerAddress); this machine has 127.0.0.2 to 127.0.0.255. */
const SOCKETS_EACH = 400;
const NEXT = Buffer.from('"type":"next"');

/** One person's socket with one subscription: counts what comes, and looks into the first and the last. */
export class Subscriber {
  received = 0;
  failure: Error | null = null;
  private last: Buffer | null = null;
  private socket!: WebSocket;

  constructor(
    private readonly index: number,
    private readonly heard: (count: number) => void,
  ) {}

  /** Resolves once the server has been asked; nothing tells when the subscription has begun. */
  async join(url: string, token: string, spaceId: string): Promise<void> {
    const address = `${url.replace(/^http:\/\/[^:]+/, 'ws://127.0.0.1')}/graphql`;
    const localAddress = `127.0.0.${2 + Math.floor(this.index / SOCKETS_EACH)}`;
    const options = { perMessageDeflate: false, localAddress };
    this.socket = new WebSocket(address, ['graphql-transport-ws'], options);
    this.socket.on('error', (error) => (this.failure = error));
    this.socket.on('close', (code) => (this.failure ??= new Error(`a subscriber was closed with ${code}`)));
    await this.once('open');
    this.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await this.message('connection_ack');
    this.send({ id: '1', type: 'subscribe', payload: { query: FOLLOW, variables: { spaceId } } });
    this.socket.on('message', (bytes: Buffer) => this.receive(bytes));
  }

  /** Throws when the socket is gone or the last event is not the one that was sent last. */
  check(title: string): void {
    if (this.failure) throw this.failure;
    const told = JSON.parse(this.last!.toString('utf8')).payload.data.spaceChanged;
    if (told.document.title !== title) throw new Error(`"${told.document.title}" instead of "${title}"`);
  }

  leave(): void {
    this.socket.removeAllListeners('close');
    this.socket.terminate();
  }

  private receive(bytes: Buffer): void {
    if (!bytes.includes(NEXT)) {
      const { type } = JSON.parse(bytes.toString('utf8'));
      if (type !== 'ping' && type !== 'pong') this.failure ??= new Error(bytes.toString('utf8'));
      return;
    }
    this.last = bytes;
    this.received += 1;
    this.heard(this.received);
  }

  private send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  private once(event: string): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      this.socket.once(event, (...args: unknown[]) => resolve(args));
      this.socket.once('error', reject);
      this.socket.once('close', (code) => reject(new Error(`closed with ${code} on arrival`)));
    });
  }

  private async message(type: string): Promise<void> {
    for (;;) {
      const [bytes] = (await this.once('message')) as [Buffer];
      const message = JSON.parse(bytes.toString('utf8'));
      if (message.type === type) return;
    }
  }
}
