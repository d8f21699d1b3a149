import { Migration } from '@mikro-orm/migrations';

/** A token in whose place another was put goes on for a while, is said to be replaced, and is gone when that is over. */
export class ReplacedTokens extends Migration {
  override readonly name = '20261129-042-replaced-tokens';

  override up(): void {
    this.addSql('alter table access_token add column replaced_at timestamptz');
  }
}
