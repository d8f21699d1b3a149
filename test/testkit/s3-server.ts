import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultOfSignature, type KeyPair } from './s3-signature.ts';

const BUCKET = 'akten';
const REGION = 'eu-central-1';
/** With letters that an address has to escape. */
const KEY: KeyPair = { id: 'UMLAUFTESTKEY', secret: 'geheim/der+Tests/und+lang/genug' };
const STATUS: Record<string, number> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  InvalidRange: 416,
  SlowDown: 503,
  NotImplemented: 501,
  XAmzContentSHA256Mismatch: 400,
  AuthorizationHeaderMalformed: 400,
};

/** What the store does with one request: it closes the line, is busy, breaks off in the middle of its answer, or says nothing. */
type Fault = 'closed' | 'busy' | 'cut' | 'stuck';

/**
 * A store that speaks as much of S3 as the hub does, by the documented protocol, and as strictly: nobody unsigned, nothing
 * that was changed on the way, nothing that arrived in part. It keeps objects in memory, and can be in trouble.
 */
export class S3Server {
  /** By key, past everybody. */
  readonly objects = new Map<string, Buffer>();
  /** Method and address of what it was asked. */
  readonly asked: string[] = [];
  /** A store may list fewer than it is asked for. */
  pageSize = 1_000;
  /** Whether it turns everybody away, by closing the line. */
  isDown = false;
  readonly #faults: { begin: string; fault: Fault }[] = [];

  private constructor(
    private readonly server: Server,
    /** Where it is, with its bucket. */
    readonly address: string,
  ) {}

  static async start(): Promise<S3Server> {
    const http = createServer();
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as AddressInfo;
    const store = new S3Server(http, `http://127.0.0.1:${port}/${BUCKET}`);
    http.on('request', (request, response) => void store.#answer(request, response));
    return store;
  }

  /** `S3_URL` of its bucket, or of a folder in it. */
  url(folder = '', { id, secret }: KeyPair = KEY): string {
    const who = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`;
    return `${this.address.replace('//', `//${who}@`)}/${folder}?region=${REGION}`;
  }

  get secret(): string {
    return KEY.secret;
  }

  /** For the next request that begins like this: `PUT /akten/content`. */
  failOnce(begin: string, fault: Fault): void {
    this.#faults.push({ begin, fault });
  }

  /** Keys that begin like this, in their order. */
  keys(prefix: string): string[] {
    return [...this.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const line = `${request.method} ${request.url}`;
    this.asked.push(line);
    const at = this.#faults.findIndex(({ begin }) => line.startsWith(begin));
    const fault = this.isDown ? 'closed' : at < 0 ? null : this.#faults.splice(at, 1)[0]!.fault;
    if (fault === 'stuck') return;
    if (fault === 'closed') return void request.socket.destroy();
    const body = await wholeBody(request);
    // Nothing of what has arrived in part is kept.
    if (!body) return;
    const refusal = fault === 'busy' ? 'SlowDown' : faultOfSignature(request, body, REGION, KEY);
    if (refusal) return refuse(request, response, refusal);
    this.#serve(request, response, body, fault === 'cut');
  }

  #serve(request: IncomingMessage, response: ServerResponse, body: Buffer, isCut: boolean): void {
    const { pathname, searchParams } = new URL(request.url!, this.address);
    const [, bucket, ...rest] = pathname.split('/').map(decodeURIComponent);
    const key = rest.join('/');
    if (bucket !== BUCKET) return refuse(request, response, 'NoSuchBucket');
    if (key === '') {
      if (request.method === 'HEAD') return void response.end();
      if (searchParams.get('list-type') === '2') return this.#list(response, searchParams);
    } else if (request.method === 'PUT') {
      this.objects.set(key, body);
      return void response.setHeader('etag', etagOf(body)).end();
    } else if (request.method === 'DELETE') {
      this.objects.delete(key);
      return void response.writeHead(204).end();
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      const object = this.objects.get(key);
      if (!object) return refuse(request, response, 'NoSuchKey');
      return hand(request, response, object, isCut);
    }
    refuse(request, response, 'NotImplemented');
  }

  #list(response: ServerResponse, wish: URLSearchParams): void {
    const prefix = wish.get('prefix') ?? '';
    const delimiter = wish.get('delimiter') ?? '';
    const behind = Buffer.from(wish.get('continuation-token') ?? '', 'base64').toString();
    const found = new Map<string, Buffer | null>();
    for (const key of this.keys(prefix)) {
      const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
      found.set(end < 0 ? key : key.slice(0, end + 1), end < 0 ? this.objects.get(key)! : null);
    }
    const left = [...found].filter(([name]) => name > behind);
    const page = left.slice(0, Math.min(Number(wish.get('max-keys') ?? 1_000), this.pageSize));
    const next =
      page.length < left.length
        ? `<NextContinuationToken>${Buffer.from(page.at(-1)![0]).toString('base64')}</NextContinuationToken>`
        : '';
    const entries = page.map(([name, object]) =>
      object
        ? `<Contents><Key>${name}</Key><Size>${object.byteLength}</Size></Contents>`
        : `<CommonPrefixes><Prefix>${name}</Prefix></CommonPrefixes>`,
    );
    response.setHeader('content-type', 'application/xml');
    response.end(
      `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${BUCKET}</Name><IsTruncated>${next !== ''}</IsTruncated>${next}${entries.join('')}</ListBucketResult>`,
    );
  }
}

function hand(request: IncomingMessage, response: ServerResponse, object: Buffer, isCut: boolean): void {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const start = Number(first ?? 0);
  if (start >= object.byteLength) return refuse(request, response, 'InvalidRange');
  const end = Math.min(last ? Number(last) : Infinity, object.byteLength - 1);
  const part = object.subarray(start, end + 1);
  if (first !== undefined) {
    response.statusCode = 206;
    response.setHeader('content-range', `bytes ${start}-${end}/${object.byteLength}`);
  }
  response.setHeader('etag', etagOf(object));
  response.setHeader('content-length', part.byteLength);
  if (request.method === 'HEAD') return void response.end();
  if (!isCut) return void response.end(part);
  response.write(part.subarray(0, part.byteLength / 2), () => response.destroy());
}

/** Null: the line broke. */
async function wholeBody(message: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  try {
    for await (const part of message) parts.push(part as Buffer);
  } catch {
    return null;
  }
  return message.complete ? Buffer.concat(parts) : null;
}

function refuse(request: IncomingMessage, response: ServerResponse, code: string): void {
  response.writeHead(STATUS[code] ?? 403, { 'content-type': 'application/xml' });
  const xml = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.end(request.method === 'HEAD' ? undefined : xml);
}

const etagOf = (content: Buffer) => `"${createHash('md5').update(content).digest('hex')}"`;
