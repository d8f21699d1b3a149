import { Migration } from '@mikro-orm/migrations';

/**
 * What attached files say, for the search: each file has a row from when it is attached, which waits until somebody has read
 * the file. Whoever reads a file reads its text. Files of before wait as well.
 *
 * Whoever changes a file's row and whoever keeps its text take the file first and then its text, so that neither writes
 * an entry of what the other has just changed.
 */
export class FileTexts extends Migration {
  override readonly name = '20261129-047-file-texts';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const DEFINER = `security definer set search_path = pg_catalog, public, pg_temp`;

const TABLE = [
  `create table file_text (
    file_id text primary key references file on delete cascade,
    state text not null default 'WAITING' check (state in ('WAITING', 'READ', 'NOTHING')),
    body text not null default '', has_pages boolean not null default false,
    tries int not null default 0, held_until timestamptz)`,
  `create index file_text_waiting on file_text (file_id) where state = 'WAITING'`,
];

const ON_CHANGE = [
  `create function want_file_text() returns trigger language plpgsql ${DEFINER} as $$
begin
  insert into public.file_text (file_id) values (new.id) on conflict do nothing;
  return null;
end $$`,
  `create or replace function search_file() returns trigger language plpgsql ${DEFINER} as $$
declare
  body text;
begin
  if tg_op = 'DELETE' then
    delete from public.search_entry where id = old.id;
    return null;
  end if;
  select t.body into body from public.file_text t where t.file_id = new.id for share;
  perform public.store_search_entry(new.id, 'FILE', new.document_id, new.space_id, new.name, coalesce(body, ''));
  return null;
end $$`,
  `create function search_file_text() returns trigger language plpgsql ${DEFINER} as $$
declare
  file public.file;
begin
  select f.* into file from public.file f where f.id = new.file_id;
  if found then
    perform public.store_search_entry(file.id, 'FILE', file.document_id, file.space_id, file.name, new.body);
  end if;
  return null;
end $$`,
  `create trigger file_text_wanted after insert on file for each row execute function want_file_text()`,
  `create or replace trigger file_search after insert or update of name, document_id, space_id or delete on file
    for each row execute function search_file()`,
  `create trigger file_text_search after update of body on file_text for each row
    when (new.body is distinct from old.body) execute function search_file_text()`,
  `insert into file_text (file_id) select id from file`,
];

const WALL = [
  `alter table file_text enable row level security`,
  `alter table file_text force row level security`,
  `create policy file_text_system on file_text to umlauf_app
    using ((select app_is_system())) with check ((select app_is_system()))`,
  `create policy file_text_owner on file_text to current_user using (true) with check (true)`,
  // The file's own policies apply inside: its readers, whoever they are.
  `create policy file_text_read on file_text for select to umlauf_app
    using (exists (select 1 from file f where f.id = file_id))`,
  `grant select, update on file_text to umlauf_app`,
];

/**
 * Who has written, said or attached anything of what the actor may read, by the same questions as the search; of one space,
 * when it is given. A null pattern takes all names.
 */
const AUTHORS = `
create function app_search_authors(pattern text, chosen text) returns table (id text, name text, kind text)
language plpgsql stable ${DEFINER} as $$
declare
  readable record;
begin
  select * into readable from app_search_scope(chosen);
  return query select a.id, a.name, a.kind::text from public.account a
    where (pattern is null or a.name ilike pattern) and (
      exists (select 1 from public.document d where d.created_by_id = a.id
        and (d.space_id = any(readable.spaces) or d.id = any(readable.documents)))
      or exists (select 1 from public.comment c where c.author_id = a.id and c.source <> ''
        and (c.space_id = any(readable.inside) or c.document_id = any(readable.documents)))
      or exists (select 1 from public.file f where f.created_by_id = a.id
        and (f.space_id = any(readable.spaces) or f.document_id = any(readable.documents))));
end $$`;

/**
 * As it was, for words of a million characters as well: where a piece begins is counted from the beginning of a block, not
 * of the word. `offset 0`: else the planner would cut each piece out of the whole word again.
 */
const WORDS = `
create or replace function search_words(folded text) returns text[] language sql immutable strict parallel safe as $$
  select array(select distinct substr(block, 1 + 300 * piece, 500)
    from unnest(string_to_array(btrim(folded), ' ')) as word
      cross join generate_series(0, char_length(word) / 15000) as number
      cross join lateral (select substr(word, 1 + 15000 * number, 15200) offset 0) as cut (block)
      cross join generate_series(0, greatest(0, char_length(block) - 201) / 300) as piece
    where block <> '') $$`;

const NAMES = ['want_file_text()', 'search_file_text()', 'app_search_authors(text, text)'];

const ALL = [
  ...TABLE,
  ...WALL,
  ...ON_CHANGE,
  `create index if not exists document_author on document (created_by_id)`,
  AUTHORS,
  WORDS,
  ...NAMES.map((name) => `revoke all on function ${name} from public`),
  `grant execute on function app_search_authors(text, text) to umlauf_app`,
];
