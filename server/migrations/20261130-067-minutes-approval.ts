import { Migration } from '@mikro-orm/migrations';

/**
 * Minutes are coordinated, approved and sealed. Meanwhile only some write in them (`document.hold`), which every instance reads
 * with who may what in the space; each step is kept with who took it, when, and the state of the text that it was about.
 */
export class MinutesApproval extends Migration {
  override readonly name = '20261130-067-minutes-approval';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const COLUMNS = [
  `alter table document add column hold jsonb`,
  `create index document_held on document (space_id) where hold is not null`,
  `alter table meeting_series add column minutes_by_silence boolean not null default false`,
  `alter table meeting add column minutes_state text not null default 'DRAFT',
    add column minutes_begun_at timestamptz, add column minutes_deadline_at timestamptz,
    add column minutes_due_at timestamptz, add column minutes_by_silence boolean not null default false,
    add constraint meeting_minutes_state check (minutes_state in
      ('DRAFT', 'IN_COORDINATION', 'COORDINATED', 'APPROVED', 'IN_CORRECTION', 'CORRECTED'))`,
  `create index meeting_minutes_due on meeting (minutes_due_at) where minutes_due_at is not null`,
  // The item by which a meeting approves the minutes of this one.
  `alter table agenda_item add column approves_id text references meeting on delete set null`,
  `create index agenda_item_approves on agenda_item (approves_id) where approves_id is not null`,
];

const STEPS = [
  `create table minutes_step (
    id text primary key, meeting_id text not null references meeting on delete cascade,
    space_id text not null references space on delete cascade,
    kind text not null, at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
    account_id text references account on delete set null, by_house boolean not null default false,
    deadline_at timestamptz, note text not null default '',
    at_meeting_id text references meeting on delete set null,
    version_id text references document_version on delete set null, content_hash text,
    constraint minutes_step_kind check (kind in ('COORDINATION_STARTED', 'DEADLINE_MOVED', 'DEADLINE_PASSED', 'WITHDRAWN',
      'COORDINATED', 'APPROVED', 'CORRECTION_BEGUN', 'CORRECTED', 'CORRECTION_DROPPED')))`,
  `create index minutes_step_meeting on minutes_step (meeting_id, id)`,
  `create index minutes_step_space on minutes_step (space_id)`,
  `create index minutes_step_account on minutes_step (account_id)`,
  `create index minutes_step_at_meeting on minutes_step (at_meeting_id)`,
  `create index minutes_step_version on minutes_step (version_id)`,
];

const INSIDE = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const WALL = [
  `alter table minutes_step enable row level security`,
  `alter table minutes_step force row level security`,
  `create policy minutes_step_system on minutes_step to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy minutes_step_owner on minutes_step to current_user using (true) with check (true)`,
  `create policy minutes_step_read on minutes_step for select to umlauf_app using (space_id = any(${INSIDE}))`,
  `create policy minutes_step_token on minutes_step as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  `grant select, insert, update, delete on minutes_step to umlauf_app`,
];

/** Who may write is the house's to say; and whoever changes it raises the space's epoch, which every instance looks at. */
const HOLD = [
  `create function document_hold_changes() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    if not public.app_is_system() then
      if new.hold is distinct from old.hold then
        raise exception 'only the house says who may write' using errcode = 'insufficient_privilege';
      end if;
      -- Whoever was faster holds it: tried once more, it is refused with a reason.
      if new.title is distinct from old.title or new.sealed_at is distinct from old.sealed_at then
        raise exception 'a document that is held stays as it is' using errcode = 'serialization_failure';
      end if;
      return new;
    end if;
    if new.hold is distinct from old.hold then
      update public.space set epoch = epoch + 1 where id = new.space_id;
    end if;
    return new;
  end $$`,
  `create trigger document_hold_changes before update on document
    for each row when (old.hold is not null or new.hold is not null) execute function document_hold_changes()`,
];

const ALL = [...COLUMNS, ...STEPS, ...WALL, ...HOLD];
