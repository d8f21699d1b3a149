import { Migration } from '@mikro-orm/migrations';

/**
 * Passkeys: public keys that sign in. The sign-in library asks before there is any actor, and on a connection that names
 * none; whoever is signed in sees their own. `counter` has 32 bits without a sign, and a bigint would arrive as text.
 */
export class Passkeys extends Migration {
  override readonly name = '20261128-025-passkeys';

  override up(): void {
    for (const statement of ALL) this.addSql(statement);
  }
}

const SYSTEM = `(select app_is_system())`;
const ACTOR = `(select app_account())`;
const NO_ACTOR = `${ACTOR} is null and coalesce(current_setting('app.audience', true), '') = ''`;

const ALL = [
  `create table passkey (
    id text primary key, account_id text not null references account on delete cascade, name text not null,
    credential_id text not null unique, public_key text not null, counter double precision not null,
    device_type text not null, backed_up boolean not null, transports text, aaguid text,
    created_at timestamptz not null default now(), last_used_at timestamptz)`,
  `create index passkey_account on passkey (account_id)`,
  `create trigger passkey_of_person before insert or update of account_id on passkey
    for each row execute function refuse_program()`,
  `alter table passkey enable row level security`,
  `alter table passkey force row level security`,
  `create policy passkey_system on passkey to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
  `create policy passkey_owner on passkey to current_user using (true) with check (true)`,
  `create policy passkey_library on passkey to umlauf_app using (${NO_ACTOR}) with check (${NO_ACTOR})`,
  `create policy passkey_own on passkey to umlauf_app using (account_id = ${ACTOR}) with check (account_id = ${ACTOR})`,
  `grant select, insert, update, delete on passkey to umlauf_app`,
];
