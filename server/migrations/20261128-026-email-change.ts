import { Migration } from '@mikro-orm/migrations';

/**
 * Changes of address that wait for the new address to be confirmed: one for each account. The link's secret is not here,
 * only its hash. Its account sees it and withdraws it; everything else is the house's.
 */
export class EmailChange extends Migration {
  override readonly name = '20261128-026-email-change';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const SYSTEM = `(select app_is_system())`;
const OWN = `account_id = (select app_account())`;

const ALL = [
  `create table email_change (
    account_id text primary key references account on delete cascade, former_email text not null, email text not null,
    secret_hash text not null unique, mail_id text, created_at timestamptz not null default now(),
    sent_at timestamptz not null default now(), expires_at timestamptz not null)`,
  `alter table email_change enable row level security`,
  `alter table email_change force row level security`,
  `create policy email_change_system on email_change to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy email_change_owner on email_change to current_user using (true) with check (true)`,
  `create policy email_change_read on email_change for select to umlauf_app using (${OWN})`,
  `create policy email_change_withdraw on email_change for delete to umlauf_app using (${OWN})`,
  `grant select, insert, update, delete on email_change to umlauf_app`,
];
