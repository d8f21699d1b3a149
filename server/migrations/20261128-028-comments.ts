import { Migration } from '@mikro-orm/migrations';

/**
 * Comments on documents: rows of their own, so that who may comment needs no right to write. Everybody who belongs to the
 * space reads them, and guests of the document; whoever merely visits an open space does not.
 */
export class Comments extends Migration {
  override readonly name = '20261128-028-comments';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const PLACE = `document_id text not null references document on delete cascade,
    space_id text not null references space on delete cascade`;

const TABLES = [
  `create table comment_thread (
    id text primary key, ${PLACE},
    anchor_start bytea, anchor_end bytea, quote text not null default '', quote_before text, quote_after text,
    created_at timestamptz not null default now(),
    resolved_at timestamptz, resolved_by_id text references account on delete set null,
    constraint comment_thread_anchor check ((anchor_start is null) = (anchor_end is null)))`,
  `create index comment_thread_document on comment_thread (document_id, id)`,
  `create table comment (
    id text primary key, thread_id text not null references comment_thread on delete cascade, ${PLACE},
    author_id text references account on delete set null, source text not null,
    created_at timestamptz not null default now(), edited_at timestamptz, removed_at timestamptz,
    constraint comment_removed check (removed_at is null or source = ''))`,
  `create index comment_of_thread on comment (thread_id, id)`,
  `create index comment_author on comment (document_id, author_id)`,
  `create index comment_of_author on comment (author_id)`,
  // Who is to be told. An account that goes takes its row along; in the text stays an id that names nobody.
  `create table comment_mention (
    comment_id text not null references comment on delete cascade,
    account_id text not null references account on delete cascade, ${PLACE},
    created_at timestamptz not null default now(), read_at timestamptz,
    primary key (account_id, comment_id))`,
  `create index comment_mention_comment on comment_mention (comment_id)`,
];

const INSIDE = `(select app_spaces('{LEAD,WRITER,READER,GUEST}'))::text[]`;
const LEADS = `(select app_spaces('{LEAD}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const ACTOR = `(select app_account())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;
const READABLE = `(space_id = any(${INSIDE}) or document_id = any((select app_guest_documents())::text[]))`;
const OWN = `${READABLE} and (author_id = ${ACTOR} or space_id = any(${LEADS}))`;
const TABLE_NAMES = ['comment_thread', 'comment', 'comment_mention'];

const WALLS = TABLE_NAMES.flatMap((table) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
  `create policy ${table}_read on ${table} for select to umlauf_app using (${READABLE})`,
  `create policy ${table}_token on ${table} as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  `grant select, insert, update, delete on ${table} to umlauf_app`,
]);

const POLICIES = [
  `create policy comment_thread_begin on comment_thread for insert to umlauf_app with check (${READABLE}
    and exists (select 1 from document d where d.id = document_id and d.space_id = comment_thread.space_id))`,
  `create policy comment_thread_resolve on comment_thread for update to umlauf_app
    using (${READABLE}) with check (${READABLE})`,
  `create policy comment_write on comment for insert to umlauf_app with check (${READABLE} and author_id = ${ACTOR}
    and exists (select 1 from comment_thread t where t.id = thread_id and t.document_id = comment.document_id
      and t.space_id = comment.space_id))`,
  `create policy comment_change on comment for update to umlauf_app using (${OWN}) with check (${OWN})`,
  `create policy comment_remove on comment for delete to umlauf_app using (${OWN})`,
  `create policy comment_mention_seen on comment_mention for update to umlauf_app
    using (${READABLE} and account_id = ${ACTOR}) with check (${READABLE} and account_id = ${ACTOR})`,
];

const ALL = [...TABLES, ...WALLS, ...POLICIES];
