/** Control characters other than tab and line feed: PostgreSQL keeps no NUL, and nobody can read the others. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** The text without what cannot be shown. */
export function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(CONTROL, '');
}
