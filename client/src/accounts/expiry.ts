const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** The calendar day in the reader's time zone so many days from now, as a date field wants it (YYYY-MM-DD). */
export function dayAfter(days: number, now = new Date()): string {
  const day = new Date(now.getTime() + days * DAY_MILLISECONDS);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}

/** The last second of a day (YYYY-MM-DD) in the reader's time zone, as an instant: "valid until" includes the day. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}
