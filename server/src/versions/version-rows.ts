import { DocumentVersion } from './version.types.ts';

/** All but what it shows, which can be long. */
export const VERSION_COLUMNS = `v.id, v.document_id as "documentId", v.space_id as "spaceId", v.revision,
  v.saved_at as "savedAt", v.title, v.content_hash as "contentHash", v.name, v.note, v.named_at as "namedAt",
  v.named_by_id as "namedById"`;

export function versionOf(row: Omit<DocumentVersion, never>): DocumentVersion {
  return Object.assign(new DocumentVersion(), row);
}
