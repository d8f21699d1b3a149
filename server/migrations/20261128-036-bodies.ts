import { Migration } from '@mikro-orm/migrations';

/**
 * Bodies (Gremien) and who sits in them, for which organisation, from when to when. Whoever belongs to the hub reads them;
 * administrators change them.
 */
export class Bodies extends Migration {
  override readonly name = '20261128-036-bodies';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const TABLES = [
  `create table body (
    id text primary key, name text not null, short_name text, purpose text not null default '',
    created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
  // Two of the same name could not be told apart where one is chosen.
  `create unique index body_by_name on body (lower(name))`,
  // Without an account the seat is vacant. Whoever stands in for a seat does so for its organisation.
  `create table body_seat (
    id text primary key, body_id text not null references body on delete cascade, kind text not null,
    organisation_id text not null references organisation on delete restrict,
    account_id text references account on delete set null, deputy_of_id text,
    starts_on date not null, ends_on date, created_at timestamptz not null default now(),
    unique (id, body_id, organisation_id),
    foreign key (deputy_of_id, body_id, organisation_id) references body_seat (id, body_id, organisation_id),
    constraint body_seat_kind check (kind in ('CHAIR', 'ENTITLED', 'DEPUTY', 'ADVISORY', 'GUEST')),
    constraint body_seat_deputy check ((kind = 'DEPUTY') = (deputy_of_id is not null)),
    constraint body_seat_days check (ends_on >= starts_on))`,
  `create index body_seat_body on body_seat (body_id)`,
  `create index body_seat_organisation on body_seat (organisation_id)`,
  `create index body_seat_account on body_seat (account_id)`,
  `create index body_seat_deputy_of on body_seat (deputy_of_id)`,
];

const SYSTEM = `(select app_is_system())`;
const WALLS = ['body', 'body_seat'].flatMap((table) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
  `create policy ${table}_read on ${table} for select to umlauf_app using ((select app_reads_directory()))`,
  `create policy ${table}_manage on ${table} to umlauf_app
    using ((select app_administers())) with check ((select app_administers()))`,
  `grant select, insert, update, delete on ${table} to umlauf_app`,
]);

const ALL = [...TABLES, ...WALLS];
