import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { Coediting } from '../coediting/coediting.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { documentMarkdown, documentText } from './markdown.ts';

/** After the first undereived commit; derivation itself and the write fit into what is left of the two seconds. */
const DELAY_MILLISECONDS = 1_000;
const RETRY_MILLISECONDS = 5_000;

/**
 * Derives text and Markdown from what is committed, for readers without a CRDT: at most two seconds late, and after a
 * crash at the next start, since a document whose `textRevision` lags says so itself. Announces DOCUMENT_TEXT_CHANGED
 * once per derivation, without naming who wrote.
 */
export class TextDerivation {
  private readonly waiting = new Map<string, { timer: NodeJS.Timeout; writers: Set<string> }>();
  private readonly running = new Set<Promise<void>>();
  private closed = false;

  constructor(
    private readonly coediting: () => Coediting,
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /** A commit of these accounts happened: derive soon. */
  want(documentId: string, accountIds: Iterable<string>, delay = DELAY_MILLISECONDS): void {
    if (this.closed) return;
    const waiting = this.waiting.get(documentId);
    if (waiting) {
      for (const id of accountIds) waiting.writers.add(id);
      return;
    }
    const writers = new Set(accountIds);
    const timer = setTimeout(() => this.run(documentId, writers), delay).unref();
    this.waiting.set(documentId, { timer, writers });
  }

  /** Looks for documents whose text lags, whatever the reason. */
  async sweep(): Promise<void> {
    const rows = await this.database.withActor({ system: 'text-derivation' }, ({ sql }) =>
      sql<{ id: string }>('select id from document where text_revision < revision and trashed_at is null'),
    );
    for (const { id } of rows) this.want(id, [], 0);
  }

  /** Derives what waits, then stops. */
  async close(): Promise<void> {
    this.closed = true;
    for (const [documentId, { timer, writers }] of this.waiting) {
      clearTimeout(timer);
      this.run(documentId, writers);
    }
    await Promise.all(this.running);
  }

  private run(documentId: string, writers: Set<string>): void {
    this.waiting.delete(documentId);
    const derivation = this.derive(documentId, writers).catch((error: unknown) => {
      this.log.warn({ part: 'text', documentId, err: error }, 'text could not be derived');
      this.want(documentId, writers, RETRY_MILLISECONDS);
    });
    this.running.add(derivation);
    void derivation.finally(() => this.running.delete(derivation));
  }

  private async derive(documentId: string, writers: Set<string>): Promise<void> {
    const present = await this.coediting().state(documentId);
    if (!present) return;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, present.state);
    const text = documentText(doc);
    const markdown = documentMarkdown(doc);
    await this.database.withActor({ system: 'text-derivation' }, async (transaction) => {
      const rows = await transaction.sql<{ space_id: string; title: string }>(
        `update document set text = $1, markdown = $2, text_revision = $3 where id = $4 and text_revision < $5
         returning space_id, title`,
        [text, markdown, present.revision, documentId, present.revision],
      );
      const [document] = rows;
      if (!document) return;
      const facts = { name: document.title };
      transaction.raise({
        spaceId: document.space_id,
        type: 'DOCUMENT_TEXT_CHANGED',
        subjectId: documentId,
        facts,
      });
      await sawOwnWriting(transaction, document.space_id, writers);
    });
  }
}

/** One's own writing is no news: who was up to date stays so. Nothing is kept about who wrote when. */
async function sawOwnWriting({ sql }: Transaction, spaceId: string, writers: Set<string>): Promise<void> {
  if (writers.size === 0) return;
  await sql(
    `update space_visit v set seen_sequence = s.sequence + 1 from stream s
     where s.id = $1 and v.space_id = s.id and v.account_id = any($2) and v.seen_sequence = s.sequence`,
    [spaceId, [...writers]],
  );
}
