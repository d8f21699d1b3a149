/** Roles in a space, strongest first. */
export const SPACE_ROLES = ['LEAD', 'WRITER', 'READER'] as const;
export type SpaceRole = (typeof SPACE_ROLES)[number];

/** Everything that a role in a space can allow. */
export type SpaceVerb =
  | 'readSpace'
  | 'renameSpace'
  | 'manageMembers'
  | 'createDocument'
  | 'editDocument'
  | 'renameDocument'
  | 'moveDocument'
  | 'trashDocument'
  | 'restoreDocument';

/** The one table that knows roles: every policy asks it, nothing else compares role names. */
const ALLOWED: Record<SpaceRole, ReadonlySet<SpaceVerb>> = {
  LEAD: new Set([
    'readSpace',
    'renameSpace',
    'manageMembers',
    'createDocument',
    'editDocument',
    'renameDocument',
    'moveDocument',
    'trashDocument',
    'restoreDocument',
  ]),
  WRITER: new Set([
    'readSpace',
    'createDocument',
    'editDocument',
    'renameDocument',
    'moveDocument',
    'trashDocument',
    'restoreDocument',
  ]),
  READER: new Set(['readSpace']),
};

/** Whether the role allows the verb; an unknown or absent role may nothing. */
export function roleAllows(role: string | null | undefined, verb: SpaceVerb): boolean {
  return isSpaceRole(role) && ALLOWED[role].has(verb);
}

/** Whether the word is a role in a space. */
export function isSpaceRole(role: unknown): role is SpaceRole {
  return SPACE_ROLES.includes(role as SpaceRole);
}
