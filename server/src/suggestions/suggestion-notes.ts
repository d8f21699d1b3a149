import type { Logger } from 'pino';
import type { BroughtSuggestion } from '../coediting/pending-group.ts';
import type { Database, Transaction } from '../platform/database/database.ts';

/**
 * Tells of proposals once they are committed: of new ones, and of decided ones that stand in the text again, because
 * whoever decided has undone it.
 */
export class SuggestionNotes {
  readonly #underWay = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  note(documentId: string, brought: readonly BroughtSuggestion[]): void {
    for (const [accountId, own] of Map.groupBy(brought, (each) => each.accountId)) {
      const telling = this.database
        .withActor({ accountId }, (transaction) => tell(transaction, documentId, own))
        .catch((err: unknown) => this.log.warn({ err, documentId }, 'suggestions could not be told of'))
        .finally(() => this.#underWay.delete(telling));
      this.#underWay.add(telling);
    }
  }

  /** Resolves when all of it is told. */
  async close(): Promise<void> {
    await Promise.all(this.#underWay);
  }
}

const REOPEN = `
  update suggestion set outcome = null, decided_at = null, decided_by_id = null
  where id = any($1) and document_id = $2 and outcome is not null returning id`;

async function tell(
  { sql, asHouse, raise }: Transaction,
  documentId: string,
  brought: readonly BroughtSuggestion[],
): Promise<void> {
  const [document] = await sql<{ spaceId: string; title: string }>(
    'select space_id as "spaceId", title from document where id = $1',
    [documentId],
  );
  // Whoever has lost sight of it meanwhile is told of nowhere.
  if (!document) return;
  const { spaceId, title: name } = document;
  const event = { spaceId, subjectId: documentId };
  const added = new Set(brought.filter(({ isNew }) => isNew).map(({ id }) => id));
  for (const suggestionId of added)
    raise({ ...event, type: 'SUGGESTION_ADDED', facts: { name, suggestionId } });
  const again = brought.map(({ id }) => id).filter((id) => !added.has(id));
  if (again.length === 0) return;
  const reopened = await asHouse(() => sql<{ id: string }>(REOPEN, [again, documentId]));
  for (const { id: suggestionId } of reopened)
    raise({ ...event, type: 'SUGGESTION_REOPENED', facts: { name, suggestionId } });
}
