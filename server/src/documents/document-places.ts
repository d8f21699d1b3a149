import type { Database } from '../platform/database/database.ts';
import { isId } from '../platform/ids.ts';

const REMEMBERED = 10_000;

/** In which space each document is: remembered until some go from there to another one. */
export class DocumentPlaces {
  private readonly spaces = new Map<string, string>();
  /** How often something was forgotten: what was asked before may be older than that. */
  private forgotten = 0;

  constructor(private readonly database: Database) {}

  /** The space's id, whoever asks; null when there is no such document. */
  async spaceOf(documentId: string): Promise<string | null> {
    const known = this.spaces.get(documentId);
    if (known) return known;
    if (!isId('doc', documentId)) return null;
    const { forgotten } = this;
    const rows = await this.database.withActor({ system: 'access-check' }, ({ sql }) =>
      sql<{ space_id: string }>('select space_id from document where id = $1', [documentId]),
    );
    const spaceId = rows[0]?.space_id ?? null;
    if (spaceId && forgotten === this.forgotten) this.remember(documentId, spaceId);
    return spaceId;
  }

  /** The same without asking the database: null when nobody has asked for this document yet. */
  knownSpaceOf(documentId: string): string | null {
    return this.spaces.get(documentId) ?? null;
  }

  /** Documents have left this space. Which, nobody says: answers those that were known to be there. */
  forget(spaceId: string): string[] {
    this.forgotten += 1;
    const known = [...this.spaces].filter(([, place]) => place === spaceId).map(([id]) => id);
    for (const id of known) this.spaces.delete(id);
    return known;
  }

  private remember(documentId: string, spaceId: string): void {
    if (this.spaces.size >= REMEMBERED) this.spaces.delete(this.spaces.keys().next().value!);
    this.spaces.set(documentId, spaceId);
  }
}
