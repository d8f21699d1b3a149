import { Migration } from '@mikro-orm/migrations';

/**
 * Agendas: the items of a meeting, what is proposed for it, what stands on every agenda of a series, and what comes back
 * from one meeting in the next. Only the house writes here; members of the space read.
 */
export class Agenda extends Migration {
  override readonly name = '20261130-057-agenda';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const KINDS = `('INFORMATION', 'DISCUSSION', 'DECISION')`;

const TABLES = [
  `create table agenda_standing_item (
    id text primary key, series_id text not null references meeting_series on delete cascade,
    space_id text not null references space on delete cascade,
    position text collate "C" not null, kind text not null, title text not null, note text not null default '',
    minutes integer, at_end boolean not null default false, created_at timestamptz not null default now(),
    constraint agenda_standing_item_kind check (kind in ${KINDS}))`,
  // What was removed stays for a while, so that it can be taken back. `carried_at`: it has come back in another meeting,
  // once for ever. `current_since`: the meeting is at this item.
  `create table agenda_item (
    id text primary key, meeting_id text not null references meeting on delete cascade,
    space_id text not null references space on delete cascade,
    parent_id text references agenda_item on delete set null,
    position text collate "C" not null, kind text not null, title text not null, note text not null default '',
    responsible_id text references account on delete set null, minutes integer, state text not null,
    proposed_by_id text references account on delete set null, decision_reason text not null default '',
    standing_id text references agenda_standing_item on delete set null,
    is_standing boolean not null default false, at_end boolean not null default false,
    carried_from_id text references agenda_item on delete set null, carried_times integer not null default 0,
    first_meeting_id text references meeting on delete set null, carried_at timestamptz,
    current_since timestamptz, removed_at timestamptz,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    constraint agenda_item_kind check (kind in ${KINDS}),
    constraint agenda_item_state check (state in ('PROPOSED', 'PLANNED', 'DEALT_WITH', 'POSTPONED', 'REFUSED')),
    constraint agenda_item_current check (current_since is null or (state = 'PLANNED' and removed_at is null)))`,
  `create table agenda_item_document (
    item_id text not null references agenda_item on delete cascade,
    document_id text not null references document on delete cascade,
    space_id text not null references space on delete cascade, place integer not null,
    primary key (item_id, document_id))`,
  `create index agenda_standing_item_series on agenda_standing_item (series_id, position)`,
  `create index agenda_standing_item_space on agenda_standing_item (space_id)`,
  `create index agenda_item_meeting on agenda_item (meeting_id, position)`,
  `create index agenda_item_space on agenda_item (space_id)`,
  `create index agenda_item_parent on agenda_item (parent_id)`,
  `create index agenda_item_responsible on agenda_item (responsible_id)`,
  `create index agenda_item_proposed_by on agenda_item (proposed_by_id)`,
  `create index agenda_item_first_meeting on agenda_item (first_meeting_id)`,
  // Whatever instance carries over, and however often: nothing comes back twice, nor stands twice in one meeting.
  `create unique index agenda_item_carried_once on agenda_item (carried_from_id)`,
  `create unique index agenda_item_standing_once on agenda_item (standing_id, meeting_id)`,
  `create unique index agenda_item_one_current on agenda_item (meeting_id) where current_since is not null`,
  `create index agenda_item_document_document on agenda_item_document (document_id)`,
  `create index agenda_item_document_space on agenda_item_document (space_id)`,
];

const INSIDE = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const WALLS = ['agenda_standing_item', 'agenda_item', 'agenda_item_document'].flatMap((table) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
  `create policy ${table}_read on ${table} for select to umlauf_app using (space_id = any(${INSIDE}))`,
  `create policy ${table}_token on ${table} as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  `grant select, insert, update, delete on ${table} to umlauf_app`,
]);

const ALL = [...TABLES, ...WALLS];
