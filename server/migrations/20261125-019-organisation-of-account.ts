import { Migration } from '@mikro-orm/migrations';

/** For which organisation somebody acts, as the trail notes it: there are organisations now. */
export class OrganisationOfAccount extends Migration {
  override readonly name = '20261125-019-organisation-of-account';

  override up(): void {
    this.addSql(`create or replace function app_organisation(account text) returns text language sql stable
      security definer set search_path = pg_catalog, public, pg_temp
      as $$ select a.organisation_id from public.account a where a.id = $1 $$`);
  }
}
