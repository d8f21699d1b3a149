/** What is written while queries are held. */
export type Kind = 'rename' | 'member' | 'append';

const KINDS: readonly Kind[] = ['rename', 'append', 'rename', 'member', 'append'];

/** Each space gets every kind in turn. */
export function kindOf(mark: number, places: number): Kind {
  return KINDS[(mark + Math.floor(mark / places)) % KINDS.length]!;
}

/** What each write leaves in a name or text, so that an answer shows which writes it knows. */
export function markIn(mark: number): string {
  return `Nr. ${mark}!`;
}
export const MARK = /Nr\. (\d+)!/g;
