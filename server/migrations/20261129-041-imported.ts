import { Migration } from '@mikro-orm/migrations';

/**
 * Comments and proposals that were taken from a file of another program: who wrote them there, and when, as the file says
 * it. Whose they are in the hub stays whoever imported them.
 */
export class Imported extends Migration {
  override readonly name = '20261129-041-imported';

  override up(): void {
    for (const table of ['comment', 'suggestion']) {
      this.addSql(
        `alter table ${table} add column imported_author text, add column imported_at timestamptz,
         add constraint ${table}_imported check (imported_at is null or imported_author is not null)`,
      );
    }
  }
}
