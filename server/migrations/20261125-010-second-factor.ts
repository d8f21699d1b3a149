import { Migration } from '@mikro-orm/migrations';

/**
 * The second factor beside a password, and by which method a session was opened. Like `session` and `credential`, the
 * table is asked before there is any actor: it belongs to sign-in alone and has no door in the API.
 */
export class SecondFactor extends Migration {
  override readonly name = '20261125-010-second-factor';

  override up(): void {
    for (const statement of ALL) this.addSql(statement);
  }
}

const ALL = [
  `alter table account add column two_factor_enabled boolean not null default false`,
  // Null: opened before this was kept, by a password.
  `alter table session add column method text`,
  `alter table session add constraint session_method
    check (method in ('PASSWORD', 'TOTP', 'RECOVERY_CODE', 'PASSKEY', 'OIDC'))`,
  // Recovery codes are hashes in a JSON list; of used codes the last three, because the clock accepts three at a time.
  `create table second_factor (
    id text primary key, account_id text not null unique references account on delete cascade,
    secret text not null, recovery_codes text not null, verified boolean not null default false,
    failed_attempts integer not null default 0, locked_until timestamptz, used_codes text[] not null default '{}')`,
  `grant select, insert, update, delete on second_factor to umlauf_app`,
];
