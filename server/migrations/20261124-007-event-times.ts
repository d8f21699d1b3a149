import { Migration } from '@mikro-orm/migrations';

/** Instances look for the events of the last moments, of whichever stream: announcements may be lost. */
export class EventTimes extends Migration {
  override readonly name = '20261124-007-event-times';

  override up(): void {
    this.addSql('create index event_at on event (at)');
  }
}
