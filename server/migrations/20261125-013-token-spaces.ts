import { Migration } from '@mikro-orm/migrations';

/**
 * An access token may be for certain spaces only. A transaction's setting `app.token_spaces` names them, and restrictive
 * policies, which hold beside whatever else lets rows through, hide all others: however their owner comes to read a
 * space, the token does not. The house itself (`app.system`), which numbers events and counts, is not bound.
 */
export class TokenSpaces extends Migration {
  override readonly name = '20261125-013-token-spaces';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

// No reference: a space that goes must leave a token that is for nothing, not one that is for everything.
const TOKENS = [
  `alter table access_token add column space_ids text[]`,
  `alter table access_token add constraint access_token_spaces check (cardinality(space_ids) between 1 and 50)`,
];

/** Null: no limit. The setting begins with a comma, so that no space at all is not taken for no limit. */
const FUNCTION = `
create function app_token_spaces() returns text[] language sql stable parallel safe as $$
  select case when coalesce(current_setting('app.token_spaces', true), '') <> '' and not public.app_is_system()
    then string_to_array(current_setting('app.token_spaces', true), ',') end $$`;

/** Tables by the column that names the space. What belongs to a document is hidden with it by its own policy. */
const NAMES_SPACE = {
  space: 'id',
  membership: 'space_id',
  space_visit: 'space_id',
  document: 'space_id',
  stream: 'id',
  event: 'stream_id',
};

const POLICIES = Object.entries(NAMES_SPACE).map(([table, column]) => {
  const isReached = `(select app_token_spaces()) is null or ${column} = any((select app_token_spaces())::text[])`;
  return `create policy ${table}_token on ${table} as restrictive to umlauf_app using (${isReached}) with check (${isReached})`;
});

const ALL = [...TOKENS, FUNCTION, `grant execute on function app_token_spaces() to umlauf_app`, ...POLICIES];
