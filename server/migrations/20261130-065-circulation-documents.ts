import { Migration } from '@mikro-orm/migrations';

/**
 * What else goes round: further documents of the space, each as it was, and files that were attached to what goes round, by
 * their hashes. Whoever reads the round reads them, as long as it is there, whatever becomes of documents and files.
 */
export class CirculationDocuments extends Migration {
  override readonly name = '20261130-065-circulation-documents';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const OF_ROUND = `circulation_id text not null references circulation on delete cascade,
    space_id text not null references space on delete cascade`;

/** A round keeps its documents where they are, as `circulation` does its own. */
const TABLES = [
  `alter index circulation_document rename to circulation_by_document`,
  `create table circulation_document (
    id text primary key, ${OF_ROUND}, document_id text not null, position integer not null,
    version_id text references document_version on delete set null, revision integer not null,
    title text not null, content text not null, content_hash text not null,
    constraint circulation_document_document_place foreign key (document_id, space_id)
      references document (id, space_id) on update no action on delete cascade,
    constraint circulation_document_position check (position > 1),
    constraint circulation_document_once unique (circulation_id, document_id),
    constraint circulation_document_order unique (circulation_id, position))`,
  `create index circulation_document_document on circulation_document (document_id)`,
  `create index circulation_document_space on circulation_document (space_id)`,
  `create index circulation_document_version on circulation_document (version_id)`,
  `create table circulation_attachment (
    id text primary key, ${OF_ROUND}, document_position integer not null, position integer not null,
    name text not null, media_type text not null, bytes bigint not null, hash text not null,
    constraint circulation_attachment_order unique (circulation_id, position))`,
  `create index circulation_attachment_space on circulation_attachment (space_id)`,
  `create index circulation_attachment_hash on circulation_attachment (hash)`,
  // A round can be sealed and released document by document.
  `drop index release_standing`,
  `create unique index release_standing on release (circulation_id, document_id) where withdrawn_at is null`,
];

/** A version that is thinned out is forgotten here; everything else stays as it was started, whoever writes. */
const FROZEN = [
  `create function circulation_part_stays() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
  begin
    if to_jsonb(new) - 'version_id' is distinct from to_jsonb(old) - 'version_id' then
      raise exception 'a round stays as it was started and as it ended';
    end if;
    return new;
  end $$`,
  ...['circulation_document', 'circulation_attachment'].map(
    (table) => `create trigger ${table}_stays before update on ${table}
      for each row execute function circulation_part_stays()`,
  ),
  // Its content may belong to nothing any more.
  `create trigger circulation_attachment_leaves after delete on circulation_attachment
    for each row execute function file_leaves()`,
];

const INSIDE = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const WALLS = ['circulation_document', 'circulation_attachment'].flatMap((table) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
  `create policy ${table}_read on ${table} for select to umlauf_app
    using (space_id = any(${INSIDE}) or circulation_id = any((select app_circulations())::text[]))`,
  `create policy ${table}_token on ${table} as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  // By a personal link, and what went round before to an address that was asked in both rounds.
  `create policy ${table}_guest_link on ${table} for select to umlauf_app
    using (circulation_id = (select app_guest_circulation()))`,
  `create policy ${table}_guest_former on ${table} for select to umlauf_app
    using (circulation_id = (select app_guest_former()))`,
  `grant select, insert on ${table} to umlauf_app`,
]);

// As before, and what went round beside another text stays as well.
const BIN = [
  `create or replace function delete_binned_documents(chosen text[])
    returns table (id text, space_id text, title text) language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      if not public.app_is_system() then
        raise insufficient_privilege using message = 'only the house empties bins';
      end if;
      return query delete from public.document d
        where d.id = any(chosen) and d.trashed_at is not null
          and not exists (select 1 from public.circulation c where c.document_id = d.id)
          and not exists (select 1 from public.circulation_document c where c.document_id = d.id)
        returning d.id, d.space_id, d.title;
    end $$`,
];

const ALL = [...TABLES, ...FROZEN, ...WALLS, ...BIN];
