import { newId } from '@umlauf/server/platform/ids';
import type { Api } from './api.ts';
import { attendanceOf, onAttendance } from './attendance.ts';
import { closedAgendas } from './canary-agenda.ts';
import { CANARY, createSpace, word } from './canary-verbs.ts';
import type { TestHub } from './hub.ts';
import { act, dayAhead, ON_SERIES, planMeeting, planSeries } from './meetings.ts';

/**
 * A space of its own for meetings and what happens to them, once: their log is long. `meetingId`: the one that was held, of
 * which there are minutes.
 */
export async function convened(
  hub: TestHub,
  lead: Api,
  leadId: string,
): Promise<{ spaceId: string; meetingId: string }> {
  const spaceId = await createSpace(lead, word('Bereich'), word('Zweck'), word('Grund'));
  const who = { api: lead };
  const videoUrl = () => `https://${CANARY}.example/${Math.random()}`;
  const participants = [{ accountId: leadId }];
  const shared = () => ({ place: word('Raum'), videoUrl: videoUrl(), participants });
  const series = await planSeries(lead, spaceId, {
    ...shared(),
    title: word('Reihe'),
    purpose: word('Zweck der Reihe'),
    rrule: 'FREQ=WEEKLY;COUNT=2',
  });
  const renamed = { seriesId: series.id, title: word('andere Reihe') };
  await lead.query(ON_SERIES.change, { input: renamed });
  const [first] = series.meetings.nodes;
  await act(who, 'conduct', { meetingId: first.id, chairId: leadId, keeperId: leadId });
  await lead.query(ON_SERIES.end, { id: series.id });
  const { id } = await planMeeting(lead, spaceId, { ...shared(), title: word('Sitzung') });
  await act(who, 'invite', { meetingId: id });
  await act(who, 'answer', { meetingId: id, answer: 'ACCEPTED', note: word('Bemerkung') });
  await act(who, 'change', { meetingId: id, day: dayAhead(11) });
  await act(who, 'cancel', { meetingId: id, reason: word('Anlass') });
  const today = { ...shared(), title: word('Sitzung heute'), day: dayAhead(1), time: '00:00' };
  const held = await planMeeting(lead, spaceId, today);
  await act(who, 'start', { id: held.id });
  await onAttendance(lead, 'addAttendee', {
    ...{ meetingId: held.id, name: word('Gast'), organisationName: word('Kreis') },
  });
  await act(who, 'end', { id: held.id });
  await closedAgendas(hub, { api: lead, id: leadId }, spaceId);
  await agreedMinutes(hub, lead, { spaceId, meetingId: held.id });
  return { spaceId, meetingId: held.id };
}

/** Minutes that are being coordinated, with a comment on words in them; something was said of a step. */
async function agreedMinutes(
  hub: TestHub,
  lead: Api,
  { spaceId, meetingId }: { spaceId: string; meetingId: string },
): Promise<void> {
  const { meeting } = await lead.query('query($id: ID!) { meeting(id: $id) { startedAt minutes { id } } }', {
    id: meetingId,
  });
  const { id: accountId } = await hub.seed.person();
  await lead.query('mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }', {
    input: { spaceId, accountId, role: 'READER' },
  });
  await onAttendance(lead, 'addAttendee', { meetingId, accountId });
  const { attendees } = await attendanceOf(lead, meetingId);
  for (const { id } of attendees.filter(({ account }: any) => account))
    await onAttendance(lead, 'setAttendanceTimes', {
      attendeeId: id,
      stays: [{ cameAt: meeting.startedAt, leftAt: meeting.startedAt }],
    });
  const deadlineAt = new Date(Date.now() + 3_600_000).toISOString();
  await lead.query(
    'mutation($input: StartMinutesCoordinationInput!) { startMinutesCoordination(input: $input) { id } }',
    { input: { meetingId, deadlineAt } },
  );
  await lead.query('mutation($input: AddCommentThreadInput!) { addCommentThread(input: $input) { id } }', {
    input: { documentId: meeting.minutes.id, source: word('Einwand') },
  });
  await hub.sql('update comment_thread set quote = $2 where document_id = $1', [
    meeting.minutes.id,
    word('Stelle'),
  ]);
  await hub.server.hub.database.withActor({ system: 'demo' }, ({ sql }) =>
    sql(
      `insert into minutes_step (id, meeting_id, space_id, kind, note, content_hash)
       select $1, id, space_id, 'CORRECTION_BEGUN', $2, 'f00' from meeting where id = $3`,
      [newId('mns'), word('Berichtigung'), meetingId],
    ),
  );
}
