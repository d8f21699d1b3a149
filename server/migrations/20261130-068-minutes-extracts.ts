import { Migration } from '@mikro-orm/migrations';

/**
 * Extracts of minutes are released beside what rounds adopted: they have a meeting instead of a result. Items of agendas can be
 * closed to the public: what minutes say under them is in no extract.
 */
export class MinutesExtracts extends Migration {
  override readonly name = '20261130-068-minutes-extracts';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const ALL = [
  `alter table agenda_item add column is_closed boolean not null default false`,
  `alter table release add column meeting_id text references meeting on delete set null,
    add column held_at timestamptz,
    alter column reason drop not null, alter column counts drop not null, alter column adopted_at drop not null,
    add constraint release_origin check ((held_at is null) = (adopted_at is not null)
      and (adopted_at is null) = (reason is null) and (adopted_at is null) = (counts is null))`,
  `create index release_meeting on release (meeting_id)`,
  // Another text of the same minutes is a later edition; the same one stands once.
  `create unique index release_extract on release (meeting_id, content_hash) where withdrawn_at is null`,
];
