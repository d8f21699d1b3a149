import type { WrittenEvent } from '../events/write-events.ts';

/**
 * What an answer can be made of, as keys: whoever holds a live query is found by them when something changes. An
 * object's own key is its id.
 */
export const changeKeys = {
  /** A document's commits: each raises its revision. */
  commits: (documentId: string) => `${documentId} commits`,
  /** The hub's trail. */
  trail: 'trail',
  /** A document's derived text. */
  text: (documentId: string) => `${documentId} text`,
  /** Which documents link to a document. */
  references: (documentId: string) => `${documentId} references`,
  /** What is said about a document. */
  comments: (documentId: string) => `${documentId} comments`,
  /** What is proposed for a document, and what became of it. */
  suggestions: (documentId: string) => `${documentId} suggestions`,
  /** Which versions a document has, and what they are called. */
  versions: (documentId: string) => `${documentId} versions`,
  /** What is attached to a document. */
  files: (documentId: string) => `${documentId} files`,
  /** Events of a space: of one type, or of whichever. */
  events: (spaceId: string, type?: WrittenEvent['type']) => `${spaceId} ${type ?? 'events'}`,
  /** Whatever name, purpose or reason of a space changed, in any space. */
  anySpace: 'SPACE_CHANGED',
  /** Whatever account changed, of the list of all. */
  anyAccount: 'ACCOUNT_CHANGED',
  /** Whatever organisation was added, changed or removed. */
  anyOrganisation: 'ORGANISATION_CHANGED',
  /** Whatever body was added, changed or removed, or a seat in one. */
  anyBody: 'BODY_CHANGED',
  /** Whatever rules got a name, another one, or a version. */
  anyRuleSet: 'RULE_SET_CHANGED',
  /** Whatever template of the hub was added, changed or removed. */
  anyTemplate: 'TEMPLATE_CHANGED',
  /** Whatever document came back from a bin, or into another space. */
  anyReturned: 'DOCUMENT_RETURNED',
  /** The rounds of a document. */
  circulations: (documentId: string) => `${documentId} circulations`,
  /** Whatever round was started, went on or ended. */
  anyCirculation: 'CIRCULATION_CHANGED',
  /** The meetings and series of a space. */
  meetings: (spaceId: string) => `${spaceId} meetings`,
  /** The agenda of a meeting. */
  agenda: (meetingId: string) => `${meetingId} agenda`,
  /** Who is at a meeting. */
  attendance: (meetingId: string) => `${meetingId} attendance`,
  /** Whatever decision was entered, or something has become of it. */
  anyDecision: 'DECISION_CHANGED',
  /** Who belongs to a space, and as what. */
  members: (spaceId: string) => `${spaceId} members`,
  /** One person's membership in one space. */
  membership: (spaceId: string, accountId: string) => `${spaceId} ${accountId}`,
  /** Open invitations to a space, or to the hub. */
  invitations: (spaceId: string | null) => `${spaceId ?? 'hub'} invitations`,
  /** Whatever account came to a space, left it or got another role there. */
  anyMembership: 'MEMBERSHIP_CHANGED',
  /** Where an account belongs, and as what. */
  memberships: (accountId: string) => `${accountId} memberships`,
};

/** What these events touch. Who belongs where is told by an announcement of its own. */
export function keysOfEvents(events: readonly WrittenEvent[]): Set<string> {
  const keys = new Set<string>();
  for (const { spaceId, type, subjectId } of events) {
    keys.add(changeKeys.events(spaceId)).add(changeKeys.events(spaceId, type));
    if (type === 'DOCUMENT_TEXT_CHANGED') keys.add(changeKeys.text(subjectId));
    else if (type.startsWith('COMMENT_')) keys.add(changeKeys.comments(subjectId));
    else if (type.startsWith('SUGGESTION_')) keys.add(changeKeys.suggestions(subjectId));
    else if (type.startsWith('DOCUMENT_VERSION_')) keys.add(changeKeys.versions(subjectId));
    else if (type.startsWith('FILE_')) keys.add(changeKeys.files(subjectId));
    else if (type.startsWith('CIRCULATION_')) keys.add(changeKeys.circulations(subjectId));
    else if (type.startsWith('AGENDA_')) keys.add(changeKeys.agenda(subjectId));
    else if (type === 'ATTENDANCE_CHANGED') keys.add(changeKeys.attendance(subjectId));
    else if (!type.startsWith('MEMBER_')) keys.add(subjectId);
    if (type.startsWith('MEETING_')) keys.add(changeKeys.meetings(spaceId));
    if (type === 'SPACE_CHANGED') keys.add(changeKeys.anySpace);
    if (type === 'DOCUMENT_RESTORED' || type === 'DOCUMENT_MOVED_HERE') keys.add(changeKeys.anyReturned);
  }
  return keys;
}

/** Whose memberships these events changed. */
export function membersOf(events: readonly WrittenEvent[]): Set<string> {
  const changed = events.filter(({ type }) => type.startsWith('MEMBER_'));
  return new Set(changed.map(({ subjectId }) => subjectId));
}
