import { LIMITS } from '@umlauf/shared/limits';
import { databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { isId, newId } from '../platform/ids.ts';
import type { AddAttendeeInput, ChangeAttendeeInput } from './attendance.inputs.ts';
import { type Invitee, membersAmong, usualInvitees } from './meeting-people.ts';
import type { Meeting } from './meeting.types.ts';
import { attendeesIn, openAttendance, openAttendee, tellAttendance } from './take-attendance.ts';

/**
 * As the house, for whoever opens a meeting: its list has those who take part, else those who usually do, and whoever leads it
 * or keeps its minutes. Those who said that they do not come are excused.
 */
export async function listAttendees(transaction: Transaction, meeting: Meeting): Promise<void> {
  const { sql } = transaction;
  const invited = await sql<Invitee & { answer: string }>(
    `select account_id as "accountId", kind, organisation_id as "organisationId", answer
     from meeting_participant where meeting_id = $1`,
    [meeting.id],
  );
  const named: (Invitee & { answer?: string })[] =
    invited.length > 0 ? invited : await usualInvitees(transaction, meeting);
  const conducting = [meeting.chairId, meeting.keeperId].filter(
    (id): id is string => id !== null && !named.some(({ accountId }) => accountId === id),
  );
  const members = await membersAmong(transaction, meeting.spaceId, conducting);
  const also = [...members].map(([accountId, organisationId]): Invitee & { answer?: string } => ({
    ...{ accountId, organisationId, kind: 'ADVISORY' },
  }));
  const all = [...named, ...also];
  await sql(
    `insert into meeting_attendee (id, meeting_id, space_id, account_id, kind, organisation_id, absence)
     select w.id, $1, $2, w.account_id, w.kind, w.organisation_id, case when w.answer = 'DECLINED' then 'EXCUSED' end
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as w (id, account_id, kind, organisation_id, answer)
     on conflict (meeting_id, account_id) do nothing`,
    [
      ...[meeting.id, meeting.spaceId],
      all.map(() => newId('mat')),
      all.map(({ accountId }) => accountId),
      all.map(({ kind }) => kind),
      all.map(({ organisationId }) => organisationId),
      all.map(({ answer }) => answer ?? null),
    ],
  );
  await sql(
    `update meeting m set quorum_percent = b.quorum_percent from body b where b.id = m.body_id and m.id = $1`,
    [meeting.id],
  );
}

/**
 * Adds somebody to the list: a member of the space, or a guest by name. While the meeting runs, they have just come. Throws
 * INVALID_INPUT for who is no member or is there already, LIMIT { attendeesPerMeeting }, and as `openAttendance`. Answers the
 * meeting's id.
 */
export async function addAttendee(
  transaction: Transaction,
  viewer: Viewer,
  input: AddAttendeeInput,
): Promise<string> {
  const meeting = await openAttendance(transaction, viewer, input.meetingId);
  const { accountId = null, name = null, organisationName = null } = input;
  checkFields({
    accountId: (accountId === null) === (name === null) ? 'MISMATCH' : null,
    ...faultsOfNames({ name, organisationName }),
  });
  const members = accountId === null ? null : await membersAmong(transaction, meeting.spaceId, [accountId]);
  const present = await attendeesIn(transaction, meeting.id);
  const isTaken = present.some((each) => each.accountId !== null && each.accountId === accountId);
  checkFields({
    accountId: members && !members.has(accountId!) ? 'UNKNOWN_VALUE' : isTaken ? 'TAKEN' : null,
    organisationId: await faultOfOrganisation(transaction, input.organisationId),
  });
  const max = LIMITS.attendeesPerMeeting;
  if (present.length >= max) throw new AppError('LIMIT', { limit: 'attendeesPerMeeting', max });
  const [id, own] = [newId('mat'), members?.get(accountId!) ?? null];
  const organisationId = input.organisationId === undefined ? own : input.organisationId;
  await transaction.asHouse(async () => {
    await transaction.sql(
      `insert into meeting_attendee (id, meeting_id, space_id, account_id, name, kind, organisation_id, organisation_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[id, meeting.id, meeting.spaceId, accountId, name?.trim() ?? '', input.kind, organisationId],
        accountId === null ? (organisationName?.trim() ?? '') : '',
      ],
    );
    if (meeting.state === 'RUNNING')
      await transaction.sql(
        'insert into meeting_presence (attendee_id, space_id, came_at) values ($1, $2, $3)',
        [id, meeting.spaceId, new Date(databaseNow())],
      );
  });
  await tellAttendance(transaction, meeting);
  return meeting.id;
}

/** Says as what somebody is there, and for whom; of a guest, what they are called. Throws as `addAttendee`. Answers the meeting's id. */
export async function changeAttendee(
  transaction: Transaction,
  viewer: Viewer,
  input: ChangeAttendeeInput,
): Promise<string> {
  const { meeting, attendee } = await openAttendee(transaction, viewer, input.attendeeId);
  const { kind = null, name = null, organisationId, organisationName = null } = input;
  const isNamed = attendee.accountId === null && attendee.name !== '';
  checkFields({
    ...faultsOfNames({ name, organisationName }),
    ...(!isNamed && name !== null && { name: 'MISMATCH' as const }),
    ...(!isNamed && organisationName !== null && { organisationName: 'MISMATCH' as const }),
    organisationId: await faultOfOrganisation(transaction, organisationId),
  });
  await transaction.asHouse(() =>
    transaction.sql(
      `update meeting_attendee set kind = coalesce($2, kind), name = coalesce($3, name),
         organisation_id = case when $4 then $5 else organisation_id end,
         organisation_name = coalesce($6, organisation_name) where id = $1`,
      [
        ...[attendee.id, kind, name?.trim() ?? null, organisationId !== undefined, organisationId ?? null],
        organisationName?.trim() ?? null,
      ],
    ),
  );
  await tellAttendance(transaction, meeting);
  return meeting.id;
}

/** Takes somebody off the list who has not been there. Throws INVALID_INPUT { attendeeId: MISMATCH } for others, and as `openAttendance`. */
export async function removeAttendee(
  transaction: Transaction,
  viewer: Viewer,
  attendeeId: string,
): Promise<string> {
  const { meeting, attendee } = await openAttendee(transaction, viewer, attendeeId);
  checkFields({ attendeeId: attendee.stays.length > 0 ? 'MISMATCH' : null });
  await transaction.asHouse(() =>
    transaction.sql('delete from meeting_attendee where id = $1', [attendee.id]),
  );
  await tellAttendance(transaction, meeting);
  return meeting.id;
}

function faultsOfNames({ name, organisationName }: { name: string | null; organisationName: string | null }) {
  return {
    name: name === null ? null : faultOfLine(name, LIMITS.nameCharacters),
    organisationName: organisationName?.trim() ? faultOfLine(organisationName, LIMITS.nameCharacters) : null,
  };
}

async function faultOfOrganisation({ sql }: Transaction, id: string | null | undefined) {
  if (id == null) return null;
  const found = isId('org', id) ? await sql('select 1 from organisation where id = $1', [id]) : [];
  return found.length === 0 ? ('UNKNOWN_VALUE' as const) : null;
}
