import { Migration } from '@mikro-orm/migrations';

/**
 * Accounts, spaces, documents, their log and their events.
 *
 * The application works as the role `umlauf_app`, which owns nothing; every table that belongs to a space has
 * row-level security, forced for its owner too. The actor stands in two settings of the transaction:
 * `app.account` (an account's id) or `app.system` (`on`: the house itself, for the log, jobs and the demo).
 * Policies are uncorrelated subselects, evaluated once per statement and not once per row.
 */
export class FirstHouse extends Migration {
  override readonly name = '20261123-001-first-house';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const ACCOUNTS = [
  `create table account (
    id text primary key, name text not null, email text not null unique, email_verified boolean not null default false,
    image text, locale text not null default 'DE', is_administrator boolean not null default false,
    is_demo boolean not null default false, epoch integer not null default 0,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
  `create table session (
    id text primary key, token text not null unique, account_id text not null references account on delete cascade,
    expires_at timestamptz not null, ip_address text, user_agent text,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
  `create index session_account on session (account_id)`,
  `create table credential (
    id text primary key, account_id text not null references account on delete cascade, provider_id text not null,
    provider_account_id text not null, password text, access_token text, refresh_token text, id_token text, scope text,
    access_token_expires_at timestamptz, refresh_token_expires_at timestamptz,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
  `create index credential_account on credential (account_id)`,
  `create table verification (
    id text primary key, identifier text not null, value text not null, expires_at timestamptz not null,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
  `create index verification_identifier on verification (identifier)`,
  `create table access_token (
    id text primary key, account_id text not null references account on delete cascade, name text not null,
    secret_hash text not null unique, scopes text[] not null, expires_at timestamptz not null, last_used_at timestamptz,
    created_at timestamptz not null default now())`,
  `create index access_token_account on access_token (account_id)`,
];

const SPACES = [
  `create table space (
    id text primary key, name text not null, purpose text not null, closed_because text not null,
    created_by_id text references account on delete set null, epoch integer not null default 0,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
  `create table membership (
    space_id text not null references space on delete cascade, account_id text not null references account on delete cascade,
    role text not null, joined_at timestamptz not null default now(),
    primary key (space_id, account_id), constraint membership_role check (role in ('LEAD', 'WRITER', 'READER')))`,
  `create index membership_account on membership (account_id)`,
];

const VISITS = [
  `create table space_visit (
    space_id text not null references space on delete cascade, account_id text not null references account on delete cascade,
    seen_sequence integer not null default 0, primary key (space_id, account_id))`,
];

const DOCUMENTS = [
  `create table document (
    id text primary key, space_id text not null references space on delete cascade,
    parent_id text references document on delete set null, position text collate "C" not null, title text not null,
    revision integer not null default 0, text_revision integer not null default 0,
    text text not null default '', markdown text not null default '',
    created_by_id text references account on delete set null, trashed_at timestamptz,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
  `create index document_space on document (space_id, position)`,
  `create index document_underived on document (id) where text_revision < revision`,
  `create table document_update (
    document_id text not null references document on delete cascade, revision integer not null, update bytea not null,
    created_at timestamptz not null default now(), primary key (document_id, revision))`,
  `create table document_writer (
    document_id text not null references document on delete cascade, client_id bigint not null,
    account_id text not null references account, primary key (document_id, client_id))`,
];

const EVENTS = [
  `create table stream (id text primary key references space on delete cascade, sequence integer not null default 0)`,
  `create table event (
    stream_id text not null references stream on delete cascade, sequence integer not null, type text not null,
    subject_id text not null, actor_id text references account on delete set null, facts jsonb not null default '{}',
    at timestamptz not null default now(), primary key (stream_id, sequence))`,
];

const FUNCTIONS = [
  `create function app_account() returns text language sql stable parallel safe
    as $$ select nullif(current_setting('app.account', true), '') $$`,
  `create function app_is_system() returns boolean language sql stable parallel safe
    as $$ select coalesce(current_setting('app.system', true), '') = 'on' $$`,
  // The actor's spaces. SECURITY DEFINER, because membership's own policy asks it: a plain subselect would recurse.
  `create function app_spaces(roles text[]) returns text[] language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
    as $$ select coalesce(array_agg(space_id), '{}') from public.membership
          where account_id = public.app_account() and role = any(roles) $$`,
  `create function app_space_is_new(id text) returns boolean language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
    as $$ select not exists (select 1 from public.membership where space_id = id) $$`,
];

const READERS = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const WRITERS = `(select app_spaces('{LEAD,WRITER}'))::text[]`;
const LEADS = `(select app_spaces('{LEAD}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const ACTOR = `(select app_account())`;
const READABLE_DOCUMENT = `document_id in (select id from document)`;

const POLICIES = [
  ...[
    'access_token',
    'space',
    'membership',
    'space_visit',
    'document',
    'document_update',
    'document_writer',
    'stream',
    'event',
  ].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
    // FORCE binds the owner too; migrations and the two definer functions work as the owner.
    `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
  ]),
  `create policy access_token_own on access_token to umlauf_app using (account_id = ${ACTOR}) with check (account_id = ${ACTOR})`,
  `create policy space_read on space for select to umlauf_app using (id = any(${READERS}))`,
  `create policy space_create on space for insert to umlauf_app with check (created_by_id = ${ACTOR})`,
  `create policy space_change on space for update to umlauf_app using (id = any(${LEADS}))`,
  `create policy membership_read on membership for select to umlauf_app
    using (account_id = ${ACTOR} or space_id = any(${READERS}))`,
  `create policy membership_found on membership for insert to umlauf_app
    with check (account_id = ${ACTOR} and role = 'LEAD' and app_space_is_new(space_id))`,
  `create policy membership_lead on membership to umlauf_app
    using (space_id = any(${LEADS})) with check (space_id = any(${LEADS}))`,
  `create policy membership_leave on membership for delete to umlauf_app using (account_id = ${ACTOR})`,
  `create policy space_visit_own on space_visit to umlauf_app
    using (account_id = ${ACTOR}) with check (account_id = ${ACTOR} and space_id = any(${READERS}))`,
  `create policy document_read on document for select to umlauf_app using (space_id = any(${READERS}))`,
  `create policy document_create on document for insert to umlauf_app with check (space_id = any(${WRITERS}))`,
  `create policy document_change on document for update to umlauf_app
    using (space_id = any(${WRITERS})) with check (space_id = any(${WRITERS}))`,
  `create policy document_update_read on document_update for select to umlauf_app using (${READABLE_DOCUMENT})`,
  `create policy document_writer_read on document_writer for select to umlauf_app using (${READABLE_DOCUMENT})`,
  `create policy stream_read on stream for select to umlauf_app using (id = any(${READERS}))`,
  `create policy event_read on event for select to umlauf_app using (stream_id = any(${READERS}))`,
];

/** However a membership ends, the space's epoch rises with it, and every instance notices within a second. */
const TRIGGERS = [
  `create function raise_space_epoch() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      update public.space set epoch = epoch + 1 where id = coalesce(new.space_id, old.space_id);
      return null;
    end $$`,
  `create trigger membership_epoch after insert or delete or update of role on membership
    for each row execute function raise_space_epoch()`,
];

const GRANTS = [
  `grant usage on schema public to umlauf_app`,
  `grant select, insert, update, delete on account, session, credential, verification, access_token, membership, space_visit to umlauf_app`,
  `grant select, insert, update on space, document, stream to umlauf_app`,
  `grant select, insert on document_update, document_writer, event to umlauf_app`,
  `revoke all on function app_spaces(text[]), app_space_is_new(text) from public`,
  `grant execute on function app_account(), app_is_system(), app_spaces(text[]), app_space_is_new(text) to umlauf_app`,
];

const ALL = [ACCOUNTS, SPACES, VISITS, DOCUMENTS, EVENTS, FUNCTIONS, TRIGGERS, POLICIES, GRANTS].flat();
