import { Migration } from '@mikro-orm/migrations';

/** Sessions that an identity provider opened know by which name it ends them; an identity belongs to one account. */
export class IdentityProvider extends Migration {
  override readonly name = '20261125-018-identity-provider';

  override up(): void {
    for (const statement of ALL) this.addSql(statement);
  }
}

const ALL = [
  `alter table session add column provider_session_id text`,
  `create index session_of_provider on session (provider_session_id) where provider_session_id is not null`,
  `create unique index credential_identity on credential (provider_id, provider_account_id)`,
  // Whoever has somebody's address later is somebody else: an account is bound once.
  `create unique index credential_bound on credential (account_id) where provider_id = 'oidc'`,
];
