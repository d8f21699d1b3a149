import type { WrittenAnswer } from '../graphql/answer-source.ts';

/** An event's answer for all of a group. */
export interface Delivery {
  /** Null: it is being made. */
  answer: WrittenAnswer | null;
  /** Who is told when it is there. */
  waiting: (() => void)[];
}

/** All who subscribed to the same and get the same answers: each event is executed and written once for them. */
export class SubscriptionGroup {
  holders = 0;
  private readonly deliveries = new WeakMap<object, Delivery>();
  private settled: Delivery[] = [];

  constructor(private readonly execute: (event: object) => Promise<WrittenAnswer>) {}

  /** The event's answer, now or soon; never fails, since what goes wrong is told in an answer. */
  deliver(event: object): Delivery {
    let delivery = this.deliveries.get(event);
    if (!delivery) {
      delivery = { answer: null, waiting: [] };
      this.deliveries.set(event, delivery);
      void this.make(event, delivery);
    }
    return delivery;
  }

  private async make(event: object, delivery: Delivery): Promise<void> {
    delivery.answer = await this.execute(event);
    this.settled.push(delivery);
    // A commit's events are read at the same time: what is ready together leaves together.
    if (this.settled.length === 1) setImmediate(() => this.tell());
  }

  private tell(): void {
    const { settled } = this;
    this.settled = [];
    for (const delivery of settled) for (const tell of delivery.waiting.splice(0)) tell();
  }
}
