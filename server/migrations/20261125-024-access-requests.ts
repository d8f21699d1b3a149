import { Migration } from '@mikro-orm/migrations';

/**
 * Requests for access: what was asked for stands as it was given, also when there is no such thing, so that asking and
 * looking back tell nobody what exists. Which space that means is the house's word alone; its leads find them by it.
 *
 * And whether leads know somebody's address: who was added by an id alone has told it to nobody.
 */
export class AccessRequests extends Migration {
  override readonly name = '20261125-024-access-requests';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const TABLES = [
  `alter table membership add column email_told boolean not null default true`,
  `alter table document_guest add column email_told boolean not null default true`,
  `alter table space add column takes_requests boolean not null default true`,
  `create table access_request (
    id text primary key, account_id text not null references account on delete cascade,
    target_id text not null, space_id text references space on delete cascade,
    document_id text references document on delete cascade, message text not null default '',
    created_at timestamptz not null default now(), outcome text, is_told boolean not null default false,
    decided_by_id text references account on delete set null, decided_at timestamptz,
    constraint access_request_outcome check (outcome in ('GRANTED', 'REFUSED') and decided_at is not null
      or outcome is null and decided_at is null))`,
  // One row for as long as nothing is told: asking again after a silent refusal looks like asking again for nothing.
  `create unique index access_request_open on access_request (account_id, target_id) where not is_told`,
  `create index access_request_space on access_request (space_id) where outcome is null`,
];

const LEADS = `(select app_spaces('{LEAD}'))::text[]`;
const SYSTEM = `(select app_is_system())`;
const REACHED = `(select app_token_spaces()) is null or space_id = any((select app_token_spaces())::text[])`;

const POLICIES = [
  `alter table access_request enable row level security`,
  `alter table access_request force row level security`,
  `create policy access_request_system on access_request to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy access_request_owner on access_request to current_user using (true) with check (true)`,
  `create policy access_request_read on access_request for select to umlauf_app
    using (account_id = (select app_account()) or space_id = any(${LEADS}))`,
  `create policy access_request_decide on access_request for update to umlauf_app
    using (space_id = any(${LEADS})) with check (space_id = any(${LEADS}))`,
  `create policy access_request_token on access_request as restrictive to umlauf_app
    using (${REACHED}) with check (${REACHED})`,
];

const ALL = [...TABLES, ...POLICIES, `grant select, insert, update on access_request to umlauf_app`];
