import { Migration } from '@mikro-orm/migrations';

/** A token for certain spaces reaches no guests of documents elsewhere, and no names of other spaces through them. */
export class TokensOfGuests extends Migration {
  override readonly name = '20261125-016-tokens-of-guests';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const ALL = [
  `create policy document_guest_token on document_guest as restrictive to umlauf_app
    using (${REACHED}) with check (${REACHED})`,
  `create or replace function app_spaces_of_guest(ids text[]) returns table (id text, name text) language sql
    stable security definer set search_path = pg_catalog, public, pg_temp
    as $$ select s.id, s.name from public.space s
      where s.id = any(ids) and (public.app_token_spaces() is null or s.id = any(public.app_token_spaces()))
        and exists (select 1 from public.document_guest g
          where g.space_id = s.id and g.account_id = public.app_account() and g.ends_at > now()) $$`,
];
