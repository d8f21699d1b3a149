import { Migration } from '@mikro-orm/migrations';

/**
 * Series of meetings, meetings, and who takes part in them. Members of the space read them; only the house writes here,
 * since whoever leads a meeting or keeps its minutes changes it whatever their role.
 */
export class Meetings extends Migration {
  override readonly name = '20261130-053-meetings';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const STATES = `'PLANNED', 'INVITED', 'RUNNING', 'ENDED', 'CANCELLED'`;
const KINDS = `'ENTITLED', 'ADVISORY', 'GUEST'`;

const TABLES = [
  // Without a rule, meetings are planned by hand. The time of day is that of the clock on the wall in its time zone.
  `create table meeting_series (
    id text primary key, space_id text not null references space on delete cascade,
    body_id text references body on delete set null,
    title text not null, purpose text not null default '', rrule text,
    time_zone text not null default 'Europe/Berlin', starts_on date not null, starts_at_time time not null,
    duration_minutes integer not null, place text not null default '', video_url text,
    created_by_id text references account on delete set null,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    ended_at timestamptz,
    constraint meeting_series_duration check (duration_minutes between 1 and 1440))`,
  `create index meeting_series_space on meeting_series (space_id, created_at, id)`,
  `create index meeting_series_body on meeting_series (body_id)`,
  `create index meeting_series_creator on meeting_series (created_by_id)`,
  // Who usually takes part, beside those who sit in its body.
  `create table meeting_series_participant (
    series_id text not null references meeting_series on delete cascade,
    space_id text not null references space on delete cascade,
    account_id text not null references account on delete cascade, kind text not null,
    primary key (series_id, account_id),
    constraint meeting_series_participant_kind check (kind in (${KINDS})))`,
  `create index meeting_series_participant_space on meeting_series_participant (space_id)`,
  `create index meeting_series_participant_account on meeting_series_participant (account_id)`,
  // `occurrence_at` is the place in the rhythm, which stays when the meeting moves; `by_hand`: somebody has changed it by itself.
  `create table meeting (
    id text primary key, space_id text not null references space on delete cascade,
    series_id text references meeting_series on delete set null,
    body_id text references body on delete set null, occurrence_at timestamptz, by_hand boolean not null default false,
    title text not null, starts_at timestamptz not null, ends_at timestamptz not null,
    time_zone text not null default 'Europe/Berlin', place text not null default '', video_url text,
    state text not null default 'PLANNED',
    calendar_uid text unique not null, calendar_sequence integer not null default 0,
    invited_at timestamptz, started_at timestamptz, ended_at timestamptz, cancelled_at timestamptz,
    cancel_reason text not null default '',
    chair_id text references account on delete set null, keeper_id text references account on delete set null,
    proposals_until timestamptz, minutes_id text references document on delete set null,
    created_by_id text references account on delete set null,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    constraint meeting_state check (state in (${STATES})),
    constraint meeting_span check (ends_at > starts_at),
    constraint meeting_running check (state <> 'RUNNING' or started_at is not null),
    constraint meeting_ended check ((state = 'ENDED') = (ended_at is not null)),
    constraint meeting_cancelled check ((state = 'CANCELLED') = (cancelled_at is not null)))`,
  `create index meeting_space on meeting (space_id, starts_at, id)`,
  // The same place in a rhythm is taken once, by however many instances at once.
  `create unique index meeting_occurrence on meeting (series_id, occurrence_at)`,
  `create index meeting_body on meeting (body_id, starts_at)`,
  `create index meeting_chair on meeting (chair_id)`,
  `create index meeting_keeper on meeting (keeper_id)`,
  `create index meeting_minutes on meeting (minutes_id)`,
  `create index meeting_creator on meeting (created_by_id)`,
  `create table meeting_participant (
    id text primary key, meeting_id text not null references meeting on delete cascade,
    space_id text not null references space on delete cascade,
    account_id text not null references account on delete cascade, kind text not null,
    organisation_id text references organisation on delete set null,
    answer text not null default 'NONE', answer_note text not null default '', answered_at timestamptz,
    told_sequence integer, created_at timestamptz not null default now(),
    unique (meeting_id, account_id),
    constraint meeting_participant_kind check (kind in (${KINDS})),
    constraint meeting_participant_answer check (answer in ('NONE', 'ACCEPTED', 'DECLINED', 'TENTATIVE')))`,
  `create index meeting_participant_space on meeting_participant (space_id)`,
  `create index meeting_participant_account on meeting_participant (account_id)`,
  `create index meeting_participant_organisation on meeting_participant (organisation_id)`,
];

const INSIDE = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const WALLS = ['meeting_series', 'meeting_series_participant', 'meeting', 'meeting_participant'].flatMap(
  (table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
    `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
    `create policy ${table}_read on ${table} for select to umlauf_app using (space_id = any(${INSIDE}))`,
    `create policy ${table}_token on ${table} as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
    `grant select, insert, update, delete on ${table} to umlauf_app`,
  ],
);

/** By these a calendar knows a meeting, whoever writes; and what is over stays as it was held, or was not. */
const LASTING = [
  `create function meeting_stays() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    if new.calendar_uid <> old.calendar_uid or new.calendar_sequence < old.calendar_sequence
      or new.space_id <> old.space_id
    then raise exception 'a meeting stays the same to a calendar';
    end if;
    if old.state in ('ENDED', 'CANCELLED') and (new.state, new.starts_at, new.ends_at, new.title, new.cancel_reason)
      is distinct from (old.state, old.starts_at, old.ends_at, old.title, old.cancel_reason)
    then raise exception 'a meeting that is over stays as it was';
    end if;
    return new;
  end $$`,
  `create trigger meeting_stays before update on meeting for each row execute function meeting_stays()`,
];

/**
 * Whoever leaves the space takes part in nothing that is still to come, leads it no more and keeps no minutes there. Where
 * they have taken part, that stays.
 */
const LEAVING = [
  `create function meeting_member_left() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    if tg_op = 'UPDATE' then
      if new.role <> 'GUEST' then return null; end if;
    end if;
    -- Meetings before those who take part, as whoever changes them locks them.
    perform 1 from meeting m where m.space_id = old.space_id and m.state in ('PLANNED', 'INVITED', 'RUNNING')
      order by m.id for update;
    update meeting m set chair_id = nullif(chair_id, old.account_id), keeper_id = nullif(keeper_id, old.account_id)
    where m.space_id = old.space_id and m.state in ('PLANNED', 'INVITED', 'RUNNING')
      and old.account_id in (m.chair_id, m.keeper_id);
    delete from meeting_participant p using meeting m
    where m.id = p.meeting_id and m.state in ('PLANNED', 'INVITED') and p.space_id = old.space_id
      and p.account_id = old.account_id;
    delete from meeting_series_participant p where p.space_id = old.space_id and p.account_id = old.account_id;
    return null;
  end $$`,
  `create trigger meeting_member_left after update of role or delete on membership
    for each row execute function meeting_member_left()`,
];

const ALL = [...TABLES, ...WALLS, ...LASTING, ...LEAVING];
