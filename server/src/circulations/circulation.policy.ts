import type { RuleSet } from '@umlauf/shared/circulation/rule-set';
import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import type { Document } from '../documents/document.entity.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import type { GuestLinkActor } from '../platform/database/actor.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Read, Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { hashLinkSecret } from '../platform/link-secret.ts';
import { roleOf } from '../spaces/space.policy.ts';
import type { StartCirculationInput } from './circulation.inputs.ts';
import { CIRCULATION_COLUMNS, isEntitled, type CirculationRow, type SeatRow } from './circulation-rows.ts';

/** What can be done about rounds; beside it, whoever is asked reads the round and answers. */
const VERBS = {
  read: 'readCirculations',
  start: 'startCirculation',
  withdraw: 'withdrawCirculation',
  askGuests: 'askGuestsInCirculation',
} as const satisfies Record<string, SpaceVerb>;

export type CirculationVerb = keyof typeof VERBS;

/** Who speaks: an account, or whoever bears the personal link to one seat. */
export type Speaker = { accountId: string; program?: Program | null } | GuestBearer;

/** A service account, which may speak for its organisation. */
export interface Program {
  name: string;
  organisationId: string | null;
}

const PROGRAM: Statement = {
  name: 'answering-program',
  text: `select name, organisation_id as "organisationId" from account where id = $1 and kind = 'SERVICE' and removed_at is null`,
};

/** The program that asks, read by its own rights; null: it is a person. */
export async function programOf(
  read: Read,
  { accountId, isProgram }: Pick<Viewer, 'accountId' | 'isProgram'>,
): Promise<Program | null> {
  if (!isProgram) return null;
  return (await read<Program>(PROGRAM, [accountId]))[0] ?? null;
}

/** Whoever bears a personal link, as far as it is good at this moment. */
export interface GuestBearer {
  seatId: string;
  circulationId: string;
  actor: GuestLinkActor;
}

const GUEST_SEAT: Statement = {
  name: 'seat-of-guest-link',
  text: `select id as "seatId", circulation_id as "circulationId" from circulation_seat where id = (select app_guest_seat())`,
};

/**
 * Who comes by this link: the one question at each of their doors, asked anew each time. Null for what is no link, and for
 * one that was replaced, whose bearer was removed, or whose round is over for so long: which, nobody learns.
 */
export async function bearerOf(
  database: Pick<Database, 'read'>,
  secret: string,
): Promise<GuestBearer | null> {
  const guestLink = hashLinkSecret(secret);
  if (!guestLink) return null;
  const actor = { guestLink };
  const [seat] = await database.read<Omit<GuestBearer, 'actor'>>(actor, GUEST_SEAT);
  return seat ? { ...seat, actor } : null;
}

/**
 * The documents, the first one before the others, when this viewer may send them round, and to people outside when some are
 * named. Throws as `authorizeDocument` for each, and INVALID_INPUT { furtherDocumentIds } for one of another space.
 */
export async function authorizeStart(
  transaction: Transaction,
  viewer: Viewer,
  {
    documentId,
    furtherDocumentIds,
    guests,
  }: Pick<StartCirculationInput, 'documentId' | 'furtherDocumentIds' | 'guests'>,
): Promise<[Document, ...Document[]]> {
  const document = await authorizeDocument(transaction, viewer, 'circulate', documentId);
  const role = await roleOf(transaction, viewer, document.spaceId);
  if (guests?.length && !can(role, 'askGuests')) throw new AppError('FORBIDDEN');
  const further: Document[] = [];
  for (const id of furtherDocumentIds ?? [])
    further.push(await authorizeDocument(transaction, viewer, 'circulate', id));
  const isElsewhere = further.some(({ spaceId }) => spaceId !== document.spaceId);
  checkFields({ furtherDocumentIds: isElsewhere ? 'MISMATCH' : null });
  return [document, ...further];
}

/** Whether this role in the document's space allows this. */
export function can(role: string | null, verb: CirculationVerb): boolean {
  return roleAllows(role, VERBS[verb]);
}

/** Whether this viewer, in this role, may withdraw the round: who started it and may still start some, and leads. */
export function canWithdraw(
  role: string | null,
  { startedById, state }: Pick<CirculationRow, 'startedById' | 'state'>,
  accountId: string,
): boolean {
  if (state !== 'RUNNING') return false;
  return can(role, 'withdraw') || (startedById === accountId && can(role, 'start'));
}

/** Whether this viewer, in this role, may start the round that follows one: who started that one and may still, and leads. */
export function canFollow(
  role: string | null,
  { startedById }: Pick<CirculationRow, 'startedById'>,
  accountId: string,
): boolean {
  return can(role, 'start') && (can(role, 'withdraw') || startedById === accountId);
}

/**
 * Whether this seat is the viewer's, and they still speak there: guests of a body listen, and answer nothing. In a secret
 * round nobody does who has no vote, since nothing said there can be told apart from a ballot.
 */
export function canAnswerFor(
  { secret, programs }: Pick<RuleSet, 'secret' | 'programs'>,
  seat: Pick<SeatRow, 'id' | 'accountId' | 'kind' | 'endedAt' | 'organisationId'>,
  speaker: Speaker,
  now: number,
): boolean {
  const { kind, endedAt } = seat;
  if (secret && !isEntitled(kind)) return false;
  const isTheirs =
    'seatId' in speaker
      ? seat.id === speaker.seatId
      : speaker.program
        ? programs === true && isOfProgram(seat, speaker.program)
        : seat.accountId === speaker.accountId;
  return isTheirs && kind !== 'GUEST' && !(endedAt && endedAt.getTime() <= now);
}

/** Whether a member of the program's organisation bears its vote here: programs are nobody's deputy, and no guest. */
export function isOfProgram(
  { accountId, organisationId, kind }: Pick<SeatRow, 'accountId' | 'organisationId' | 'kind'>,
  program: Program,
): boolean {
  if (program.organisationId === null || organisationId !== program.organisationId) return false;
  return accountId !== null && isEntitled(kind) && kind !== 'DEPUTY';
}

/** Whether the rules let the viewer hand on what is asked on this seat of theirs: within an organisation, so for one. */
export function canForward(
  rules: Pick<RuleSet, 'secret' | 'forwarding'>,
  seat: Pick<SeatRow, 'id' | 'accountId' | 'kind' | 'endedAt' | 'organisationId'>,
  { accountId }: { accountId: string },
  now: number,
): boolean {
  return (
    rules.forwarding === true && seat.organisationId !== null && canAnswerFor(rules, seat, { accountId }, now)
  );
}

/**
 * The round, when this viewer may read it: members of its space, whoever is asked and has not left, and, once it has ended
 * and was not withdrawn, whoever has presided over the body since it began. Throws NOT_FOUND when they may not, also when
 * there is none. Row-level security answers the same question; a token's spaces are asked by it alone.
 */
export async function authorizeCirculation(
  transaction: Transaction,
  viewer: Viewer,
  circulationId: string,
): Promise<{ row: CirculationRow; role: string | null }> {
  const [row] = isId('cir', circulationId)
    ? await transaction.sql<CirculationRow>(
        `select ${CIRCULATION_COLUMNS} from circulation c where c.id = $1`,
        [circulationId],
      )
    : [];
  if (!row) throw new AppError('NOT_FOUND');
  const role = await roleOf(transaction, viewer, row.spaceId);
  if (can(role, 'read')) return { row, role };
  const readable = await transaction.sql('select 1 where $1 = any(app_circulations())', [row.id]);
  if (readable.length === 0) throw new AppError('NOT_FOUND');
  return { row, role };
}
