import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import type { BusCarrier } from './bus-carrier.ts';
import { noNews, readMessage, toMessages, type BusMessage, type News } from './bus-message.ts';

/** Whoever has nothing to say says so, for others to know its last number. */
const BEAT_MILLISECONDS = 1_500;
/** With nobody else there, only for whoever may have come unheard. */
const LONELY_BEAT_MILLISECONDS = 9_000;
/** An instance that was not heard for more beats is gone; so is a line on which our own words do not come back. */
const BEATS = 3;

interface Peer {
  number: number;
  /**
   * How many of our own beats have passed since it was heard. Not how much time: while this process stood still its
   * words were waiting here unread, and after a stop there is one beat, not many.
   */
  silentBeats: number;
}

interface BusEvents {
  /** What another instance said. */
  news: [BusMessage];
  /** Something was lost, or may have been. */
  lookAgain: [];
  /** An instance fell silent, or said goodbye. */
  gone: [instance: string];
}

export interface BusOptions {
  log?: Pick<Logger, 'warn' | 'info'>;
  /** Milliseconds. */
  beat?: number;
}

/**
 * The instances of one database among one another. It says what this instance has committed, once a tick and only while
 * others are there, and hears what they did. It may lose something, but not unnoticed: then everybody looks again.
 */
export class Bus extends EventEmitter<BusEvents> {
  readonly instance = randomUUID();
  private readonly peers = new Map<string, Peer>();
  private readonly timer: NodeJS.Timeout;
  private readonly beat: number;
  private readonly log: BusOptions['log'];
  private isMissed = false;
  private isConnected = false;
  private isClosed = false;
  private number = 0;
  private spokeAt = 0;
  /** When our own words came back last. */
  private echoAt = 0;
  private news: News | null = null;

  constructor(
    private readonly carrier: BusCarrier,
    { beat = BEAT_MILLISECONDS, log }: BusOptions = {},
  ) {
    super();
    this.beat = beat;
    this.log = log;
    carrier.open({
      hear: (text) => this.hear(text),
      connected: () => this.connected(),
      disconnected: () => {
        this.isConnected = false;
      },
    });
    this.timer = setInterval(() => this.tick(), beat).unref();
  }

  /** Whether others may be there: also when nobody can say so. */
  get hasPeers(): boolean {
    return this.peers.size > 0 || !this.isConnected;
  }

  /** Others that have been heard of late. */
  get knownPeers(): number {
    return this.peers.size;
  }

  /** Adds to what is said at the end of this tick. While nobody else is there, nothing is. */
  say(add: (news: News) => void): void {
    if (this.peers.size === 0 || this.isClosed) return;
    if (!this.news) {
      this.news = noNews();
      setImmediate(() => this.speakNews());
    }
    add(this.news);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.speakNews();
    if (this.isConnected) this.speak({ word: 'bye' });
    this.isClosed = true;
    await this.carrier.close();
  }

  private speakNews(): void {
    const { news } = this;
    this.news = null;
    if (news) for (const message of toMessages(news)) this.speak(message);
  }

  private speak(said: Omit<BusMessage, 'from' | 'number'>): void {
    if (this.isClosed) return;
    this.spokeAt = performance.now();
    this.number += 1;
    this.carrier.send(
      JSON.stringify({ from: this.instance, number: this.number, ...said } satisfies BusMessage),
    );
  }

  private connected(): void {
    if (this.isMissed) this.log?.info({ part: 'bus' }, 'other instances are heard again');
    this.isMissed = false;
    this.isConnected = true;
    this.echoAt = performance.now();
    this.speak({ word: 'hello' });
    this.emit('lookAgain');
  }

  private hear(text: string): void {
    const message = readMessage(text);
    if (!message || this.isClosed) return;
    if (message.from === this.instance) {
      this.echoAt = performance.now();
      return;
    }
    const { from, number, word } = message;
    const known = this.peers.get(from);
    if (word === 'bye') {
      if (this.peers.delete(from)) this.emit('gone', from);
      return;
    }
    this.peers.set(from, { number, silentBeats: 0 });
    // So that whoever came knows of us before its next word.
    if (!known || word === 'hello') this.speak({});
    if (message.look || (known ? number !== known.number + 1 : word !== 'hello')) this.emit('lookAgain');
    this.emit('news', message);
  }

  private tick(): void {
    const now = performance.now();
    const silence = BEATS * this.beat;
    for (const [instance, peer] of this.peers) {
      peer.silentBeats += 1;
      if (peer.silentBeats <= BEATS) continue;
      this.peers.delete(instance);
      this.emit('gone', instance);
    }
    if (!this.isConnected) {
      if (!this.isMissed) this.log?.warn({ part: 'bus' }, 'other instances cannot be heard; trying again');
      this.isMissed = true;
      return;
    }
    const every = this.peers.size > 0 ? this.beat : Math.max(this.beat, LONELY_BEAT_MILLISECONDS);
    if (now - this.echoAt > silence + every) {
      this.isConnected = false;
      this.emit('lookAgain');
      this.carrier.reconnect();
    } else if (now - this.spokeAt >= every - this.beat / 2) this.speak({});
  }
}
