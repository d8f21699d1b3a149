import { Migration } from '@mikro-orm/migrations';

/**
 * Who was at a meeting: when they came and went, whether they vote and for which organisation, and who was excused or not.
 * How many have to be there is a rule of the body, kept by the meeting as it was when it began. Only the house writes here;
 * members of the space read.
 */
export class Attendance extends Migration {
  override readonly name = '20261130-062-attendance';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const TABLES = [
  `alter table body add column quorum_percent integer,
    add constraint body_quorum_percent check (quorum_percent between 1 and 100)`,
  `alter table meeting add column quorum_percent integer,
    add constraint meeting_quorum_percent check (quorum_percent between 1 and 100)`,
  // A guest without an account has a name; whose account is gone has none any more. `absence` is null for whoever is or was
  // there, and for those of whom nobody has said anything.
  `create table meeting_attendee (
    id text primary key, meeting_id text not null references meeting on delete cascade,
    space_id text not null references space on delete cascade,
    account_id text references account on delete set null, name text not null default '',
    organisation_id text references organisation on delete set null, organisation_name text not null default '',
    kind text not null, absence text, created_at timestamptz not null default now(),
    unique (meeting_id, account_id),
    constraint meeting_attendee_kind check (kind in ('ENTITLED', 'ADVISORY', 'GUEST')),
    constraint meeting_attendee_absence check (absence in ('EXCUSED', 'UNEXCUSED')))`,
  `create table meeting_presence (
    attendee_id text not null references meeting_attendee on delete cascade,
    space_id text not null references space on delete cascade,
    came_at timestamptz not null, left_at timestamptz,
    primary key (attendee_id, came_at),
    constraint meeting_presence_span check (left_at >= came_at))`,
  `create unique index meeting_presence_one_open on meeting_presence (attendee_id) where left_at is null`,
  `create index meeting_presence_space on meeting_presence (space_id)`,
  `create index meeting_attendee_space on meeting_attendee (space_id)`,
  `create index meeting_attendee_account on meeting_attendee (account_id)`,
  `create index meeting_attendee_organisation on meeting_attendee (organisation_id)`,
];

const INSIDE = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const WALLS = ['meeting_attendee', 'meeting_presence'].flatMap((table) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
  `create policy ${table}_read on ${table} for select to umlauf_app using (space_id = any(${INSIDE}))`,
  `create policy ${table}_token on ${table} as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  `grant select, insert, update, delete on ${table} to umlauf_app`,
]);

const ALL = [...TABLES, ...WALLS];
