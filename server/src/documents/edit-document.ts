import * as Y from 'yjs';
import { LIMITS } from '@umlauf/shared/limits';
import type { Coediting } from '../coediting/coediting.ts';
import type { Writer } from '../coediting/session.ts';
import type { Database } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import { documentAt } from './document-at.ts';
import type { EditDocumentInput } from './document.inputs.ts';
import { appendMarkdown } from './markdown.ts';
import { replaceBlocks } from './replace-blocks.ts';

const HOUR_MILLISECONDS = 3_600_000;

/**
 * Makes the edit on a copy of the present state and pushes the difference like any writer's: committed before it
 * answers, merged with what people type. The text is derived by the caller's next read, at most 2 s later. Throws
 * CONFLICT { revision } when a block that changes here was changed since `expectedRevision`.
 */
export async function editDocument(
  coediting: Coediting,
  database: Database,
  account: Writer,
  canEdit: () => Promise<boolean>,
  input: EditDocumentInput,
): Promise<void> {
  checkInput(input);
  const { documentId } = input;
  const present = await coediting.state(documentId);
  if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
  const current = docOf(present.state);
  const before = Y.encodeStateVector(current);
  if (input.append != null) {
    appendMarkdown(current, input.append);
  } else {
    const base = await docAt(database, documentId, input.expectedRevision!, present);
    try {
      replaceBlocks(base, current, input.replace!);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error;
      throw new AppError('CONFLICT', { reason: 'BLOCK_CHANGED', revision: present.revision });
    }
  }
  const update = Y.encodeStateAsUpdate(current, before);
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

/** The document as its reader saw it. Throws CONFLICT when that is too long ago. */
async function docAt(
  database: Database,
  documentId: string,
  revision: number,
  present: { state: Uint8Array; revision: number },
): Promise<Y.Doc> {
  if (revision < 0 || revision > present.revision) {
    throw new AppError('INVALID_INPUT', { fields: { expectedRevision: 'OUT_OF_RANGE' } });
  }
  if (revision === present.revision) return docOf(present.state);
  const seen = await documentAt(database, documentId, revision);
  const oldest = Date.now() - LIMITS.expectedRevisionHours * HOUR_MILLISECONDS;
  if (!seen || seen.replacedAt.getTime() < oldest) {
    throw new AppError('CONFLICT', { reason: 'REVISION_TOO_OLD', revision: present.revision });
  }
  return seen.doc;
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}
