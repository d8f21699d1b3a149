import type { FieldFault } from '@umlauf/shared/error-codes';
import { databaseNow } from '../platform/clock.ts';

/** What is wrong with the end of a guest's time: it has to be given, and to come. */
export function faultOfEnd(endsAt: Date | null | undefined): FieldFault | null {
  if (!endsAt) return 'EMPTY';
  return endsAt.getTime() > databaseNow() ? null : 'IN_THE_PAST';
}

/** A person is named by account or by address, not by both. */
export function faultsOfPerson({
  accountId,
  email,
}: {
  accountId?: string | null | undefined;
  email?: string | null | undefined;
}): Record<string, FieldFault> {
  if (!accountId && !email?.trim()) return { email: 'EMPTY' };
  return accountId && email ? { email: 'UNKNOWN_VALUE' } : {};
}
