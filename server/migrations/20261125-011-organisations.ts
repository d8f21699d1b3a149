import { Migration } from '@mikro-orm/migrations';

/**
 * Organisations, which account belongs to which, and accounts that are locked. Whoever belongs to the hub reads the
 * directory of organisations; administrators change it.
 */
export class Organisations extends Migration {
  override readonly name = '20261125-011-organisations';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const TABLES = [
  `create table organisation (
    id text primary key, kind text not null, name text not null, short_name text, ags text, ars text, mailbox text,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    constraint organisation_kind
      check (kind in ('MUNICIPALITY', 'DISTRICT', 'IT_PROVIDER', 'ASSOCIATION', 'MINISTRY', 'OTHER')),
    constraint organisation_ags check (ags ~ '^[0-9]{8}$'),
    constraint organisation_ars
      check (ars is null or ars ~ '^[0-9]{12}$' and ags is not distinct from left(ars, 5) || right(ars, 3)))`,
  // Two of the same name could not be told apart where one is chosen.
  `create unique index organisation_by_name on organisation (lower(name))`,
  `create unique index organisation_by_ags on organisation (ags)`,
  `create unique index organisation_by_ars on organisation (ars)`,
  `alter table account add column organisation_id text references organisation on delete restrict,
    add column locked_at timestamptz, add column last_sign_in_on date`,
  `create index account_organisation on account (organisation_id)`,
];

const DEFINER = `stable security definer set search_path = pg_catalog, public, pg_temp`;

const FUNCTIONS = [
  `create function app_administers() returns boolean language sql ${DEFINER}
    as $$ select exists (select 1 from public.account
      where id = public.app_account() and is_administrator and locked_at is null) $$`,
  `create function app_reads_directory() returns boolean language sql ${DEFINER}
    as $$ select public.app_is_hub_member(public.app_account()) $$`,
  `create function app_own_organisation() returns text language sql ${DEFINER}
    as $$ select organisation_id from public.account where id = public.app_account() $$`,
];

/**
 * No session begins for an account that is locked. The row is changed and not only read, so that whoever locks it and
 * whoever signs in wait for one another.
 */
const TRIGGERS = [
  `create function note_sign_in() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      update public.account set last_sign_in_on = current_date where id = new.account_id and locked_at is null;
      if not found then
        raise exception 'the account is locked' using errcode = 'check_violation', constraint = 'account_unlocked';
      end if;
      return new;
    end $$`,
  `create trigger session_begins before insert on session for each row execute function note_sign_in()`,
];

const SYSTEM = `(select app_is_system())`;
const POLICIES = [
  `alter table organisation enable row level security`,
  `alter table organisation force row level security`,
  `create policy organisation_system on organisation to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy organisation_owner on organisation to current_user using (true) with check (true)`,
  `create policy organisation_read on organisation for select to umlauf_app
    using ((select app_reads_directory()) or id = (select app_own_organisation()))`,
  `create policy organisation_manage on organisation to umlauf_app
    using ((select app_administers())) with check ((select app_administers()))`,
];

const NAMES = 'app_administers(), app_reads_directory(), app_own_organisation()';
const GRANTS = [
  `grant select, insert, update, delete on organisation to umlauf_app`,
  `revoke all on function ${NAMES}, note_sign_in() from public`,
  `grant execute on function ${NAMES} to umlauf_app`,
];

const ALL = [TABLES, FUNCTIONS, TRIGGERS, POLICIES, GRANTS].flat();
