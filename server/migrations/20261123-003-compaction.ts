import { Migration } from '@mikro-orm/migrations';

/**
 * What a document's log is folded into. A snapshot stands for all rows up to its revision; a milestone is how the
 * document was at the end of an hour, for its history. Both belong to the document: who reads it may read them, and
 * only the house writes them.
 */
export class Compaction extends Migration {
  override readonly name = '20261123-003-compaction';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const TABLES = [
  // `saved_at`: when its revision was committed; that row may be gone. `created_at`: when it was folded.
  `create table document_snapshot (
    document_id text not null references document on delete cascade, revision integer not null, state bytea not null,
    state_vector bytea not null, saved_at timestamptz not null, created_at timestamptz not null default now(), primary key (document_id, revision))`,
  // Read at every opening, and dense already: compressing it would cost time and save little.
  `alter table document_snapshot alter column state set storage external`,
  // `kept_because`: somebody named, released or approved this state; it stays for ever.
  `create table document_milestone (
    document_id text not null references document on delete cascade, revision integer not null, state bytea not null,
    at timestamptz not null, kept_because text, primary key (document_id, revision))`,
  `create index document_milestone_passing on document_milestone (at) where kept_because is null`,
];

const SYSTEM = `(select app_is_system())`;

const POLICIES = ['document_snapshot', 'document_milestone'].flatMap((table) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
  `create policy ${table}_read on ${table} for select to umlauf_app using (document_id in (select id from document))`,
]);

const GRANTS = [
  `grant select, insert, delete on document_snapshot to umlauf_app`,
  `grant select, insert, update, delete on document_milestone to umlauf_app`,
  // Folded rows go; the policies of the first migration let only the house.
  `grant delete on document_update to umlauf_app`,
];

const ALL = [TABLES, POLICIES, GRANTS].flat();
