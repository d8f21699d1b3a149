import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { isDuplicate } from '../platform/database/database-errors.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfLine, faultOfText } from '../platform/graphql/input-text.ts';
import { newId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import type { CreateTemplateInput, UpdateTemplateInput } from './template.inputs.ts';
import { authorizeTemplate, authorizeTemplatesOf } from './template.policy.ts';

/** Throws INVALID_INPUT; fields that are left out have no fault. */
export function checkTemplate(input: Partial<CreateTemplateInput>): void {
  const { name, description, markdown } = input;
  checkFields({
    name: name == null ? null : faultOfLine(name, LIMITS.nameCharacters),
    description:
      description == null
        ? null
        : faultOfText(description, LIMITS.templateDescriptionCharacters, { mayBeEmpty: true }),
    markdown: markdown == null ? null : faultOfText(markdown, LIMITS.markdownCharacters),
  });
}

/** Adds a template with this text; answers its id. Throws LIMIT, CONFLICT for a name that is taken, and as the policy does. */
export async function insertTemplate(
  transaction: Transaction,
  announcements: Announcements,
  viewer: Viewer,
  input: CreateTemplateInput,
  markdown: string,
): Promise<string> {
  const { sql } = transaction;
  const spaceId = input.spaceId ?? null;
  await authorizeTemplatesOf(transaction, viewer, spaceId);
  if (input.documentId != null) await authorizeSource(transaction, viewer, spaceId, input.documentId);
  await sql(`select pg_advisory_xact_lock(hashtext('templates ' || $1))`, [spaceId ?? 'hub']);
  const [counted] = await sql<{ count: number }>(
    'select count(*)::int as count from template where space_id is not distinct from $1::text',
    [spaceId],
  );
  const limit = spaceId ? 'templatesPerSpace' : 'templatesPerHub';
  if (counted!.count >= LIMITS[limit]) throw new AppError('LIMIT', { limit, max: LIMITS[limit] });
  const [id, name] = [newId('tpl'), input.name.trim()];
  await sql(
    'insert into template (id, space_id, name, description, kind, markdown) values ($1, $2, $3, $4, $5, $6)',
    [id, spaceId, name, input.description.trim(), input.kind, markdown],
  ).catch(asTaken);
  tell(transaction, announcements, 'TEMPLATE_CREATED', { id, spaceId, name });
  return id;
}

/**
 * Changes what is given of a template. Throws CONFLICT for a name that is taken, or when somebody has changed it since it
 * was read, and as the policy does.
 */
export async function updateTemplate(
  transaction: Transaction,
  announcements: Announcements,
  viewer: Viewer,
  { templateId, name, description, kind, markdown, expectedUpdatedAt }: UpdateTemplateInput,
): Promise<void> {
  const present = await authorizeTemplate(transaction, viewer, 'manage', templateId);
  const values = [name?.trim(), description?.trim(), kind, markdown, expectedUpdatedAt];
  const changed = await transaction
    .sql(UPDATE, [present.id, ...values.map((value) => value ?? null)])
    .catch(asTaken);
  if (changed.length === 0) throw new AppError(expectedUpdatedAt ? 'CONFLICT' : 'NOT_FOUND');
  const newest = { ...present, name: name?.trim() ?? present.name };
  tell(transaction, announcements, 'TEMPLATE_CHANGED', newest);
}

/** The API tells moments to the millisecond, so that no two changes may be of the same. */
const UPDATE = `update template set name = coalesce($2, name), description = coalesce($3, description),
    kind = coalesce($4, kind), markdown = coalesce($5, markdown),
    updated_at = greatest(now(), updated_at + interval '1 millisecond')
  where id = $1 and ($6::timestamptz is null or date_trunc('milliseconds', updated_at) = $6) returning id`;

/** Removes a template; documents that were made with it stay as they are. Throws as the policy does. */
export async function removeTemplate(
  transaction: Transaction,
  announcements: Announcements,
  viewer: Viewer,
  templateId: string,
): Promise<void> {
  const present = await authorizeTemplate(transaction, viewer, 'manage', templateId);
  await transaction.sql('delete from template where id = $1', [present.id]);
  tell(transaction, announcements, 'TEMPLATE_REMOVED', present);
}

/** Refuses documents of which nobody may make a template of this space: NOT_FOUND, and as the policy does. */
export async function authorizeSource(
  transaction: Transaction,
  viewer: Viewer,
  spaceId: string | null,
  documentId: string,
): Promise<void> {
  await authorizeTemplatesOf(transaction, viewer, spaceId);
  const document = await authorizeDocument(transaction, viewer, 'read', documentId);
  if (document.spaceId !== spaceId) throw new AppError('NOT_FOUND');
}

/** A document's text as a template's. Throws INVALID_INPUT for an empty one, and LIMIT. */
export function checkSource(markdown: string): string {
  const max = LIMITS.markdownCharacters;
  if (markdown.length > max) throw new AppError('LIMIT', { limit: 'markdownCharacters', max });
  if (markdown.trim() === '') throw new AppError('INVALID_INPUT', { fields: { documentId: 'EMPTY' } });
  return markdown;
}

function asTaken(error: unknown): never {
  if (!isDuplicate(error)) throw error;
  throw new AppError('CONFLICT', { reason: 'ALREADY_EXISTS', field: 'name' });
}

/** In the space's own log, or for a template of the hub in the hub's trail. */
function tell(
  transaction: Transaction,
  announcements: Announcements,
  type: 'TEMPLATE_CREATED' | 'TEMPLATE_CHANGED' | 'TEMPLATE_REMOVED',
  { id, spaceId, name }: { id: string; spaceId: string | null; name: string },
): void {
  if (spaceId !== null) transaction.raise({ spaceId, type, subjectId: id, facts: { name } });
  else {
    transaction.record({ kind: type, subjectId: id, facts: { name } });
    transaction.afterCommit(() => announcements.emit('templateChanged', { templateId: id }));
  }
}
