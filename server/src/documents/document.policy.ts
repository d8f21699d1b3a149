import { isSpaceRole, roleAllows, type SpaceRole, type SpaceVerb } from '@umlauf/shared/roles';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { roleOf } from '../spaces/space.policy.ts';
import { Document } from './document.entity.ts';

/** What can be done with a document; each is granted by a verb of the role in its space. */
const VERBS = {
  read: 'readSpace',
  comment: 'comment',
  suggest: 'suggest',
  manageGuests: 'manageMembers',
  seeOthers: 'seePresence',
  readVersions: 'readVersions',
  edit: 'editDocument',
  rename: 'renameDocument',
  move: 'moveDocument',
  trash: 'trashDocument',
  restore: 'restoreDocument',
} as const satisfies Record<string, SpaceVerb>;

export type DocumentVerb = keyof typeof VERBS;

const IN_BIN: readonly DocumentVerb[] = ['read', 'readVersions', 'restore'];

/** Whether this role in the document's space allows this: a document in the bin can only be read and restored. */
export function can(role: string | null, verb: DocumentVerb, document: Pick<Document, 'trashedAt'>): boolean {
  if (document.trashedAt ? !IN_BIN.includes(verb) : verb === 'restore') return false;
  return roleAllows(role, VERBS[verb]);
}

/** The viewer's role for this document: in its space, or as a guest of the document itself. */
async function roleForDocument(
  transaction: Transaction,
  viewer: Viewer,
  { id, spaceId }: Document,
): Promise<SpaceRole | null> {
  const role = await roleOf(transaction, viewer, spaceId);
  if (isSpaceRole(role)) return role;
  const invited = await transaction.sql(
    'select 1 from document_guest where document_id = $1 and account_id = $2 and ends_at > now()',
    [id, viewer.accountId],
  );
  return invited.length > 0 ? 'GUEST' : role;
}

/**
 * The document, when this viewer may do this with it. Throws NOT_FOUND when they may not read it, also when there is no
 * such document, GONE when it is in the bin, FORBIDDEN when they may read it but not do this.
 */
export async function authorizeDocument(
  transaction: Transaction,
  viewer: Viewer,
  verb: DocumentVerb,
  documentId: string,
): Promise<Document> {
  const document = isId('doc', documentId)
    ? await transaction.em.findOne(Document, { id: documentId })
    : null;
  if (!document) throw new AppError('NOT_FOUND');
  const role = await roleForDocument(transaction, viewer, document);
  if (!can(role, 'read', document)) throw new AppError('NOT_FOUND');
  if (can(role, verb, document)) return document;
  if (document.trashedAt && roleAllows(role, VERBS[verb])) throw new AppError('GONE', { reason: 'IN_BIN' });
  throw new AppError('FORBIDDEN');
}
