import { Migration } from '@mikro-orm/migrations';

/**
 * The hub's trail: what happened outside of spaces, each entry sealed to the one before it. It is written by the house in
 * the transaction of the change and read by administrators; nobody changes or deletes an entry.
 */
export class HubTrail extends Migration {
  override readonly name = '20261125-012-hub-trail';

  override up(): void {
    for (const statement of ALL) this.addSql(statement);
  }
}

const SYSTEM = `(select app_is_system())`;
const READS = `(select app_reads_trail())`;

const ALL = [
  `create table trail_head (id text primary key, sequence integer not null, hash bytea not null)`,
  `insert into trail_head (id, sequence, hash) values ('hub', 0, decode(repeat('00', 32), 'hex'))`,
  `create table trail_entry (
    sequence integer primary key, kind text not null, at timestamptz not null, organisation_id text,
    subject_id text, actor_id text, network text, address text, facts jsonb not null default '{}',
    salts bytea not null, commitments bytea not null, hash bytea not null)`,
  `create index trail_entry_actor on trail_entry (actor_id)`,
  `create index trail_entry_subject on trail_entry (subject_id)`,
  `create index trail_entry_addresses on trail_entry (at) where address is not null`,
  // Whose organisation somebody belongs to at this moment; organisations come with a later migration.
  `create function app_organisation(account text) returns text language sql stable security definer
    set search_path = pg_catalog, public, pg_temp as $$ select null::text $$`,
  `create function app_reads_trail() returns boolean language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
    as $$ select exists (select 1 from public.account where id = public.app_account() and is_administrator) $$`,
  ...['trail_head', 'trail_entry'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
    `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
  ]),
  `create policy trail_entry_read on trail_entry for select to umlauf_app using (${READS})`,
  `grant select, update on trail_head to umlauf_app`,
  `grant select, insert on trail_entry to umlauf_app`,
  `revoke all on function app_organisation(text), app_reads_trail() from public`,
  `grant execute on function app_organisation(text), app_reads_trail() to umlauf_app`,
];
