import type { FieldFault, FieldFaults } from '@umlauf/shared/error-codes';
import { AppError } from '../errors.ts';

/** Throws INVALID_INPUT naming every field with a fault. */
export function checkFields(faults: Record<string, FieldFault | null | undefined>): void {
  const found = Object.entries(faults).filter((entry): entry is [string, FieldFault] => Boolean(entry[1]));
  if (found.length > 0)
    throw new AppError('INVALID_INPUT', { fields: Object.fromEntries(found) as FieldFaults });
}
