import { Migration } from '@mikro-orm/migrations';

/**
 * Files attached to documents. What a file contains lies in the folder of files, under its SHA-256; here stands what it
 * is called and where it belongs. Whoever may read the document reads its files.
 */
export class Files extends Migration {
  override readonly name = '20261128-033-files';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const PLACE = `document_id text not null references document on delete cascade,
    space_id text not null references space on delete cascade`;

const TABLES = [
  `create table file (
    id text primary key, ${PLACE},
    name text not null, media_type text not null, bytes bigint not null check (bytes > 0),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'), has_preview boolean not null default false,
    created_by_id text references account on delete set null, created_at timestamptz not null default now())`,
  `create index file_document on file (document_id, id)`,
  `create index file_space on file (space_id) include (bytes)`,
  `create index file_hash on file (hash)`,
  `create index file_author on file (created_by_id)`,
  // What is on its way: the bytes that have come are the length of a file under the same id.
  `create table file_upload (
    id text primary key, ${PLACE},
    account_id text not null references account on delete cascade,
    name text not null, bytes bigint not null check (bytes > 0),
    created_at timestamptz not null default now(), expires_at timestamptz not null,
    held_until timestamptz)`,
  `create index file_upload_account on file_upload (account_id)`,
  `create index file_upload_document on file_upload (document_id)`,
  `create index file_upload_space on file_upload (space_id) include (bytes)`,
  // Contents that may belong to no file any more: only these are ever looked at for being removed, so that a folder
  // beside another database loses nothing.
  `create table file_leftover (hash text primary key, since timestamptz not null default now())`,
  `create function file_leaves() returns trigger language plpgsql security definer set search_path = ''
    as $$ begin
      insert into public.file_leftover (hash) values (old.hash) on conflict (hash) do update set since = now();
      return null;
    end $$`,
  `create trigger file_leaves after delete on file for each row execute function file_leaves()`,
];

const WRITERS = `(select app_spaces('{LEAD,WRITER}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const ACTOR = `(select app_account())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;
const OWN = `account_id = ${ACTOR} and space_id = any(${WRITERS})`;
const inItsSpace = (table: string) =>
  `exists (select 1 from document d where d.id = document_id and d.space_id = ${table}.space_id)`;

const WALLS = ['file', 'file_upload', 'file_leftover'].flatMap((table) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
  `grant select, insert, update, delete on ${table} to umlauf_app`,
]);

const TOKENS = ['file', 'file_upload'].map(
  (table) =>
    `create policy ${table}_token on ${table} as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
);

const POLICIES = [
  // The document's own policies apply inside: its readers, whoever they are.
  `create policy file_read on file for select to umlauf_app
    using (exists (select 1 from document d where d.id = document_id))`,
  `create policy file_attach on file for insert to umlauf_app with check (space_id = any(${WRITERS})
    and created_by_id = ${ACTOR} and ${inItsSpace('file')})`,
  `create policy file_rename on file for update to umlauf_app
    using (space_id = any(${WRITERS})) with check (space_id = any(${WRITERS}))`,
  `create policy file_remove on file for delete to umlauf_app using (space_id = any(${WRITERS}))`,
  `create policy file_upload_own on file_upload to umlauf_app
    using (${OWN}) with check (${OWN} and ${inItsSpace('file_upload')})`,
];

const ALL = [...TABLES, ...WALLS, ...TOKENS, ...POLICIES];
