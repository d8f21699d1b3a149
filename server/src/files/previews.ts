import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import type Sharp from 'sharp';
import { LIMITS } from '@umlauf/shared/limits';
import type { FileStore } from './file-store.ts';

/** Of what previews are made, and what reads it: nothing else of the library's is reachable from outside. */
const READERS: Record<string, string> = {
  'image/jpeg': 'VipsForeignLoadJpeg',
  'image/png': 'VipsForeignLoadPng',
  'image/webp': 'VipsForeignLoadWebp',
  'image/gif': 'VipsForeignLoadNsgif',
};

/** Small pictures of images, without what cameras write into them, made one after the other. */
export class Previews {
  #turn: Promise<unknown> = Promise.resolve();
  #library: Promise<typeof Sharp> | null = null;

  constructor(
    private readonly store: FileStore,
    private readonly log: Logger,
  ) {}

  /** Whether there is one now; false for what is no image, or one that cannot be read or is too large. */
  async make(path: string, hash: string, mediaType: string): Promise<boolean> {
    if (!Object.hasOwn(READERS, mediaType)) return false;
    const made = this.#turn.then(() => this.#make(path, this.store.previewPath(hash)));
    this.#turn = made.catch(() => undefined);
    return made.then(
      () => true,
      (error: unknown) => {
        this.log.info({ part: 'files', err: error }, 'no preview was made');
        return false;
      },
    );
  }

  async #make(from: string, to: string): Promise<void> {
    if (await stat(to).catch(() => null)) return;
    const sharp = await (this.#library ??= loadLibrary());
    await mkdir(dirname(to), { recursive: true });
    const edge = LIMITS.previewEdgePixels;
    const unfinished = `${to}.part`;
    try {
      await sharp(from, { limitInputPixels: LIMITS.previewPixels, sequentialRead: true, failOn: 'error' })
        .timeout({ seconds: LIMITS.previewSeconds })
        .autoOrient()
        .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 75 })
        .toFile(unfinished);
      await rename(unfinished, to);
    } finally {
      await rm(unfinished, { force: true });
    }
  }
}

/** Loaded for the first image: a native program. */
async function loadLibrary(): Promise<typeof Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: Object.values(READERS) });
  return sharp;
}
