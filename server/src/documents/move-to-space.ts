import { generateKeyBetween } from 'fractional-indexing';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { authorizeMove, foretell, hindered, type Move } from './document-move.ts';
import type { MoveDocumentToSpaceInput } from './document-move.inputs.ts';
import { Document } from './document.entity.ts';
import { authorizeDocument } from './document.policy.ts';
import { lockTree } from './lock-tree.ts';

/**
 * Moves a document to the end of another space, or of what stands under a document there, with all that stands under it and
 * all that belongs to these. Throws as `authorizeMove`; CONFLICT { AUDIENCE_CHANGED } when what `foretell` said is not so
 * any more; INVALID_INPUT { confirmsWider: EMPTY } where more would see it, which nobody has confirmed. Answers the
 * accounts whose time as a guest ended with it, beside the document.
 */
export async function moveToSpace(
  transaction: Transaction,
  viewer: Viewer,
  { documentId, spaceId, parentId = null, token, confirmsWider }: MoveDocumentToSpaceInput,
): Promise<{ document: Document; formerSpaceId: string; guests: string[] }> {
  const before = await authorizeMove(transaction, viewer, documentId, spaceId);
  await lockAll(transaction, before);
  // Under the locks: nothing that is found from now on changes until the commit.
  const present = await authorizeDocument(transaction, viewer, 'read', documentId);
  if (present.spaceId !== before.source.id) throw new AppError('CONFLICT', { reason: 'MOVED' });
  const move = await authorizeMove(transaction, viewer, documentId, spaceId);
  if (parentId) await requireParent(transaction, viewer, spaceId, parentId);
  const told = await foretell(transaction, move);
  if (told.hindrance) throw hindered(told.hindrance, move);
  if (told.token !== token) throw new AppError('CONFLICT', { reason: 'AUDIENCE_CHANGED' });
  if (told.isWider && !confirmsWider)
    throw new AppError('INVALID_INPUT', { fields: { confirmsWider: 'EMPTY' } });
  const guests = await endInvitations(transaction, move);
  await carryOver(transaction, move, parentId);
  const document = await transaction.em.findOneOrFail(Document, { id: documentId });
  raiseMove(transaction, move);
  return { document, formerSpaceId: move.source.id, guests };
}

/**
 * Both trees in one order, so that two moves the other way round wait for one another; then the room for files, as whoever
 * attaches some locks it; then the documents, for which whoever writes about one waits, and is waited for.
 */
async function lockAll(transaction: Transaction, { source, target, document }: Move): Promise<void> {
  const { sql, em } = transaction;
  for (const id of [source.id, target.id].sort()) await lockTree(transaction, id);
  await sql(`select pg_advisory_xact_lock(hashtext('umlauf file space'))`);
  await sql(LOCKED, [document.id]);
  em.clear();
}

/** The bin too: what lies there is taken off what goes. */
const LOCKED = `
  with recursive below as (
    select id from document where id = $1
    union all select d.id from document d join below b on d.parent_id = b.id)
  select d.id from document d where d.id in (select id from below) order by d.id collate "C" for update`;

async function requireParent(
  transaction: Transaction,
  viewer: Viewer,
  spaceId: string,
  parentId: string,
): Promise<void> {
  const parent = await authorizeDocument(transaction, viewer, 'read', parentId);
  if (parent.spaceId !== spaceId || parent.trashedAt) throw new AppError('NOT_FOUND');
}

/** Guests were let in by its former space: their time with the documents ends, as do invitations, and requests to be let in. */
async function endInvitations(
  { asHouse, sql, raise }: Transaction,
  { source, ids }: Move,
): Promise<string[]> {
  const ended = await asHouse(async () => {
    await sql(
      `update invitation set state = 'WITHDRAWN', settled_at = now() where document_id = any($1) and state = 'OPEN'`,
      [ids],
    );
    // To whoever asked it looks as before: nobody has answered.
    await sql(
      `update access_request set space_id = null, document_id = null where document_id = any($1) and outcome is null`,
      [ids],
    );
    return sql<EndedGuest>(END_GUESTS, [ids]);
  });
  for (const { documentId, title, accountId, guestName } of ended) {
    const facts = { name: title, guestName, accountId };
    raise({ spaceId: source.id, type: 'DOCUMENT_GUEST_REMOVED', subjectId: documentId, facts });
  }
  return [...new Set(ended.map(({ accountId }) => accountId))];
}

interface EndedGuest {
  documentId: string;
  title: string;
  accountId: string;
  guestName: string;
}

const END_GUESTS = `
  with ended as (delete from document_guest where document_id = any($1) returning document_id, account_id)
  select d.id as "documentId", d.title, a.id as "accountId", a.name as "guestName"
  from ended e join document d on d.id = e.document_id join account a on a.id = e.account_id order by d.id, a.id`;

/** By the actor's own rights in both spaces; what belongs to the documents goes along by its keys. */
async function carryOver(
  { em, sql }: Transaction,
  { document, target, ids }: Move,
  parentId: string | null,
): Promise<void> {
  const [last] = await em.find(
    Document,
    { spaceId: target.id, parentId },
    { orderBy: { position: 'desc' }, limit: 1 },
  );
  const position = generateKeyBetween(last?.position ?? null, null);
  await sql(`update document set parent_id = null where parent_id = any($1) and not id = any($1)`, [ids]);
  const moved = await sql(CARRY, [ids, target.id, document.id, parentId, position]);
  if (moved.length !== ids.length) throw new AppError('CONFLICT', { reason: 'AUDIENCE_CHANGED' });
  em.clear();
}

const CARRY = `
  update document set space_id = $2, parent_id = case when id = $3 then $4 else parent_id end,
    position = case when id = $3 then $5 else position end
  where id = any($1) returning id`;

/** Neither space is told of the other one, which its members may not know. */
function raiseMove({ raise }: Transaction, { document, source, target, ids }: Move): void {
  const facts = { name: document.title, documents: String(ids.length) };
  raise({ spaceId: source.id, type: 'DOCUMENT_MOVED_AWAY', subjectId: document.id, facts });
  raise({ spaceId: target.id, type: 'DOCUMENT_MOVED_HERE', subjectId: document.id, facts });
}
