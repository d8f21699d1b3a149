import { Migration } from '@mikro-orm/migrations';

/**
 * A round can follow another one on the same document, and says what became of each remark of it. Whoever is asked may hand
 * the question on within their organisation. Whoever presides
 * over a body reads its rounds that began while they did, once they have ended.
 */
export class NextRounds extends Migration {
  override readonly name = '20261130-056-next-rounds';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const FOLLOWING = [
  // Both are of one document: neither goes without the other.
  `alter table circulation add column former_id text references circulation on delete cascade,
    add column is_substantial boolean, add column round_number integer not null default 1,
    add constraint circulation_following check ((former_id is null) = (is_substantial is null)
      and (former_id is null) = (round_number = 1))`,
  `create index circulation_former on circulation (former_id, started_at, id)`,
  `create unique index circulation_followed_once on circulation (former_id) where state <> 'WITHDRAWN'`,
  `create table circulation_remark_outcome (
    circulation_id text not null references circulation on delete cascade,
    former_id text not null references circulation on delete cascade,
    space_id text not null references space on delete cascade,
    answer_id text not null references circulation_answer on delete cascade,
    outcome text not null, reason text not null, decided_at timestamptz not null,
    primary key (circulation_id, answer_id),
    constraint circulation_remark_outcome_word check (outcome in ('ACCEPTED', 'PARTLY', 'REFUSED')),
    constraint circulation_remark_outcome_reason check (outcome = 'ACCEPTED' or reason <> ''))`,
  `create index circulation_remark_outcome_former on circulation_remark_outcome (former_id)`,
  `create index circulation_remark_outcome_space on circulation_remark_outcome (space_id)`,
  `create index circulation_remark_outcome_answer on circulation_remark_outcome (answer_id, decided_at)`,
  `create or replace function circulation_stays() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    if old.state <> 'RUNNING' and (new.state, new.reason, new.counts, new.ended_at)
        is distinct from (old.state, old.reason, old.counts, old.ended_at)
      or (new.document_id, new.revision, new.title, new.content, new.content_hash, new.question, new.rules,
          new.started_at, new.deadline_at, new.former_id, new.is_substantial, new.round_number)
        is distinct from (old.document_id, old.revision, old.title, old.content, old.content_hash, old.question,
          old.rules, old.started_at, old.deadline_at, old.former_id, old.is_substantial, old.round_number)
    then raise exception 'a round stays as it was started and as it ended';
    end if;
    return new;
  end $$`,
];

/** A seat that somebody handed on ends with the one that it comes from. */
const FORWARDING = [
  `alter table circulation_seat add column forwarded_from_id text references circulation_seat on delete cascade`,
  `create index circulation_seat_forwarded on circulation_seat (forwarded_from_id) where forwarded_from_id is not null`,
  `create function circulation_forward_ends() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    update circulation_seat s set ended_at = new.ended_at
    where s.forwarded_from_id = new.id and (s.ended_at is null or s.ended_at > clock_timestamp())
      and s.ended_at is distinct from new.ended_at;
    return null;
  end $$`,
  `create trigger circulation_forward_ends after update of ended_at on circulation_seat
    for each row when (old.ended_at is distinct from new.ended_at) execute function circulation_forward_ends()`,
];

const DEFINER = `language sql stable security definer set search_path = pg_catalog, public, pg_temp`;
const TODAY = `(now() at time zone 'Europe/Berlin')::date`;
/**
 * Since when somebody holds a seat as it is. Administrators give seats, and seats open rounds in closed spaces: one that is
 * given, changed or revived after a round began opens nothing of it. What was there before counts from now on.
 */
const HELD_SINCE = [
  `alter table body_seat add column held_since timestamptz not null default now()`,
  `create function body_seat_held() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    if tg_op = 'UPDATE' and (new.body_id, new.account_id, new.kind, new.starts_on)
        is not distinct from (old.body_id, old.account_id, old.kind, old.starts_on)
      and (old.ends_on is null or old.ends_on >= ${TODAY} or new.ends_on <= old.ends_on)
    then new.held_since := old.held_since;
    else new.held_since := clock_timestamp();
    end if;
    return new;
  end $$`,
  `create trigger body_seat_held before insert or update on body_seat
    for each row execute function body_seat_held()`,
];

/** An address that was asked in both rounds: whoever bears the link knows what went round before, and their own remarks. */
const FUNCTIONS = [
  `create function app_chaired_rounds() returns text[] ${DEFINER} as $$
    select coalesce(array_agg(distinct c.id), '{}') from public.body_seat s
      join public.circulation c on c.body_id = s.body_id and c.started_at >= s.held_since
    where s.account_id = public.app_account() and s.kind = 'CHAIR' and c.state not in ('RUNNING', 'WITHDRAWN')
      and s.starts_on <= ${TODAY} and (s.ends_on is null or s.ends_on >= ${TODAY}) $$`,
  `create or replace function app_circulations() returns text[] ${DEFINER} as $$
    select coalesce(array_agg(distinct id), '{}') from (
      select circulation_id as id from public.circulation_seat
      where account_id = public.app_account() and (ended_at is null or ended_at > now())
      union all
      select unnest(public.app_chaired_rounds())) as readable $$`,
  `create function app_guest_former() returns text ${DEFINER} as $$
    select c.former_id from public.circulation_guest g join public.circulation c on c.id = g.circulation_id
    where g.seat_id = public.app_guest_seat() and exists (
      select 1 from public.circulation_guest f join public.circulation_seat s on s.id = f.seat_id
      where f.circulation_id = c.former_id and f.email = g.email and s.ended_at is null) $$`,
  `create function app_guest_answers() returns text[] ${DEFINER} as $$
    select coalesce(array_agg(o.answer_id), '{}') from public.circulation_guest g
      join public.circulation_remark_outcome o on o.circulation_id = g.circulation_id
      join public.circulation_answer a on a.id = o.answer_id
      join public.circulation_guest f on f.seat_id = a.seat_id and f.email = g.email
    where g.seat_id = public.app_guest_seat() $$`,
  ...['app_chaired_rounds()', 'app_guest_former()', 'app_guest_answers()'].flatMap((name) => [
    `revoke all on function ${name} from public`,
    `grant execute on function ${name} to umlauf_app`,
  ]),
];

const INSIDE = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;
const OF_GUEST = `any((select app_guest_answers())::text[])`;
const TABLE = 'circulation_remark_outcome';

const WALLS = [
  `alter table ${TABLE} enable row level security`,
  `alter table ${TABLE} force row level security`,
  `create policy ${TABLE}_system on ${TABLE} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy ${TABLE}_owner on ${TABLE} to current_user using (true) with check (true)`,
  // What became of a remark belongs to it: whoever reads the one reads the other.
  `create policy ${TABLE}_read on ${TABLE} for select to umlauf_app
    using (space_id = any(${INSIDE}) or former_id = any((select app_circulations())::text[]))`,
  `create policy ${TABLE}_token on ${TABLE} as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  `create policy ${TABLE}_guest_link on ${TABLE} for select to umlauf_app using (answer_id = ${OF_GUEST})`,
  `grant select, insert on ${TABLE} to umlauf_app`,
  `create policy circulation_guest_former on circulation for select to umlauf_app
    using (id = (select app_guest_former()))`,
  `create policy circulation_answer_guest_former on circulation_answer for select to umlauf_app
    using (id = ${OF_GUEST})`,
];

const ALL = [...FOLLOWING, ...FORWARDING, ...HELD_SINCE, ...FUNCTIONS, ...WALLS];
