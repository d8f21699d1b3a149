/**
 * What an access token may be allowed to do; never more than its owner may at that moment. The grammar is
 * `<things>:read` or `<things>:write`, where writing does not include reading, and `hub:admin`. A token's scopes hold in all spaces of its
 * owner, or only in those that it names (`spaceIds`): for all its scopes alike, so that what a token may is told in one
 * sentence and is walled off in the database by one list.
 */
export const SCOPES = [
  'spaces:read',
  'spaces:write',
  'documents:read',
  'documents:write',
  // What administrators do in the hub as a whole; of no use to anybody else.
  'hub:admin',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Whether the scope is about what is in spaces: only such scopes can be limited to some. */
export function isOfSpaces(scope: Scope): boolean {
  return scope !== 'hub:admin';
}

/** Whether the word is a scope. */
export function isScope(word: unknown): word is Scope {
  return SCOPES.includes(word as Scope);
}
