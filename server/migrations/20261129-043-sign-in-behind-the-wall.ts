import { Migration } from '@mikro-orm/migrations';

/**
 * Passwords' hashes, sessions, second factors and links stand behind the wall too: whoever is signed in sees their own, and
 * of what is on its way by mail nothing. The sign-in library asks before there is any actor, on a connection that names none.
 */
export class SignInBehindTheWall extends Migration {
  override readonly name = '20261129-043-sign-in-behind-the-wall';

  override up(): void {
    for (const table of [...OWN, 'verification'])
      this.closed(table).forEach((statement) => this.addSql(statement));
    for (const table of OWN)
      this.addSql(
        `create policy ${table}_own on ${table} to umlauf_app using (${IS_OWN}) with check (${IS_OWN})`,
      );
  }

  private closed(table: string): string[] {
    return [
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `create policy ${table}_system on ${table} to umlauf_app using (${SYSTEM}) with check (${SYSTEM})`,
      `create policy ${table}_owner on ${table} to current_user using (true) with check (true)`,
      `create policy ${table}_library on ${table} to umlauf_app using (${NO_ACTOR}) with check (${NO_ACTOR})`,
    ];
  }
}

const OWN = ['session', 'credential', 'second_factor'];
const SYSTEM = `(select app_is_system())`;
const ACTOR = `(select app_account())`;
const IS_OWN = `account_id = ${ACTOR}`;
const NO_ACTOR = `${ACTOR} is null and coalesce(current_setting('app.audience', true), '') = ''`;
