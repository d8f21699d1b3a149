import { databaseNow } from '../clock.ts';

const DAY_MILLISECONDS = 86_400_000;

/** The moment so many days ago: what is older has outlived its time. The one clock of reading and of all jobs. */
export function momentBefore(days: number, now = databaseNow()): Date {
  return new Date(now - days * DAY_MILLISECONDS);
}
