import { mkdtemp, rm } from 'node:fs/promises';
import {
  connect,
  createServer,
  type AddressInfo,
  type NetConnectOpts,
  type Server,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseAddress } from '@umlauf/server/platform/database/database-address';

/** Cuts all lines: before what was just said is passed on, or once the database has answered it, which nobody hears. */
type Cut = (when: 'before' | 'after') => void;

/** The line to the database, with a hand on it: it can be cut, taken away and stopped. */
export class DatabaseProxy {
  private readonly lines = new Set<[Socket, Socket]>();
  private server: Server | null = null;
  private port = 0;
  private watcher: ((said: Buffer, cut: Cut) => void) | null = null;
  private cutsAnswer = false;

  private constructor(
    private readonly target: NetConnectOpts,
    /** Folder of our own Unix socket; null: TCP. */
    private readonly folder: string | null,
    private readonly addressAt: (port: number) => DatabaseAddress,
  ) {}

  static async open(target: DatabaseAddress): Promise<DatabaseProxy> {
    const proxy = await DatabaseProxy.before(target);
    await proxy.giveBack();
    return proxy;
  }

  private static async before(target: DatabaseAddress): Promise<DatabaseProxy> {
    if ('host' in target) {
      const folder = await mkdtemp(join(tmpdir(), 'umlauf-proxy-'));
      const path = join(target.host, `.s.PGSQL.${target.port}`);
      return new DatabaseProxy({ path }, folder, () => ({ ...target, host: folder, port: 5432 }));
    }
    const url = new URL(target.clientUrl);
    const host = { host: url.hostname, port: Number(url.port || 5432) };
    return new DatabaseProxy(host, null, (port) => {
      const own = new URL(url);
      own.host = `127.0.0.1:${port}`;
      return { clientUrl: own.href };
    });
  }

  get address(): DatabaseAddress {
    return this.addressAt(this.port);
  }

  /** Calls this for each piece that the hub sends; null: for none any more. */
  watch(watcher: ((said: Buffer, cut: Cut) => void) | null): void {
    this.watcher = watcher;
    this.cutsAnswer = false;
  }

  /** Ends all connections in the middle of what they do; new ones are let in. */
  cut(): void {
    for (const line of this.lines) for (const end of line) end.destroy();
  }

  /** Ends all connections and refuses new ones. */
  takeAway(): void {
    this.server?.close();
    this.server = null;
    this.cut();
  }

  async giveBack(): Promise<void> {
    const server = createServer((near) => this.lay(near));
    const place = this.folder ? join(this.folder, '.s.PGSQL.5432') : this.port;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      if (typeof place === 'string') server.listen(place, resolve);
      else server.listen(place, '127.0.0.1', resolve);
    });
    if (!this.folder) this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Nothing passes any more, in either direction, and nobody is told. */
  stall(): void {
    for (const line of this.lines) for (const end of line) end.pause();
  }

  async close(): Promise<void> {
    this.takeAway();
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
  }

  /** Whether a piece goes on to the other end. */
  private passes(bytes: Buffer, isFromHub: boolean): boolean {
    if (!isFromHub && this.cutsAnswer) {
      this.cutsAnswer = false;
      this.cut();
      return false;
    }
    let isCut = false;
    if (isFromHub)
      this.watcher?.(bytes, (when) => {
        isCut = when === 'before';
        this.cutsAnswer = when === 'after';
      });
    if (isCut) this.cut();
    return !isCut;
  }

  private lay(near: Socket): void {
    const far = connect(this.target);
    const line: [Socket, Socket] = [near, far];
    this.lines.add(line);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => {
        if (this.passes(bytes, from === near)) to.write(bytes);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        this.lines.delete(line);
        to.destroy();
      });
    }
  }
}
