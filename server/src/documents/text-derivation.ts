import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type * as Y from 'yjs';
import type { Coediting } from '../coediting/coediting.ts';
import type { Database } from '../platform/database/database.ts';
import type { TextWork } from './text-thread.ts';
import { documentTexts } from './markdown.ts';
import { storeTexts, type DerivedText } from './store-texts.ts';

/** After the first underived commit; deriving and writing fit into what is left of the two seconds. */
const DELAY_MILLISECONDS = 1_250;
const RETRY_MILLISECONDS = 5_000;
/** So many texts, or so many characters of them, are written in one transaction. */
const BATCH = 100;
const BATCH_CHARACTERS = 2_000_000;
const SMALL_STRUCTS = 3_000;

/**
 * Derives text and Markdown from what is committed, for readers without a CRDT: at most two seconds late, and after a
 * crash at the next start, since a document whose `textRevision` lags says so itself. Announces DOCUMENT_TEXT_CHANGED
 * once per derivation, without naming who wrote. The texts of all documents that are due are written together.
 */
export class TextDerivation {
  /** Who wrote in each document that waits. */
  private readonly waiting = new Map<string, Set<string>>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private closed = false;

  constructor(
    private readonly coediting: () => Coediting,
    private readonly work: TextWork,
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /** A commit of these accounts happened: derive soon. */
  want(documentId: string, accountIds: Iterable<string>): void {
    if (this.closed) return;
    const writers = this.waiting.get(documentId);
    if (!writers) this.waiting.set(documentId, new Set(accountIds));
    else for (const id of accountIds) writers.add(id);
    this.schedule(DELAY_MILLISECONDS);
  }

  /** Looks for documents whose text lags, whatever the reason. */
  async sweep(): Promise<void> {
    const rows = await this.database.withActor({ system: 'text-derivation' }, ({ sql }) =>
      sql<{ id: string }>('select id from document where text_revision < revision and trashed_at is null'),
    );
    for (const { id } of rows) if (!this.waiting.has(id)) this.waiting.set(id, new Set());
    if (rows.length > 0) this.schedule(0);
  }

  /** Derives what waits, then stops. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
    await this.deriveAll();
  }

  private schedule(delay: number): void {
    if (this.closed || this.timer || this.running) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.running = this.deriveAll().finally(() => {
        this.running = null;
        if (this.waiting.size > 0) this.schedule(DELAY_MILLISECONDS);
      });
    }, delay).unref();
  }

  private async deriveAll(): Promise<void> {
    const due = [...this.waiting];
    this.waiting.clear();
    let batch: DerivedText[] = [];
    let characters = 0;
    for (const [documentId, writers] of due) {
      const derived = await this.derive(documentId, writers);
      if (!derived) continue;
      batch.push(derived);
      characters += derived.text.length + derived.markdown.length;
      if (batch.length < BATCH && characters < BATCH_CHARACTERS) continue;
      await this.store(batch);
      batch = [];
      characters = 0;
    }
    if (batch.length > 0) await this.store(batch);
  }

  private async derive(documentId: string, writers: Set<string>): Promise<DerivedText | null> {
    // Others' key presses come between two documents.
    await nextTurn();
    try {
      const open = this.coediting().peek(documentId, (doc) => (isSmall(doc) ? documentTexts(doc) : null));
      if (open?.value) return { documentId, revision: open.revision, ...open.value, writers };
      const present = await this.coediting().state(documentId);
      if (!present) return null;
      const texts = await this.work.run('derive', present.state);
      return { documentId, revision: present.revision, ...texts, writers };
    } catch (error) {
      this.retry(documentId, writers, error);
      return null;
    }
  }

  private async store(batch: DerivedText[]): Promise<void> {
    try {
      await storeTexts(this.database, batch);
    } catch (error) {
      for (const { documentId, writers } of batch) this.retry(documentId, writers, error);
    }
  }

  private retry(documentId: string, writers: ReadonlySet<string>, error: unknown): void {
    this.log.warn({ part: 'text', documentId, err: error }, 'text could not be derived');
    setTimeout(() => this.want(documentId, writers), RETRY_MILLISECONDS).unref();
  }
}

/** Whether reading it takes a millisecond or two: less than copying it for a thread. */
function isSmall(doc: Y.Doc): boolean {
  let structs = 0;
  for (const { length } of doc.store.clients.values()) structs += length;
  return structs <= SMALL_STRUCTS;
}
