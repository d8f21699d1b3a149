import type { Release } from './release.types.ts';

/** A release as it is kept. */
export type ReleaseRow = { [Column in keyof Release]: Release[Column] };

export const RELEASE_COLUMNS = `r.id, r.document_id as "documentId", r.space_id as "spaceId",
  r.circulation_id as "circulationId", r.edition, r.title, r.content, r.content_hash as "contentHash",
  r.meeting_id as "meetingId", r.held_at as "heldAt", r.body_name as "bodyName", r.reason, r.counts, r.adopted_at as "adoptedAt", r.released_at as "releasedAt",
  r.withdrawn_at as "withdrawnAt", r.withdrawn_because as "withdrawnBecause"`;
