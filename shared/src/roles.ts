/** Roles that somebody is given in a space, strongest first. */
export const SPACE_ROLES = ['LEAD', 'WRITER', 'READER', 'GUEST'] as const;
export type GivenRole = (typeof SPACE_ROLES)[number];
/** `VISITOR` is never given: whoever reads a space because it is open, without belonging to it. */
export type SpaceRole = GivenRole | 'VISITOR';

/** Everything that a role in a space can allow. */
export type SpaceVerb =
  | 'readSpace'
  | 'listMembers'
  | 'readEvents'
  | 'seePresence'
  | 'readVersions'
  | 'readCirculations'
  | 'readTemplates'
  | 'manageTemplates'
  | 'startCirculation'
  | 'withdrawCirculation'
  | 'changeDecision'
  | 'tendTasks'
  | 'tendOwnTasks'
  | 'readMeetings'
  | 'planMeetings'
  | 'settleMinutes'
  | 'proposeAgendaItem'
  | 'releaseDocument'
  | 'askGuestsInCirculation'
  | 'comment'
  | 'suggest'
  | 'moderateComments'
  | 'renameSpace'
  | 'manageMembers'
  | 'readTrail'
  | 'createDocument'
  | 'editDocument'
  | 'renameDocument'
  | 'moveDocument'
  | 'trashDocument'
  | 'restoreDocument'
  | 'deleteDocument';

/** What everybody may who belongs to the space for good. */
const OF_MEMBERS = [
  'readSpace',
  'listMembers',
  'readEvents',
  'seePresence',
  'readVersions',
  'readCirculations',
  'readTemplates',
  'readMeetings',
  'proposeAgendaItem',
  'tendOwnTasks',
  'comment',
  'suggest',
] as const;
const OF_WRITERS = [
  ...OF_MEMBERS,
  'createDocument',
  'editDocument',
  'renameDocument',
  'moveDocument',
  'trashDocument',
  'restoreDocument',
  'startCirculation',
  'planMeetings',
  'tendTasks',
] as const;

/** The one table that knows roles: every policy asks it, nothing else compares role names. */
const ALLOWED: Record<SpaceRole, ReadonlySet<SpaceVerb>> = {
  LEAD: new Set([
    ...OF_WRITERS,
    'renameSpace',
    'manageMembers',
    'moderateComments',
    'readTrail',
    'withdrawCirculation',
    'changeDecision',
    'settleMinutes',
    'releaseDocument',
    'askGuestsInCirculation',
    'manageTemplates',
    'deleteDocument',
  ]),
  WRITER: new Set(OF_WRITERS),
  READER: new Set(OF_MEMBERS),
  // Until a date: sees who writes beside them, and neither who else belongs here nor what happened or was written before.
  GUEST: new Set(['readSpace', 'seePresence', 'comment', 'suggest']),
  VISITOR: new Set(['readSpace']),
};

/** Whether the role allows the verb; an unknown or absent role may nothing. */
export function roleAllows(role: string | null | undefined, verb: SpaceVerb): boolean {
  return (isSpaceRole(role) || role === 'VISITOR') && ALLOWED[role].has(verb);
}

/** Whether a technical account can have the role: it decides about nobody, and belongs for good or not at all. */
export function isProgramRole(role: unknown): boolean {
  return role === 'WRITER' || role === 'READER';
}

/** Whether the word is a role that somebody is given in a space. */
export function isSpaceRole(role: unknown): role is GivenRole {
  return SPACE_ROLES.includes(role as GivenRole);
}

/** Whether a membership in this role has to end on a date. */
export function roleEnds(role: GivenRole): boolean {
  return role === 'GUEST';
}

/** For whom a space can be read beside its members, from nobody to everybody. */
export const SPACE_VISIBILITIES = ['CLOSED', 'HUB', 'PUBLIC'] as const;
export type SpaceVisibility = (typeof SPACE_VISIBILITIES)[number];
