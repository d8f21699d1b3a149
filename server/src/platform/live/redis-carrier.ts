import { Redis, type RedisOptions } from 'ioredis';
import { backoff, type BusCarrier, type CarrierListener } from './bus-carrier.ts';

const OPTIONS: RedisOptions = {
  lazyConnect: true,
  connectTimeout: 5_000,
  keepAlive: 10_000,
  // What cannot be sent now is lost: whoever listens notices, and looks.
  enableOfflineQueue: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  retryStrategy: backoff,
};

/** Announcements through Redis, which takes them off PostgreSQL: one connection that listens and one that speaks. */
export class RedisCarrier implements BusCarrier {
  private readonly ears: Redis;
  private readonly mouth: Redis;

  constructor(
    url: string,
    /** Of this hub alone: others may use the same Redis. */
    private readonly channel: string,
  ) {
    this.ears = new Redis(url, OPTIONS);
    this.mouth = new Redis(url, OPTIONS);
  }

  open(listener: CarrierListener): void {
    let isConnected = false;
    for (const redis of [this.ears, this.mouth]) {
      redis.on('error', () => undefined);
      redis.connect().catch(() => undefined);
    }
    this.ears.on('message', (_channel, text: string) => listener.hear(text));
    this.ears.on('ready', () => {
      this.ears.subscribe(this.channel).then(
        () => {
          isConnected = true;
          listener.connected();
        },
        () => this.ears.disconnect(true),
      );
    });
    this.ears.on('close', () => {
      if (isConnected) listener.disconnected();
      isConnected = false;
    });
  }

  send(text: string): void {
    if (this.mouth.status !== 'ready') return;
    this.mouth.publish(this.channel, text).catch(() => undefined);
  }

  reconnect(): void {
    this.ears.disconnect(true);
    this.mouth.disconnect(true);
  }

  async close(): Promise<void> {
    // What was said last leaves before the line is closed.
    if (this.mouth.status === 'ready') await this.mouth.quit().catch(() => undefined);
    this.mouth.disconnect();
    this.ears.disconnect();
  }
}
