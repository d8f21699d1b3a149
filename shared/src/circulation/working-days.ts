/**
 * Days of the calendar as `2026-12-24`, without a time zone. Counted by the Gregorian calendar, which holds for all
 * years in which there are public holidays by law.
 */
export type Day = string;

const DAY = 86_400_000;
const SHAPE = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Whether the text names a day that there is, from 1900 to 2199. */
export function isDay(text: string): boolean {
  return SHAPE.test(text) && addDays(text, 0) === text;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/**
 * Easter Sunday of a year of the Gregorian calendar: the anonymous algorithm of "Nature" (20 April 1876), as Butcher and
 * later Meeus printed it.
 */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`;
}

const FIXED = {
  '01-01': 'Neujahr',
  '05-01': 'Tag der Arbeit',
  '10-03': 'Tag der Deutschen Einheit',
  '11-01': 'Allerheiligen',
  '12-25': '1. Weihnachtstag',
  '12-26': '2. Weihnachtstag',
} as const;
const AFTER_EASTER = new Map([
  [-2, 'Karfreitag'],
  [1, 'Ostermontag'],
  [39, 'Christi Himmelfahrt'],
  [50, 'Pfingstmontag'],
  [60, 'Fronleichnam'],
] as const);

/**
 * The public holiday of North Rhine-Westphalia on this day: § 2 Feiertagsgesetz NW, without those that are Sundays
 * anyway; in 2017 also the Reformation's 500th anniversary. Null on any other day.
 */
export function holidayOn(day: Day): string | null {
  if (day === '2017-10-31') return 'Reformationstag';
  const fixed = (FIXED as Record<string, string>)[day.slice(5)];
  if (fixed) return fixed;
  const easter = Date.parse(`${easterSunday(Number(day.slice(0, 4)))}T00:00:00Z`);
  const distance = (Date.parse(`${day}T00:00:00Z`) - easter) / DAY;
  return (AFTER_EASTER as Map<number, string>).get(distance) ?? null;
}

/** Whether offices in North Rhine-Westphalia work: neither Saturday nor Sunday nor a holiday. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && holidayOn(day) === null;
}

/** This day, or the next working day after it (as in § 193 BGB). */
export function nextWorkingDay(day: Day): Day {
  let found = day;
  while (!isWorkingDay(found)) found = addDays(found, 1);
  return found;
}

/** So many working days after the day, which does not count itself (§ 187 (1) BGB); before it, when negative. */
export function addWorkingDays(day: Day, days: number): Day {
  const step = days < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(days); left > 0;) {
    found = addDays(found, step);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}
