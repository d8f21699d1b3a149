import { Migration } from '@mikro-orm/migrations';

/**
 * Links by which a calendar program fetches somebody's meetings, those of a series or of a space. Of their secrets only hashes
 * are kept. They show what their owner may read at that moment, so that nothing about rights is written here. And mails
 * bring files for calendars; whoever takes part no more is told so once, by whichever way that came about.
 */
export class CalendarLinks extends Migration {
  override readonly name = '20261130-059-calendar-links';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const OWN = `account_id = (select app_account())`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const LINKS = [
  // Without a space: all meetings in which its owner takes part.
  `create table calendar_link (
    id text primary key, account_id text not null references account on delete cascade,
    space_id text references space on delete cascade, series_id text references meeting_series on delete cascade,
    secret_hash text not null unique, created_at timestamptz not null default now(), fetched_at timestamptz,
    constraint calendar_link_of check (series_id is null or space_id is not null))`,
  // One for each calendar: a new one takes its place.
  `create unique index calendar_link_calendar on calendar_link (account_id, coalesce(series_id, space_id, ''))`,
  `create index calendar_link_space on calendar_link (space_id)`,
  `create index calendar_link_series on calendar_link (series_id)`,
  `create policy calendar_link_own on calendar_link to umlauf_app using (${OWN}) with check (${OWN})`,
];

const FAREWELLS = [
  `create table calendar_farewell (
    participant_id text primary key, meeting_id text not null references meeting on delete cascade,
    space_id text not null references space on delete cascade,
    account_id text not null references account on delete cascade, sequence integer not null)`,
  `create index calendar_farewell_meeting on calendar_farewell (meeting_id)`,
  `create index calendar_farewell_space on calendar_farewell (space_id)`,
  `create index calendar_farewell_account on calendar_farewell (account_id)`,
  // Where the account or the meeting goes itself, there is nobody or nothing to tell of.
  `create function meeting_participant_left() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    insert into public.calendar_farewell (participant_id, meeting_id, space_id, account_id, sequence)
    select old.id, m.id, m.space_id, a.id, old.told_sequence + 1 from public.meeting m, public.account a
    where m.id = old.meeting_id and m.state in ('PLANNED', 'INVITED') and m.ends_at > now()
      and a.id = old.account_id and old.told_sequence is not null
    on conflict do nothing;
    return null;
  end $$`,
  `create trigger meeting_participant_left after delete on meeting_participant
    for each row execute function meeting_participant_left()`,
];

const WALLS = ['calendar_link', 'calendar_farewell'].flatMap((table) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
  `create policy ${table}_token on ${table} as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  `grant select, insert, update, delete on ${table} to umlauf_app`,
]);

const ALL = [`alter table mail add column calendar text`, ...LINKS, ...FAREWELLS, ...WALLS];
