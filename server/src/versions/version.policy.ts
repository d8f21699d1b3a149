import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import type { Document } from '../documents/document.entity.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import type { DocumentVersion } from './version.types.ts';
import { VERSION_COLUMNS, versionOf } from './version-rows.ts';

/** What can be done about versions; each is granted by a verb of the role in the space. */
const VERBS = {
  read: 'readVersions',
  name: 'editDocument',
  rename: 'editDocument',
  removeName: 'editDocument',
  restore: 'editDocument',
} as const satisfies Record<string, SpaceVerb>;

export type VersionVerb = keyof typeof VERBS;

/**
 * Whether this role may read versions. Who does not belong to the space for good sees the present text alone: a version
 * shows what was taken out of it before they were let in.
 */
export function mayRead(role: string | null): boolean {
  return roleAllows(role, VERBS.read);
}

/**
 * The version with its document, when this viewer may write there. Throws NOT_FOUND when they may not read it, also when
 * there is no such version, GONE when its document is in the bin, FORBIDDEN when they may only read.
 */
export async function authorizeVersion(
  transaction: Transaction,
  viewer: Viewer,
  versionId: string,
): Promise<{ version: DocumentVersion; document: Document }> {
  const [row] = isId('vsn', versionId)
    ? await transaction.sql<DocumentVersion>(
        `select ${VERSION_COLUMNS} from document_version v where v.id = $1`,
        [versionId],
      )
    : [];
  if (!row) throw new AppError('NOT_FOUND');
  const document = await authorizeDocument(transaction, viewer, 'edit', row.documentId);
  return { version: versionOf(row), document };
}
