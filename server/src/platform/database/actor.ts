/** On whose behalf the database is asked: row-level security shows each actor their own rows and nothing else. */
export type Actor = { accountId: string } | { system: SystemTask } | { nobody: true };

/** What the house does by itself, across spaces. Each is named, so that a reader finds all of them. */
export type SystemTask =
  | 'sign-in'
  | 'access-check'
  | 'document-log'
  | 'compaction'
  | 'text-derivation'
  | 'demo'
  | 'operator'
  | 'announcement'
  | 'retention';

/** Nobody is signed in: no row of any space. */
export const NOBODY: Actor = { nobody: true };

/** The settings of the transaction that the policies read. */
export function actorSettings(actor: Actor): Record<string, string> {
  if ('accountId' in actor) return { 'app.account': actor.accountId };
  if ('system' in actor) return { 'app.system': 'on' };
  return { 'app.account': '' };
}
