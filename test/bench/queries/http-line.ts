import { createConnection, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';

/** The bytes of one POST, made once: the generator shall cost as little as possible beside the servers. */
export function requestBytes(url: string, token: string, body: string): Buffer {
  const { host } = new URL(url);
  const head = [
    'POST /graphql HTTP/1.1',
    `Host: ${host}`,
    'Content-Type: application/json',
    'Accept: application/json',
    `Authorization: Bearer ${token}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}${HEAD_END}${body}`);
}

/** One kept-alive HTTP/1.1 connection with one request under way at a time; knows as much of HTTP as that takes. */
export class HttpLine {
  private received: Buffer[] = [];
  private size = 0;
  private wanted = Infinity;
  private answered: ((answer: Buffer) => void) | null = null;
  private failed: ((error: Error) => void) | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.receive(bytes));
    socket.on('error', (error) => this.failed?.(error));
    socket.on('close', () => this.failed?.(new Error('the connection was closed')));
  }

  static open(url: string): Promise<HttpLine> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = createConnection({ host: hostname, port: Number(port) });
      socket.once('connect', () => resolve(new HttpLine(socket)));
      socket.once('error', reject);
    });
  }

  /** Head and body of the answer. */
  ask(request: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.answered = resolve;
      this.failed = reject;
      this.socket.write(request);
    });
  }

  close(): void {
    this.failed = null;
    this.socket.destroy();
  }

  private receive(bytes: Buffer): void {
    this.received.push(bytes);
    this.size += bytes.byteLength;
    if (this.wanted === Infinity) this.readHead();
    if (this.size < this.wanted) return;
    const answer = this.received.length === 1 ? bytes : Buffer.concat(this.received);
    this.received = [];
    this.size = 0;
    this.wanted = Infinity;
    this.answered!(answer);
  }

  private readHead(): void {
    const head = Buffer.concat(this.received);
    this.received = [head];
    const end = head.indexOf(HEAD_END);
    if (end < 0) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(head.toString('latin1', 0, end))?.[1];
    if (length === undefined) this.failed!(new Error(`no length: ${head.toString('latin1', 0, end)}`));
    else this.wanted = end + HEAD_END.length + Number(length);
  }
}
