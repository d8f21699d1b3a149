import { Migration } from '@mikro-orm/migrations';

/**
 * The register of decisions: what was decided, under a number for each body and year, and what has become of it. Only the
 * house writes here. Whoever reads the round by which it was decided reads it; without one, members of its space.
 */
export class Decisions extends Migration {
  override readonly name = '20261129-051-decisions';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const TABLES = [
  // The last number that was given. Its row is locked until the entry is committed, so that there are neither gaps nor
  // doubles. 'register' counts all entries of the hub.
  `create table decision_number (
    scope_id text not null, year integer not null, last integer not null, primary key (scope_id, year))`,
  // What it refers to may go: the entry stays. `scope_id` is the body's id for ever, or the space's where no body was asked.
  `create table decision (
    id text primary key, space_id text not null references space on delete cascade,
    position integer not null, scope_id text not null, year integer not null, number integer not null,
    body_id text references body on delete set null, body_name text,
    document_id text references document on delete set null,
    version_id text references document_version on delete set null,
    circulation_id text references circulation on delete set null,
    title text not null, wording text not null, outcome text not null, votes jsonb not null,
    decided_at timestamptz not null,
    state text not null default 'VALID', state_on date, state_note text not null default '',
    replaced_by_id text references decision on delete set null,
    state_by_id text references account on delete set null,
    folded text not null generated always as (search_fold(
      title || ' ' || wording || ' ' || coalesce(body_name, '') || ' ' || year::text || '/' || number::text)) stored,
    stems tsvector not null generated always as (search_stems(title || ' ' || wording)) stored,
    constraint decision_outcome check (outcome in ('ADOPTED', 'REJECTED')),
    constraint decision_state check (state in ('VALID', 'REPLACED', 'CARRIED_OUT')),
    constraint decision_replaced check (replaced_by_id is null or state = 'REPLACED'),
    constraint decision_carried_out check (state <> 'CARRIED_OUT' or outcome = 'ADOPTED'))`,
  `create unique index decision_position on decision (position)`,
  `create unique index decision_number_once on decision (scope_id, year, number)`,
  `create unique index decision_circulation on decision (circulation_id)`,
  `create index decision_space on decision (space_id, position)`,
  `create index decision_body on decision (body_id, position)`,
  `create index decision_document on decision (document_id)`,
  `create index decision_version on decision (version_id)`,
  `create index decision_replaced_by on decision (replaced_by_id)`,
  `create index decision_state_by on decision (state_by_id)`,
];

const INSIDE = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const WALLS = [
  ...['decision', 'decision_number'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
    `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
    `grant select, insert on ${table} to umlauf_app`,
  ]),
  `create policy decision_read on decision for select to umlauf_app
    using (space_id = any(${INSIDE}) or circulation_id = any((select app_circulations())::text[]))`,
  `create policy decision_token on decision as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  `grant update (last) on decision_number to umlauf_app`,
  `grant update (state, state_on, state_note, replaced_by_id, state_by_id) on decision to umlauf_app`,
];

/** What was decided stays as it was decided, and a number that was given stays given, whoever writes. */
const FROZEN = [
  `create function decision_stays() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    if (new.id, new.space_id, new.position, new.scope_id, new.year, new.number, new.body_name, new.title, new.wording,
        new.outcome, new.votes, new.decided_at)
      is distinct from (old.id, old.space_id, old.position, old.scope_id, old.year, old.number, old.body_name, old.title,
        old.wording, old.outcome, old.votes, old.decided_at)
    then raise exception 'a decision stays as it was decided';
    end if;
    return new;
  end $$`,
  `create trigger decision_stays before update on decision for each row execute function decision_stays()`,
  `create function decision_number_grows() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    if new.last <> old.last + 1 or (new.scope_id, new.year) <> (old.scope_id, old.year)
    then raise exception 'numbers are given one after the other';
    end if;
    return new;
  end $$`,
  `create trigger decision_number_grows before update on decision_number
    for each row execute function decision_number_grows()`,
];

/** Rounds that have ended before there was a register, in the order of their ends. */
const FORMER = [
  `insert into decision (id, space_id, position, scope_id, year, number, body_id, body_name, document_id, version_id,
     circulation_id, title, wording, outcome, votes, decided_at)
   select 'dec_' || substr(c.id, 5), space_id, row_number() over (order by ended_at, c.id), scope_id, year,
     row_number() over (partition by scope_id, year order by ended_at, c.id), body_id, body_name, document_id,
     version_id, c.id, title, question, state, counts, ended_at
   from circulation c cross join lateral (select coalesce(c.body_id, c.space_id) as scope_id,
     extract(year from c.ended_at at time zone 'Europe/Berlin')::int as year) as register
   where state in ('ADOPTED', 'REJECTED')`,
  `insert into decision_number
   select scope_id, year, max(number) from decision group by 1, 2
   union all select 'register', 0, max(position) from decision having count(*) > 0`,
];

const ALL = [...TABLES, ...WALLS, ...FROZEN, ...FORMER];
