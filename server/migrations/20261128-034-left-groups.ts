import { Migration } from '@mikro-orm/migrations';

/**
 * Since when somebody is in none of the groups by which they came: the lock that this means is the house's own, and goes
 * when they are back. One that an administrator sets has none of this.
 */
export class LeftGroups extends Migration {
  override readonly name = '20261128-034-left-groups';

  override up(): void {
    this.addSql(`alter table account add column left_groups_at timestamptz`);
    this.addSql(
      `alter table account add constraint account_left_groups check (left_groups_at is null or locked_at is not null)`,
    );
  }
}
