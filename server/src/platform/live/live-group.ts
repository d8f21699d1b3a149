import { AppError } from '../errors.ts';
import type { WrittenAnswer } from '../graphql/answer-source.ts';
import type { SharedAnswer } from '../graphql/shared-execution.ts';
import type { LiveIndex } from './live-index.ts';

/** Whoever looks at a group's answer. */
export interface Onlooker {
  accountId: string;
  /** The answer as it is now. */
  offer(answer: WrittenAnswer): void;
  /** No more answers come. */
  fail(error: AppError): void;
}

export interface LiveGroupParts {
  index: LiveIndex<LiveGroup>;
  execute(): Promise<SharedAnswer>;
  /** Works when it is this account's turn. */
  inTurn(accountId: string, work: () => Promise<void>): Promise<void>;
  /** Does it in a turn of its own, later by so many milliseconds. Returns how to leave it. */
  later(work: () => void, milliseconds: number): () => void;
  /** Whether it is known who may see what. */
  mayTell(): boolean;
  /** Nobody looks any more. */
  gone(group: LiveGroup): void;
}

/** From one answer's beginning to the next one's, at least. */
const PACE_MILLISECONDS = 100;
/** What is dear to answer is answered less often: a group takes at most a fifth of one connection and core … */
const LOAD_FACTOR = 5;
/** … but nobody waits longer than that for it. */
const LONGEST_PAUSE_MILLISECONDS = 1_000;
const RETRY_MILLISECONDS = 1_000;
/** So often the database may fail to answer in a row: then everybody is to come back later. */
const RETRIES = 5;

/**
 * All who hold the same question and get the same answers: it is answered once, and anew as soon as something is touched
 * of which the answer was made.
 */
export class LiveGroup {
  private readonly onlookers = new Set<Onlooker>();
  private answer: WrittenAnswer | null = null;
  private reads: ReadonlySet<string> = new Set();
  /** The answer may be out of date. */
  private isStale = true;
  private isRunning = false;
  private leave: (() => void) | null = null;
  private nextAt = 0;
  private failures = 0;

  constructor(private readonly parts: LiveGroupParts) {}

  add(onlooker: Onlooker): void {
    this.onlookers.add(onlooker);
    if (this.answer && !this.isStale) onlooker.offer(this.answer);
    else this.plan();
  }

  remove(onlooker: Onlooker): void {
    if (this.onlookers.delete(onlooker)) this.dismiss();
  }

  /** Ends it when nobody looks. Who had just found it and joins all the same is answered anew. */
  dismiss(): void {
    if (!this.isGone) return;
    this.leave?.();
    this.leave = null;
    this.answer = null;
    this.isStale = true;
    this.parts.index.move(this, this.reads, new Set());
    this.reads = new Set();
    this.parts.gone(this);
  }

  touch(): void {
    this.isStale = true;
    this.plan();
  }

  private get isGone(): boolean {
    return this.onlookers.size === 0;
  }

  private plan(): void {
    if (this.isRunning || this.leave || this.isGone) return;
    const wait = Math.max(0, this.nextAt - performance.now());
    this.leave = this.parts.later(() => {
      this.leave = null;
      void this.run();
    }, wait);
  }

  private async run(): Promise<void> {
    const [first] = this.onlookers;
    if (!first) return;
    this.isRunning = true;
    // Refused before its turn, too, the question is to be asked again.
    await this.parts.inTurn(first.accountId, () => this.answerAnew()).catch(() => this.postpone());
    this.isRunning = false;
    if (this.isStale) this.plan();
  }

  private async answerAnew(): Promise<void> {
    if (this.isGone) return;
    this.isStale = false;
    const began = performance.now();
    this.nextAt = began + PACE_MILLISECONDS;
    const meanwhile = this.parts.index.watch();
    try {
      const { answer, reads, isUnavailable } = await this.parts.execute();
      if (this.isGone) return;
      if (isUnavailable || !this.parts.mayTell()) return this.postpone();
      this.failures = 0;
      this.parts.index.move(this, this.reads, reads);
      this.reads = reads;
      this.tell(answer);
      // What changed while it was read may or may not be in it.
      if ([...meanwhile.touched].some((key) => reads.has(key))) this.isStale = true;
    } finally {
      meanwhile.end();
      const ended = performance.now();
      const pause = Math.min((LOAD_FACTOR - 1) * (ended - began), LONGEST_PAUSE_MILLISECONDS);
      this.nextAt = Math.max(this.nextAt, ended + pause);
    }
  }

  private tell(answer: WrittenAnswer): void {
    if (this.answer?.text !== answer.text) this.answer = answer;
    for (const onlooker of [...this.onlookers]) onlooker.offer(this.answer!);
  }

  private postpone(): void {
    this.isStale = true;
    this.failures += 1;
    this.nextAt = performance.now() + RETRY_MILLISECONDS;
    if (this.failures <= RETRIES) return;
    for (const onlooker of [...this.onlookers]) onlooker.fail(new AppError('UNAVAILABLE'));
  }
}
