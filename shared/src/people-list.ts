/** Somebody in a pasted list. */
export interface ListedPerson {
  /** As it stands there; a line without any address is one that is none. */
  email: string;
  name: string | null;
}

/** What may stand in an address without quotes; looked for word by word, so that a long line takes no longer than it is. */
const WORD = /[^\s<>"(),:;\\[\]]+/g;

/**
 * Reads names and addresses as people paste them: one or several to a line, `Erika Muster <erika@example.org>`, with
 * commas, semicolons or tabs between them, a name before or behind its address.
 */
export function readPeople(text: string): ListedPerson[] {
  return text.split(/\r\n|[\r\n]/).flatMap((line) => (line.trim() ? peopleOf(line) : []));
}

function peopleOf(line: string): ListedPerson[] {
  const found = addressesIn(line);
  if (found.length === 0) return [{ email: line.trim(), name: null }];
  return found.map(({ email, start, end }, index) => {
    const before = line.slice(found[index - 1]?.end ?? 0, start);
    const behind = found.length === 1 ? line.slice(end) : '';
    return { email, name: nameIn(before) ?? nameIn(behind) };
  });
}

function addressesIn(line: string): { email: string; start: number; end: number }[] {
  return [...line.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const at = word.indexOf('@', 1);
    return at > 0 && at < word.length - 1 ? [{ email: word, start: index, end: index + word.length }] : [];
  });
}

function nameIn(text: string): string | null {
  const name = text
    .replace(/["<>;,\t]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name || null;
}
