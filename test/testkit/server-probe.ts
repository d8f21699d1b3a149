import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Reading {
  /** On the heap and outside of it, garbage collected. */
  heldBytes: number;
  rssBytes: number;
  /** Milliseconds for which the main thread did nothing else, at most, since the last reading. */
  longestDelay: number;
  /** The 99th percentile of such times; a look each millisecond is part of it. */
  usualDelay: number;
}

const PRELOAD = fileURLToPath(new URL('./probe-preload.ts', import.meta.url));

/** Looks into a server that was started with `env`. */
export class ServerProbe {
  readonly #path = join(tmpdir(), `umlauf-probe-${randomBytes(6).toString('hex')}.sock`);
  readonly env: Record<string, string> = {
    NODE_OPTIONS: `--expose-gc --import=${PRELOAD}`,
    UMLAUF_PROBE_SOCKET: this.#path,
  };

  async read(): Promise<Reading> {
    return JSON.parse(await text(connect(this.#path))) as Reading;
  }
}

export const inMebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
