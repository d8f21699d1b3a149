/** What an access token may be allowed to do; never more than its owner may at that moment. */
export const SCOPES = ['spaces:read', 'spaces:write', 'documents:read', 'documents:write'] as const;
export type Scope = (typeof SCOPES)[number];

/** Whether the word is a scope. */
export function isScope(word: unknown): word is Scope {
  return SCOPES.includes(word as Scope);
}
