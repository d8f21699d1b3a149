import { type Clocks, writersSince } from '../documents/block-writers.ts';
import type { Document } from '../documents/document.entity.ts';
import type { DocumentSnapshot } from '../documents/document-snapshot.ts';
import type { Transaction } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import { VERSION_COLUMNS, versionOf } from './version-rows.ts';
import type { DocumentVersion } from './version.types.ts';

/** A state of a document that is to be kept. */
export interface KeptState {
  document: Pick<Document, 'id' | 'spaceId' | 'title'>;
  revision: number;
  savedAt: Date;
  snapshot: DocumentSnapshot;
}

const KEEP = `
  insert into document_version as v
    (id, document_id, space_id, revision, saved_at, title, content, content_hash, clocks, clients)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::bigint[]) on conflict do nothing`;

/** The version of this state; the one that is there already, when the same revision was kept under the same title. */
export function keepVersion({ sql, asHouse }: Transaction, state: KeptState): Promise<DocumentVersion> {
  const { document, revision, savedAt, snapshot } = state;
  // Nobody but the house makes versions: the database itself lets no actor forge one.
  return asHouse(async () => {
    const [former] = await sql<{ all: Clocks }>(
      `select clocks -> 'all' as "all" from document_version where document_id = $1 and revision < $2
       order by revision desc, id desc limit 1`,
      [document.id, revision],
    );
    await sql(KEEP, [
      newId('vsn'),
      document.id,
      document.spaceId,
      revision,
      savedAt,
      document.title,
      snapshot.content,
      snapshot.hash,
      JSON.stringify(snapshot.clocks),
      writersSince(snapshot.clocks.all, former?.all ?? {}),
    ]);
    const [kept] = await sql<DocumentVersion>(
      `select ${VERSION_COLUMNS} from document_version v
       where v.document_id = $1 and v.revision = $2 and v.title = $3`,
      [document.id, revision, document.title],
    );
    return versionOf(kept!);
  });
}
