import { Migration } from '@mikro-orm/migrations';

/**
 * Rounds: what goes round, frozen, who is asked, what they answer, and what came of it. Only the house writes here. Members
 * of the space read them, and whoever is asked, wherever they belong; ballots of secret rounds nobody but the house.
 */
export class Circulations extends Migration {
  override readonly name = '20261129-040-circulations';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const STATES = `'RUNNING', 'ADOPTED', 'REJECTED', 'NOT_BROUGHT_ABOUT', 'STOPPED', 'CONCLUDED', 'WITHDRAWN'`;

const OF_ROUND = `circulation_id text not null references circulation on delete cascade,
    space_id text not null references space on delete cascade`;

const TABLES = [
  // What was kept of the document stays readable here for those who are asked: its version is for members alone.
  `create table circulation (
    id text primary key, document_id text not null references document on delete cascade,
    space_id text not null references space on delete cascade,
    version_id text references document_version on delete set null, revision integer not null,
    title text not null, content text not null, content_hash text not null, question text not null,
    body_id text references body on delete set null, body_name text,
    rules jsonb not null, rule_set_id text references rule_set on delete set null, rule_set_version integer,
    rule_set_name text, template text,
    started_by_id text references account on delete set null, started_at timestamptz not null,
    deadline_at timestamptz not null, next_at timestamptz,
    state text not null default 'RUNNING', reason text, counts jsonb, ended_at timestamptz,
    withdrawn_by_id text references account on delete set null, withdrawn_because text,
    constraint circulation_state check (state in (${STATES})),
    constraint circulation_running check ((state = 'RUNNING') = (ended_at is null)),
    constraint circulation_next check ((state = 'RUNNING') = (next_at is not null)),
    constraint circulation_result check ((state in ('RUNNING', 'WITHDRAWN')) = (reason is null)
      and (reason is null) = (counts is null)),
    constraint circulation_withdrawn check ((state = 'WITHDRAWN') = (withdrawn_because is not null)))`,
  `create index circulation_document on circulation (document_id, started_at, id)`,
  `create index circulation_space on circulation (space_id, started_at, id)`,
  `create index circulation_version on circulation (version_id)`,
  `create index circulation_body on circulation (body_id)`,
  `create index circulation_rule_set on circulation (rule_set_id)`,
  `create index circulation_starter on circulation (started_by_id)`,
  `create index circulation_withdrawer on circulation (withdrawn_by_id)`,
  `create index circulation_next on circulation (next_at) where next_at is not null`,
  `create table circulation_seat (
    id text primary key, ${OF_ROUND},
    account_id text references account on delete set null,
    organisation_id text references organisation on delete set null, organisation_name text,
    body_seat_id text, vote_id text not null, kind text not null, position integer not null,
    asked_at timestamptz, reached_at timestamptz, opened_at timestamptz, ended_at timestamptz,
    constraint circulation_seat_kind check (kind in ('CHAIR', 'ENTITLED', 'DEPUTY', 'ADVISORY', 'GUEST')))`,
  `create index circulation_seat_circulation on circulation_seat (circulation_id, position, id)`,
  `create index circulation_seat_account on circulation_seat (account_id)`,
  `create index circulation_seat_organisation on circulation_seat (organisation_id)`,
  `create index circulation_seat_of_body on circulation_seat (body_seat_id)`,
  `create table circulation_answer (
    id text primary key, ${OF_ROUND},
    seat_id text not null references circulation_seat on delete cascade,
    account_id text references account on delete set null,
    choice text, remark text not null default '', at timestamptz not null)`,
  `create index circulation_seat_space on circulation_seat (space_id)`,
  `create index circulation_answer_space on circulation_answer (space_id)`,
  `create index circulation_answer_circulation on circulation_answer (circulation_id, at, id)`,
  `create index circulation_answer_seat on circulation_answer (seat_id)`,
  `create index circulation_answer_account on circulation_answer (account_id)`,
  // One row for all, in the order of the alphabet: nothing tells which came when, or with which answer.
  `create table circulation_ballots (
    circulation_id text primary key references circulation on delete cascade, choices text[] not null default '{}')`,
  `create table circulation_reminder (
    circulation_id text not null references circulation on delete cascade, days integer not null,
    sent_at timestamptz not null, primary key (circulation_id, days))`,
];

/** The rounds in which the actor is asked and has not left. */
const ASKED = `
  create function app_circulations() returns text[] language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
    select coalesce(array_agg(distinct circulation_id), '{}') from public.circulation_seat
    where account_id = public.app_account() and (ended_at is null or ended_at > now()) $$`;

const INSIDE = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;
/** Tables that people read, with how their rows name the round; the others are the house's alone. */
const READ = { circulation: 'id', circulation_seat: 'circulation_id', circulation_answer: 'circulation_id' };
const NAMES = [...Object.keys(READ), 'circulation_ballots', 'circulation_reminder'];

const WALLS = [
  ASKED,
  `revoke all on function app_circulations() from public`,
  `grant execute on function app_circulations() to umlauf_app`,
  ...NAMES.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
    `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
    `grant select, insert on ${table} to umlauf_app`,
  ]),
  ...Object.entries(READ).flatMap(([table, id]) => [
    `create policy ${table}_read on ${table} for select to umlauf_app
      using (space_id = any(${INSIDE}) or ${id} = any((select app_circulations())::text[]))`,
    `create policy ${table}_token on ${table} as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  ]),
  `grant update (next_at, state, reason, counts, ended_at, withdrawn_by_id, withdrawn_because)
    on circulation to umlauf_app`,
  `grant update (asked_at, reached_at, opened_at, ended_at) on circulation_seat to umlauf_app`,
  `grant update (choices) on circulation_ballots to umlauf_app`,
];

/** What ended stays as it ended, and what was asked stays as it was asked, whoever writes. */
const FROZEN = [
  `create function circulation_stays() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    if old.state <> 'RUNNING' and (new.state, new.reason, new.counts, new.ended_at)
        is distinct from (old.state, old.reason, old.counts, old.ended_at)
      or (new.document_id, new.revision, new.title, new.content, new.content_hash, new.question, new.rules,
          new.started_at, new.deadline_at)
        is distinct from (old.document_id, old.revision, old.title, old.content, old.content_hash, old.question,
          old.rules, old.started_at, old.deadline_at)
    then raise exception 'a round stays as it was started and as it ended';
    end if;
    return new;
  end $$`,
  `create trigger circulation_stays before update on circulation
    for each row execute function circulation_stays()`,
];

/**
 * Whoever leaves a body, or the space as whose member they are asked, speaks in its rounds no more and reads none of them;
 * a last day that is known ends it with that day. What they answered before stays, and so does each result.
 */
const LEAVING = [
  `create function circulation_seat_left() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
  declare
    left_at timestamptz;
  begin
    if tg_op = 'UPDATE' then
      if old.account_id is not distinct from new.account_id and old.kind = new.kind
        and old.ends_on is not distinct from new.ends_on then return null; end if;
    end if;
    -- Rounds before their seats, as whoever answers locks them; the moment comes after what was answered.
    perform 1 from circulation c where c.id in (select circulation_id from circulation_seat where body_seat_id = old.id)
      order by c.id for update;
    left_at := date_trunc('milliseconds', clock_timestamp());
    if tg_op = 'UPDATE' then
      if old.account_id is not distinct from new.account_id and old.kind = new.kind then
        -- What was answered until now stays, whichever day is written down.
        left_at := case when new.ends_on is not null
          then greatest(left_at, (new.ends_on + 1)::timestamp at time zone 'Europe/Berlin') end;
      end if;
    end if;
    update circulation_seat s set ended_at = left_at
    where s.body_seat_id = old.id and (s.ended_at is null or s.ended_at > clock_timestamp());
    update circulation c set next_at = least(c.next_at, clock_timestamp()) from circulation_seat s
    where s.body_seat_id = old.id and c.id = s.circulation_id and c.state = 'RUNNING';
    return null;
  end $$`,
  `create trigger circulation_seat_left after update or delete on body_seat
    for each row execute function circulation_seat_left()`,
  `create function circulation_member_left() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    if tg_op = 'UPDATE' then
      if new.role <> 'GUEST' then return null; end if;
    end if;
    perform 1 from circulation c where c.id in (select circulation_id from circulation_seat s
      where s.account_id = old.account_id and s.space_id = old.space_id and s.body_seat_id is null)
      order by c.id for update;
    update circulation_seat s set ended_at = date_trunc('milliseconds', clock_timestamp())
    where s.account_id = old.account_id and s.space_id = old.space_id and s.body_seat_id is null
      and s.ended_at is null;
    update circulation c set next_at = least(c.next_at, clock_timestamp()) from circulation_seat s
    where s.account_id = old.account_id and s.space_id = old.space_id and c.id = s.circulation_id
      and c.state = 'RUNNING';
    return null;
  end $$`,
  `create trigger circulation_member_left after update of role or delete on membership
    for each row execute function circulation_member_left()`,
];

const ALL = [...TABLES, ...WALLS, ...FROZEN, ...LEAVING];
