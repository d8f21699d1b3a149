import { Migration } from '@mikro-orm/migrations';

/**
 * By what somebody was let in: who came by a group of the identity provider's may be here only as long as they are in
 * one. Invitations lead to single documents as well, and requests for access can be withdrawn and are told to leads.
 */
export class Admission extends Migration {
  override readonly name = '20261128-027-admission';

  override up(): void {
    for (const statement of ALL) this.addSql(statement);
  }
}

const ALL = [
  `alter table account add column admitted_by_groups boolean not null default false`,
  // Until now whoever's account was made by signing in there was in a group that may; it is bound in the same moment.
  `update account a set admitted_by_groups = true where not exists (
      select 1 from invitation i where i.accepted_by_id = a.id) and exists (
      select 1 from credential c where c.account_id = a.id and c.provider_id = 'oidc'
        and c.created_at < a.created_at + interval '10 seconds')`,
  `alter table invitation add column document_id text references document on delete cascade`,
  `alter table invitation add constraint invitation_document
    check (document_id is null or space_id is not null and role = 'GUEST' and ends_at is not null)`,
  `drop index invitation_open`,
  `create unique index invitation_open on invitation (coalesce(space_id, ''), coalesce(document_id, ''), email)
    where state = 'OPEN'`,
  `create index invitation_document on invitation (document_id) where document_id is not null`,
  `create index invitation_address on invitation (email) where state = 'OPEN'`,
  `alter table access_request add column withdrawn_at timestamptz`,
  `alter table access_request add column leads_told_at timestamptz`,
  `update access_request set leads_told_at = now()`,
  `create index access_request_untold on access_request (space_id)
    where leads_told_at is null and outcome is null and space_id is not null`,
  `alter table space add column requests_told_at timestamptz`,
];
