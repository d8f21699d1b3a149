import { rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import { LIMITS } from '@umlauf/shared/limits';
import { ChildProgram } from '../platform/child-program.ts';
import { threadFile } from '../platform/worker-thread.ts';
import type { FileStore } from './file-store.ts';
import type { PreviewAnswer, PreviewWish } from './preview-program.ts';

/** Of what previews are made. */
const PICTURES = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/webp',
  'image/gif',
  'image/tiff',
  'image/avif',
]);

/**
 * Small pictures of images, without what cameras write into them, made one after the other in a process of its own: what
 * somebody made to hurt whoever unpacks it takes nothing but its preview.
 */
export class Previews {
  readonly #program = new ChildProgram<PreviewWish, PreviewAnswer>(
    threadFile('preview-program', import.meta.url),
    LIMITS.previewMilliseconds,
  );
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: FileStore,
    private readonly log: Logger,
  ) {}

  /** Whether there is one now; false for what is no image, or one that cannot be read or is too large. */
  async make(path: string, hash: string, mediaType: string): Promise<boolean> {
    if (!PICTURES.has(mediaType)) return false;
    // However many wait: the program itself would turn them away.
    const made = this.#turn.then(() => this.#make(path, hash, mediaType));
    this.#turn = made.catch(() => undefined);
    return made.then(
      () => true,
      (error: unknown) => {
        this.log.info({ part: 'files', err: error }, 'no preview was made');
        return false;
      },
    );
  }

  close(): Promise<void> {
    return this.#program.close();
  }

  async #make(from: string, hash: string, mediaType: string): Promise<void> {
    if (await this.store.preview(hash)) return;
    const to = await this.store.draftPath();
    try {
      const { fault } = await this.#program.ask({ from, to, mediaType });
      if (fault !== null) throw new Error(fault);
      await this.store.keepPreview(to, hash);
    } finally {
      await rm(to, { force: true });
    }
  }
}
