import { Migration } from '@mikro-orm/migrations';

/**
 * The log of each space becomes a chain like the hub's trail: seals beside the events, seen by leads alone. Nobody
 * changes or deletes entries; what must go goes by the owner's functions: a beginning that lies before a signed
 * checkpoint, and parts that the chain holds as salted commitments only. What is there is chained as it stands.
 */
export class ProvableLog extends Migration {
  override readonly name = '20261125-020-provable-log';

  override up(): void {
    for (const statement of ALL) this.addSql(statement);
  }
}

const SYSTEM = `(select app_is_system())`;
const LEADS = `(select app_spaces('{LEAD}'))::text[]`;
const DEFINER = `security definer set search_path = pg_catalog, public, pg_temp`;
const ZEROS = (bytes: number) => `decode(repeat('00', ${bytes}), 'hex')`;

const TABLES = [
  `alter table stream add column hash bytea not null default ${ZEROS(32)},
    add column chained_after integer not null default 0`,
  // Whom it happened to may have to be forgotten.
  `alter table event alter column subject_id drop not null`,
  `create table event_seal (
    stream_id text not null, sequence integer not null, organisation_id text, network text, address text,
    salts bytea not null, commitments bytea not null, hash bytea not null, primary key (stream_id, sequence),
    foreign key (stream_id, sequence) references event on delete cascade)`,
  `create table trail_checkpoint (
    number integer primary key, at timestamptz not null, public_key bytea not null, signature bytea not null)`,
  `create table trail_checkpoint_stream (
    stream_id text not null, number integer not null references trail_checkpoint,
    base_sequence integer not null, base_hash bytea not null, sequence integer not null, hash bytea not null,
    primary key (stream_id, number))`,
  `create index trail_checkpoint_stream_number on trail_checkpoint_stream (number)`,
];

/** The canonical form of docs/trail.md in SQL, for what was there before. */
const CHAIN = `
  do $$
  declare
    entry record;
    stream text := '';
    previous bytea;
    salts bytea[];
    plain text[];
    commitment bytea;
    all_salts bytea;
    all_commitments bytea;
    words text;
    place integer;
  begin
    update event set at = date_trunc('milliseconds', at);
    update stream s set chained_after = coalesce(
      (select min(sequence) - 1 from event where stream_id = s.id), s.sequence);
    for entry in select * from event order by stream_id, sequence loop
      if entry.stream_id <> stream then
        stream := entry.stream_id;
        previous := ${ZEROS(32)};
      end if;
      plain := array[entry.subject_id, entry.actor_id, null, null, (
        select '{' || string_agg(to_json(key)::text || ':' || value::text, ',' order by key collate "C") || '}'
        from jsonb_each(entry.facts))];
      all_salts := ''; all_commitments := ''; words := '';
      for place in 1..5 loop
        if plain[place] is null then
          all_salts := all_salts || ${ZEROS(16)};
          all_commitments := all_commitments || ${ZEROS(32)};
          words := words || ',null';
        else
          salts[place] := decode(replace(gen_random_uuid()::text, '-', ''), 'hex');
          commitment := sha256(salts[place] || convert_to(plain[place], 'UTF8'));
          all_salts := all_salts || salts[place];
          all_commitments := all_commitments || commitment;
          words := words || ',"' || encode(commitment, 'hex') || '"';
        end if;
      end loop;
      previous := sha256(previous || convert_to('["umlauf-trail-1","' || entry.stream_id || '",' || entry.sequence
        || ',"' || entry.type || '","' || to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        || '",null' || words || ']', 'UTF8'));
      insert into event_seal (stream_id, sequence, salts, commitments, hash)
        values (entry.stream_id, entry.sequence, all_salts, all_commitments, previous);
      update public.stream set hash = previous where id = entry.stream_id and sequence = entry.sequence;
    end loop;
  end $$`;

/** Zeros for the salts of these places, counted from 1. */
const UNSALTED = (...places: number[]) =>
  places.reduce(
    (salts, place) => `overlay(${salts} placing ${ZEROS(16)} from ${(place - 1) * 16 + 1})`,
    'salts',
  );

const ONLY_HOUSE = `if not app_is_system() then raise insufficient_privilege; end if;`;

const FUNCTIONS = [
  // A prefix of a stream, no further than its newest checkpoint says that it begins.
  `create function cut_trail(stream text, until integer) returns integer language plpgsql ${DEFINER} as $$
    declare signed integer; gone integer;
    begin
      ${ONLY_HOUSE}
      select base_sequence into signed from trail_checkpoint_stream where stream_id = stream order by number desc limit 1;
      if signed is null or until > signed then raise exception 'no checkpoint signs this cut'; end if;
      if stream = 'hub' then
        delete from trail_entry where sequence <= until;
      else
        delete from event where stream_id = stream and sequence <= until;
      end if;
      get diagnostics gone = row_count;
      return gone;
    end $$`,
  `create function shorten_trail_addresses(before timestamptz) returns integer language plpgsql ${DEFINER} as $$
    declare shortened integer; more integer;
    begin
      ${ONLY_HOUSE}
      update trail_entry set address = null, salts = ${UNSALTED(4)} where address is not null and at < before;
      get diagnostics shortened = row_count;
      update event_seal s set address = null, salts = ${UNSALTED(4)} from event e
        where s.address is not null and e.stream_id = s.stream_id and e.sequence = s.sequence and e.at < before;
      get diagnostics more = row_count;
      return shortened + more;
    end $$`,
  `create function empty_trail_entries(sequences integer[]) returns integer language plpgsql ${DEFINER} as $$
    declare emptied integer;
    begin
      ${ONLY_HOUSE}
      update trail_entry set subject_id = null, actor_id = null, network = null, address = null, facts = '{}',
        salts = ${ZEROS(80)} where sequence = any(sequences);
      get diagnostics emptied = row_count;
      return emptied;
    end $$`,
  // Words: names and addresses by which somebody stands in facts about something else.
  `create function forget_in_trail(account text, words text[]) returns integer language plpgsql ${DEFINER} as $$
    declare done integer := 0; count integer;
    begin
      update trail_entry set actor_id = null, network = null, address = null, salts = ${UNSALTED(2, 3, 4)}
        where actor_id = account;
      get diagnostics count = row_count; done := done + count;
      update trail_entry set subject_id = null, facts = '{}', salts = ${UNSALTED(1, 5)} where subject_id = account;
      get diagnostics count = row_count; done := done + count;
      update trail_entry set facts = '{}', salts = ${UNSALTED(5)} where exists (
        select 1 from jsonb_each_text(facts) where lower(value) = any(words));
      get diagnostics count = row_count; done := done + count;
      update event_seal s set network = null, address = null, salts = ${UNSALTED(2, 3, 4)} from event e
        where e.actor_id = account and e.stream_id = s.stream_id and e.sequence = s.sequence;
      update event set actor_id = null where actor_id = account;
      get diagnostics count = row_count; done := done + count;
      update event_seal s set salts = ${UNSALTED(1, 5)} from event e
        where e.subject_id = account and e.stream_id = s.stream_id and e.sequence = s.sequence;
      update event set subject_id = null, facts = '{}' where subject_id = account;
      get diagnostics count = row_count; done := done + count;
      return done;
    end $$`,
  `create function forget_person(account text, words text[]) returns integer language plpgsql ${DEFINER} as $$
    begin
      ${ONLY_HOUSE}
      return forget_in_trail(account, words);
    end $$`,
  // Before the account's row goes: its key in events would be emptied without its salt.
  `create function forget_gone_account() returns trigger language plpgsql ${DEFINER} as $$
    begin
      perform forget_in_trail(old.id, array[lower(old.name), lower(old.email)]);
      return old;
    end $$`,
  `create trigger account_forgotten before delete on account for each row execute function forget_gone_account()`,
];

const TABLE_NAMES = ['event_seal', 'trail_checkpoint', 'trail_checkpoint_stream'];
/** A token for certain spaces sees nothing of others (013). */
const REACHED = `(select app_token_spaces()) is null or stream_id = any((select app_token_spaces())::text[])`;
const RIGHTS = [
  ...TABLE_NAMES.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
    `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
    `grant select, insert on ${table} to umlauf_app`,
  ]),
  `create policy event_seal_lead on event_seal for select to umlauf_app using (stream_id = any(${LEADS}))`,
  ...['event_seal', 'trail_checkpoint_stream'].map(
    (table) =>
      `create policy ${table}_token on ${table} as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  ),
  `revoke delete on event from umlauf_app`,
  `revoke all on function cut_trail(text, integer), shorten_trail_addresses(timestamptz),
    empty_trail_entries(integer[]), forget_in_trail(text, text[]), forget_person(text, text[]),
    forget_gone_account() from public`,
  `grant execute on function cut_trail(text, integer), shorten_trail_addresses(timestamptz),
    empty_trail_entries(integer[]), forget_person(text, text[]) to umlauf_app`,
];

const ALL = [...TABLES, CHAIN, ...FUNCTIONS, ...RIGHTS];
