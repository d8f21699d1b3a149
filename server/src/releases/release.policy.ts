import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import type { CirculationRow } from '../circulations/circulation-rows.ts';
import { authorizeCirculation } from '../circulations/circulation.policy.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { roleOf } from '../spaces/space.policy.ts';
import { RELEASE_COLUMNS, type ReleaseRow } from './release-rows.ts';

/** What can be done about what was adopted; a release is read by everybody. */
const VERBS = {
  seal: 'startCirculation',
  release: 'releaseDocument',
  withdraw: 'releaseDocument',
} as const satisfies Record<string, SpaceVerb>;

export type ReleaseVerb = keyof typeof VERBS;

/** Whether this role in the space allows this. */
export function can(role: string | null, verb: ReleaseVerb): boolean {
  return roleAllows(role, VERBS[verb]);
}

/** Which of a round's documents is meant; null: the one whose text is the round's own. */
export interface AdoptedPart {
  circulationId: string;
  documentId: string | null;
}

/**
 * The round with the document that is meant, when it was adopted and this viewer may do this with what came of it. Throws
 * NOT_FOUND as `authorizeCirculation`, and for a document that did not go round, FORBIDDEN, and CONFLICT { NOT_ADOPTED }.
 */
export async function authorizeAdopted(
  transaction: Transaction,
  viewer: Viewer,
  verb: 'seal' | 'release',
  { circulationId, documentId }: AdoptedPart,
): Promise<CirculationRow> {
  const { row, role } = await authorizeCirculation(transaction, viewer, circulationId);
  if (!can(role, verb)) throw new AppError('FORBIDDEN');
  if (row.state !== 'ADOPTED') throw new AppError('CONFLICT', { reason: 'NOT_ADOPTED' });
  if (documentId === null || documentId === row.documentId) return row;
  const [part] = await transaction.sql<Pick<CirculationRow, 'documentId' | 'title' | 'contentHash'>>(
    `select document_id as "documentId", title, content_hash as "contentHash" from circulation_document
     where circulation_id = $1 and document_id = $2`,
    [row.id, documentId],
  );
  if (!part) throw new AppError('NOT_FOUND');
  return { ...row, ...part };
}

/** The release, when this viewer may withdraw it. Throws NOT_FOUND, FORBIDDEN, and GONE { ENDED } when it is withdrawn. */
export async function authorizeWithdrawal(
  transaction: Transaction,
  viewer: Viewer,
  releaseId: string,
): Promise<ReleaseRow> {
  const [row] = isId('rel', releaseId)
    ? await transaction.sql<ReleaseRow>(`select ${RELEASE_COLUMNS} from release r where r.id = $1`, [
        releaseId,
      ])
    : [];
  if (!row) throw new AppError('NOT_FOUND');
  if (!can(await roleOf(transaction, viewer, row.spaceId), 'withdraw')) throw new AppError('FORBIDDEN');
  if (row.withdrawnAt !== null) throw new AppError('GONE', { reason: 'ENDED' });
  return row;
}
