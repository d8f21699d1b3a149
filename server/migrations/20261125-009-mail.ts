import { Migration } from '@mikro-orm/migrations';

/**
 * Mails on their way out. They are written with the change that they tell of and read by the house alone: no account sees
 * a row, and one that goes takes its mails along. A body stays no longer than it is needed, since links in it are secrets.
 */
export class Mail extends Migration {
  override readonly name = '20261125-009-mail';

  override up(): void {
    for (const statement of ALL) {
      this.addSql(statement);
    }
  }
}

const ALL = [
  `create table mail (
    id text primary key, message_id text not null unique, kind text not null, about_id text,
    account_id text references account on delete cascade, recipient text not null, locale text not null,
    subject text not null, text text, html text, state text not null default 'WAITING', fault text,
    attempts integer not null default 0, next_at timestamptz not null default now(),
    created_at timestamptz not null default now(), settled_at timestamptz,
    constraint mail_state check (state in ('WAITING', 'SENT', 'REFUSED', 'DROPPED')))`,
  `create index mail_waiting on mail (next_at, id) where state = 'WAITING'`,
  `create index mail_about on mail (about_id, id)`,
  `create index mail_account on mail (account_id)`,
  `create index mail_created on mail (created_at)`,
  `alter table mail enable row level security`,
  `alter table mail force row level security`,
  `create policy mail_system on mail to umlauf_app
    using ((select app_is_system())) with check ((select app_is_system()))`,
  `create policy mail_owner on mail to current_user using (true) with check (true)`,
  `grant select, insert, update, delete on mail to umlauf_app`,
];
