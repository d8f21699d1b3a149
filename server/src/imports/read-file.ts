import { readFile } from 'node:fs/promises';
import type { ImportLosses } from '@umlauf/shared/import-losses';
import { LIMITS } from '@umlauf/shared/limits';
import type { ImportedContent } from '../documents/import-content.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { extensionOf } from '../files/file-name.ts';
import { AppError } from '../platform/errors.ts';
import { type Pandoc, Unreadable } from '../platform/pandoc/pandoc.ts';
import { ThreadTooSlow, threadFile, WorkerThread } from '../platform/worker-thread.ts';
import { markDecorativeHtml } from './mark-decorative.ts';
import type { ArchiveAnswer, ArchiveRequest } from './archive-worker.ts';
import type { ReadArchive } from './read-archive.ts';

const KINDS: Record<string, 'docx' | 'odt' | 'html' | 'markdown' | 'plain'> = {
  docx: 'docx',
  odt: 'odt',
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
  txt: 'plain',
};

/** What a file says, and the pictures in it by the names that the text has for them. */
export interface ReadFile extends ImportedContent {
  media: Map<string, Uint8Array>;
}

const IDLE_MILLISECONDS = 60_000;
/** Where pandoc puts pictures; the text names them with it. */
const MEDIA = 'media';

/** Reads files of other programs; nothing of them runs, is fetched or stays. */
export class FileReader {
  readonly #archives: WorkerThread<ArchiveRequest, ArchiveAnswer>;

  constructor(
    private readonly pandoc: Pandoc,
    private readonly work: TextWork,
  ) {
    const options = {
      name: 'archive',
      idleMilliseconds: IDLE_MILLISECONDS,
      limitMilliseconds: LIMITS.conversionMilliseconds,
    };
    this.#archives = new WorkerThread(threadFile('archive-worker', import.meta.url), options);
  }

  /**
   * Throws INVALID_INPUT { filename: UNKNOWN_VALUE } for a kind that is not read, { filename: MISMATCH } for a content that
   * is not what the name says, LIMIT, UNAVAILABLE.
   */
  async read(path: string, name: string): Promise<ReadFile> {
    const extension = extensionOf(name);
    const kind = Object.hasOwn(KINDS, extension) ? KINDS[extension]! : null;
    if (!kind) throw new AppError('INVALID_INPUT', { fields: { filename: 'UNKNOWN_VALUE' } });
    const bytes = await readFile(path);
    if (kind === 'docx' || kind === 'odt') return this.#readOffice(kind, bytes);
    const text = textOf(bytes);
    if (kind === 'html') {
      const bytes = Buffer.from(markDecorativeHtml(text), 'utf8');
      return this.#convert('html', { bytes, losses: {}, notes: null });
    }
    if (text.length > LIMITS.importCharacters)
      throw new AppError('LIMIT', { limit: 'importCharacters', max: LIMITS.importCharacters });
    return { ...(await this.work.run('import', text, kind, null)), media: new Map() };
  }

  close(): Promise<void> {
    return this.#archives.close();
  }

  async #readOffice(kind: 'docx' | 'odt', bytes: Buffer): Promise<ReadFile> {
    const request: ArchiveRequest = { bytes, kind };
    const answer = await this.#archives.ask(() => ({ request })).catch(tooSlow);
    if ('refused' in answer) throw new AppError(answer.refused.code, answer.refused.facts);
    return this.#convert(kind, answer.read);
  }

  async #convert(from: string, { bytes, losses, notes }: ReadArchive): Promise<ReadFile> {
    const file = `input.${from}`;
    const options = {
      from,
      to: 'json',
      'input-files': [file],
      'track-changes': 'all',
      ...(from !== 'html' && { 'extract-media': MEDIA }),
    };
    const { text, media } = await this.pandoc
      .convert({ options, input: null, files: { [file]: bytes } })
      .catch(refuseUnreadable);
    const content = await this.work.run('import', text, from === 'html' ? 'html' : 'office', notes);
    const named = content.images.flatMap(({ path, name, bytes }): [string, Uint8Array][] =>
      bytes ? [[name, bytes]] : Object.hasOwn(media, path) ? [[name, media[path]!]] : [],
    );
    return { ...content, media: new Map(named), losses: sumOf(losses, content.losses) };
  }
}

function sumOf(some: ImportLosses, others: ImportLosses): ImportLosses {
  const sum = { ...some };
  for (const [what, count] of Object.entries(others) as [keyof ImportLosses, number][])
    sum[what] = (sum[what] ?? 0) + count;
  return sum;
}

function refuseUnreadable(error: unknown): never {
  if (!(error instanceof Unreadable)) throw error;
  throw new AppError('INVALID_INPUT', { fields: { filename: 'MISMATCH' } });
}

function tooSlow(error: unknown): never {
  if (!(error instanceof ThreadTooSlow)) throw error;
  throw new AppError('LIMIT', { limit: 'conversionMilliseconds', max: LIMITS.conversionMilliseconds });
}

/** UTF-16 with its mark, UTF-8, or what Windows wrote before. Throws INVALID_INPUT for what is no text. */
function textOf(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2);
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(bytes);
  if (mark === 'feff') return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new AppError('INVALID_INPUT', { fields: { filename: 'MISMATCH' } });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
