import { LIMITS } from '@umlauf/shared/limits';
import { ChildProgram, ProgramFell } from '../child-program.ts';
import { AppError } from '../errors.ts';
import { threadFile } from '../worker-thread.ts';

/** What is asked of pandoc: options as in its defaults files, and all the files that it may open. */
export interface PandocRequest {
  options: Record<string, unknown> & { from: string; to: string; 'output-file'?: string };
  /** What it reads where no `input-files` are named. */
  input: string | null;
  files: Record<string, Uint8Array>;
}

export interface PandocAnswer {
  /** What it wrote where no `output-file` is named; null: more than the server takes. */
  text: string | null;
  /** What it could not do at all; empty when it could. */
  fault: string;
  output: Uint8Array | null;
  /** What it took out of the file, by the names that the text has for it. */
  media: Record<string, Uint8Array>;
}

/** What was given could not be read, or not be written. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Pandoc in a process of its own. Where the package is not installed, it is UNAVAILABLE. */
export class Pandoc {
  readonly #program: ChildProgram<PandocRequest, PandocAnswer>;

  constructor(limitMilliseconds?: number) {
    this.#program = new ChildProgram(threadFile('pandoc-program', import.meta.url), limitMilliseconds);
  }

  /** Throws Unreadable, UNAVAILABLE { NO_CONVERTER }, LIMIT { convertedCharacters } and as `ChildProgram.ask`. */
  async convert(request: PandocRequest): Promise<PandocAnswer & { text: string }> {
    if (!isInstalled()) throw new AppError('UNAVAILABLE', { reason: 'NO_CONVERTER' });
    const answer = await this.#program.ask(request).catch(unreadable);
    const { text, fault } = answer;
    if (fault) throw new Unreadable(fault);
    if (text === null)
      throw new AppError('LIMIT', { limit: 'convertedCharacters', max: LIMITS.convertedCharacters });
    return { ...answer, text };
  }

  close(): Promise<void> {
    return this.#program.close();
  }
}

function unreadable(error: unknown): never {
  throw error instanceof ProgramFell ? new Unreadable(error.message) : error;
}

/** It is left out where somebody does not want a program under another licence. */
function isInstalled(): boolean {
  try {
    import.meta.resolve('pandoc-wasm');
    return true;
  } catch {
    return false;
  }
}
