import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import { authorizeInHub } from '../accounts/hub.policy.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { authorizeInSpace, roleOf } from '../spaces/space.policy.ts';

/** What can be done with a space's templates; the hub's are read by whoever is signed in, and its administrators' to change. */
const VERBS = {
  read: 'readTemplates',
  manage: 'manageTemplates',
} as const satisfies Record<string, SpaceVerb>;

export type TemplateVerb = keyof typeof VERBS;

/** A template as it stands while somebody does something with it. */
export interface TemplateRow {
  id: string;
  spaceId: string | null;
  name: string;
  markdown: string;
}

/** Throws unless the viewer may manage the templates of the space, or without one those of the hub. */
export async function authorizeTemplatesOf(
  transaction: Transaction,
  viewer: Viewer,
  spaceId: string | null,
): Promise<void> {
  if (spaceId === null) await authorizeInHub(transaction, viewer, 'manageTemplates');
  else await authorizeInSpace(transaction, viewer, VERBS.manage, spaceId);
}

/**
 * The template, when the viewer may do this with it. Throws NOT_FOUND when they may not read it, also when there is none,
 * and FORBIDDEN when they may read it but not do this. Row-level security says who reads those of the hub.
 */
export async function authorizeTemplate(
  transaction: Transaction,
  viewer: Viewer,
  verb: TemplateVerb,
  templateId: string,
): Promise<TemplateRow> {
  const [row] = isId('tpl', templateId)
    ? await transaction.sql<TemplateRow>(
        'select id, space_id as "spaceId", name, markdown from template where id = $1',
        [templateId],
      )
    : [];
  if (!row) throw new AppError('NOT_FOUND');
  if (row.spaceId !== null) {
    const role = await roleOf(transaction, viewer, row.spaceId);
    if (!roleAllows(role, VERBS.read)) throw new AppError('NOT_FOUND');
    if (!roleAllows(role, VERBS[verb])) throw new AppError('FORBIDDEN');
  } else if (verb === 'manage') await authorizeTemplatesOf(transaction, viewer, null);
  return row;
}
