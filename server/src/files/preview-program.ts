import sharp from 'sharp';
import { LIMITS } from '@umlauf/shared/limits';
import { answerInThread } from '../platform/supervise.ts';

/** A picture, and where its preview goes. */
export interface PreviewWish {
  from: string;
  to: string;
  mediaType: string;
}

/** Null: it was made. */
export type PreviewAnswer = { fault: string | null };

/** What reads them: nothing else of the library's is reachable from outside. */
const READERS: Record<string, string> = {
  'image/jpeg': 'VipsForeignLoadJpeg',
  'image/png': 'VipsForeignLoadPng',
  'image/apng': 'VipsForeignLoadPng',
  'image/webp': 'VipsForeignLoadWebp',
  'image/gif': 'VipsForeignLoadNsgif',
  'image/tiff': 'VipsForeignLoadTiff',
  'image/avif': 'VipsForeignLoadHeif',
};

sharp.concurrency(1);
sharp.cache(false);

answerInThread(import.meta.url, make, LIMITS.previewBytes);

async function make({ from, to, mediaType }: PreviewWish): Promise<PreviewAnswer> {
  // Only what it is said to be: each reader is one more that a file could be made for.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: [READERS[mediaType] ?? ''] });
  const edge = LIMITS.previewEdgePixels;
  try {
    await sharp(from, { limitInputPixels: LIMITS.previewPixels, sequentialRead: true, failOn: 'error' })
      .timeout({ seconds: LIMITS.previewSeconds })
      .autoOrient()
      .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toFile(to);
    return { fault: null };
  } catch (error) {
    // What the library throws cannot be sent.
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
