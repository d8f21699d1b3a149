/** Somebody who is mentioned. */
export interface Mentioned {
  id: string;
  name: string;
}

const TOKEN = /@\{(acc_[0-9a-z]{26})\}/g;

/** A comment in pieces: words, and who is mentioned; null for somebody whose account is gone. */
export function piecesOf(source: string, mentions: readonly Mentioned[]): (string | Mentioned | null)[] {
  const names = new Map(mentions.map((each) => [each.id, each]));
  const parts = source.split(TOKEN);
  return parts.map((part, index) => (index % 2 === 0 ? part : (names.get(part) ?? null)));
}

/** As one writes it: names behind the sign. */
export function asWritten(source: string, mentions: readonly Mentioned[]): string {
  const names = new Map(mentions.map(({ id, name }) => [id, name]));
  return source.replaceAll(TOKEN, (token, id: string) => (names.has(id) ? `@${names.get(id)}` : token));
}

/** As it is sent: ids behind the sign. A longer name goes first, of which a shorter one may be the beginning. */
export function asSent(written: string, mentions: readonly Mentioned[]): string {
  const longestFirst = mentions.toSorted((a, b) => b.name.length - a.name.length);
  return longestFirst.reduce((text, { id, name }) => text.replaceAll(`@${name}`, `@{${id}}`), written);
}

/** What stands between the sign and the cursor, when somebody is about to be mentioned; null otherwise. */
export function searchAt(written: string, cursor: number): { search: string; from: number } | null {
  const from = written.lastIndexOf('@', cursor - 1);
  if (from < 0 || (from > 0 && !/[\s(]/.test(written[from - 1]!))) return null;
  const search = written.slice(from + 1, cursor);
  return search.length > 40 || /[\n@{}]/.test(search) || / .* /.test(search) ? null : { search, from };
}
