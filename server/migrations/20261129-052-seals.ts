import { Migration } from '@mikro-orm/migrations';

/**
 * What is released stands for everybody. What was adopted stays as it was agreed to, until somebody begins a new draft: nothing is written to its log, and neither its
 * title nor its revision changes, whoever writes.
 */
export class Seals extends Migration {
  override readonly name = '20261129-052-seals';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

/** `starts` and `lengths` cut `updates`: an array of bytea would travel as hexadecimal text. A null base is no condition. */
const PARAMETERS = `
  ids text[], bases integer[], starts integer[], lengths integer[], updates bytea, at timestamptz,
  writer_places integer[], writer_clients bigint[], writer_accounts text[]`;

/** `place` counts the groups from 1. Kinds: gone, sealed, foreign (a clientID), saved, behind (the newest revision), row, writer. */
const ANSWER = `
  place integer, kind text, revision integer, update bytea, saved_at timestamptz, client_id bigint, account_id text`;

/** As it was, but for documents that are sealed. */
const APPEND = `
create or replace function append_groups(${PARAMETERS})
returns table (${ANSWER})
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  heads integer[];
  taken integer[];
  foreign_places integer[];
  foreign_clients bigint[];
begin
  if not public.app_is_system() then
    raise exception 'only the house appends' using errcode = 'insufficient_privilege';
  end if;

  -- Always in the same order, so that instances never wait for one another in a ring; the next statements see what
  -- those committed for whose locks this one waited.
  with locked as materialized (
    select d.id, d.revision from public.document d
    where d.id = any(ids) and d.trashed_at is null and d.sealed_at is null order by d.id collate "C" for no key update)
  select array_agg(l.revision order by g.place) into heads
  from unnest(ids) with ordinality as g(id, place) left join locked l on l.id = g.id;

  select coalesce(array_agg(p), '{}') into taken
  from generate_subscripts(ids, 1) as p where heads[p] = coalesce(bases[p], heads[p]);

  if cardinality(writer_places) > 0 then
    select array_agg(w.place), array_agg(w.client_id) into foreign_places, foreign_clients
    from unnest(writer_places, writer_clients, writer_accounts) as w(place, client_id, account_id)
    join public.document_writer o on o.document_id = ids[w.place] and o.client_id = w.client_id
    where o.account_id <> w.account_id and w.place = any(taken);
    if foreign_places is not null then
      select coalesce(array_agg(p), '{}') into taken from unnest(taken) as p where p <> all(foreign_places);
      return query select f.place, 'foreign', null::integer, null::bytea, null::timestamptz, f.client_id, null::text
        from unnest(foreign_places, foreign_clients) as f(place, client_id);
    end if;
    insert into public.document_writer (document_id, client_id, account_id, revision)
    select ids[w.place], w.client_id, w.account_id, heads[w.place] + 1
    from unnest(writer_places, writer_clients, writer_accounts) as w(place, client_id, account_id)
    where w.place = any(taken) on conflict do nothing;
  end if;

  insert into public.document_update (document_id, revision, update, created_at)
  select ids[p], heads[p] + 1, substring(updates from starts[p] for lengths[p]), at from unnest(taken) as p;
  update public.document d set revision = heads[p] + 1, updated_at = at from unnest(taken) as p where d.id = ids[p];

  if cardinality(taken) < cardinality(ids) then
    return query select g.place, g.kind, g.revision, g.update, g.saved_at, g.client_id, g.account_id
      from public.groups_not_taken(ids, bases, heads) g;
  end if;
  return query select p, 'saved', heads[p] + 1, null::bytea, null::timestamptz, null::bigint, null::text
    from unnest(taken) as p;
end $$`;

const NOT_TAKEN = `
create or replace function groups_not_taken(ids text[], bases integer[], heads integer[])
returns table (${ANSWER})
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with behind as (
    select p as place, ids[p] as id, bases[p] as base, heads[p] as head
    from generate_subscripts(ids, 1) as p where bases[p] <> heads[p])
  select p, case when exists (select 1 from public.document d where d.id = ids[p] and d.trashed_at is null)
      then 'sealed' else 'gone' end,
    null::integer, null::bytea, null::timestamptz, null::bigint, null::text
  from generate_subscripts(ids, 1) as p where heads[p] is null
  union all
  select place, 'behind', head, null, null, null, null from behind
  union all
  select b.place, 'row', u.revision, u.update, u.created_at, null, null
  from behind b join public.document_update u on u.document_id = b.id and u.revision > b.base and u.revision <= b.head
  union all
  select b.place, 'writer', w.revision, null, null, w.client_id, w.account_id
  from behind b join public.document_writer w on w.document_id = b.id and w.revision > b.base and w.revision <= b.head
$$`;

/** What was adopted before there were seals, and is still what went round. */
const EARLIER = `
  update document d set sealed_at = c.ended_at
  from (select distinct on (document_id) document_id, revision, title, ended_at from circulation
    where state = 'ADOPTED' order by document_id, ended_at desc) c
  where d.id = c.document_id and d.revision = c.revision and d.title = c.title and d.trashed_at is null`;

const STAYS = [
  `create function document_stays() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    if new.sealed_at is not null and (new.title, new.revision) is distinct from (old.title, old.revision) then
      -- Whoever was faster sealed it: tried once more, it is refused with a reason.
      raise exception 'a sealed document stays as it was agreed to' using errcode = 'serialization_failure';
    end if;
    return new;
  end $$`,
  `create trigger document_stays before update on document
    for each row when (old.sealed_at is not null) execute function document_stays()`,
];

const SYSTEM = `(select app_is_system())`;
const LED = `(select app_spaces('{LEAD}'))::text[]`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

/** What was released is read by everybody; what was withdrawn is kept in its round alone. */
const RELEASES = [
  `create table release (
    id text primary key, document_id text references document on delete set null,
    space_id text not null references space on delete cascade,
    circulation_id text references circulation on delete set null,
    edition integer not null, title text not null, content text, content_hash text not null, body_name text,
    reason text not null, counts jsonb not null, adopted_at timestamptz not null,
    released_at timestamptz not null default date_trunc('milliseconds', now()),
    released_by_id text references account on delete set null,
    withdrawn_at timestamptz, withdrawn_because text,
    constraint release_withdrawn check ((withdrawn_at is null) = (content is not null)
      and (withdrawn_at is null) = (withdrawn_because is null)))`,
  `create unique index release_standing on release (circulation_id) where withdrawn_at is null`,
  `create unique index release_edition on release (document_id, edition)`,
  `create index release_space on release (space_id)`,
  `create index release_releaser on release (released_by_id)`,
  `alter table release enable row level security`,
  `alter table release force row level security`,
  `create policy release_system on release to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy release_owner on release to current_user using (true) with check (true)`,
  `create policy release_read on release for select to umlauf_app using (true)`,
  `create policy release_add on release for insert to umlauf_app with check (space_id = any(${LED}))`,
  `create policy release_withdraw on release for update to umlauf_app using (space_id = any(${LED}))
    with check (space_id = any(${LED}))`,
  `create policy release_token_add on release as restrictive for insert to umlauf_app with check (${REACHED})`,
  `create policy release_token on release as restrictive for update to umlauf_app
    using (${REACHED}) with check (${REACHED})`,
  `grant select, insert on release to umlauf_app`,
  `grant update (content, withdrawn_at, withdrawn_because) on release to umlauf_app`,
];

const ALL = [
  `alter table document add column sealed_at timestamptz`,
  EARLIER,
  NOT_TAKEN,
  APPEND,
  ...STAYS,
  ...RELEASES,
];
