import { LIMITS } from '@umlauf/shared/limits';
import type { Coediting } from '../coediting/coediting.ts';
import type { Writer } from '../coediting/session.ts';
import { databaseNow } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import { documentAt } from './document-at.ts';
import type { EditDocumentInput } from './document.inputs.ts';
import type { TextWork } from './text-thread.ts';

const HOUR_MILLISECONDS = 3_600_000;

/**
 * Makes the edit on a copy of the present state and pushes the difference like any writer's: committed before it
 * answers, merged with what people type. The text is derived by the caller's next read, at most 2 s later. Throws
 * CONFLICT { revision } when a block that changes here was changed since `expectedRevision`.
 */
export async function editDocument(
  coediting: Coediting,
  database: Database,
  work: TextWork,
  account: Writer,
  canEdit: () => boolean | Promise<boolean>,
  input: EditDocumentInput,
): Promise<void> {
  checkInput(input);
  const { documentId } = input;
  const present = await coediting.state(documentId);
  if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
  const update =
    input.append != null
      ? await work.run('append', present.state, input.append)
      : await replace(
          work,
          await seenAt(database, documentId, input.expectedRevision!, present),
          present,
          input.replace!,
        );
  await coediting.push(documentId, { account, update, canEdit });
}

function checkInput({ append, replace, expectedRevision }: EditDocumentInput): void {
  const one = (append == null) !== (replace == null);
  checkFields({
    append: !one ? 'MALFORMED' : append == null ? null : faultOfText(append, LIMITS.markdownCharacters),
    replace: replace == null ? null : faultOfText(replace, LIMITS.markdownCharacters, { mayBeEmpty: true }),
    expectedRevision: replace != null && expectedRevision == null ? 'EMPTY' : null,
  });
}

interface Present {
  state: Uint8Array;
  revision: number;
}

async function replace(
  work: TextWork,
  seen: readonly Uint8Array[],
  present: Present,
  markdown: string,
): Promise<Uint8Array> {
  try {
    return await work.run('replace', seen, present.state, markdown);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error;
    throw new AppError('CONFLICT', { reason: 'BLOCK_CHANGED', revision: present.revision });
  }
}

/** What makes the document as its reader saw it. Throws CONFLICT when that is too long ago. */
async function seenAt(
  database: Database,
  documentId: string,
  revision: number,
  present: Present,
): Promise<readonly Uint8Array[]> {
  if (revision < 0 || revision > present.revision) {
    throw new AppError('INVALID_INPUT', { fields: { expectedRevision: 'OUT_OF_RANGE' } });
  }
  if (revision === present.revision) return [present.state];
  const seen = await documentAt(database, documentId, revision);
  const oldest = databaseNow() - LIMITS.expectedRevisionHours * HOUR_MILLISECONDS;
  if (!seen || seen.replacedAt.getTime() < oldest) {
    throw new AppError('CONFLICT', { reason: 'REVISION_TOO_OLD', revision: present.revision });
  }
  return seen.updates;
}
