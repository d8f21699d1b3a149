import { AppError } from '../platform/errors.ts';

/** Those of the clientIDs that nobody owns yet. Throws CONFLICT when one is somebody else's. */
export function claimable(
  clientIds: readonly number[],
  accountId: string,
  owners: ReadonlyMap<number, string>,
): number[] {
  const unowned: number[] = [];
  for (const clientId of clientIds) {
    const owner = owners.get(clientId);
    if (owner === undefined) unowned.push(clientId);
    else if (owner !== accountId) throw new AppError('CONFLICT', { reason: 'FOREIGN_CLIENT_ID' });
  }
  return unowned;
}
