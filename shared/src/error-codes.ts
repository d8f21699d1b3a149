/** Every `extensions.code` that the API can answer with. Codes travel, sentences do not: clients word them. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  'CONFLICT',
  'LIMIT',
  'GONE',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What goes beside each code in `extensions`, so that a program can act on it. */
export interface ErrorFacts {
  UNAUTHENTICATED: Record<string, never>;
  /**
   * `missingScope`: the scope that the access token lacks, when that is the reason; `reason`: the token is for certain
   * spaces, and this concerns more than those; or the hub demands a second factor, and the account has none yet;
   * or a link is for another account than the viewer's; or the identity provider gives the address; or the hub takes no
   * passwords; or the viewer may only propose, and an update brings more, as the document is by now; or the document is
   * sealed: it stays as it was agreed to until somebody begins a new draft; or only some write in it, as minutes that are
   * being coordinated.
   */
  FORBIDDEN: {
    missingScope?: string;
    reason?:
      | 'LIMITED_TO_SPACES'
      | 'SECOND_FACTOR_REQUIRED'
      | 'OTHER_ACCOUNT'
      | 'EMAIL_OF_PROVIDER'
      | 'NO_PASSWORDS'
      | 'ONLY_PROPOSALS'
      | 'SEALED'
      | 'HELD';
  };
  NOT_FOUND: Record<string, never>;
  /**
   * `fields`: path of each refused input field and the word of its fault; `unknown`: the values of a list that are
   * UNKNOWN_VALUE, or the parts of a rule that have the fault, as they were sent; `contradictions`: in what rules contradict themselves.
   */
  INVALID_INPUT: { fields: FieldFaults; unknown?: string[]; contradictions?: string[] };
  /**
   * `stateVector` (Base64): what the server has; `revision`: the newest one; `field`: the input field whose value
   * something else has already; `spaceIds`: the spaces that stand in the way.
   */
  CONFLICT: {
    stateVector?: string;
    revision?: number;
    reason?: ConflictReason;
    field?: string;
    spaceIds?: string[];
  };
  /** `max` in the unit that `limit` names. */
  LIMIT: { limit: string; max: number };
  /** `reason`: what the client has to do about it. */
  GONE: { reason?: 'OUTDATED_SCHEMA' | 'IN_BIN' | 'NOT_KEPT' | 'ENDED' | 'CANCELLED' };
  /** `retryAfter`: seconds. */
  RATE_LIMITED: { retryAfter: number };
  /** `reason`: what stands in the way, when the hub as a whole can answer. */
  UNAVAILABLE: { reason?: 'DISK_FULL' | 'STORE_DOWN' | 'NO_CONVERTER' | 'CONVERTER_BUSY' };
  INTERNAL: { requestId?: string };
}

export type ConflictReason =
  | 'MISSING_PREDECESSORS'
  | 'FOREIGN_CLIENT_ID'
  | 'BLOCK_CHANGED'
  | 'REVISION_TOO_OLD'
  | 'LAST_LEAD'
  | 'LAST_ADMINISTRATOR'
  | 'LAST_WAY_TO_SIGN_IN'
  | 'STILL_USED'
  | 'SIGN_IN_AGAIN'
  | 'ALREADY_MEMBER'
  /** It was sent round, and its rounds are kept. */
  | 'CIRCULATED'
  | 'ALREADY_EXISTS'
  | 'ALREADY_DECIDED'
  | 'PASSAGE_GONE'
  | 'SEVERAL_PLACES'
  | 'ALREADY_NAMED'
  | 'DOCUMENT_CHANGED'
  | 'NOBODY_ENTITLED'
  | 'BEFORE_TURN'
  | 'ALREADY_ANSWERED'
  | 'NOT_ADOPTED'
  | OvertakenReason;

/**
 * What screens offer only while it is possible, so that whoever hears it was overtaken by somebody: whoever is asked has
 * handed the question on, or has not; a next round is there already, or nothing calls for one; a document has gone to another
 * space, would be seen there by others than was said, or a file is being uploaded to it, or it is the minutes of a
 * meeting; a meeting does not run, is not over, or cannot be opened so long before its beginning; minutes are in another
 * state, nobody was recorded as present at their meeting, or changes are proposed in them about which nobody has decided.
 */
export type OvertakenReason =
  | 'FORWARDED'
  | 'NOT_FORWARDED'
  | 'ALREADY_FOLLOWED'
  | 'NOTHING_TO_FOLLOW'
  | 'MOVED'
  | 'AUDIENCE_CHANGED'
  | 'UPLOADING'
  | 'MINUTES'
  | 'NOT_RUNNING'
  | 'NOT_ENDED'
  | 'TOO_EARLY'
  | 'OTHER_STATE'
  | 'NO_ATTENDANCE'
  | 'OPEN_SUGGESTIONS';

export type FieldFault =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'TOO_SHORT'
  | 'TOO_COMMON'
  | 'WRONG'
  | 'CONTROL_CHARACTER'
  | 'NOT_A_NUMBER'
  | 'OUT_OF_RANGE'
  | 'UNKNOWN_VALUE'
  | 'MALFORMED'
  | 'UNSAFE_LINK'
  | 'IN_THE_PAST'
  | 'MISMATCH'
  | 'TAKEN'
  | 'CYCLE'
  /** The clock leaves this time out on that day. */
  | 'MISSING_HOUR';

export type FieldFaults = Record<string, FieldFault>;
