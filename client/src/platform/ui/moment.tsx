import { useFormats } from '../i18n/format.ts';

/** A point in time in the reader's words, with the exact instant for machines. */
export function Moment({ at }: { at: string }) {
  const formats = useFormats();
  return <time dateTime={at}>{formats.moment(at)}</time>;
}
