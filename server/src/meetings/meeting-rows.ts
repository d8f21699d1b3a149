import { Meeting, MeetingParticipant, MeetingSeries } from './meeting.types.ts';

export const MEETING_COLUMNS = `m.id, m.space_id as "spaceId", m.series_id as "seriesId", m.body_id as "bodyId",
  m.occurrence_at as "occurrenceAt", m.by_hand as "byHand", m.title, m.starts_at as "startsAt", m.ends_at as "endsAt",
  m.time_zone as "timeZone", m.place, m.video_url as "videoUrl", m.state, m.calendar_uid as "calendarUid",
  m.calendar_sequence as "calendarSequence", m.invited_at as "invitedAt", m.started_at as "startedAt",
  m.ended_at as "endedAt", m.cancelled_at as "cancelledAt", m.cancel_reason as "cancelReason", m.chair_id as "chairId",
  m.keeper_id as "keeperId", m.proposals_until as "proposalsUntil", m.minutes_id as "minutesId", m.quorum_percent as "quorumPercent",
  m.minutes_state as "minutesState", m.minutes_begun_at as "minutesBegunAt", m.minutes_deadline_at as "minutesDeadlineAt",
  m.minutes_by_silence as "minutesBySilence",
  m.updated_at as "updatedAt"`;

export const SERIES_COLUMNS = `s.id, s.space_id as "spaceId", s.body_id as "bodyId", s.title, s.purpose, s.rrule,
  s.time_zone as "timeZone", s.starts_on::text as "startsOn", to_char(s.starts_at_time, 'HH24:MI') as "startsAtTime",
  s.duration_minutes as "durationMinutes", s.place, s.video_url as "videoUrl", s.ended_at as "endedAt",
  s.minutes_by_silence as "minutesBySilence", s.updated_at as "updatedAt"`;

export const PARTICIPANT_COLUMNS = `p.id, p.meeting_id as "meetingId", p.account_id as "accountId", p.kind,
  p.organisation_id as "organisationId", p.answer, p.answer_note as "answerNote", p.answered_at as "answeredAt"`;

/** The API tells moments to the millisecond, so that no two changes may be of the same. */
export const TOUCHED = `updated_at = greatest(date_trunc('milliseconds', now()), updated_at + interval '1 millisecond')`;

export const meetingOf = (row: Meeting): Meeting => Object.assign(new Meeting(), row);
export const seriesOf = (row: MeetingSeries): MeetingSeries => Object.assign(new MeetingSeries(), row);
export const participantOf = (row: MeetingParticipant): MeetingParticipant =>
  Object.assign(new MeetingParticipant(), row);
