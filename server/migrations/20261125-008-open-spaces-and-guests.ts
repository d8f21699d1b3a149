import { Migration } from '@mikro-orm/migrations';

/**
 * Spaces that others than their members may read, and guests: of a space, or of single documents, until a date.
 *
 * Who reads without belonging to a space has no part in its events, its members and what they have seen: those policies
 * go on asking for `{LEAD,WRITER,READER}`. That a date has come is compared in each statement.
 */
export class OpenSpacesAndGuests extends Migration {
  override readonly name = '20261125-008-open-spaces-and-guests';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const COLUMNS = [
  `alter table space add column visibility text not null default 'CLOSED',
    add constraint space_visibility check (visibility in ('CLOSED', 'HUB', 'PUBLIC')),
    add constraint space_reason check (visibility <> 'CLOSED' or closed_because <> '')`,
  `create index space_open on space (name, id) where visibility <> 'CLOSED'`,
  `alter table membership add column ends_at timestamptz,
    drop constraint membership_role,
    add constraint membership_role check (role in ('LEAD', 'WRITER', 'READER', 'GUEST')),
    add constraint membership_end check ((role = 'GUEST') = (ends_at is not null))`,
  // Came as a guest: belongs to the hub only while a space counts it among its members for good.
  `alter table account add column is_guest boolean not null default false`,
  `create table document_guest (
    document_id text not null references document on delete cascade,
    space_id text not null references space on delete cascade,
    account_id text not null references account on delete cascade, ends_at timestamptz not null,
    invited_by_id text references account on delete set null, invited_at timestamptz not null default now(),
    primary key (document_id, account_id))`,
  `create index document_guest_account on document_guest (account_id)`,
  `create index document_guest_space on document_guest (space_id)`,
];

const DEFINER = `stable security definer set search_path = pg_catalog, public, pg_temp`;
const AUDIENCE = `coalesce(current_setting('app.audience', true), '')`;

/** An audience names the spaces of which it is a member, and behind a bar those that it merely reads. */
const FUNCTIONS = [
  `create or replace function app_spaces(roles text[]) returns text[] language sql ${DEFINER}
    as $$ select case
      when ${AUDIENCE} = '' then
        (select coalesce(array_agg(space_id), '{}') from public.membership
          where account_id = public.app_account() and role = any(roles) and (ends_at is null or ends_at > now()))
      when not 'READER' = any(roles) then '{}'
      else string_to_array(split_part(${AUDIENCE}, '|', 1), ',') ||
        case when 'GUEST' = any(roles) then string_to_array(split_part(${AUDIENCE}, '|', 2), ',') end end $$`,
  `create function app_is_hub_member(account text) returns boolean language sql ${DEFINER}
    as $$ select exists (select 1 from public.account a where a.id = $1 and (not a.is_guest or exists (
      select 1 from public.membership m where m.account_id = $1 and m.role in ('LEAD', 'WRITER', 'READER')))) $$`,
  // Of which kind a space must be for the actor to read it without belonging to it.
  `create function app_visible() returns text[] language sql ${DEFINER}
    as $$ select case
      when public.app_account() is null then '{}'::text[]
      when public.app_account() <> 'nobody' and public.app_is_hub_member(public.app_account()) then '{HUB,PUBLIC}'
      else '{PUBLIC}' end $$`,
  `create function app_guest_documents() returns text[] language sql ${DEFINER}
    as $$ select coalesce(array_agg(document_id), '{}') from public.document_guest
      where account_id = public.app_account() and ends_at > now() $$`,
  // A guest of a document learns of its space what it is called, and nothing else: its row stays hidden.
  `create function app_spaces_of_guest(ids text[]) returns table (id text, name text) language sql ${DEFINER}
    as $$ select s.id, s.name from public.space s where s.id = any(ids) and exists (
      select 1 from public.document_guest g
      where g.space_id = s.id and g.account_id = public.app_account() and g.ends_at > now()) $$`,
];

const MEMBERS = `(select app_spaces('{LEAD,WRITER,READER}'))::text[]`;
const INSIDE = `(select app_spaces('{LEAD,WRITER,READER,GUEST}'))::text[]`;
const LEADS = `(select app_spaces('{LEAD}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const ACTOR = `(select app_account())`;
const VISIBLE = `visibility = any((select app_visible())::text[])`;

const POLICIES = [
  `drop policy space_read on space`,
  `create policy space_read on space for select to umlauf_app using (id = any(${INSIDE}) or ${VISIBLE})`,
  `drop policy document_read on document`,
  // For a few rows PostgreSQL looks into their spaces, for many it makes a list of the open ones first.
  `create policy document_read on document for select to umlauf_app using (
    space_id = any(${INSIDE}) or id = any((select app_guest_documents())::text[])
    or exists (select 1 from space s where s.id = document.space_id and s.${VISIBLE}))`,
  `alter table document_guest enable row level security`,
  `alter table document_guest force row level security`,
  `create policy document_guest_system on document_guest to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy document_guest_owner on document_guest to current_user using (true) with check (true)`,
  `create policy document_guest_read on document_guest for select to umlauf_app
    using (account_id = ${ACTOR} or space_id = any(${MEMBERS}))`,
  `create policy document_guest_lead on document_guest to umlauf_app using (space_id = any(${LEADS}))
    with check (space_id = any(${LEADS})
      and exists (select 1 from document d where d.id = document_id and d.space_id = document_guest.space_id))`,
  `create policy document_guest_leave on document_guest for delete to umlauf_app using (account_id = ${ACTOR})`,
];

/** Whatever changes who may read raises an epoch, however it is done. */
const TRIGGERS = [
  `drop trigger membership_epoch on membership`,
  `create trigger membership_epoch after insert or delete or update of role, ends_at on membership
    for each row execute function raise_space_epoch()`,
  `create trigger document_guest_epoch after insert or delete or update of ends_at on document_guest
    for each row execute function raise_space_epoch()`,
  `create function raise_own_epoch() returns trigger language plpgsql as $$
    begin
      new.epoch := old.epoch + 1;
      return new;
    end $$`,
  `create trigger space_visibility_epoch before update of visibility on space
    for each row when (new.visibility <> old.visibility) execute function raise_own_epoch()`,
  `create trigger account_guest_epoch before update of is_guest on account
    for each row when (new.is_guest <> old.is_guest) execute function raise_own_epoch()`,
];

const NAMES = [
  'app_is_hub_member(text)',
  'app_visible()',
  'app_guest_documents()',
  'app_spaces_of_guest(text[])',
];
const GRANTS = [
  `grant select, insert, update, delete on document_guest to umlauf_app`,
  ...NAMES.map((name) => `revoke all on function ${name} from public`),
  `grant execute on function ${NAMES.join(', ')} to umlauf_app`,
];

const ALL = [COLUMNS, FUNCTIONS, POLICIES, TRIGGERS, GRANTS].flat();
