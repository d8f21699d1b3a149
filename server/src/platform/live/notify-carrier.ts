import type { Socket } from 'node:net';
import pg from 'pg';
import { pgOptions, type DatabaseAddress } from '../database/database-address.ts';
import { SETTINGS } from '../database/settings.ts';
import { backoff, type BusCarrier, type CarrierListener } from './bus-carrier.ts';

const CHANNEL = 'umlauf';
const GOODBYE_MILLISECONDS = 500;

/** PostgreSQL's own announcements, on a connection that does nothing else. */
export class NotifyCarrier implements BusCarrier {
  private client: pg.Client | null = null;
  private isConnected = false;
  private isClosed = false;
  private tries = 0;
  private timer: NodeJS.Timeout | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly address: DatabaseAddress) {}

  open(listener: CarrierListener): void {
    void this.connect(listener);
  }

  send(text: string): void {
    if (!this.isConnected) return;
    const client = this.client!;
    // A line that breaks says so by itself, and what is lost is noticed by its number.
    this.last = this.last.then(() => notify(client, text)).catch(() => undefined);
  }

  reconnect(): void {
    // Not `end`, which would wait for a server that does not answer.
    (this.client as unknown as { connection: { stream: Socket } } | null)?.connection.stream.destroy();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer) clearTimeout(this.timer);
    // pg ends a line at once, also in the middle of a statement.
    await Promise.race([
      this.last,
      new Promise((resolve) => setTimeout(resolve, GOODBYE_MILLISECONDS).unref()),
    ]);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(listener: CarrierListener): Promise<void> {
    const client = new pg.Client({
      // An announcement that is lost with the server costs nothing: nobody shall wait for the disk.
      ...pgOptions(this.address, `${SETTINGS} -c synchronous_commit=off`),
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    this.client = client;
    client.on('notification', ({ payload }) => listener.hear(payload ?? ''));
    client.on('error', () => undefined);
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      if (this.isConnected) listener.disconnected();
      this.isConnected = false;
      if (!this.isClosed)
        this.timer = setTimeout(() => void this.connect(listener), backoff(this.tries++)).unref();
    };
    client.once('end', over);
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      if (isOver || this.isClosed) return;
      this.isConnected = true;
      this.last = Promise.resolve();
      this.tries = 0;
      listener.connected();
    } catch {
      await client.end().catch(() => undefined);
      over();
    }
  }
}

function notify(client: pg.Client, text: string): Promise<unknown> {
  return client.query({ name: 'notify', text: 'select pg_notify($1, $2)', values: [CHANNEL, text] });
}
