import { Migration } from '@mikro-orm/migrations';

/**
 * Rules under a name, and their versions, which nobody changes and nobody removes, the house neither. Whoever belongs to
 * the hub reads them; administrators add to them.
 */
export class RuleSets extends Migration {
  override readonly name = '20261129-039-rule-sets';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const TABLES = [
  `create table rule_set (
    id text primary key, name text not null, is_offered boolean not null default true,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
  `create unique index rule_set_by_name on rule_set (lower(name))`,
  `create table rule_set_version (
    rule_set_id text not null references rule_set on delete restrict, version integer not null check (version > 0),
    rules jsonb not null, created_by_id text references account on delete set null,
    created_at timestamptz not null default now(),
    primary key (rule_set_id, version))`,
  `create index rule_set_version_author on rule_set_version (created_by_id)`,
];

const SYSTEM = `(select app_is_system())`;
const MANAGES = `(select app_administers())`;
const WALLS = ['rule_set', 'rule_set_version'].flatMap((table) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
  `create policy ${table}_read on ${table} for select to umlauf_app using ((select app_reads_directory()))`,
  `create policy ${table}_manage on ${table} to umlauf_app using (${MANAGES}) with check (${MANAGES})`,
]);

const GRANTS = [
  `grant select, insert on rule_set, rule_set_version to umlauf_app`,
  `grant update (name, is_offered, updated_at) on rule_set to umlauf_app`,
];

const ALL = [...TABLES, ...WALLS, ...GRANTS];
