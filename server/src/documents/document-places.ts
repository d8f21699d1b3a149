import type { Database } from '../platform/database/database.ts';
import { isId } from '../platform/ids.ts';

const REMEMBERED = 10_000;

/** In which space each document is. A document never changes its space, so that the answer may be remembered. */
export class DocumentPlaces {
  private readonly spaces = new Map<string, string>();

  constructor(private readonly database: Database) {}

  /** The space's id, whoever asks; null when there is no such document. */
  async spaceOf(documentId: string): Promise<string | null> {
    const known = this.spaces.get(documentId);
    if (known) return known;
    if (!isId('doc', documentId)) return null;
    const rows = await this.database.withActor({ system: 'access-check' }, ({ sql }) =>
      sql<{ space_id: string }>('select space_id from document where id = $1', [documentId]),
    );
    const spaceId = rows[0]?.space_id ?? null;
    if (spaceId) this.remember(documentId, spaceId);
    return spaceId;
  }

  /** The same without asking the database: null when nobody has asked for this document yet. */
  knownSpaceOf(documentId: string): string | null {
    return this.spaces.get(documentId) ?? null;
  }

  private remember(documentId: string, spaceId: string): void {
    if (this.spaces.size >= REMEMBERED) this.spaces.delete(this.spaces.keys().next().value!);
    this.spaces.set(documentId, spaceId);
  }
}
