import { Migration } from '@mikro-orm/migrations';

/**
 * People outside the hub who are asked in a round by mail. A link is an actor of its own: what it shows is the one round, as
 * far as it is its bearer's, and no row of anything else. Addresses are for leads; of links only hashes are kept.
 */
export class CirculationGuests extends Migration {
  override readonly name = '20261129-050-circulation-guests';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const OF_SEAT = `seat_id text not null references circulation_seat on delete cascade,
    circulation_id text not null references circulation on delete cascade,
    space_id text not null references space on delete cascade`;

const TABLES = [
  `alter table circulation_seat add column guest_name text`,
  `create table circulation_guest (
    ${OF_SEAT}, email text not null, locale text not null, sent_at timestamptz, refused_at timestamptz,
    primary key (seat_id), constraint circulation_guest_locale check (locale in ('DE', 'EN')))`,
  `create index circulation_guest_circulation on circulation_guest (circulation_id)`,
  `create index circulation_guest_space on circulation_guest (space_id)`,
  `create index circulation_guest_email on circulation_guest (email)`,
  // One for each mail: an older mail leads to the round as well, until a link is sent anew.
  `create table circulation_link (
    ${OF_SEAT}, secret_hash text primary key, mail_id text not null, created_at timestamptz not null default now())`,
  `create index circulation_link_seat on circulation_link (seat_id)`,
  `create index circulation_link_circulation on circulation_link (circulation_id)`,
  `create index circulation_link_space on circulation_link (space_id)`,
];

/** So long after its end a round can be read by its links. */
const READABLE = `interval '30 days'`;

const DEFINER = `language sql stable security definer set search_path = pg_catalog, public, pg_temp`;
const FUNCTIONS = [
  `create function app_guest_seat() returns text ${DEFINER} as $$
    select l.seat_id from public.circulation_link l
      join public.circulation_seat s on s.id = l.seat_id join public.circulation c on c.id = l.circulation_id
    where l.secret_hash = nullif(current_setting('app.guest_link', true), '')
      and (s.ended_at is null or s.ended_at > now()) and (c.ended_at is null or c.ended_at > now() - ${READABLE}) $$`,
  `create function app_guest_circulation() returns text ${DEFINER} as $$
    select circulation_id from public.circulation_seat where id = public.app_guest_seat() $$`,
  ...['app_guest_seat()', 'app_guest_circulation()'].flatMap((name) => [
    `revoke all on function ${name} from public`,
    `grant execute on function ${name} to umlauf_app`,
  ]),
];

const LED = `(select app_spaces('{LEAD}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const WALLS = [
  ...['circulation_guest', 'circulation_link'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
    `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
    `create policy ${table}_token on ${table} as restrictive to umlauf_app using (${REACHED}) with check (${REACHED})`,
  ]),
  `create policy circulation_guest_read on circulation_guest for select to umlauf_app using (space_id = any(${LED}))`,
  `grant select, insert on circulation_guest to umlauf_app`,
  `grant update (email, locale, sent_at, refused_at) on circulation_guest to umlauf_app`,
  `grant select, insert, delete on circulation_link to umlauf_app`,
  `create policy circulation_guest_link on circulation for select to umlauf_app
    using (id = (select app_guest_circulation()))`,
  `create policy circulation_seat_guest_link on circulation_seat for select to umlauf_app
    using (id = (select app_guest_seat()))`,
  `create policy circulation_answer_guest_link on circulation_answer for select to umlauf_app
    using (seat_id = (select app_guest_seat()))`,
];

const ALL = [...TABLES, ...FUNCTIONS, ...WALLS];
