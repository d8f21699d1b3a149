import { Migration } from '@mikro-orm/migrations';

/**
 * Minutes of meetings: a document of the meeting's space that the house makes when it begins. Decisions in the minutes of a
 * body's meeting are counted with the others of that body. Items know what their heading says there, and how long the
 * meeting has been at them.
 */
export class Minutes extends Migration {
  override readonly name = '20261130-060-minutes';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const ALL = [
  // One document, one meeting: by however many instances a meeting is opened.
  `drop index meeting_minutes`,
  `create unique index meeting_minutes on meeting (minutes_id)`,
  // `minutes_heading`: what the house wrote there last; null: nothing yet. `spent_seconds`: until it was left the last time.
  `alter table agenda_item add column minutes_heading text, add column spent_seconds integer not null default 0`,
  `create function agenda_item_left() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    new.spent_seconds := old.spent_seconds
      + greatest(0, round(extract(epoch from clock_timestamp() - old.current_since)))::int;
    return new;
  end $$`,
  `create trigger agenda_item_left before update of current_since on agenda_item for each row
    when (old.current_since is not null and new.current_since is distinct from old.current_since)
    execute function agenda_item_left()`,
  // The register counts by body as well, so that both take their numbers from one counter.
  `create or replace function entry_scope(document text) returns text language sql stable
    security definer set search_path = pg_catalog, public, pg_temp
    as $$ select coalesce((select m.body_id from public.meeting m where m.minutes_id = d.id), d.space_id)
      from public.document d where d.id = document $$`,
];
