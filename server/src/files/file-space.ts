import { LIMITS } from '@umlauf/shared/limits';
import type { Document } from '../documents/document.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';

/** What there is, with what is on its way. */
const USED = `
  select
    (select count(*)::int from file_upload where account_id = $1) as "uploadsPerAccount",
    (select count(*)::int from file where document_id = $2)
      + (select count(*)::int from file_upload where document_id = $2) as "filesPerDocument",
    (select coalesce(sum(bytes), 0)::float8 from file where space_id = $3)
      + (select coalesce(sum(bytes), 0)::float8 from file_upload where space_id = $3) as "fileBytesPerSpace",
    (select coalesce(sum(bytes), 0)::float8 from file)
      + (select coalesce(sum(bytes), 0)::float8 from file_upload) as "fileBytesPerHub"`;

type Used = Record<
  'uploadsPerAccount' | 'filesPerDocument' | 'fileBytesPerSpace' | 'fileBytesPerHub',
  number
>;

/** Throws LIMIT when there is no room for one more file of this size. Until the commit nobody else takes what is left. */
export async function checkSpace(
  { asHouse, sql }: Transaction,
  { accountId }: Viewer,
  { id, spaceId }: Document,
  bytes: number,
): Promise<void> {
  const used = await asHouse(async () => {
    await sql(`select pg_advisory_xact_lock(hashtext('umlauf file space'))`);
    return (await sql<Used>(USED, [accountId, id, spaceId]))[0]!;
  });
  const more: Used = {
    uploadsPerAccount: 1,
    filesPerDocument: 1,
    fileBytesPerSpace: bytes,
    fileBytesPerHub: bytes,
  };
  for (const limit of Object.keys(more) as (keyof Used)[]) {
    const max = LIMITS[limit];
    if (used[limit] + more[limit] > max) throw new AppError('LIMIT', { limit, max });
  }
}
