import { Migration } from '@mikro-orm/migrations';

/** Only who created a space becomes its first lead: one that lost all its members is nobody's for the taking. */
export class FoundingLead extends Migration {
  override readonly name = '20261123-004-founding-lead';

  override up(): void {
    this
      .addSql(`create or replace function app_space_is_new(id text) returns boolean language sql stable security definer
      set search_path = pg_catalog, public, pg_temp
      as $$ select exists (select 1 from public.space s where s.id = $1 and s.created_by_id = public.app_account())
               and not exists (select 1 from public.membership m where m.space_id = $1) $$`);
  }
}
