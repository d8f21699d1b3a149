import { open } from 'node:fs/promises';
import type { Logger } from 'pino';
import { LIMITS } from '@umlauf/shared/limits';
import { ChildProgram } from '../platform/child-program.ts';
import type { Database } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { WrittenEvent } from '../platform/events/write-events.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { threadFile } from '../platform/worker-thread.ts';
import type { FileStore } from './file-store.ts';
import { PAGE_BREAK } from './text-pieces.ts';
import type { TextAnswer, TextRequest } from './text-program.ts';

export interface FileTextsParts {
  database: Database;
  store: FileStore;
  announcements: Announcements;
  log: Logger;
}

type Kind = TextRequest['kind'];

const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';
/** What is read, and how; by what files are, not by what they are called. */
const KINDS: Record<string, Kind> = {
  'application/pdf': 'pdf',
  [`${OOXML}.wordprocessingml.document`]: 'word',
  [`${OOXML}.spreadsheetml.sheet`]: 'sheet',
  [`${OOXML}.presentationml.presentation`]: 'slides',
  [`${ODF}.text`]: 'open',
  [`${ODF}.spreadsheet`]: 'open',
  [`${ODF}.presentation`]: 'open',
  [`${ODF}.graphics`]: 'open',
  'text/html': 'markup',
  'application/xml': 'markup',
  'text/plain': 'plain',
  'text/markdown': 'plain',
  'text/csv': 'plain',
  'text/calendar': 'plain',
  'application/json': 'plain',
};

/** No character takes more of them. */
const BYTES_PER_CHARACTER = 4;
/** Longer than one file is read: who holds it by then has died. */
const HOLD_SECONDS = 180;
/** Until what did not work is tried once more. */
const LATER_SECONDS = 20;

interface Wanted {
  id: string;
  hash: string;
  mediaType: string;
  bytes: number;
  /** With this one. */
  tries: number;
}

/** The newest first: somebody may look for it. A try counts from its beginning, so that what ends the server is not tried for ever. */
const CLAIM = `
  with due as (
    select file_id from file_text where state = 'WAITING' and (held_until is null or held_until < now())
    order by file_id desc limit 1 for update skip locked)
  update file_text t set held_until = now() + make_interval(secs => ${HOLD_SECONDS}), tries = t.tries + 1
  from due join file f on f.id = due.file_id where t.file_id = due.file_id
  returning f.id, f.hash, f.media_type as "mediaType", f.bytes::float8 as bytes, t.tries`;

const LATER = `update file_text set held_until = now() + make_interval(secs => $2), tries = tries - $3
  where file_id = $1 and state = 'WAITING'`;

/** The file before its text, as whoever renames it takes them. */
const LOCK = 'select document_id as "documentId", space_id as "spaceId" from file where id = $1 for share';
const KEEP = `update file_text set state = $2, body = $3, has_pages = $4, held_until = null
  where file_id = $1 and state = 'WAITING' returning file_id`;

/**
 * Reads what attached files say, for the search: one after the other, in a process of its own, each file by one instance.
 * What waits is in the database: after a crash, and of files from before there was a search, it is read as well.
 */
export class FileTexts {
  readonly #program: ChildProgram<TextRequest, TextAnswer>;
  #running: Promise<void> | null = null;
  #isWanted = false;
  #isClosed = false;
  #later: NodeJS.Timeout | null = null;
  readonly #hear = (events: readonly WrittenEvent[]) => {
    if (events.some(({ type }) => type === 'FILE_ADDED')) void this.run();
  };

  constructor(
    private readonly parts: FileTextsParts,
    limitMilliseconds?: number,
  ) {
    this.#program = new ChildProgram(threadFile('text-program', import.meta.url), limitMilliseconds);
    parts.announcements.on('spaceEvents', this.#hear);
  }

  /** Reads what waits; resolves when nothing does. */
  run(): Promise<void> {
    this.#isWanted = true;
    this.#running ??= this.#readAll().finally(() => {
      this.#running = null;
      if (this.#isWanted && !this.#isClosed) void this.run();
    });
    return this.#running;
  }

  /** What is being read is left to the next one. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.parts.announcements.off('spaceEvents', this.#hear);
    if (this.#later) clearTimeout(this.#later);
    await this.#program.close();
    await this.#running;
  }

  async #readAll(): Promise<void> {
    try {
      while (!this.#isClosed) {
        this.#isWanted = false;
        const wanted = await this.#claim();
        if (!wanted) return;
        await this.#read(wanted);
      }
    } catch (err) {
      this.#isWanted = false;
      this.parts.log.warn({ part: 'files', err }, 'texts of files are interrupted');
    }
  }

  async #claim(): Promise<Wanted | undefined> {
    const rows = await this.#asHouse<Wanted>(CLAIM);
    return rows[0];
  }

  async #read(wanted: Wanted): Promise<void> {
    const { id, tries } = wanted;
    // The last try has ended whoever made it.
    if (tries > LIMITS.fileTextTries) return this.#keep(id, null);
    try {
      await this.#keep(id, await this.#textOf(wanted));
    } catch (err) {
      if (this.#isClosed) return void (await this.#asHouse(LATER, [id, 0, 1]));
      this.parts.log.info({ part: 'files', fileId: id, err }, 'the text of a file could not be read');
      // More time and memory would be the same once more.
      const isHopeless = err instanceof AppError && err.code === 'LIMIT';
      // Of a store that does not answer nothing is known about the file.
      const isAway = err instanceof AppError && err.code === 'UNAVAILABLE';
      if (isHopeless || (tries >= LIMITS.fileTextTries && !isAway)) return this.#keep(id, null);
      await this.#asHouse(LATER, [id, LATER_SECONDS, isAway ? 1 : 0]);
      this.#later ??= setTimeout(
        () => {
          this.#later = null;
          void this.run();
        },
        (LATER_SECONDS + 1) * 1_000,
      ).unref();
    }
  }

  async #textOf({ hash, mediaType, bytes }: Wanted): Promise<string | null> {
    const kind = Object.hasOwn(KINDS, mediaType) ? KINDS[mediaType]! : null;
    if (!kind) return null;
    // Of plain text the beginning is enough.
    const most = kind === 'plain' ? LIMITS.fileTextCharacters * BYTES_PER_CHARACTER : bytes;
    if (kind !== 'plain' && bytes > LIMITS.fileTextBytes) return null;
    const answer = await this.parts.store.withContent(hash, async (path) =>
      this.#program.ask({
        kind,
        bytes: await readStart(path, Math.min(bytes, most)),
        isWhole: bytes <= most,
        milliseconds: LIMITS.fileTextMilliseconds,
      }),
    );
    return answer?.text ?? null;
  }

  /** Null: it says nothing, and is not tried again. */
  async #keep(id: string, text: string | null): Promise<void> {
    const { database, announcements } = this.parts;
    await database.withActor({ system: 'file-texts' }, async ({ sql, afterCommit }) => {
      const [place] = await sql<{ documentId: string; spaceId: string }>(LOCK, [id]);
      if (!place) return;
      const kept = [id, text === null ? 'NOTHING' : 'READ', text ?? '', text?.includes(PAGE_BREAK) ?? false];
      const rows = await sql(KEEP, kept);
      if (rows.length > 0) afterCommit(() => announcements.emit('fileRead', place));
    });
  }

  #asHouse<Row>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.parts.database.withActor({ system: 'file-texts' }, ({ sql }) => sql<Row>(statement, values));
  }
}

async function readStart(path: string, bytes: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
