import { LIMITS } from '@umlauf/shared/limits';
import { sealDocument } from '../documents/seal-document.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import type { DocumentSnapshot } from '../documents/document-snapshot.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import { newId } from '../platform/ids.ts';
import type { WithdrawReleaseInput } from './release.inputs.ts';
import { authorizeAdopted, authorizeWithdrawal, type AdoptedPart } from './release.policy.ts';

/** A document as it was read a moment ago. */
export interface PresentState {
  revision: number;
  snapshot: Pick<DocumentSnapshot, 'hash'>;
}

/**
 * Seals the document of an adopted round, when it is again what was adopted. Answers the document's id. Throws as the policies
 * do, and CONFLICT { DOCUMENT_CHANGED } when text or title are others.
 */
export async function sealAdopted(
  transaction: Transaction,
  viewer: Viewer,
  part: AdoptedPart,
  { revision, snapshot }: PresentState,
): Promise<void> {
  const { documentId, title, contentHash } = await authorizeAdopted(transaction, viewer, 'seal', part);
  const { sealedAt } = await authorizeDocument(transaction, viewer, 'circulate', documentId);
  const isAdopted = snapshot.hash === contentHash;
  if (isAdopted && sealedAt !== null) return;
  if (!isAdopted || !(await sealDocument(transaction, { documentId, revision, title })))
    throw new AppError('CONFLICT', { reason: 'DOCUMENT_CHANGED' });
}

const RELEASE = `
  insert into release (id, document_id, space_id, circulation_id, edition, title, content, content_hash, body_name, reason, counts,
    adopted_at, released_by_id)
  select $1, $4, c.space_id, c.id,
    1 + coalesce((select max(edition) from release r where r.document_id = $4), 0),
    coalesce(d.title, c.title), coalesce(d.content, c.content), coalesce(d.content_hash, c.content_hash), c.body_name, c.reason,
    c.counts, c.ended_at, $3
  from circulation c left join circulation_document d on d.circulation_id = c.id and d.document_id = $4
  where c.id = $2 and (c.document_id = $4 or d.id is not null)`;

/**
 * Releases what was adopted in the round. Answers the release's id. Throws as the policy does, and CONFLICT { ALREADY_EXISTS }
 * for a text of the round that stands released.
 */
export async function releaseAdopted(
  transaction: Transaction,
  viewer: Viewer,
  part: AdoptedPart,
): Promise<string> {
  const { sql, raise } = transaction;
  const row = await authorizeAdopted(transaction, viewer, 'release', part);
  // Two at once would count the same edition.
  await sql(`select pg_advisory_xact_lock(hashtext('releases ' || $1))`, [row.documentId]);
  const id = newId('rel');
  await sql(RELEASE, [id, row.id, viewer.accountId, row.documentId]);
  raise({
    spaceId: row.spaceId,
    type: 'DOCUMENT_RELEASED',
    subjectId: row.documentId,
    facts: { name: row.title, releaseId: id },
  });
  return id;
}

/** Takes a release back: its address says so and why, and its text is kept in the round alone. Throws as the policy does. */
export async function withdrawRelease(
  transaction: Transaction,
  viewer: Viewer,
  { releaseId, reason }: WithdrawReleaseInput,
): Promise<void> {
  checkFields({ reason: faultOfText(reason, LIMITS.remarkCharacters) });
  const row = await authorizeWithdrawal(transaction, viewer, releaseId);
  const taken = await transaction.sql(
    `update release set content = null, withdrawn_at = now(), withdrawn_because = $2
     where id = $1 and withdrawn_at is null returning id`,
    [row.id, reason.trim()],
  );
  if (taken.length === 0) throw new AppError('GONE', { reason: 'ENDED' });
  transaction.raise({
    spaceId: row.spaceId,
    type: 'RELEASE_WITHDRAWN',
    subjectId: row.documentId ?? row.spaceId,
    facts: { name: row.title, releaseId: row.id },
  });
}
