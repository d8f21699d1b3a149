import { Migration } from '@mikro-orm/migrations';

/**
 * Texts to begin documents with: of a space, for its members, or of the hub, for whoever is signed in, programs too. Leads change those
 * of their space, administrators those of the hub. Who made one stands in the log and in the trail, not here.
 */
export class Templates extends Migration {
  override readonly name = '20261129-044-templates';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const KINDS = `'DOCUMENT', 'CONCEPT', 'DECISION_PAPER', 'MINUTES', 'FACT_SHEET'`;
const TABLE = [
  `create table template (
    id text primary key, space_id text references space on delete cascade,
    name text not null, description text not null, kind text not null, markdown text not null,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    constraint template_kind check (kind in (${KINDS})))`,
  `create unique index template_by_name on template (coalesce(space_id, ''), lower(name))`,
  `create index template_space on template (space_id, name, id)`,
];

const INSIDE = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const LED = `(select app_spaces('{LEAD}'))::text[]`;
/** Nobody and strangers are actors as well. */
const SIGNED_IN = `(select exists (select 1 from account where id = app_account()))`;
const SYSTEM = `(select app_is_system())`;
const MANAGES = `case when space_id is null then (select app_administers()) else space_id = any(${LED}) end`;
const REACHED = `space_id is null or (select app_token_spaces()) is null
    or space_id = any((select app_token_spaces())::text[])`;

const WALLS = [
  `alter table template enable row level security`,
  `alter table template force row level security`,
  `create policy template_system on template to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy template_owner on template to current_user using (true) with check (true)`,
  `create policy template_read on template for select to umlauf_app
    using (case when space_id is null then ${SIGNED_IN} else space_id = any(${INSIDE}) end)`,
  `create policy template_manage on template to umlauf_app using (${MANAGES}) with check (${MANAGES})`,
  `create policy template_token on template as restrictive to umlauf_app
    using (${REACHED}) with check (${REACHED})`,
  `grant select, insert, delete on template to umlauf_app`,
  `grant update (name, description, kind, markdown, updated_at) on template to umlauf_app`,
];

const ALL = [...TABLE, ...WALLS];
