import { AppError } from '../errors.ts';
import type { AnswerSink, AnswerSource, WrittenAnswer } from '../graphql/answer-source.ts';
import type { LiveGroup, Onlooker } from './live-group.ts';

export interface HeldQueryParts {
  accountId: string;
  /** The group whose answers this viewer gets at this moment. */
  findGroup(): Promise<LiveGroup>;
  /** Nobody holds it any more. */
  released(): void;
}

/** One live query of one viewer. It keeps nothing for a slow reader but the right to the newest answer. */
export class HeldQuery implements AnswerSource, Onlooker {
  readonly accountId: string;
  private sink: AnswerSink | null = null;
  private group: LiveGroup | null = null;
  private newest: WrittenAnswer | null = null;
  private sent: WrittenAnswer | null = null;
  private isCongested = false;
  private search = 0;
  private isReleased = false;

  constructor(private readonly parts: HeldQueryParts) {
    this.accountId = parts.accountId;
  }

  start(sink: AnswerSink): void {
    if (this.isReleased) return;
    this.sink = sink;
    void this.findGroup();
  }

  resume(): void {
    this.isCongested = false;
    if (this.newest) this.offer(this.newest);
  }

  stop(): void {
    this.sink = null;
    this.release();
  }

  /** What this viewer may see has changed: from this moment on nothing of the former group's is told. */
  regroup(): void {
    if (!this.sink) return;
    this.newest = null;
    this.group?.remove(this);
    this.group = null;
    void this.findGroup();
  }

  offer(answer: WrittenAnswer): void {
    this.newest = answer;
    if (!this.sink || this.isCongested || this.sent?.text === answer.text) return;
    this.sent = answer;
    this.isCongested = !this.sink.take(answer);
  }

  fail(error: AppError): void {
    const { sink } = this;
    this.stop();
    sink?.end(error);
  }

  private async findGroup(): Promise<void> {
    const search = (this.search += 1);
    try {
      const group = await this.parts.findGroup();
      if (search !== this.search || !this.sink) return group.dismiss();
      this.group = group;
      group.add(this);
    } catch (error) {
      if (search === this.search) this.fail(error instanceof AppError ? error : new AppError('UNAVAILABLE'));
    }
  }

  private release(): void {
    if (this.isReleased) return;
    this.isReleased = true;
    this.group?.remove(this);
    this.group = null;
    this.parts.released();
  }
}
