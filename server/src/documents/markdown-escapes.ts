export interface TextSurroundings {
  /** Another text follows in the same line. */
  isFollowed: boolean;
  /** At which ends a letter becomes a numbered character: then any mark can begin and end beside it. */
  encoded: { first: boolean; last: boolean } | null;
}

/** What Markdown takes for neither space nor punctuation. */
const LETTER = String.raw`[^\p{Zs}\t\n\f\v\r\p{P}\p{S}]`;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const FIRST_LETTER = new RegExp(`^${LETTER}`, 'u');
const LAST_LETTER = new RegExp(`${LETTER}$`, 'u');

/** Text that is read as itself, wherever in a line it stands. What depends on the line's start is not its matter. */
export function escapeText(text: string, { isFollowed, encoded }: TextSurroundings): string {
  const first = encoded?.first ? (FIRST_LETTER.exec(text)?.[0] ?? '') : '';
  const rest = text.slice(first.length);
  const last = encoded?.last ? (LAST_LETTER.exec(rest)?.[0] ?? '') : '';
  const middle = (last ? rest.slice(0, -last.length) : rest)
    .replaceAll(/[\\`*[\]]/g, '\\$&')
    .replaceAll(/_+/g, (run, at: number, all: string) =>
      encoded === null && isWithinWord(all, at, run.length) ? run : '\\_'.repeat(run.length),
    )
    .replaceAll(/~(?=~)|(?<=~)~|^~|~$/g, '\\~')
    .replaceAll(/<(?=[A-Za-z/!?])/g, '\\<')
    .replaceAll(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, '\\&');
  // Together with what follows they could begin a tag, a character's name or, before a link, an image.
  const end =
    isFollowed && /(?<!\\)[<&!]$/.test(middle) ? `${middle.slice(0, -1)}\\${middle.at(-1)}` : middle;
  return encode(first) + end + encode(last);
}

/** Whether letters stand on both sides: then underscores mean nothing, except beside a numbered character. */
function isWithinWord(text: string, at: number, length: number): boolean {
  return WORD_CHARACTER.test(text.charAt(at - 1)) && WORD_CHARACTER.test(text.charAt(at + length));
}

function encode(letter: string): string {
  return letter && `&#${letter.codePointAt(0)};`;
}

/** A line of a paragraph that no reader takes for a heading, list, quote, rule, table or the underline of a heading. */
export function escapeLineStart(line: string): string {
  if (/^(?:[-+](?:\s|$)|#{1,6}(?:\s|$)|>|=+\s*$|[-:|][-:|\s]*$)/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** An address between the brackets of a link. */
export function escapeLink(href: string): string {
  const address = href.replaceAll(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, '&amp;').replaceAll('\\', '\\\\');
  return /[\s<>()]/.test(address) ? `<${address.replaceAll(/[<>]/g, '\\$&')}>` : address;
}

/** Backticks, one more than the text has in a row. */
export function fenceFor(code: string, atLeast: number): string {
  const longest = (code.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  return '`'.repeat(Math.max(atLeast, longest + 1));
}
