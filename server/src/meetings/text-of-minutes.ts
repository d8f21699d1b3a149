import type { Coediting } from '../coediting/coediting.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { databaseMoment } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { MinutesText } from './settle-minutes.ts';

/** By what the text of minutes is read. */
export interface TextParts {
  coediting: Pick<Coediting, 'state'>;
  work: TextWork;
}

/** What minutes say at this moment. Throws CONFLICT { OTHER_STATE } where there are none, GONE { IN_BIN }. */
export async function textOfMinutes(
  { coediting, work }: TextParts,
  documentId: string | null,
): Promise<MinutesText> {
  if (documentId === null) throw new AppError('CONFLICT', { reason: 'OTHER_STATE' });
  const present = await coediting.state(documentId);
  if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
  const snapshot = await work.run('snapshot', [present.state]);
  const proposed = await work.run('suggestions', present.state);
  const openSuggestions = proposed.length;
  return { revision: present.revision, savedAt: databaseMoment(), snapshot, openSuggestions };
}
