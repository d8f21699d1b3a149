import { AppError } from '../errors.ts';
import type { AnswerSink, AnswerSource, WrittenAnswer } from '../graphql/answer-source.ts';
import type { Feed, FeedSink } from './feed.ts';
import type { Delivery, SubscriptionGroup } from './subscription-group.ts';

/** More waiting than this: the reader does not read, and arriving anew costs less than remembering. */
const LONGEST_QUEUE = 1_000;
/** So many may wait before a feed that can wait does. */
const ROOM = 50;

interface Waiting {
  event: object;
  /** Null: with whom this viewer shares the answer is not known yet. */
  delivery: Delivery | null;
}

export interface SharedSubscriptionParts {
  feed: Feed<object>;
  /** The group whose answers this viewer gets at this moment, held until `leaveGroup`. */
  findGroup(): Promise<SubscriptionGroup>;
  leaveGroup(group: SubscriptionGroup): void;
  /** Nobody listens any more. */
  released(): void;
}

/**
 * One subscriber: events in their order, answered as for everybody who gets to see the same, and delivered only when the
 * subscriber may read at that moment.
 */
export class SharedSubscription implements AnswerSource, FeedSink<object> {
  private sink: AnswerSink | null = null;
  private group: SubscriptionGroup | null = null;
  private queue: Waiting[] = [];
  private isCongested = false;
  private isAsking = false;
  private isReleased = false;
  private failure: unknown = null;
  private awaited: (() => void) | null = null;
  private search = 0;
  private readonly unlisten: () => void;

  constructor(private readonly parts: SharedSubscriptionParts) {
    this.unlisten = parts.feed.listen(this);
    void this.findGroup();
  }

  start(sink: AnswerSink): void {
    this.sink = sink;
    if (this.failure !== null) return this.end(this.failure);
    this.flush();
  }

  resume(): void {
    this.isCongested = false;
    this.flush();
  }

  stop(): void {
    this.sink = null;
    this.release();
  }

  push(event: object): void {
    if (this.isReleased || this.failure) return;
    if (this.queue.length >= LONGEST_QUEUE) return this.fail(new AppError('UNAVAILABLE'));
    const waiting: Waiting = { event, delivery: null };
    this.queue.push(waiting);
    if (this.group) this.share(waiting, this.group);
  }

  ready(): Promise<void> {
    if (this.queue.length < ROOM || this.isReleased) return Promise.resolve();
    return new Promise((resolve) => (this.awaited = resolve));
  }

  fail(error: unknown): void {
    this.failure ??= error;
    this.queue = [];
    if (this.sink) this.end(this.failure);
  }

  /** What this viewer may see has changed: what comes from now on is shared with others. */
  regroup(): void {
    if (this.isReleased) return;
    if (this.group) this.parts.leaveGroup(this.group);
    this.group = null;
    void this.findGroup();
  }

  private async findGroup(): Promise<void> {
    const search = (this.search += 1);
    try {
      const group = await this.parts.findGroup();
      if (search !== this.search || this.isReleased) return this.parts.leaveGroup(group);
      this.group = group;
      for (const waiting of this.queue) if (!waiting.delivery) this.share(waiting, group);
    } catch (error) {
      if (search === this.search) this.fail(error instanceof AppError ? error : new AppError('UNAVAILABLE'));
    }
  }

  private share(waiting: Waiting, group: SubscriptionGroup): void {
    waiting.delivery = group.deliver(waiting.event);
    if (waiting.delivery.answer) this.flush();
    else waiting.delivery.waiting.push(this.flush);
  }

  private readonly flush = (): void => {
    while (this.sink && !this.isCongested && !this.isAsking) {
      const answer = this.queue[0]?.delivery?.answer;
      if (!answer) return;
      const may = this.parts.feed.mayRead();
      if (typeof may !== 'boolean') return void this.askAgain(may);
      if (!may) return this.fail(new AppError('FORBIDDEN'));
      this.deliver(answer);
    }
  };

  /** Fails closed: who cannot be asked about may not read. */
  private async askAgain(may: Promise<boolean>): Promise<void> {
    this.isAsking = true;
    try {
      if (!(await may)) this.fail(new AppError('FORBIDDEN'));
      else this.deliver(this.queue[0]?.delivery?.answer ?? null);
    } catch (error) {
      this.fail(error instanceof AppError ? error : new AppError('UNAVAILABLE'));
    }
    this.isAsking = false;
    this.flush();
  }

  private deliver(answer: WrittenAnswer | null): void {
    if (!this.sink || !answer) return;
    const { event } = this.queue.shift()!;
    this.isCongested = !this.sink.take(this.parts.feed.finish(answer, event));
    if (this.queue.length < ROOM) this.letOn();
  }

  private letOn(): void {
    this.awaited?.();
    this.awaited = null;
  }

  private end(error: unknown): void {
    const { sink } = this;
    this.stop();
    sink?.end(error);
  }

  private release(): void {
    if (this.isReleased) return;
    this.isReleased = true;
    this.queue = [];
    this.letOn();
    this.unlisten();
    if (this.group) this.parts.leaveGroup(this.group);
    this.group = null;
    this.parts.released();
  }
}
