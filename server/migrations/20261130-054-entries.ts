import { Migration } from '@mikro-orm/migrations';

/**
 * Decisions, tasks, statements and votes of the text, each a row with its number: made in the commit that brings the block,
 * and never removed before its document, so that no number is given twice. What the block says is derived from the text,
 * as the document's own text is. Whoever reads the document reads them.
 */
export class Entries extends Migration {
  override readonly name = '20261130-054-entries';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const TABLE = [
  // `scope_id`: where decisions are counted. `position` is null while it is not in the derived text: then it says nothing.
  `create table text_entry (
    id text primary key, document_id text not null references document on delete cascade,
    space_id text not null references space on delete cascade,
    kind text not null, scope_id text not null, year integer not null, number integer not null,
    created_at timestamptz not null,
    position integer, wording text not null default '',
    responsible_id text, due text, state text, yes integer, no integer, abstention integer, result text,
    constraint text_entry_kind check (kind in ('decision', 'task', 'statement', 'vote')),
    constraint text_entry_state check (state in ('OPEN', 'DONE')),
    constraint text_entry_result check (result in ('ADOPTED', 'REJECTED')))`,
  `create unique index text_entry_number_once on text_entry (scope_id, kind, year, number)`,
  `create index text_entry_document on text_entry (document_id, position)`,
  `create index text_entry_space on text_entry (space_id, created_at, id) where position is not null`,
  `create index text_entry_responsible on text_entry (responsible_id) where position is not null`,
];

const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;
const FIELDS = 'responsible_id, due, state, yes, no, abstention, result';

const WALLS = [
  `alter table text_entry enable row level security`,
  `alter table text_entry force row level security`,
  `create policy text_entry_system on text_entry to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy text_entry_owner on text_entry to current_user using (true) with check (true)`,
  // The document's own policies apply inside: its readers, whoever they are.
  `create policy text_entry_read on text_entry for select to umlauf_app
    using (exists (select 1 from document d where d.id = document_id))`,
  `create policy text_entry_token on text_entry as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  `grant select, insert on text_entry to umlauf_app`,
  `grant update (position, wording, ${FIELDS}) on text_entry to umlauf_app`,
];

const DEFINER = `security definer set search_path = pg_catalog, public, pg_temp`;

const NUMBERS = [
  // Whose decisions those of this document are: its space's. Where documents are minutes, the feature above says of which body.
  `create function entry_scope(document text) returns text language sql stable ${DEFINER}
    as $$ select d.space_id from public.document d where d.id = document $$`,
  // Decisions share their counter with the register. Counters are locked in the order of their scopes, documents before
  // them; what is counted by document needs no counter, since its row is locked and entries stay.
  `create function enter_text_entries(documents text[], entries text[], kinds text[], at timestamptz) returns void
  language plpgsql ${DEFINER} as $$
  declare
    given record;
    next integer;
  begin
    if not public.app_is_system() then
      raise exception 'only the house gives numbers' using errcode = 'insufficient_privilege';
    end if;
    for given in
      select g.id, g.kind, d.id as document_id, d.space_id, s.scope_id, s.year
      from unnest(documents, entries, kinds) with ordinality as g(document_id, id, kind, place)
      join public.document d on d.id = g.document_id
      cross join lateral (select
        case g.kind when 'decision' then public.entry_scope(d.id) else d.id end as scope_id,
        extract(year from $4 at time zone 'Europe/Berlin')::int as year) as s
      order by s.scope_id collate "C", g.place
    loop
      if exists (select 1 from public.text_entry e where e.id = given.id) then
        -- Its own again, as after an undo: the number stays. Somebody else's: the text must not be saved with it.
        if not exists (select 1 from public.text_entry e
            where e.id = given.id and e.document_id = given.document_id and e.kind = given.kind) then
          raise exception 'the entry is taken' using errcode = 'unique_violation';
        end if;
        continue;
      end if;
      if given.kind = 'decision' then
        insert into public.decision_number (scope_id, year, last) values (given.scope_id, given.year, 1)
          on conflict (scope_id, year) do update set last = public.decision_number.last + 1 returning last into next;
      else
        given.year := 0;
        select coalesce(max(e.number), 0) + 1 into next from public.text_entry e
          where e.scope_id = given.scope_id and e.kind = given.kind and e.year = 0;
      end if;
      insert into public.text_entry (id, document_id, space_id, kind, scope_id, year, number, created_at)
        values (given.id, given.document_id, given.space_id, given.kind, given.scope_id, given.year, next, at);
    end loop;
  end $$`,
];

/** What a text says of its entries: those that it does not name stand in it no more. */
const DESCRIBE = `create function describe_text_entries(documents text[], entries jsonb[]) returns void
  language sql set search_path = pg_catalog, public, pg_temp as $$
  with given as (
    select g.document_id, e.* from unnest(documents, entries) as g(document_id, entries)
    cross join lateral jsonb_to_recordset(g.entries) as e(id text, position integer, wording text, responsible text,
      due text, state text, yes integer, no integer, abstention integer, result text)),
  standing as (
    update public.text_entry t set position = g.position, wording = g.wording, responsible_id = g.responsible,
      due = g.due, state = g.state, yes = g.yes, no = g.no, abstention = g.abstention, result = g.result
    from given g where t.id = g.id and t.document_id = g.document_id
      and (t.position, t.wording, t.responsible_id, t.due, t.state, t.yes, t.no, t.abstention, t.result) is distinct from
        (g.position, g.wording, g.responsible, g.due, g.state, g.yes, g.no, g.abstention, g.result))
  update public.text_entry t set position = null, wording = '', responsible_id = null, due = null, state = null,
    yes = null, no = null, abstention = null, result = null
  where t.document_id = any(documents) and t.position is not null
    and not exists (select 1 from given g where g.id = t.id and g.document_id = t.document_id)
  $$`;

/** As `append_groups` has them, and `append_suggestions`. */
const PARAMETERS = `
  ids text[], bases integer[], starts integer[], lengths integer[], updates bytea, at timestamptz,
  writer_places integer[], writer_clients bigint[], writer_accounts text[],
  suggestion_places integer[], suggestion_ids text[], suggestion_accounts text[]`;
const TYPES = `text[], integer[], integer[], integer[], bytea, timestamptz, integer[], bigint[], text[], integer[], text[], text[]`;
const ANSWER = `
  place integer, kind text, revision integer, update bytea, saved_at timestamptz, client_id bigint, account_id text`;

/** A group that is written brings its entries with it, numbered; of one that is not, nothing stays. */
const APPEND = `create function append_entries(${PARAMETERS}, entry_places integer[], entry_ids text[], entry_kinds text[])
  returns table (${ANSWER})
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
  #variable_conflict use_column
  declare
    part record;
    saved integer[] := '{}';
  begin
    for part in select * from public.append_suggestions(ids, bases, starts, lengths, updates, at, writer_places,
      writer_clients, writer_accounts, suggestion_places, suggestion_ids, suggestion_accounts)
    loop
      if part.kind = 'saved' then saved := saved || part.place; end if;
      place := part.place; kind := part.kind; revision := part.revision; update := part.update;
      saved_at := part.saved_at; client_id := part.client_id; account_id := part.account_id;
      return next;
    end loop;
    perform public.enter_text_entries(array_agg(ids[e.place] order by e.ordinality), array_agg(e.id order by e.ordinality),
        array_agg(e.kind order by e.ordinality), at)
      from unnest(entry_places, entry_ids, entry_kinds) with ordinality as e(place, id, kind)
      where e.place = any(saved);
  end $$`;

const GRANTS = [
  'entry_scope(text)',
  'enter_text_entries(text[], text[], text[], timestamptz)',
  'describe_text_entries(text[], jsonb[])',
  `append_entries(${TYPES}, integer[], text[], text[])`,
].flatMap((name) => [
  `revoke all on function ${name} from public`,
  ...(name.startsWith('entry_scope') ? [] : [`grant execute on function ${name} to umlauf_app`]),
]);

const ALL = [...TABLE, ...WALLS, ...NUMBERS, DESCRIBE, APPEND, ...GRANTS];
