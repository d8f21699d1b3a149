import type { Scope } from '@umlauf/shared/scopes';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';

/** What concerns the hub as a whole, and no space of it: administrators read no closed space by being one. */
export const HUB_VERBS = [
  'manageAccounts',
  'manageOrganisations',
  'manageBodies',
  'manageRuleSets',
  'manageTemplates',
  'inviteToHub',
  'readTrail',
  'manageServiceAccounts',
] as const;
export type HubVerb = (typeof HUB_VERBS)[number];

/** A program of an administrator's has nothing of their powers unless its token says so. */
const NEEDED_SCOPE: Scope = 'hub:admin';

/** Who asks: their account as it is at this moment, and what their credential is good for (null: everything). */
export interface HubAsker {
  isAdministrator: boolean;
  scopes: ReadonlySet<Scope> | null;
}

/** Whether this may be done; today every verb is the administrators'. */
export function hubAllows(asker: HubAsker, verb: HubVerb): boolean {
  if (asker.scopes && !asker.scopes.has(NEEDED_SCOPE)) return false;
  return asker.isAdministrator && HUB_VERBS.includes(verb);
}

/**
 * Throws FORBIDDEN unless the viewer may do this in the hub at this moment. Their account is read in the transaction of
 * what is to be done: nothing is believed that a session or a stream knew before.
 */
export async function authorizeInHub(
  { sql }: Pick<Transaction, 'sql'>,
  viewer: Viewer,
  verb: HubVerb,
): Promise<void> {
  const { scopes, spaces } = viewer.credential;
  if (spaces) throw new AppError('FORBIDDEN', { reason: 'LIMITED_TO_SPACES' });
  if (scopes && !scopes.has(NEEDED_SCOPE)) throw new AppError('FORBIDDEN', { missingScope: NEEDED_SCOPE });
  const rows = await sql<{ isAdministrator: boolean }>(
    'select is_administrator and locked_at is null as "isAdministrator" from account where id = $1',
    [viewer.accountId],
  );
  if (!hubAllows({ isAdministrator: rows[0]?.isAdministrator ?? false, scopes }, verb))
    throw new AppError('FORBIDDEN');
}

/** Whether the viewer may do this in the hub at this moment, for whoever else may when they may not. */
export async function administersHub(
  transaction: Pick<Transaction, 'sql'>,
  viewer: Viewer,
  verb: HubVerb,
): Promise<boolean> {
  return authorizeInHub(transaction, viewer, verb).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'FORBIDDEN') return false;
      throw error;
    },
  );
}

/** The shape of `authorizeInHub`, for features below accounts: it is handed to them. */
export type AuthorizeInHub = typeof authorizeInHub;
