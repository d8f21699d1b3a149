import { createHash } from 'node:crypto';
import { LIMITS } from '@umlauf/shared/limits';
import { SPACE_VISIBILITIES, type SpaceVisibility } from '@umlauf/shared/roles';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import type { Space } from '../spaces/space.entity.ts';
import { authorizeInSpace } from '../spaces/space.policy.ts';
import type { Document } from './document.entity.ts';
import { DocumentMoveHindrance, type DocumentMove, type MovedSight } from './document-move.types.ts';
import { authorizeDocument } from './document.policy.ts';

/** So many are named of those who begin or cease to see it. */
const NAMED = 50;

/** What is moved, and from where to where; the ids of the documents in ascending order, its own among them. */
export interface Move {
  document: Document;
  source: Space;
  target: Space;
  ids: string[];
}

/**
 * What would be moved, when this viewer may take it out of its space and create in the other one. Throws NOT_FOUND for
 * what they may not read, and INVALID_INPUT { spaceId: MISMATCH } when it is there already.
 */
export async function authorizeMove(
  transaction: Transaction,
  viewer: Viewer,
  documentId: string,
  spaceId: string,
): Promise<Move> {
  const document = await authorizeDocument(transaction, viewer, 'moveAway', documentId);
  const target = await authorizeInSpace(transaction, viewer, 'createDocument', spaceId);
  if (target.id === document.spaceId)
    throw new AppError('INVALID_INPUT', { fields: { spaceId: 'MISMATCH' } });
  const source = await authorizeInSpace(transaction, viewer, 'readSpace', document.spaceId);
  const rows = await transaction.sql<{ id: string }>(BELOW, [document.id]);
  return { document, source, target, ids: rows.map(({ id }) => id) };
}

/** What is in the bin stays there. */
const BELOW = `
  with recursive below as (
    select id, space_id from document where id = $1
    union all
    select d.id, d.space_id from document d join below b on d.parent_id = b.id
      and d.space_id = b.space_id and d.trashed_at is null)
  select id from below order by id collate "C"`;

/** What the viewer is told of the move; it says nothing that they could not find out themselves. */
export async function foretell(transaction: Transaction, move: Move): Promise<DocumentMove> {
  const { document, source, target, ids } = move;
  const { sql } = transaction;
  const all = await sql<Onlooker>(ONLOOKERS, [source.id, target.id, ids]);
  const gaining = all.filter(
    (each) => mayRead(each, target, 'in_target') && !mayRead(each, source, 'in_source'),
  );
  const losing = all.filter(
    (each) => (mayRead(each, source, 'in_source') || each.is_guest) && !mayRead(each, target, 'in_target'),
  );
  const guests = all.filter(({ is_guest }) => is_guest);
  const [linked] = await sql<{ total: number }>(LINKED, [ids]);
  const visibilities = { formerVisibility: source.visibility, visibility: target.visibility };
  const idsOf = (onlookers: readonly Onlooker[]) => onlookers.map(({ id }) => id).sort();
  return {
    documentId: document.id,
    spaceId: target.id,
    formerSpaceId: source.id,
    documents: ids.length,
    ...visibilities,
    isWider: isWider(source.visibility, target.visibility),
    gaining: sightOf(gaining),
    losing: sightOf(losing),
    endingGuests: guests.length,
    references: linked!.total,
    hindrance: await hindranceOf(transaction, move),
    token: tokenOf([ids, source.id, target.id, visibilities, ...[gaining, losing, guests].map(idsOf)]),
  };
}

interface Onlooker {
  id: string;
  in_source: boolean;
  in_target: boolean;
  /** Of one of the documents. */
  is_guest: boolean;
  /** Belongs to the hub, and did not come as a guest only. */
  in_hub: boolean;
}

/** Under the viewer's rights, who sees both lists of members. */
const ONLOOKERS = `
  with found as (
    select account_id, space_id = $1 as in_source, space_id = $2 as in_target, false as is_guest from membership
    where space_id in ($1, $2) and (ends_at is null or ends_at > now())
    union all
    select account_id, false, false, true from document_guest
    where document_id = any($3) and space_id = $1 and ends_at > now()),
  merged as (
    select account_id as id, bool_or(in_source) as in_source, bool_or(in_target) as in_target,
      bool_or(is_guest) as is_guest from found group by 1)
  select m.*, app_is_hub_member(m.id) as in_hub from merged m join account a on a.id = m.id order by a.name, m.id`;

const LINKED = `
  select count(distinct l.document_id)::int as total from document_link l join document d on d.id = l.document_id
  where l.target_id = any($1) and not l.is_gone and d.trashed_at is null and not d.id = any($1)`;

function mayRead(onlooker: Onlooker, { visibility }: Space, where: 'in_source' | 'in_target'): boolean {
  return onlooker[where] || visibility === 'PUBLIC' || (visibility === 'HUB' && onlooker.in_hub);
}

function sightOf(onlookers: readonly Onlooker[]): MovedSight {
  return { count: onlookers.length, accountIds: onlookers.slice(0, NAMED).map(({ id }) => id) };
}

function isWider(former: SpaceVisibility, visibility: SpaceVisibility): boolean {
  return SPACE_VISIBILITIES.indexOf(visibility) > SPACE_VISIBILITIES.indexOf(former);
}

function tokenOf(told: unknown): string {
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url');
}

interface Weighed {
  circulated: boolean;
  isMinutes: boolean;
  uploading: boolean;
  documents: number;
  bytes: number;
}

/** What a member does not see of it still stands in the way: asked as the house. */
const WEIGHED = `
  select
    exists (select 1 from circulation where document_id = any($1))
      or exists (select 1 from circulation_document where document_id = any($1))
      or exists (select 1 from decision where document_id = any($1) and entry_id is null)
      or exists (select 1 from release where document_id = any($1)) as circulated,
    exists (select 1 from meeting where minutes_id = any($1)) as "isMinutes",
    exists (select 1 from file_upload where document_id = any($1) and expires_at > now()) as uploading,
    (select count(*)::int from document where space_id = $2) as documents,
    (select coalesce(sum(bytes), 0)::float8 from file where space_id = $2 or document_id = any($1))
      + (select coalesce(sum(bytes), 0)::float8 from file_upload where space_id = $2) as bytes`;

async function hindranceOf(
  { asHouse, sql }: Transaction,
  { target, ids }: Move,
): Promise<DocumentMoveHindrance | null> {
  const [weighed] = await asHouse(() => sql<Weighed>(WEIGHED, [ids, target.id]));
  const { circulated, isMinutes, uploading, documents, bytes } = weighed!;
  if (circulated) return DocumentMoveHindrance.CIRCULATED;
  if (isMinutes) return DocumentMoveHindrance.MINUTES;
  if (uploading) return DocumentMoveHindrance.UPLOADING;
  if (ids.length > LIMITS.documentsPerMove || documents + ids.length > LIMITS.documentsPerSpace)
    return DocumentMoveHindrance.TOO_MANY;
  return bytes > LIMITS.fileBytesPerSpace ? DocumentMoveHindrance.NO_ROOM : null;
}

/** The error for what stands in the way. */
export function hindered(hindrance: DocumentMoveHindrance, { ids }: Move): AppError {
  if (hindrance === DocumentMoveHindrance.TOO_MANY) {
    const limit = ids.length > LIMITS.documentsPerMove ? 'documentsPerMove' : 'documentsPerSpace';
    return new AppError('LIMIT', { limit, max: LIMITS[limit] });
  }
  if (hindrance === DocumentMoveHindrance.NO_ROOM)
    return new AppError('LIMIT', { limit: 'fileBytesPerSpace', max: LIMITS.fileBytesPerSpace });
  return new AppError('CONFLICT', { reason: hindrance });
}
