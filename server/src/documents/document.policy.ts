import { isSpaceRole, roleAllows, type SpaceRole, type SpaceVerb } from '@umlauf/shared/roles';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { holdAllows } from '../spaces/document-hold.ts';
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
  beginDraft: 'editDocument',
  circulate: 'startCirculation',
  rename: 'renameDocument',
  move: 'moveDocument',
  // Elsewhere its leads may have no say any more: what they alone may remove for good they alone let go.
  moveAway: 'deleteDocument',
  trash: 'trashDocument',
  restore: 'restoreDocument',
  delete: 'deleteDocument',
} as const satisfies Record<string, SpaceVerb>;

export type DocumentVerb = keyof typeof VERBS;

/** What of a document says who may do something with it. */
export type DocumentStanding = Pick<Document, 'trashedAt' | 'sealedAt' | 'hold'>;

const IN_BIN: readonly DocumentVerb[] = ['read', 'readVersions', 'restore', 'delete'];
const NOWHERE_ELSE: readonly DocumentVerb[] = ['restore', 'delete'];
/** Whose text only some may write stays sealed, and keeps its title, whoever asks. */
const HELD: readonly DocumentVerb[] = ['rename', 'beginDraft'];
/** What would make a sealed document another one. */
const CHANGING: readonly DocumentVerb[] = ['edit', 'suggest', 'rename'];

/**
 * Whether this account, in this role in the document's space, may do this: a document in the bin can only be read, restored and
 * removed for good, a sealed one stays as it is, and in one that is held only those write whom the hold names. Nobody is ''.
 */
export function can(
  role: string | null,
  verb: DocumentVerb,
  { trashedAt, sealedAt, hold }: DocumentStanding,
  accountId: string,
): boolean {
  if (trashedAt ? !IN_BIN.includes(verb) : NOWHERE_ELSE.includes(verb)) return false;
  if (sealedAt ? CHANGING.includes(verb) : verb === 'beginDraft') return false;
  if (hold && HELD.includes(verb)) return false;
  // What is still to be agreed to in one way is not agreed to in another; and it is no writer's to put away.
  if (hold && !sealedAt && verb === 'circulate') return false;
  if (hold && verb === 'trash' && !roleAllows(role, VERBS.delete)) return false;
  return roleAllows(role, VERBS[verb]) && holdAllows(hold, VERBS[verb], accountId, role);
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
 * such document, GONE when it is in the bin, FORBIDDEN { SEALED } when it is sealed, { HELD } when only others may, FORBIDDEN when they may read it but not do this.
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
  const { accountId } = viewer;
  if (!can(role, 'read', document, accountId)) throw new AppError('NOT_FOUND');
  if (can(role, verb, document, accountId)) return document;
  if (document.trashedAt && roleAllows(role, VERBS[verb])) throw new AppError('GONE', { reason: 'IN_BIN' });
  if (document.sealedAt && verb !== 'trash' && roleAllows(role, VERBS[verb]))
    throw new AppError('FORBIDDEN', { reason: 'SEALED' });
  if (document.hold && roleAllows(role, VERBS[verb])) throw new AppError('FORBIDDEN', { reason: 'HELD' });
  throw new AppError('FORBIDDEN');
}
