import { Migration } from '@mikro-orm/migrations';

/**
 * What somebody proposes. What it is stands in the text, as marks that bear the proposal's id; whose it is and what became
 * of it stands here, written by the house alone, in the commit that brings the first of those marks. Everybody who belongs
 * to the space reads it, and guests of the document.
 */
export class Suggestions extends Migration {
  override readonly name = '20261128-035-suggestions';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const TABLE = [
  `create table suggestion (
    id text primary key, document_id text not null references document on delete cascade,
    space_id text not null references space on delete cascade,
    author_id text references account on delete set null, created_at timestamptz not null,
    outcome text, decided_at timestamptz, decided_by_id text references account on delete set null,
    constraint suggestion_outcome check (outcome in ('ACCEPTED', 'REFUSED')),
    constraint suggestion_decided check ((outcome is null) = (decided_at is null)),
    constraint suggestion_decider check (outcome is not null or decided_by_id is null))`,
  `create index suggestion_open on suggestion (document_id, created_at, id) where outcome is null`,
  `create index suggestion_author on suggestion (author_id)`,
  `create index suggestion_decider on suggestion (decided_by_id)`,
];

const INSIDE = `(select app_spaces('{LEAD,WRITER,READER,GUEST}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const WALLS = [
  `alter table suggestion enable row level security`,
  `alter table suggestion force row level security`,
  `create policy suggestion_system on suggestion to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy suggestion_owner on suggestion to current_user using (true) with check (true)`,
  `create policy suggestion_read on suggestion for select to umlauf_app
    using (space_id = any(${INSIDE}) or document_id = any((select app_guest_documents())::text[]))`,
  `create policy suggestion_token on suggestion as restrictive to umlauf_app
    using (${REACHED}) with check (${REACHED})`,
  `grant select, insert on suggestion to umlauf_app`,
  `grant update (outcome, decided_at, decided_by_id) on suggestion to umlauf_app`,
];

/** As `append_groups` has them. */
const PARAMETERS = `
  ids text[], bases integer[], starts integer[], lengths integer[], updates bytea, at timestamptz,
  writer_places integer[], writer_clients bigint[], writer_accounts text[]`;
const ANSWER = `
  place integer, kind text, revision integer, update bytea, saved_at timestamptz, client_id bigint, account_id text`;

/** A proposal keeps its first author, whoever brings its marks again. */
const APPEND = [
  `create function append_suggestions(${PARAMETERS},
    suggestion_places integer[], suggestion_ids text[], suggestion_accounts text[])
  returns table (${ANSWER})
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
  #variable_conflict use_column
  begin
    return query
      with answers as materialized (
        select * from public.append_groups(ids, bases, starts, lengths, updates, at, writer_places, writer_clients,
          writer_accounts)),
      proposed as (
        insert into public.suggestion (id, document_id, space_id, author_id, created_at)
        select distinct on (s.id) s.id, d.id, d.space_id, s.account_id, at
        from unnest(suggestion_places, suggestion_ids, suggestion_accounts) as s(place, id, account_id)
        join answers a on a.place = s.place and a.kind = 'saved'
        join public.document d on d.id = ids[s.place]
        on conflict (id) do nothing)
      select * from answers;
  end $$`,
  `revoke all on function append_suggestions(text[], integer[], integer[], integer[], bytea, timestamptz, integer[],
    bigint[], text[], integer[], text[], text[]) from public`,
  `grant execute on function append_suggestions(text[], integer[], integer[], integer[], bytea, timestamptz, integer[],
    bigint[], text[], integer[], text[], text[]) to umlauf_app`,
];

const ALL = [...TABLE, ...WALLS, ...APPEND];
