import { Migration } from '@mikro-orm/migrations';

/**
 * What is said about tasks beside the text, which may be sealed: notes, to whom one was handed over, whether it is done.
 * Each is a row that stays. Who has a task and whether it is done is what was said last, in the text or beside it:
 * a word beside the text holds for as long as the text says what it said then.
 */
export class Tasks extends Migration {
  override readonly name = '20261130-063-tasks';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const TABLES = [
  // `said`: what the text said of the same at that moment.
  `create table task_step (
    id text primary key, place bigint generated always as identity,
    entry_id text not null references text_entry on delete cascade,
    document_id text not null, space_id text not null references space on delete cascade,
    kind text not null, by_id text references account on delete set null,
    to_id text references account on delete set null, said text, note text not null default '',
    at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
    constraint task_step_document_place foreign key (document_id, space_id) references document (id, space_id)
      on update cascade on delete cascade,
    constraint task_step_kind check (kind in ('NOTED', 'HANDED_OVER', 'DONE', 'REOPENED')),
    constraint task_step_to check (to_id is null or kind = 'HANDED_OVER'))`,
  `create index task_step_entry on task_step (entry_id, place)`,
  `create index task_step_document on task_step (document_id)`,
  `create index task_step_space on task_step (space_id)`,
  `create index task_step_by on task_step (by_id)`,
  `create index task_step_to on task_step (to_id)`,
  // Of what somebody was reminded: once for each day, whatever instance does it.
  `create table task_reminder (
    entry_id text not null references text_entry on delete cascade,
    account_id text not null references account on delete cascade,
    due text not null, kind text not null, mail_id text not null, at timestamptz not null default now(),
    primary key (entry_id, account_id, due, kind),
    constraint task_reminder_kind check (kind in ('SOON', 'LATE')))`,
  `create index task_reminder_account on task_reminder (account_id)`,
  `create index task_reminder_mail on task_reminder (mail_id)`,
  `alter table account add column task_reminders boolean not null default true`,
  // Null: nobody, no task, or not in the text. Up to these places, the text has had a later word since.
  `alter table text_entry add column assigned_id text, add column task_state text,
    add column responsible_overrules bigint, add column state_overrules bigint`,
  `update text_entry set assigned_id = responsible_id, task_state = state where kind = 'task'`,
  `drop index text_entry_responsible`,
  `create index text_entry_assigned on text_entry (assigned_id, due) where position is not null and kind = 'task'`,
  `create index text_entry_due on text_entry (due)
    where position is not null and task_state = 'OPEN' and assigned_id is not null and due is not null`,
];

const DEFINER = `security definer set search_path = pg_catalog, public, pg_temp`;

const STANDING = [
  `create function task_stands() returns trigger language plpgsql ${DEFINER} as $$
  declare step record;
  begin
    new.assigned_id := new.responsible_id;
    new.task_state := new.state;
    if new.position is null then return new; end if;
    if tg_op = 'UPDATE' and old.position is not null then
      if new.responsible_id is distinct from old.responsible_id then
        new.responsible_overrules := (select max(s.place) from public.task_step s
          where s.entry_id = new.id and s.kind = 'HANDED_OVER');
      end if;
      if new.state is distinct from old.state then
        new.state_overrules := (select max(s.place) from public.task_step s
          where s.entry_id = new.id and s.kind in ('DONE', 'REOPENED'));
      end if;
    end if;
    select s.to_id, s.said into step from public.task_step s
      where s.entry_id = new.id and s.kind = 'HANDED_OVER' and s.place > coalesce(new.responsible_overrules, 0)
      order by s.place desc limit 1;
    if found and step.to_id is not null and step.said is not distinct from new.responsible_id then
      new.assigned_id := step.to_id;
    end if;
    select case s.kind when 'DONE' then 'DONE' else 'OPEN' end as state, s.said into step from public.task_step s
      where s.entry_id = new.id and s.kind in ('DONE', 'REOPENED') and s.place > coalesce(new.state_overrules, 0)
      order by s.place desc limit 1;
    if found and step.said is not distinct from new.state then new.task_state := step.state; end if;
    return new;
  end $$`,
  `create trigger task_stands before insert or update of position, responsible_id, state on text_entry for each row
    when (new.kind = 'task') execute function task_stands()`,
  // Somebody who is erased has no task any more: then whoever the text names has it again.
  `create function task_step_counts() returns trigger language plpgsql ${DEFINER} as $$
  begin
    update public.text_entry set state = state where id = new.entry_id;
    return null;
  end $$`,
  `create trigger task_step_counts after insert or update of to_id on task_step for each row
    when (new.kind <> 'NOTED') execute function task_step_counts()`,
];

/** As before, and says besides who had a task before, and has it now; of a wording without end, the beginning is enough. */
const DESCRIBE = [
  `drop function describe_text_entries(text[], jsonb[])`,
  `create function describe_text_entries(documents text[], entries jsonb[])
    returns table (id text, kind text, former text, present text)
  language sql set search_path = pg_catalog, public, pg_temp as $$
  with given as (
    select g.document_id, e.id, e.position, left(e.wording, 10000) as wording, e.responsible, e.due, e.state, e.yes, e.no,
      e.abstention, e.result from unnest(documents, entries) as g(document_id, entries)
    cross join lateral jsonb_to_recordset(g.entries) as e(id text, position integer, wording text, responsible text,
      due text, state text, yes integer, no integer, abstention integer, result text)),
  before as materialized (select t.id, t.assigned_id from public.text_entry t where t.document_id = any(documents)),
  standing as (
    update public.text_entry t set position = g.position, wording = g.wording, responsible_id = g.responsible,
      due = g.due, state = g.state, yes = g.yes, no = g.no, abstention = g.abstention, result = g.result
    from given g join before b on b.id = g.id where t.id = g.id and t.document_id = g.document_id
      and (t.position, t.wording, t.responsible_id, t.due, t.state, t.yes, t.no, t.abstention, t.result) is distinct from
        (g.position, g.wording, g.responsible, g.due, g.state, g.yes, g.no, g.abstention, g.result)
    returning t.id, t.kind, b.assigned_id as former, t.assigned_id as present),
  gone as (
    update public.text_entry t set position = null, wording = '', responsible_id = null, due = null, state = null,
      yes = null, no = null, abstention = null, result = null
    from before b where b.id = t.id and t.document_id = any(documents) and t.position is not null
      and not exists (select 1 from given g where g.id = t.id and g.document_id = t.document_id)
    returning t.id, t.kind, b.assigned_id as former, t.assigned_id as present)
  select * from standing union all select * from gone
  $$`,
];

const MEMBERS = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const WALLS = [
  ...['task_step', 'task_reminder'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
    `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
    `grant select, insert on ${table} to umlauf_app`,
  ]),
  `grant update (mail_id) on task_reminder to umlauf_app`,
  // They name people: members see them, as they see who belongs to the space.
  `create policy task_step_read on task_step for select to umlauf_app using (space_id = any(${MEMBERS}))`,
  `create policy task_step_token on task_step as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
];

const GRANTS = [
  `revoke all on function task_stands(), task_step_counts(), describe_text_entries(text[], jsonb[]) from public`,
  `grant execute on function describe_text_entries(text[], jsonb[]) to umlauf_app`,
];

const ALL = [...TABLES, ...STANDING, ...DESCRIBE, ...WALLS, ...GRANTS];
