import type { Logger } from 'pino';
import type { Coediting } from '../coediting/coediting.ts';
import type { BroughtSuggestion } from '../coediting/pending-group.ts';
import type { TextWork } from '../documents/text-thread.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { Standing } from './withdrawn-suggestions.ts';

/**
 * Tells of proposals once they are committed: of new ones, and of decided ones that stand in the text again, because
 * whoever decided has undone it. A mark alone may come without any words, or be gone again: then nothing is undone.
 */
export class SuggestionNotes {
  readonly #underWay = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
    private readonly standing: Standing,
  ) {}

  note(documentId: string, brought: readonly BroughtSuggestion[]): void {
    for (const [accountId, own] of Map.groupBy(brought, (each) => each.accountId)) {
      const telling = this.#tell(accountId, documentId, own)
        .catch((err: unknown) => this.log.warn({ err, documentId }, 'suggestions could not be told of'))
        .finally(() => this.#underWay.delete(telling));
      this.#underWay.add(telling);
    }
  }

  async #tell(accountId: string, documentId: string, brought: readonly BroughtSuggestion[]): Promise<void> {
    const decided = await this.database.withActor({ accountId }, (transaction) =>
      tellAdded(transaction, documentId, brought),
    );
    // Seldom: only then is the text looked through.
    if (decided.length === 0) return;
    const standing = await this.standing(documentId);
    const again = decided.filter((id) => standing?.ids.has(id));
    if (again.length === 0) return;
    await this.database.withActor({ accountId }, (transaction) => reopen(transaction, documentId, again));
  }

  /** Resolves when all of it is told. */
  async close(): Promise<void> {
    await Promise.all(this.#underWay);
  }
}

/** Ids of all proposals that stand around words of the document at this moment, and its revision; null: it is not there. */
export async function standingSuggestions(
  coediting: Coediting,
  work: TextWork,
  documentId: string,
): Promise<{ ids: ReadonlySet<string>; revision: number } | null> {
  const present = await coediting.state(documentId);
  if (!present) return null;
  const all = await work.run('suggestions', present.state);
  return { ids: new Set(all.map(({ id }) => id)), revision: present.revision };
}

const DECIDED = 'select id from suggestion where id = any($1) and document_id = $2 and outcome is not null';

/** Tells of new ones, and answers with those that are decided already. */
async function tellAdded(
  transaction: Transaction,
  documentId: string,
  brought: readonly BroughtSuggestion[],
): Promise<string[]> {
  const told = await toldOf(transaction, documentId);
  if (!told) return [];
  const { event, name } = told;
  const added = new Set(brought.filter(({ isNew }) => isNew).map(({ id }) => id));
  for (const suggestionId of added)
    transaction.raise({ ...event, type: 'SUGGESTION_ADDED', facts: { name, suggestionId } });
  const known = brought.map(({ id }) => id).filter((id) => !added.has(id));
  if (known.length === 0) return [];
  const { sql, asHouse } = transaction;
  const decided = await asHouse(() => sql<{ id: string }>(DECIDED, [known, documentId]));
  return decided.map(({ id }) => id);
}

const REOPEN = `
  update suggestion set outcome = null, decided_at = null, decided_by_id = null
  where id = any($1) and document_id = $2 and outcome is not null returning id`;

async function reopen(transaction: Transaction, documentId: string, ids: readonly string[]): Promise<void> {
  const told = await toldOf(transaction, documentId);
  if (!told) return;
  const { event, name } = told;
  const { sql, asHouse, raise } = transaction;
  const reopened = await asHouse(() => sql<{ id: string }>(REOPEN, [ids, documentId]));
  for (const { id: suggestionId } of reopened)
    raise({ ...event, type: 'SUGGESTION_REOPENED', facts: { name, suggestionId } });
}

/** Null: whoever has lost sight of it meanwhile is told of nowhere. */
async function toldOf({ sql }: Transaction, subjectId: string) {
  const [document] = await sql<{ spaceId: string; title: string }>(
    'select space_id as "spaceId", title from document where id = $1',
    [subjectId],
  );
  return document ? { event: { spaceId: document.spaceId, subjectId }, name: document.title } : null;
}
