import { LIMITS } from '@umlauf/shared/limits';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../platform/errors/failure.ts';
import { type Line, upload } from './upload.ts';

type Fault = 'offline' | 'lost answer' | 'unavailable' | 'slow';

/** As much of a server as an upload needs; what goes wrong with its next requests is told beforehand. */
class MemoryServer implements Line {
  readonly asked: string[] = [];
  readonly pauses: number[] = [];
  received = Buffer.alloc(0);
  faults: (Fault | null)[] = [];
  refusal: object | null = null;
  forgotten = '';
  millisecondsPerRequest = 0;
  #clock = 0;

  readonly fetch = async (path: unknown, init: RequestInit = {}): Promise<Response> => {
    init.signal?.throwIfAborted();
    const fault = this.faults.shift();
    this.#clock += this.millisecondsPerRequest;
    if (fault === 'offline') throw new TypeError('Failed to fetch');
    if (fault === 'unavailable') return new Response('', { status: 503 });
    if (fault === 'slow') return new Response('', { status: 408 });
    const answer = await this.#answer(String(path), init);
    if (fault === 'lost answer') throw new TypeError('Failed to fetch');
    return answer;
  };

  readonly pause = async (milliseconds: number): Promise<void> => void this.pauses.push(milliseconds);

  now(): number {
    return this.#clock;
  }

  async #answer(path: string, { method, headers, body }: RequestInit): Promise<Response> {
    const sent = headers as Record<string, string>;
    this.asked.push(`${method} ${sent['upload-offset'] ?? ''}`.trim());
    expect(sent['tus-resumable']).toBe('1.0.0');
    if (method === 'POST') return new Response(null, { status: 201, headers: { location: `${path}/fil_1` } });
    if (path === this.forgotten) return new Response('', { status: 404 });
    if (this.refusal)
      return new Response(JSON.stringify({ errors: [{ extensions: this.refusal }] }), { status: 400 });
    if (method === 'PATCH') {
      if (Number(sent['upload-offset']) !== this.received.byteLength)
        return new Response('', { status: 409 });
      this.received = Buffer.concat([this.received, Buffer.from(await (body as Blob).arrayBuffer())]);
    }
    return new Response(null, {
      status: method === 'HEAD' ? 200 : 204,
      headers: { 'upload-offset': String(this.received.byteLength) },
    });
  }
}

const fileOf = (bytes: number) =>
  new File([Uint8Array.from({ length: bytes }, (_, index) => index % 251)], 'Übersicht.bin');

async function send(server: MemoryServer, file: File, abort = new AbortController(), former?: string) {
  const waiting: boolean[] = [];
  const sent: number[] = [];
  const begun: string[] = [];
  const events = {
    onBegun: (path: string) => begun.push(path),
    onSent: (bytes: number) => sent.push(bytes),
    onWaiting: (isWaiting: boolean) => waiting.push(isWaiting),
  };
  const fileId = await upload(server, 'doc_1', file, abort.signal, events, former);
  return { waiting, sent, begun, fileId };
}

describe('an upload that another page has begun', () => {
  const path = '/api/files/uploads/fil_0';

  it('goes on behind what has come, and is nothing new', async () => {
    const server = new MemoryServer();
    const file = fileOf(100_000);
    server.received = Buffer.from(await file.slice(0, 60_000).arrayBuffer());
    const { begun, sent, fileId } = await send(server, file, undefined, path);
    expect(server.asked).toEqual(['HEAD', 'PATCH 60000']);
    expect(server.received.equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
    expect([begun, sent, fileId]).toEqual([[path], [60_000], 'fil_0']);
  });

  it('of which all has come needs nothing more', async () => {
    const server = new MemoryServer();
    const file = fileOf(1_000);
    server.received = Buffer.from(await file.arrayBuffer());
    expect((await send(server, file, undefined, path)).fileId).toBe('fil_0');
    expect(server.asked).toEqual(['HEAD']);
  });

  it('waits for the line, too', async () => {
    const server = new MemoryServer();
    server.faults = ['offline', 'unavailable'];
    await send(server, fileOf(10), undefined, path);
    expect(server.asked).toEqual(['HEAD', 'PATCH 0']);
    expect(server.pauses).toEqual([500, 1_000]);
  });

  it('begins anew when the server has forgotten it', async () => {
    const server = new MemoryServer();
    server.forgotten = path;
    const { begun, fileId } = await send(server, fileOf(10), undefined, path);
    expect(server.asked).toEqual(['HEAD', 'POST', 'PATCH 0']);
    expect([begun, fileId]).toEqual([['/api/files/uploads/fil_1'], 'fil_1']);
  });
});

describe('an upload', () => {
  it('sends pieces as large as the line carries in two seconds, and says how far it is', async () => {
    const server = new MemoryServer();
    server.millisecondsPerRequest = 1_000;
    const file = fileOf(1_600_000);
    const { sent } = await send(server, file);
    expect(sent).toEqual([0, 524_288, 1_572_864]);
    expect(server.received.equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
  });

  it.each<[string, (Fault | null)[], string[]]>([
    ['when there is no connection at first', ['offline', null], ['POST', 'PATCH 0']],
    ['behind what has come, when the line is cut', [null, 'offline'], ['POST', 'HEAD', 'PATCH 0']],
    [
      'without sending it twice, when only the answer was lost',
      [null, 'lost answer'],
      ['POST', 'PATCH 0', 'HEAD'],
    ],
    ['when the server is being started', [null, 'unavailable', 'unavailable'], ['POST', 'HEAD', 'PATCH 0']],
    ['in smaller pieces, when the line is too slow', [null, 'slow'], ['POST', 'HEAD', 'PATCH 0']],
  ])('goes on %s', async (_, faults, asked) => {
    const server = new MemoryServer();
    server.faults = [...faults];
    const file = fileOf(1_000);
    await send(server, file);
    expect(server.asked).toEqual(asked);
    expect(server.received.equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
    expect(server.pauses.length).toBe(faults.filter(Boolean).length);
  });

  it('waits as long as it takes for a connection, later and later, and says so', async () => {
    const server = new MemoryServer();
    server.faults = Array.from({ length: 30 }, () => 'offline' as const);
    const { waiting } = await send(server, fileOf(10));
    expect(waiting.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => true));
    expect(waiting.at(-1)).toBe(false);
    expect(server.pauses.slice(0, 3)).toEqual([500, 1_000, 2_000]);
    expect(Math.max(...server.pauses)).toBe(15_000);
  });

  it('gives up when the server will not have it', async () => {
    const server = new MemoryServer();
    server.refusal = { code: 'INVALID_INPUT', fields: { filename: 'MISMATCH' } };
    const refused = await send(server, fileOf(10)).catch((error: unknown) => error);
    expect((refused as Refusal).failure).toEqual({
      code: 'INVALID_INPUT',
      facts: { fields: { filename: 'MISMATCH' } },
    });
    server.refusal = { code: 'UNAVAILABLE', reason: 'DISK_FULL' };
    await expect(send(server, fileOf(10))).rejects.toBeInstanceOf(Refusal);
    expect(server.pauses).toEqual([]);
    server.refusal = null;
    server.faults = [null, ...Array.from({ length: 30 }, () => 'unavailable' as const)];
    await expect(send(server, fileOf(10))).rejects.toBeInstanceOf(Refusal);
  });

  it('asks nobody for what is too large', async () => {
    const server = new MemoryServer();
    const file = fileOf(1);
    Object.defineProperty(file, 'size', { value: LIMITS.fileBytes + 1 });
    await expect(send(server, file)).rejects.toBeInstanceOf(Refusal);
    expect(server.asked).toEqual([]);
  });

  it('leaves nothing on the server when it is cancelled', async () => {
    const server = new MemoryServer();
    const abort = new AbortController();
    server.faults = [null, 'offline'];
    Object.assign(server, { pause: async () => abort.abort() });
    await expect(send(server, fileOf(10), abort)).rejects.toThrow();
    expect(server.asked).toEqual(['POST', 'DELETE']);
  });
});
