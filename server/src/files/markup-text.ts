import { decodeText } from './plain-text.ts';
import { TextPieces } from './text-pieces.ts';
import { hearXml } from './xml-pieces.ts';

const UNREAD = new Set(['script', 'style', 'template']);
/** Within a line; everything else ends one. */
const INLINE = /^(a|abbr|b|bdi|cite|code|em|i|mark|s|small|span|strong|sub|sup|u|wbr)$/;

/** What an HTML or XML file says between its tags; null: nothing. */
export function markupText(bytes: Uint8Array): string | null {
  const pieces = new TextPieces();
  let unread: string | null = null;
  hearXml(decodeText(bytes) ?? '', {
    open(name) {
      const small = name.toLowerCase();
      if (!unread && UNREAD.has(small)) unread = small;
      if (!INLINE.test(small)) pieces.add('\n');
    },
    close(name) {
      const small = name.toLowerCase();
      if (unread === small) unread = null;
      if (!INLINE.test(small)) pieces.add('\n');
    },
    text: (text) => !unread && pieces.add(text),
    isFull: () => pieces.isFull,
  });
  return pieces.tidied();
}
