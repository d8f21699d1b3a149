import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type * as S3 from '@aws-sdk/client-s3';
import type { Logger } from 'pino';
import { ConfigError } from '../platform/config-error.ts';
import { AppError } from '../platform/errors.ts';
import type { S3Config } from '../platform/s3-config.ts';

/** A line on which nothing comes for so long is given up: whoever waits for the rest would wait for ever. */
const SILENT_MILLISECONDS = 30_000;
const CONNECT_MILLISECONDS = 3_000;
/** Until an answer begins. What is sent takes longer: at least so many bytes a second are expected to leave. */
const ANSWER_MILLISECONDS = 10_000;
/** Whoever asks how the hub is waits for it. */
const HEALTH_MILLISECONDS = 2_000;
const SLOWEST_BYTES_A_SECOND = 1_048_576;
const TRIES = 3;
const PAUSE_MILLISECONDS = 300;
/** What one listing holds at most, by the protocol. */
const PAGE = 1_000;

/** The few words of the S3 protocol that every compatible store speaks. All of them throw UNAVAILABLE { STORE_DOWN }. */
export class S3Bucket {
  private constructor(
    private readonly config: S3Config,
    private readonly library: typeof S3,
    private readonly client: S3.S3Client,
    private readonly log: Logger,
  ) {}

  /** Throws `ConfigError` when the store answers and there is no such bucket, or it is not ours. */
  static async open(config: S3Config, log: Logger): Promise<S3Bucket> {
    // A large library, for those who use it.
    const library = await import('@aws-sdk/client-s3');
    const { endpoint, region, credentials } = config;
    const client = new library.S3Client({
      endpoint,
      region,
      ...(credentials ? { credentials } : {}),
      forcePathStyle: true,
      maxAttempts: TRIES,
      // What only Amazon's own store understands.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // It would write past our log; what fails is told of below.
      logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
      requestHandler: { connectionTimeout: CONNECT_MILLISECONDS, socketTimeout: SILENT_MILLISECONDS },
    });
    const bucket = new S3Bucket(config, library, client, log);
    await bucket.#expectOwn();
    return bucket;
  }

  /**
   * Puts a file of this machine: the store has all of it or nothing. Its hash is part of the signature, so that the store refuses what
   * arrives as something else.
   */
  async put(key: string, path: string, bytes: number, hash: string): Promise<void> {
    await this.#ask('send', async () => {
      const content = createReadStream(path);
      const input = { ...this.#at(key), ContentLength: bytes, Body: content };
      const command = new this.library.PutObjectCommand(input);
      command.middlewareStack.add(
        (next) => (call) => {
          (call.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = hash;
          return next(call);
        },
        { step: 'build' },
      );
      const limit = ANSWER_MILLISECONDS + Math.ceil((bytes / SLOWEST_BYTES_A_SECOND) * 1_000);
      const sent = this.client.send(command, { abortSignal: AbortSignal.timeout(limit) });
      await sent.finally(() => content.destroy());
    });
  }

  async putBytes(key: string, content: Uint8Array): Promise<void> {
    await this.#ask('put', async () => {
      const command = new this.library.PutObjectCommand({ ...this.#at(key), Body: content });
      await this.client.send(command, this.#soon);
    });
  }

  /** Null: there is none. */
  async get(key: string, part?: { start: number; end: number }): Promise<Readable | null> {
    return this.#ask('get', async () => {
      const began = new AbortController();
      const timer = setTimeout(() => began.abort(), ANSWER_MILLISECONDS);
      const input = { ...this.#at(key), ...(part ? { Range: `bytes=${part.start}-${part.end}` } : {}) };
      const sent = this.client.send(new this.library.GetObjectCommand(input), { abortSignal: began.signal });
      // From then on the reader decides how long it takes.
      const { Body } = await sent.finally(() => clearTimeout(timer));
      return Body as Readable;
    });
  }

  /** How long it is; null: there is none. */
  async sizeOf(key: string): Promise<number | null> {
    return this.#ask('head', async () => {
      const command = new this.library.HeadObjectCommand(this.#at(key));
      return (await this.client.send(command, this.#soon)).ContentLength ?? 0;
    });
  }

  async remove(key: string): Promise<void> {
    await this.#ask('delete', async () => {
      await this.client.send(new this.library.DeleteObjectCommand(this.#at(key)), this.#soon);
    });
  }

  /** The first thousand below, in the order of their keys. */
  async list(prefix: string): Promise<{ key: string; bytes: number }[]> {
    return ((await this.#page(prefix, {})).Contents ?? []).map(({ Key, Size }) => ({
      key: Key!.slice(this.config.prefix.length),
      bytes: Size ?? 0,
    }));
  }

  /** What lies directly below as a folder, by its name. */
  async *folders(prefix: string): AsyncIterable<string[]> {
    let token: string | undefined;
    do {
      const more = token === undefined ? {} : { ContinuationToken: token };
      const listed = await this.#page(prefix, { Delimiter: '/', ...more });
      const from = this.config.prefix.length + prefix.length;
      yield (listed.CommonPrefixes ?? []).map(({ Prefix }) => Prefix!.slice(from, -1));
      token = listed.IsTruncated ? listed.NextContinuationToken : undefined;
    } while (token !== undefined);
  }

  async isReachable(): Promise<boolean> {
    const command = new this.library.HeadBucketCommand({ Bucket: this.config.bucket });
    return this.client.send(command, { abortSignal: AbortSignal.timeout(HEALTH_MILLISECONDS) }).then(
      () => true,
      () => false,
    );
  }

  close(): void {
    this.client.destroy();
  }

  async #expectOwn(): Promise<void> {
    const { bucket } = this.config;
    const command = new this.library.HeadBucketCommand({ Bucket: bucket });
    await this.client.send(command, this.#soon).catch((error: unknown) => {
      const status = statusOf(error);
      if (status === 404) throw new ConfigError(`S3_URL: there is no bucket ${bucket}.`);
      if (status === 400 || status === 403)
        throw new ConfigError(
          `S3_URL: its key may not use the bucket ${bucket}, or region or key are wrong.`,
        );
      if (status === 301) throw new ConfigError(`S3_URL: the bucket ${bucket} is in another region.`);
      // Documents can be worked at without it.
      this.log.warn({ part: 'files', fault: wordsOf(error) }, 'the store of files does not answer');
    });
  }

  async #page(prefix: string, more: { Delimiter?: string; ContinuationToken?: string }) {
    const { bucket } = this.config;
    const input = { Bucket: bucket, Prefix: this.config.prefix + prefix, MaxKeys: PAGE, ...more };
    const page = await this.#ask('list', () =>
      this.client.send(new this.library.ListObjectsV2Command(input), this.#soon),
    );
    return page!;
  }

  #at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.config.bucket, Key: this.config.prefix + key };
  }

  get #soon(): { abortSignal: AbortSignal } {
    return { abortSignal: AbortSignal.timeout(ANSWER_MILLISECONDS) };
  }

  /** Null for what is not there. The library tries again by itself, but for what streams. */
  async #ask<T>(what: string, ask: () => Promise<T>): Promise<T | null> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask();
      } catch (error) {
        const status = statusOf(error);
        if (status === 404 && !/^(list|put|send)$/.test(what)) return null;
        const isPassing = status === null || status >= 500 || status === 429;
        if (what === 'send' && isPassing && attempt < TRIES) {
          await wait(PAUSE_MILLISECONDS * attempt);
          continue;
        }
        // Not the error itself: it bears the request with its signature.
        this.log.error({ part: 'files', what, status, fault: wordsOf(error) }, 'the store of files failed');
        throw new AppError('UNAVAILABLE', { reason: 'STORE_DOWN' });
      }
    }
  }
}

/** Null: it did not answer. */
function statusOf(error: unknown): number | null {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode ?? null;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
