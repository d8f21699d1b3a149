import { LIMITS } from '@umlauf/shared/limits';
import type { Document } from '../documents/document.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';

/** Bytes that rounds of the space, or of the hub, alone keep: files that went round, and were removed there since. */
const KEPT = (inSpace: string) => `(select coalesce(sum(kept.bytes), 0)::float8 from (
      select distinct on (c.hash) c.bytes from circulation_attachment c
      where ${inSpace.replaceAll('?', 'c')} and not exists (
        select 1 from file f where f.hash = c.hash and ${inSpace.replaceAll('?', 'f')})) kept)`;

/** What there is, with what is on its way, by whichever instance. */
const USED = `
  select
    (select count(*)::int from file_upload where account_id = $1) as "uploadsPerAccount",
    (select count(*)::int from file where document_id = $2)
      + (select count(*)::int from file_upload where document_id = $2) as "filesPerDocument",
    (select coalesce(sum(bytes), 0)::float8 from file where space_id = $3)
      + (select coalesce(sum(bytes), 0)::float8 from file_upload where space_id = $3)
      + ${KEPT('?.space_id = $3')} as "fileBytesPerSpace",
    (select coalesce(sum(bytes), 0)::float8 from file)
      + (select coalesce(sum(bytes), 0)::float8 from file_upload) + ${KEPT('true')} as "fileBytesPerHub"`;

const TO_COME = `
  select coalesce(sum(bytes - received), 0)::float8 as bytes from file_upload
  where id is distinct from $1 and expires_at > now()`;

type Used = Record<
  'uploadsPerAccount' | 'filesPerDocument' | 'fileBytesPerSpace' | 'fileBytesPerHub',
  number
>;

/**
 * Throws LIMIT when there is no room for `count` more files of so many bytes together; 0 and 0: when what has just been
 * added is too much. Until the commit nobody else takes what is left.
 */
export async function checkSpace(
  transaction: Transaction,
  viewer: Viewer,
  document: Document,
  bytes: number,
  count: 0 | 1 = 1,
): Promise<void> {
  const { asHouse, sql } = transaction;
  await asHouse(() => sql(`select pg_advisory_xact_lock(hashtext('umlauf file space'))`));
  await expectFitting(transaction, viewer, document, bytes, count);
}

/** Throws LIMIT when an upload that was begun, of so many bytes, does not fit any more. Nobody has to wait for the answer. */
export async function checkBegun(
  transaction: Transaction,
  viewer: Viewer,
  document: Document,
  bytes: number,
): Promise<void> {
  expectFile(bytes);
  await expectFitting(transaction, viewer, document, 0, 0);
}

/** Throws LIMIT for a file that is too large by itself. */
export function expectFile(bytes: number): void {
  if (bytes > LIMITS.fileBytes) throw new AppError('LIMIT', { limit: 'fileBytes', max: LIMITS.fileBytes });
}

/** What all other uploads have announced and not yet sent. */
export async function bytesToCome({ asHouse, sql }: Transaction, uploadId: string | null): Promise<number> {
  const [row] = await asHouse(() => sql<{ bytes: number }>(TO_COME, [uploadId]));
  return row!.bytes;
}

async function expectFitting(
  { asHouse, sql }: Transaction,
  { accountId }: Viewer,
  { id, spaceId }: Document,
  bytes: number,
  count: 0 | 1,
): Promise<void> {
  const used = await asHouse(async () => (await sql<Used>(USED, [accountId, id, spaceId]))[0]!);
  const more: Used = {
    uploadsPerAccount: count,
    filesPerDocument: count,
    fileBytesPerSpace: bytes,
    fileBytesPerHub: bytes,
  };
  for (const limit of Object.keys(more) as (keyof Used)[]) {
    const max = LIMITS[limit];
    if (used[limit] + more[limit] > max) throw new AppError('LIMIT', { limit, max });
  }
}
