import type { GivenRole, SpaceRole, SpaceVisibility } from '@umlauf/shared/roles';
import { databaseNow } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import type { DocumentHold } from './document-hold.ts';

/** A role, and when it is over: milliseconds since 1970; null: it has no end. */
export interface Term {
  role: GivenRole;
  endsAt: number | null;
}

/** Who may what in a space, as the database says; null: there is no such space. */
export interface SpaceRights {
  epoch: number;
  visibility: SpaceVisibility;
  members: ReadonlyMap<string, Term>;
  /** By account, the documents of which they are a guest, and until when. */
  guests: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** By document, of those in which only some may write. */
  holds: ReadonlyMap<string, DocumentHold>;
}

interface RightsRow {
  epoch: number;
  visibility: SpaceVisibility;
  hold: DocumentHold | null;
  account_id: string | null;
  role: GivenRole;
  document_id: string | null;
  ends_at: Date | null;
}

/** All of the space's members and guests, and what is held, in one question: as many may be asked about as it has. */
const RIGHTS = `
  select s.epoch, s.visibility, r.* from space s left join (
    select space_id, account_id, role, null as document_id, ends_at, null::jsonb as hold from membership
    union all select space_id, account_id, 'GUEST', document_id, ends_at, null from document_guest
    union all select space_id, null, null, id, null, hold from document where hold is not null) r on r.space_id = s.id
  where s.id = $1`;

export async function readRights(database: Database, spaceId: string): Promise<SpaceRights | null> {
  const rows = await database.withActor({ system: 'access-check' }, ({ sql }) =>
    sql<RightsRow>(RIGHTS, [spaceId]),
  );
  const [first] = rows;
  if (!first) return null;
  const members = new Map<string, Term>();
  const guests = new Map<string, Map<string, number>>();
  const holds = new Map<string, DocumentHold>();
  for (const { account_id: accountId, role, document_id: documentId, ends_at: end, hold } of rows) {
    const endsAt = end && end.getTime();
    if (documentId !== null && hold) holds.set(documentId, hold);
    if (accountId === null) continue;
    if (documentId === null) members.set(accountId, { role, endsAt });
    else guests.set(accountId, (guests.get(accountId) ?? new Map()).set(documentId, endsAt!));
  }
  return { epoch: first.epoch, visibility: first.visibility, members, guests, holds };
}

/** Whether it is not over: asked by the database’s clock at each question, and not by what was true when it was read. */
export function isRunning({ endsAt }: Pick<Term, 'endsAt'>): boolean {
  return endsAt === null || endsAt > databaseNow();
}

/** The role that the account was given in the space, or for one document of it. */
export function givenRole(
  { members, guests }: SpaceRights,
  accountId: string,
  documentId?: string,
): GivenRole | null {
  const member = members.get(accountId);
  if (member && isRunning(member)) return member.role;
  if (documentId === undefined) return null;
  const endsAt = guests.get(accountId)?.get(documentId);
  return endsAt !== undefined && isRunning({ endsAt }) ? 'GUEST' : null;
}

/** Whether the account is a guest of any document of the space at this moment. */
export function isGuestOfDocuments({ guests }: SpaceRights, accountId: string): boolean {
  return [...(guests.get(accountId)?.values() ?? [])].some((endsAt) => isRunning({ endsAt }));
}

/** All that is said of the account, to compare; the clock has no part in it. */
export function standingText({ members, guests }: SpaceRights, accountId: string): string {
  return JSON.stringify([members.get(accountId), [...(guests.get(accountId) ?? [])]]);
}

/** Everybody of whom something is said. */
export function accountsIn({ members, guests }: SpaceRights): Set<string> {
  return new Set([...members.keys(), ...guests.keys()]);
}

/** What is over now, and was not at `since`, or the other way round where the clock was set back. */
export function turnedBetween({ members, guests }: SpaceRights, since: number, now: number): Set<string> {
  const [from, to] = since < now ? [since, now] : [now, since];
  const turned = new Set<string>();
  const look = (accountId: string, endsAt: number | null): void => {
    if (endsAt !== null && endsAt > from && endsAt <= to) turned.add(accountId);
  };
  for (const [accountId, { endsAt }] of members) look(accountId, endsAt);
  for (const [accountId, ends] of guests) for (const endsAt of ends.values()) look(accountId, endsAt);
  return turned;
}

/** What somebody is in a space. */
export interface Standing {
  role: SpaceRole | null;
  /** Whether they see some documents that others of this role do not. */
  isGuestOfDocuments: boolean;
}
