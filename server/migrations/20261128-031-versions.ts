import { Migration } from '@mikro-orm/migrations';

/**
 * Documents as they were. A version bears its content by itself, so that nothing that happens to the document, its log or
 * the schema changes what it shows; nobody can change that, the house neither: only the name and what belongs to it.
 * Members of the space read versions; guests and visitors see the present text alone.
 */
export class Versions extends Migration {
  override readonly name = '20261128-031-versions';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const TABLES = [
  // `clocks`: of Yjs, for the whole and for each block; `clients`: who wrote since the version before.
  `create table document_version (
    id text primary key, document_id text not null references document on delete cascade,
    space_id text not null references space on delete cascade, revision integer not null,
    saved_at timestamptz not null, title text not null, content text not null, content_hash text not null,
    clocks jsonb not null, clients bigint[] not null,
    name text, note text not null default '', named_by_id text references account on delete set null,
    named_at timestamptz, created_at timestamptz not null default now(),
    constraint document_version_named check ((name is null) = (named_at is null)),
    constraint document_version_unnamed check (name is not null or (note = '' and named_by_id is null)),
    unique (document_id, revision, title))`,
  `create index document_version_order on document_version (document_id, revision desc, id desc)`,
  `create index document_version_passing on document_version (saved_at) where name is null`,
  `create index document_version_namer on document_version (named_by_id)`,
];

const SYSTEM = `(select app_is_system())`;
const MEMBERS = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const WRITERS = `(select app_spaces('{LEAD,WRITER}'))::text[]`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const POLICIES = [
  `alter table document_version enable row level security`,
  `alter table document_version force row level security`,
  `create policy document_version_system on document_version to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy document_version_owner on document_version to current_user using (true) with check (true)`,
  `create policy document_version_read on document_version for select to umlauf_app
    using (space_id = any(${MEMBERS}))`,
  `create policy document_version_token on document_version as restrictive to umlauf_app
    using (${REACHED}) with check (${REACHED})`,
  `create policy document_version_name on document_version for update to umlauf_app
    using (space_id = any(${WRITERS})) with check (space_id = any(${WRITERS})
      and (named_by_id is null or named_by_id = (select app_account())))`,
];

const GRANTS = [
  `grant select, insert, delete on document_version to umlauf_app`,
  `grant update (name, note, named_by_id, named_at) on document_version to umlauf_app`,
];

const ALL = [...TABLES, ...POLICIES, ...GRANTS];
