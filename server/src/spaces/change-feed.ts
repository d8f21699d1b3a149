import { randomBytes } from 'node:crypto';
import type { Database } from '../platform/database/database.ts';
import { readEvents, type LoggedEvent, type LogPiece } from '../platform/events/read-events.ts';
import { Feed, type FeedSink } from '../platform/live/feed.ts';
import type { LogStream } from '../platform/live/log-stream.ts';
import { WrittenAnswer } from '../platform/graphql/answer-source.ts';

/**
 * Stands in an answer that many followers share where each gets a cursor of their own. Nobody can guess it, so that
 * nothing that somebody wrote is taken for it.
 */
export const CURSOR_PLACE = randomBytes(24).toString('base64url');

/** Pieces of logs: followers who stand at the same place and read at the same moment share one reading of it. */
export class LogReadings {
  private readonly readings = new Map<string, Promise<LogPiece | null>>();

  constructor(private readonly database: Database) {}

  /** As whoever may read the space; who may is asked for each follower before anything is delivered. */
  read(spaceId: string, after: number | null, count: number): Promise<LogPiece | null> {
    const key = `${spaceId} ${after} ${count}`;
    let reading = this.readings.get(key);
    if (!reading) {
      reading = this.database.withActor({ audience: [spaceId] }, (transaction) =>
        readEvents(transaction, spaceId, after, count),
      );
      this.readings.set(key, reading);
      // Who comes later may lack what has been added since.
      const forget = () => void this.readings.delete(key);
      reading.then(forget, forget);
    }
    return reading;
  }
}

/** A follower's way through the log as a feed: answers are shared, places and cursors are each follower's own. */
export function changeFeed(
  stream: LogStream<LoggedEvent>,
  seal: (sequence: number) => string,
  mayRead: () => boolean | Promise<boolean>,
): Feed<LoggedEvent> {
  const listen = (sink: FeedSink<LoggedEvent>) => {
    void pump(stream, sink);
    return () => void stream.return();
  };
  const finish = (answer: WrittenAnswer, event: LoggedEvent) =>
    answer.text.includes(CURSOR_PLACE)
      ? new WrittenAnswer(answer.text.replaceAll(CURSOR_PLACE, seal(event.sequence)))
      : answer;
  return new Feed(listen, mayRead, finish, 'after');
}

async function pump(stream: LogStream<LoggedEvent>, sink: FeedSink<LoggedEvent>): Promise<void> {
  try {
    for await (const event of stream) {
      sink.push(event);
      await sink.ready();
    }
  } catch (error) {
    sink.fail(error);
  }
}
