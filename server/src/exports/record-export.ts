import { authorizeDocument } from '../documents/document.policy.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { authorizeInSpace } from '../spaces/space.policy.ts';
import type { ExportFormat } from './export-format.ts';
import { readableDocument, readableVersion, type ExportedText } from './exported-text.ts';

/**
 * Records in the space's log that somebody took a copy of a document, before its first byte leaves. They are asked once
 * more whether they may: writing it took its time. Strangers who read what is public leave no trace. Throws NOT_FOUND,
 * GONE { IN_BIN } as `exportedText`.
 */
export async function recordExport(
  { document: { id }, title, version }: ExportedText,
  format: ExportFormat,
  context: Context,
): Promise<void> {
  const document = await readableDocument(id, context);
  if (version) await readableVersion(id, version.id, context);
  else if (document.trashedAt) throw new AppError('GONE', { reason: 'IN_BIN' });
  if (!context.viewer) return;
  const viewer = context.signedIn;
  await context.transaction(async (transaction) => {
    const { spaceId } = await authorizeDocument(transaction, viewer, 'read', id);
    const facts = { name: title, format, ...(version && { versionId: version.id }) };
    transaction.raise({ spaceId, type: 'DOCUMENT_EXPORTED', subjectId: id, facts });
  });
}

/** The same for all of a space. */
export async function recordSpaceExport(
  spaceId: string,
  format: ExportFormat,
  context: Context,
): Promise<void> {
  if (!context.viewer) return;
  const viewer = context.signedIn;
  await context.transaction(async (transaction) => {
    const { name } = await authorizeInSpace(transaction, viewer, 'readSpace', spaceId);
    transaction.raise({ spaceId, type: 'SPACE_EXPORTED', subjectId: spaceId, facts: { name, format } });
  });
}
