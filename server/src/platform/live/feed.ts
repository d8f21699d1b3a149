import type { WrittenAnswer } from '../graphql/answer-source.ts';

/** Where a feed pours its events out. */
export interface FeedSink<Event extends object> {
  push(event: Event): void;
  /** Resolves when there is room for more; for a feed that can wait. */
  ready(): Promise<void>;
  /** Ends it with this error; what waits is dropped. */
  fail(error: unknown): void;
}

/** Events for one listener. The same event is the same object for all who hear it: they share its answer. */
export class Feed<Event extends object> {
  constructor(
    /** Begins to listen. Returns how to stop. */
    readonly listen: (sink: FeedSink<Event>) => () => void,
    /** Asked before each answer is delivered; at once, when it is known. */
    readonly mayRead: () => boolean | Promise<boolean>,
    /** What is this listener's own in an answer that is shared. */
    readonly finish: (answer: WrittenAnswer, event: Event) => WrittenAnswer = (answer) => answer,
    /** The argument that says where a listener begins, and has no part in the answers. */
    readonly placeArgument: string | null = null,
  ) {}

  /** GraphQL takes nothing else for a subscription's source. This one is listened to instead. */
  [Symbol.asyncIterator](): never {
    throw new Error('a feed is not read event by event');
  }
}
