import type { ExecutionResult, FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { isAnswerSource, type AnswerSink, type AnswerSource, WrittenAnswer } from './answer-source.ts';
import type { Context } from './context.ts';
import type { DoorParts } from './door.ts';
import { formatError } from './format-error.ts';
import { isLive, type PreparedOperation } from './operations.ts';
import { startOperation } from './start-operation.ts';

/**
 * One operation at a door that can hold it open: from what was asked to the last word. How words are written on the
 * wire, and when the wire is congested, is the door's own.
 */
export abstract class HeldOperation implements AnswerSink {
  private source: AnswerSource | null = null;
  private results: AsyncGenerator<ExecutionResult, void, void> | null = null;
  /** Told with the first answer. */
  private cost: Context['cost'] = null;
  private drained: (() => void) | null = null;
  protected isOver = false;

  constructor(
    protected readonly parts: DoorParts,
    protected readonly requestId: string,
  ) {}

  /** The answer in the wire's form, kept for all who get the same one. False: congested. */
  protected abstract writeShared(answer: WrittenAnswer): boolean;
  /** An execution result as JSON text. False: congested. */
  protected abstract write(text: string): boolean;
  protected abstract writeErrors(errors: GraphQLFormattedError[]): void;
  protected abstract writeComplete(): void;
  /** Nothing more comes. */
  protected abstract left(): void;

  take(answer: WrittenAnswer): boolean {
    if (this.isOver) return false;
    return this.cost ? this.write(this.withCost(answer.text)) : this.writeShared(answer);
  }

  end(error: unknown): void {
    if (error) this.fail([error]);
    else this.complete();
  }

  /** The wire has room again. */
  resume(): void {
    if (this.isOver) return;
    this.drained?.();
    this.drained = null;
    this.source?.resume();
  }

  /** Nobody listens any more. */
  stop(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.release();
  }

  /** Charges, starts and tells all that comes of it. */
  protected async begin(prepared: PreparedOperation, context: Context, address: string): Promise<void> {
    await this.parts.operations.charge(prepared, context, address);
    this.cost = context.cost;
    if (prepared.isDryRun) return this.answer({ data: null });
    if (!isLive(prepared)) context.time.begin(prepared.operation.operation);
    const started = await startOperation(prepared, context);
    if (isAnswerSource(started)) this.pour(started);
    else if (Symbol.asyncIterator in started) await this.pull(started);
    else this.answer(started);
  }

  protected fail(errors: readonly unknown[]): void {
    if (this.isOver) return;
    this.leave(() => this.writeErrors(errors.map((error) => this.format(error))));
  }

  private pour(source: AnswerSource): void {
    if (this.isOver) return source.stop();
    this.source = source;
    source.start(this);
  }

  private async pull(results: AsyncGenerator<ExecutionResult, void, void>): Promise<void> {
    if (this.isOver) return void results.return();
    this.results = results;
    for (;;) {
      const { done, value } = await results.next();
      if (this.isOver) return;
      if (done) return this.complete();
      if (this.send(value)) continue;
      if (this.isOver) return;
      await new Promise<void>((resolve) => (this.drained = resolve));
    }
  }

  private answer(result: WrittenAnswer | ExecutionResult): void {
    if (this.isOver) return;
    if (result instanceof WrittenAnswer) this.write(this.withCost(result.text));
    else this.send(result);
    this.complete();
  }

  private send({ errors, data, extensions }: ExecutionResult): boolean {
    const result: FormattedExecutionResult = {
      ...(errors ? { errors: errors.map((error) => this.format(error)) } : {}),
      ...(data === undefined ? {} : { data }),
      ...(extensions ? { extensions } : {}),
    };
    return this.write(this.withCost(JSON.stringify(result)));
  }

  /** No answer of ours bears extensions of its own. */
  private withCost(text: string): string {
    const { cost } = this;
    this.cost = null;
    return cost ? `${text.slice(0, -1)},"extensions":{"cost":${JSON.stringify(cost)}}}` : text;
  }

  private complete(): void {
    if (!this.isOver) this.leave(() => this.writeComplete());
  }

  private leave(lastWord: () => void): void {
    this.isOver = true;
    lastWord();
    this.release();
    this.left();
  }

  private release(): void {
    this.drained?.();
    this.source?.stop();
    this.source = null;
    // Not awaited: a source that is waiting for its next event answers only then.
    void this.results?.return().catch(() => undefined);
    this.results = null;
  }

  private format(error: unknown): GraphQLFormattedError {
    return formatError(error, this.requestId, this.parts.log);
  }
}
