import { AppError } from '../platform/errors.ts';

/** What a writer hears of a document that stays as it is. */
export function sealed(): AppError {
  return new AppError('FORBIDDEN', { reason: 'SEALED' });
}

/** Whether the room only took its document for sealed: a new draft was begun meanwhile, perhaps elsewhere. */
export async function isUnsealed(
  room: { documentId: string; isSealed: boolean },
  error: unknown,
  ask: (documentId: string) => Promise<boolean>,
): Promise<boolean> {
  if (!room.isSealed || !(error instanceof AppError) || error.code !== 'FORBIDDEN') return false;
  room.isSealed = await ask(room.documentId);
  return !room.isSealed;
}
