import { ChildProgram, ProgramFell } from '../platform/child-program.ts';
import { Unreadable } from '../platform/pandoc/pandoc.ts';
import { threadFile } from '../platform/worker-thread.ts';
import type { PdfWish } from './pdf-paper.ts';
import type { PdfAnswer, PdfRequest } from './pdf-program.ts';

/**
 * Makes PDFs in a process of its own, one after the other: hundreds of pages take seconds, and a compiler of foreign code
 * is ended by nothing else.
 */
export class PdfMaker {
  readonly #program = new ChildProgram<PdfRequest, PdfAnswer>(threadFile('pdf-program', import.meta.url));

  /** `fontFolder`: where more fonts are than the hub brings along; null: nowhere. */
  constructor(private readonly fontFolder: string | null = null) {}

  /** Throws Unreadable for what the compiler refuses, and as `ChildProgram.ask`. */
  async make(wish: PdfWish): Promise<Uint8Array> {
    const { fontFolder } = this;
    const answer = await this.#program
      .ask({ wish, fontFolder, simple: false })
      .catch((error: unknown) => this.#again(wish, error));
    if ('fault' in answer) throw new Unreadable(answer.fault);
    return answer.pdf;
  }

  /** The compiler may break down over signs that foreign fonts have; over simple letters it does not. */
  #again(wish: PdfWish, error: unknown): Promise<PdfAnswer> {
    if (!(error instanceof ProgramFell)) throw error;
    return this.#program.ask({ wish, fontFolder: null, simple: true }).catch(unreadable);
  }

  close(): Promise<void> {
    return this.#program.close();
  }
}

function unreadable(error: unknown): never {
  throw error instanceof ProgramFell ? new Unreadable(error.message) : error;
}
