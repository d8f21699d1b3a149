import { Migration } from '@mikro-orm/migrations';

/**
 * Order among documents: favourites, which are a list of somebody's own; which document links to which, read from the
 * saved text in the transaction that saves it; and the end of what lies in a bin.
 */
export class Order extends Migration {
  override readonly name = '20261129-046-order';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const SYSTEM = `(select app_is_system())`;
const ACTOR = `(select app_account())`;
const TOKENS = `(select app_token_spaces())`;

// What somebody may not read any more stays in the list, unseen, and is there again with their access.
const FAVOURITES = [
  `create table favourite (
    account_id text not null references account on delete cascade,
    target_id text not null,
    space_id text references space on delete cascade,
    document_id text references document on delete cascade,
    position text collate "C" not null, added_at timestamptz not null default now(),
    primary key (account_id, target_id),
    constraint favourite_target check (
      num_nonnulls(space_id, document_id) = 1 and target_id = coalesce(space_id, document_id)))`,
  `create index favourite_order on favourite (account_id, position, target_id)`,
  `create index favourite_space on favourite (space_id)`,
  `create index favourite_document on favourite (document_id)`,
  `alter table favourite enable row level security`,
  `alter table favourite force row level security`,
  `create policy favourite_system on favourite to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy favourite_owner on favourite to current_user using (true) with check (true)`,
  `create policy favourite_own on favourite to umlauf_app
    using (account_id = ${ACTOR}) with check (account_id = ${ACTOR})`,
  // A document's own policies apply inside.
  `create policy favourite_token on favourite as restrictive to umlauf_app
    using (${TOKENS} is null or space_id = any(${TOKENS}::text[])
      or exists (select 1 from document d where d.id = document_id))`,
  `grant select, insert, update, delete on favourite to umlauf_app`,
];

/** Addresses of documents in links, as the house writes them in Markdown; on whichever host, since ids are global. */
const ADDRESS = String.raw`[(<](?:https?://[^\s/()<>]+)?/documents/(doc_[0-9a-z]{26})`;
/** What nobody has read beyond: who wants to be found links to few. */
const MOST_LINKS = 1000;
const DEFINER = `security definer set search_path = pg_catalog, public, pg_temp`;

// What was taken out stays until it comes back, marked, so that whoever shows the other end can be told.
const LINKS = [
  `create table document_link (
    document_id text not null references document on delete cascade,
    target_id text not null references document on delete cascade,
    is_gone boolean not null default false, changed_at timestamptz not null default clock_timestamp(),
    primary key (document_id, target_id))`,
  `create index document_link_target on document_link (target_id) where not is_gone`,
  `create function note_document_links(source text, words text) returns void language plpgsql ${DEFINER} as $$
    declare
      targets text[] := array(
        select d.id from (
          select distinct hit[1] as id from regexp_matches(words, '${ADDRESS}', 'g') as hit limit ${MOST_LINKS}) as named
        join public.document d on d.id = named.id where d.id <> source);
    begin
      update public.document_link set is_gone = true, changed_at = clock_timestamp()
        where document_id = source and not is_gone and not target_id = any(targets);
      insert into public.document_link as l (document_id, target_id) select source, unnest(targets)
        on conflict (document_id, target_id) do update set is_gone = false, changed_at = clock_timestamp() where l.is_gone;
    end $$`,
  `create function document_links() returns trigger language plpgsql ${DEFINER} as $$
    begin
      perform public.note_document_links(new.id, new.markdown);
      return null;
    end $$`,
  `create trigger document_links_insert after insert on document for each row
    when (new.markdown <> '') execute function document_links()`,
  `create trigger document_links_update after update of markdown on document for each row
    when (new.markdown is distinct from old.markdown) execute function document_links()`,
  `select note_document_links(id, markdown) from document where markdown <> ''`,
  `alter table document_link enable row level security`,
  `alter table document_link force row level security`,
  `create policy document_link_system on document_link to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy document_link_owner on document_link to current_user using (true) with check (true)`,
  // The documents' own policies apply inside: both ends are readable, or nobody learns that one leads to the other.
  `create policy document_link_read on document_link for select to umlauf_app
    using (exists (select 1 from document d where d.id = document_id)
      and exists (select 1 from document d where d.id = target_id))`,
  `revoke all on function note_document_links(text, text), document_links() from public`,
  `grant select on document_link to umlauf_app`,
];

// Nobody has a right to delete documents but through this: only what is in a bin, and never what was sent round, whose
// rounds are to be proved later on.
const BIN = [
  `create index document_bin on document (trashed_at) where trashed_at is not null`,
  `create function delete_binned_documents(chosen text[])
    returns table (id text, space_id text, title text) language plpgsql ${DEFINER} as $$
    begin
      if not public.app_is_system() then
        raise insufficient_privilege using message = 'only the house empties bins';
      end if;
      return query delete from public.document d
        where d.id = any(chosen) and d.trashed_at is not null
          and not exists (select 1 from public.circulation c where c.document_id = d.id)
        returning d.id, d.space_id, d.title;
    end $$`,
  `revoke all on function delete_binned_documents(text[]) from public`,
  `grant execute on function delete_binned_documents(text[]) to umlauf_app`,
];

const ALL = [...FAVOURITES, ...LINKS, ...BIN];
