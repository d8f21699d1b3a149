import type { Logger } from 'pino';
import type { Database, Transaction } from '../platform/database/database.ts';

/**
 * Twice as long as whoever decides in a page needs at most to tell the hub after the text: until then a suggestion whose words
 * have gone may be one that was accepted. Milliseconds.
 */
const WAIT = 20_000;

/** What stands in a document at one revision; null: it is in the bin or not there. */
export type Standing = (documentId: string) => Promise<{ ids: ReadonlySet<string>; revision: number } | null>;

/**
 * Closes suggestions of which nothing stands in the text any more, though nobody decided: their words were taken back by
 * typing, or went with the text around them. They count as withdrawn, and are open again when an undo brings them back. Nobody
 * is noted to have decided so: it may be that whoever did was cut off before they could tell the hub.
 */
export class WithdrawnSuggestions {
  /** Of the documents that wait: what did not stand in them when they were last looked at. */
  readonly #waiting = new Map<string, ReadonlySet<string>>();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
    private readonly standing: Standing,
    private readonly wait = WAIT,
  ) {}

  /** Something was committed in this document. */
  want(documentId: string): void {
    if (!this.#waiting.has(documentId)) this.#waiting.set(documentId, new Set());
    this.#schedule();
  }

  /** Looks no more; what is left is found after the document's next commit. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#looking;
  }

  #schedule(): void {
    if (this.#closed || this.#timer || this.#waiting.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#lookAtAll().finally(() => {
        this.#timer = null;
        this.#schedule();
      });
    }, this.wait).unref();
  }

  async #lookAtAll(): Promise<void> {
    const due = [...this.#waiting];
    this.#waiting.clear();
    for (const [documentId, before] of due) {
      if (this.#closed) return;
      try {
        const missing = await this.#look(documentId, before);
        if (missing.size > 0) this.#waiting.set(documentId, missing);
      } catch (err) {
        this.log.warn({ err, documentId }, 'suggestions could not be looked through');
      }
    }
  }

  /** What does not stand there, for the first time. */
  async #look(documentId: string, before: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const open = await this.database.withActor({ system: 'suggestions' }, ({ sql }) =>
      sql<{ id: string }>(OPEN, [documentId]),
    );
    const standing = open.length > 0 ? await this.standing(documentId) : null;
    if (!standing) return new Set();
    const missing = open.map(({ id }) => id).filter((id) => !standing.ids.has(id));
    const gone = missing.filter((id) => before.has(id));
    if (gone.length > 0)
      await this.database.withActor({ system: 'suggestions' }, (transaction) =>
        withdraw(transaction, documentId, standing.revision, gone),
      );
    return new Set(missing.filter((id) => !before.has(id)));
  }
}

const OPEN = 'select id from suggestion where document_id = $1 and outcome is null';

/** Nothing where the document has gone on: an undo may have brought them back, and its commit is looked at in its turn. */
const WITHDRAW = `
  with present as (
    select id, space_id, title from document where id = $1 and revision = $2 and trashed_at is null for share)
  update suggestion s set outcome = 'REFUSED', decided_at = now()
  from present p where s.document_id = p.id and s.outcome is null and s.id = any($3)
  returning s.id, p.space_id as "spaceId", p.title`;

async function withdraw(
  { sql, raise }: Transaction,
  subjectId: string,
  revision: number,
  ids: readonly string[],
): Promise<void> {
  const rows = await sql<{ id: string; spaceId: string; title: string }>(WITHDRAW, [
    subjectId,
    revision,
    ids,
  ]);
  for (const { id: suggestionId, spaceId, title: name } of rows)
    raise({ spaceId, type: 'SUGGESTION_REFUSED', subjectId, facts: { name, suggestionId } });
}
