import type { Formats } from '../platform/i18n/format.ts';

const UNITS = ['Bytes', 'kB', 'MB', 'GB'] as const;

/** "1,2 MB": as file managers write it, in steps of a thousand. */
export function sizeWords(formats: Pick<Formats, 'number'>, bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const rounded = value < 10 && unit > 0 ? Math.round(value * 10) / 10 : Math.round(value);
  return `${formats.number(rounded)} ${UNITS[unit]}`;
}
