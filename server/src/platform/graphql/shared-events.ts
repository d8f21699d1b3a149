import { type AnswerSink, type AnswerSource, WrittenAnswer } from './answer-source.ts';
import { writeFlat, type FlatPlan } from './flat-plan.ts';

/** Where events are poured out. */
export interface EventListener<T> {
  /** False: hold back until `resume`. */
  take(event: T): boolean;
  end(error: unknown): void;
}

/** A stream of events that can also be poured out, instead of asked for one by one. */
export interface EventFlow<T> {
  listen(listener: EventListener<T>): void;
  resume(): void;
  return(): unknown;
}

export function isEventFlow(stream: object): stream is EventFlow<object> {
  return 'listen' in stream && 'resume' in stream;
}

/** Answers by event and plan: the same event goes to all who listen. */
const written = new WeakMap<object, Map<string, WrittenAnswer>>();

/** The answer to an event, written once for each event and plan. */
export function sharedAnswer(event: object, plan: FlatPlan): WrittenAnswer {
  let answers = written.get(event);
  if (!answers) written.set(event, (answers = new Map()));
  let answer = answers.get(plan.key);
  if (!answer) answers.set(plan.key, (answer = new WrittenAnswer(writeFlat(event, plan))));
  return answer;
}

/** The answers to a flow of events that are the same for everybody who may hear them. */
export class SharedEvents implements AnswerSource, EventListener<object> {
  private sink: AnswerSink | null = null;

  constructor(
    private readonly events: EventFlow<object>,
    private readonly plan: FlatPlan,
  ) {}

  start(sink: AnswerSink): void {
    this.sink = sink;
    this.events.listen(this);
  }

  resume(): void {
    this.events.resume();
  }

  stop(): void {
    this.sink = null;
    this.events.return();
  }

  take(event: object): boolean {
    return this.sink?.take(sharedAnswer(event, this.plan)) ?? false;
  }

  end(error: unknown): void {
    this.sink?.end(error);
    this.sink = null;
  }
}
