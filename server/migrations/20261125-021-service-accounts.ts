import { Migration } from '@mikro-orm/migrations';

/**
 * Technical accounts: a program's, that belong to an organisation and behind which no person stands. They have no
 * address, no way to sign in and no office, and are reader or writer where they are taken in; the database itself refuses
 * anything else, however it is asked. One that was removed stays as a name under what it wrote.
 */
export class ServiceAccounts extends Migration {
  override readonly name = '20261125-021-service-accounts';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const COLUMNS = [
  `alter table account add column kind text not null default 'PERSON', add column removed_at timestamptz,
    alter column email drop not null,
    add constraint account_kind check (kind in ('PERSON', 'SERVICE')),
    add constraint account_address check ((kind = 'PERSON') = (email is not null)),
    add constraint account_of_program
      check (kind = 'PERSON' or ((organisation_id is null) = (removed_at is not null) and not is_administrator))`,
  `create index account_of_programs on account (name, id) where kind = 'SERVICE'`,
];

const DEFINER = `security definer set search_path = pg_catalog, public, pg_temp`;

/** `what` is the name of the rule, which the application knows it by. */
const refuse = (what: string) =>
  `raise exception 'not for a technical account' using errcode = 'check_violation', constraint = '${what}'`;
const IS_PROGRAM = `exists (select 1 from public.account where id = new.account_id and kind = 'SERVICE')`;

const TRIGGERS = [
  `create function keep_account_kind() returns trigger language plpgsql as $$
    begin
      if new.kind <> old.kind then
        raise exception 'an account stays what it is' using errcode = 'check_violation', constraint = 'account_kind_stays';
      end if;
      return new;
    end $$`,
  `create trigger account_kind_stays before update of kind on account
    for each row execute function keep_account_kind()`,
  `create function refuse_program() returns trigger language plpgsql ${DEFINER} as $$
    begin
      if ${IS_PROGRAM} then ${refuse('of_person')}; end if;
      return new;
    end $$`,
  ...['session', 'credential', 'document_guest'].map(
    (table) => `create trigger ${table}_of_person before insert or update of account_id on ${table}
    for each row execute function refuse_program()`,
  ),
  `create function bound_program_role() returns trigger language plpgsql ${DEFINER} as $$
    begin
      if new.role not in ('READER', 'WRITER') and ${IS_PROGRAM} then ${refuse('membership_of_program')}; end if;
      return new;
    end $$`,
  `create trigger membership_of_program before insert or update of role, account_id on membership
    for each row execute function bound_program_role()`,
];

/** A program reads where it was taken in, and what is public: what is open to the hub is open to the hub's people. */
const HUB_MEMBER = `create or replace function app_is_hub_member(account text) returns boolean language sql stable ${DEFINER}
  as $$ select exists (select 1 from public.account a where a.id = $1 and a.kind = 'PERSON' and (not a.is_guest or exists (
    select 1 from public.membership m where m.account_id = $1 and m.role in ('LEAD', 'WRITER', 'READER')))) $$`;

const GRANTS = [
  `revoke all on function keep_account_kind(), refuse_program(), bound_program_role() from public`,
];

const ALL = [COLUMNS, TRIGGERS, HUB_MEMBER, GRANTS].flat();
