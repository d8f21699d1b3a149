import { Migration } from '@mikro-orm/migrations';

/** Old events may go: by the house alone, since no policy on `event` lets anybody else delete. */
export class EventRetention extends Migration {
  override readonly name = '20261123-002-event-retention';

  override up(): void {
    this.addSql('grant delete on event to umlauf_app');
  }
}
