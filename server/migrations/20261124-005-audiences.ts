import { Migration } from '@mikro-orm/migrations';

/**
 * One question on behalf of all who may read the same spaces: a transaction's setting `app.audience` names those spaces,
 * separated by commas. An audience reads and does nothing else: it has spaces only where the policies ask who may read,
 * whatever its members may do by themselves. And an account knows by its epoch that one of its memberships changed.
 */
export class Audiences extends Migration {
  override readonly name = '20261124-005-audiences';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const ALL = [
  `create or replace function app_spaces(roles text[]) returns text[] language sql stable security definer
    set search_path = pg_catalog, public, pg_temp
    as $$ select case
      when coalesce(current_setting('app.audience', true), '') = '' then
        (select coalesce(array_agg(space_id), '{}') from public.membership
          where account_id = public.app_account() and role = any(roles))
      when 'READER' = any(roles) then string_to_array(current_setting('app.audience', true), ',')
      else '{}' end $$`,
  `create or replace function raise_space_epoch() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      update public.space set epoch = epoch + 1 where id = coalesce(new.space_id, old.space_id);
      update public.account set epoch = epoch + 1 where id = coalesce(new.account_id, old.account_id);
      return null;
    end $$`,
];
