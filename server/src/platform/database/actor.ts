/** On whose behalf the database is asked: row-level security shows each actor their own rows and nothing else. */
export type Actor =
  | ({ accountId: string } & Within)
  | { system: SystemTask }
  | { nobody: true }
  | AudienceActor
  | GuestLinkActor;

/** By an access token for certain spaces: no other space exists for it. */
interface Within {
  spaces?: readonly string[];
}

/** Everybody who may read exactly these spaces, asked as one. */
export interface AudienceActor extends Within {
  /** Spaces to which they belong for good. */
  audience: readonly string[];
  /** Spaces that they read without that. */
  visits?: readonly string[];
}

/** Whoever bears a personal link to one round: what that link shows is there, and no row of anything else. */
export interface GuestLinkActor {
  /** Hash of the link's secret. */
  guestLink: string;
}

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
  | 'retention'
  | 'erasure'
  | 'mail'
  | 'versions'
  | 'circulation'
  | 'meetings'
  | 'suggestions'
  | 'tasks'
  | 'file-texts';

/** Nobody is signed in: what is public, and nothing else. */
export const NOBODY: Actor = { nobody: true };

/** Their transactions are read-only. */
export function isAudience(actor: Actor): actor is AudienceActor {
  return 'audience' in actor;
}

/** The settings of the transaction that the policies read. */
export function actorSettings(actor: Actor): Record<string, string> {
  if ('accountId' in actor) return { 'app.account': actor.accountId, ...within(actor) };
  if ('system' in actor) return { 'app.system': 'on' };
  // Not 'nobody', to whom what is public would show, and not without any actor, as libraries are: whoever reads no space.
  if ('guestLink' in actor)
    return { 'app.account': '', 'app.audience': '|', 'app.guest_link': actor.guestLink };
  if (isAudience(actor)) {
    const { audience, visits = [] } = actor;
    return {
      'app.account': '',
      'app.audience': `${audience.join(',')}|${visits.join(',')}`,
      ...within(actor),
    };
  }
  // A word, so that a context that was forgotten is not taken for somebody who is not signed in.
  return { 'app.account': 'nobody' };
}

/** Begins with a comma, so that no space at all is not taken for no limit. */
function within({ spaces }: Within): Record<string, string> {
  return spaces ? { 'app.token_spaces': `,${spaces.join(',')}` } : {};
}
