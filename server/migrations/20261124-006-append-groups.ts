import { Migration } from '@mikro-orm/migrations';

/**
 * One commit of many documents in one statement. Each group names the revision that it was judged by: where the log has
 * gone on since, nothing of the group is written, and what it lacks is answered instead.
 */
export class AppendGroups extends Migration {
  override readonly name = '20261124-006-append-groups';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const WRITERS = [
  // In which revision a clientID wrote first, so that who lacks some rows can be told the owners that came with them.
  `alter table document_writer add column revision integer not null default 0`,
  `create index document_writer_revision on document_writer (document_id, revision)`,
];

/** `starts` and `lengths` cut `updates`: an array of bytea would travel as hexadecimal text. A null base is no condition. */
const PARAMETERS = `
  ids text[], bases integer[], starts integer[], lengths integer[], updates bytea, at timestamptz,
  writer_places integer[], writer_clients bigint[], writer_accounts text[]`;

/** `place` counts the groups from 1. Kinds: gone, foreign (a clientID), saved, behind (the newest revision), row, writer. */
const ANSWER = `
  place integer, kind text, revision integer, update bytea, saved_at timestamptz, client_id bigint, account_id text`;

const APPEND = `
create function append_groups(${PARAMETERS})
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
    where d.id = any(ids) and d.trashed_at is null order by d.id collate "C" for update)
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
create function groups_not_taken(ids text[], bases integer[], heads integer[])
returns table (${ANSWER})
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with behind as (
    select p as place, ids[p] as id, bases[p] as base, heads[p] as head
    from generate_subscripts(ids, 1) as p where bases[p] <> heads[p])
  select p, 'gone', null::integer, null::bytea, null::timestamptz, null::bigint, null::text
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

const NAMES = [
  'append_groups(text[], integer[], integer[], integer[], bytea, timestamptz, integer[], bigint[], text[])',
  'groups_not_taken(text[], integer[], integer[])',
];

const GRANTS = [
  ...NAMES.map((name) => `revoke all on function ${name} from public`),
  `grant execute on function ${NAMES[0]} to umlauf_app`,
];

const ALL = [WRITERS, NOT_TAKEN, APPEND, GRANTS].flat();
