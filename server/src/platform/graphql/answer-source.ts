/** One execution result as JSON text, written once and sent to all who asked alike: doors keep their frames by its identity. */
export class WrittenAnswer {
  constructor(readonly text: string) {}
}

/** Where a door takes the answers of one operation. */
export interface AnswerSink {
  /** False: the line is congested; hold back until `resume`. What was handed over is sent all the same. */
  take(answer: WrittenAnswer): boolean;
  /** Ends the operation: with an error as its last word, or silently (null). */
  end(error: unknown): void;
}

/**
 * Answers that are pushed instead of pulled: nothing is awaited between what happened and the socket, however many
 * listen. A source keeps little for a congested line, and nothing after `stop`.
 */
export interface AnswerSource {
  /** Once, and before anything is handed over. */
  start(sink: AnswerSink): void;
  /** The line has room again. */
  resume(): void;
  /** Nobody listens any more: the sink is not called again. */
  stop(): void;
}

export function isAnswerSource(started: object): started is AnswerSource {
  return 'start' in started && 'resume' in started && 'stop' in started;
}
