import { Migration } from '@mikro-orm/migrations';

/**
 * Decisions that stand in texts are in the register, beside those of rounds: each has a row of its own there from the
 * moment in which the text is first derived with it, which follows the text. What has become of it is the register's
 * alone. Whoever reads the document reads it; while the block is not in the text, or the document in the bin, nobody does.
 */
export class DecisionsOfTexts extends Migration {
  override readonly name = '20261130-061-decisions-of-texts';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const COLUMNS = [
  // With its document it goes for good; its number stays given, since the counter stays.
  `alter table decision
    add column entry_id text references text_entry on delete cascade,
    add column stands boolean not null default true,
    drop constraint decision_outcome, drop constraint decision_carried_out,
    add constraint decision_outcome check (outcome in ('ADOPTED', 'REJECTED') or outcome = 'UNSAID' and entry_id is not null),
    add constraint decision_carried_out
      check (state <> 'CARRIED_OUT' or outcome = 'ADOPTED' or entry_id is not null),
    add constraint decision_source check (entry_id is null or circulation_id is null)`,
  `create unique index decision_entry on decision (entry_id)`,
  `create index decision_folded on decision using gin (folded gin_trgm_ops)`,
  `create index decision_stems on decision using gin (stems)`,
];

/** Of a text's decision all follows the text but its number, its place and its day. */
const FROZEN = `create or replace function decision_stays() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    if (new.id, new.position, new.scope_id, new.year, new.number, new.body_name, new.decided_at, new.entry_id)
        is distinct from
        (old.id, old.position, old.scope_id, old.year, old.number, old.body_name, old.decided_at, old.entry_id)
      or old.entry_id is null and (new.space_id, new.title, new.wording, new.outcome, new.votes, new.stands)
        is distinct from (old.space_id, old.title, old.wording, old.outcome, old.votes, old.stands)
    then raise exception 'a decision stays as it was decided';
    end if;
    return new;
  end $$`;

const DEFINER = `security definer set search_path = pg_catalog, public, pg_temp`;

const FOLLOW = [
  // The counters of numbers are locked before that of places: see \`enter-decision.ts\`.
  `create function enter_text_decision(entry public.text_entry) returns void language plpgsql ${DEFINER} as $$
  declare
    place integer;
    counts jsonb := jsonb_build_object('agreed', greatest(coalesce(entry.yes, 0), 0),
      'refused', greatest(coalesce(entry.no, 0), 0), 'abstained', greatest(coalesce(entry.abstention, 0), 0),
      'entitled', greatest(coalesce(entry.yes, 0), 0) + greatest(coalesce(entry.no, 0), 0)
        + greatest(coalesce(entry.abstention, 0), 0), 'notConcerned', 0, 'silent', 0);
  begin
    if exists (select 1 from public.decision where entry_id = entry.id) then
      -- A row that says the same already is not written: when a text is put in another order, all its entries come by.
      update public.decision t set space_id = entry.space_id, title = d.title, wording = entry.wording,
        outcome = coalesce(entry.result, 'UNSAID'), votes = counts, stands = entry.position is not null and d.trashed_at is null
      from public.document d where d.id = entry.document_id and t.entry_id = entry.id
        and (t.space_id, t.title, t.wording, t.outcome, t.votes, t.stands) is distinct from (entry.space_id, d.title,
          entry.wording, coalesce(entry.result, 'UNSAID'), counts, entry.position is not null and d.trashed_at is null);
      return;
    end if;
    if entry.position is null then return; end if;
    insert into public.decision_number (scope_id, year, last) values ('register', 0, 1)
      on conflict (scope_id, year) do update set last = public.decision_number.last + 1 returning last into place;
    insert into public.decision (id, entry_id, space_id, position, scope_id, year, number, body_id, body_name, document_id,
      title, wording, outcome, votes, decided_at, stands)
    select 'dec_' || substr(entry.id, 5), entry.id, entry.space_id, place, entry.scope_id, entry.year, entry.number,
      b.id, b.name, d.id, d.title, entry.wording, coalesce(entry.result, 'UNSAID'), counts, entry.created_at,
      d.trashed_at is null
    from public.document d left join public.body b on b.id = entry.scope_id where d.id = entry.document_id;
  end $$`,
  `create function text_decision_follows() returns trigger language plpgsql ${DEFINER} as $$
  begin
    perform public.enter_text_decision(new);
    return null;
  end $$`,
  `create trigger text_decision_follows
    after update of position, wording, yes, no, abstention, result, space_id on text_entry for each row
    when (new.kind = 'decision' and new is distinct from old) execute function text_decision_follows()`,
  `create function document_decisions_follow() returns trigger language plpgsql ${DEFINER} as $$
  begin
    perform public.enter_text_decision(e) from public.text_entry e where e.document_id = new.id and e.kind = 'decision';
    return null;
  end $$`,
  `create trigger document_decisions_follow after update of title, trashed_at on document for each row
    when (new.title <> old.title or (new.trashed_at is null) <> (old.trashed_at is null))
    execute function document_decisions_follow()`,
  // Those that stand already, in the order in which they were saved first.
  `do $$
  declare entry public.text_entry;
  begin
    for entry in select * from public.text_entry e where e.kind = 'decision' and e.position is not null
      order by e.created_at, e.id
    loop perform public.enter_text_decision(entry); end loop;
  end $$`,
];

/** As before, and says what of it is another thing than before. */
const DESCRIBE = [
  `drop function describe_text_entries(text[], jsonb[])`,
  `create function describe_text_entries(documents text[], entries jsonb[]) returns table (id text, kind text)
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
        (g.position, g.wording, g.responsible, g.due, g.state, g.yes, g.no, g.abstention, g.result)
    returning t.id, t.kind),
  gone as (
    update public.text_entry t set position = null, wording = '', responsible_id = null, due = null, state = null,
      yes = null, no = null, abstention = null, result = null
    where t.document_id = any(documents) and t.position is not null
      and not exists (select 1 from given g where g.id = t.id and g.document_id = t.document_id)
    returning t.id, t.kind)
  select * from standing union all select * from gone
  $$`,
];

const MEMBERS = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const INSIDE = `(select app_spaces('{LEAD,WRITER,READER,GUEST}'))::text[]`;

const WALL = [
  `drop policy decision_read on decision`,
  // The second part asks what \`document_read\` asks, of the document's space as the row names it.
  `create policy decision_read on decision for select to umlauf_app using (
    entry_id is null and (space_id = any(${MEMBERS}) or circulation_id = any((select app_circulations())::text[]))
    or entry_id is not null and stands and (
      space_id = any(${INSIDE}) or document_id = any((select app_guest_documents())::text[])
      or exists (select 1 from space s where s.id = decision.space_id and s.visibility = any((select app_visible())::text[]))))`,
];

/**
 * Those in which all terms stand (`Pattern` in `read-query.ts`), by an index, among those that the actor reads: below a
 * policy PostgreSQL may not use such an index. It asks what \`decision_read\` and \`decision_token\` ask.
 */
const FIND = `create function app_find_decisions(terms jsonb) returns table (id text) language plpgsql stable ${DEFINER}
  set enable_seqscan = off as $$
  declare
    scope record;
    term jsonb;
    wanted text := '';
  begin
    select * into scope from public.app_search_scope(null);
    for term in select * from jsonb_array_elements(terms) loop
      wanted := wanted || format(' and (d.folded like any(%L::text[])%s)',
        array(select jsonb_array_elements_text(term->'match')),
        coalesce(' or d.stems @@ ' || quote_literal(public.search_stems_of(term, '')) || '::tsquery', ''));
    end loop;
    -- Words first, by their index: the planner takes what long columns cost for nothing, and would read all of some spaces.
    return query execute 'with found as materialized (select d.id, d.space_id, d.circulation_id, d.document_id, d.entry_id, d.stands
        from public.decision d where true' || wanted || ')
      select d.id from found d where ($1 is null or d.space_id = any($1)) and (
        d.entry_id is null and (d.space_id = any($2) or d.circulation_id = any($3))
        or d.entry_id is not null and d.stands and (d.space_id = any($4) or d.document_id = any($5)))'
    using public.app_token_spaces(), public.app_spaces('{LEAD,WRITER,READER}'), public.app_circulations(),
      scope.spaces, scope.documents;
  end $$`;

const GRANTS = [
  'enter_text_decision(public.text_entry)',
  'text_decision_follows()',
  'document_decisions_follow()',
  'describe_text_entries(text[], jsonb[])',
  'app_find_decisions(jsonb)',
].flatMap((name) => [
  `revoke all on function ${name} from public`,
  ...(/^(describe|app)/.test(name) ? [`grant execute on function ${name} to umlauf_app`] : []),
]);

const ALL = [...COLUMNS, FROZEN, ...WALL, ...FOLLOW, ...DESCRIBE, FIND, ...GRANTS];
