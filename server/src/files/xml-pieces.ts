/** What hears an XML or HTML text from its beginning to its end; names are without their prefix. */
export interface XmlHearer {
  open?(name: string, attributes: string): void;
  close?(name: string): void;
  text(text: string): void;
  /** Whether enough was heard. */
  isFull?(): boolean;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** Letters of other languages have names in HTML alone. */
const OF_HTML: Record<string, string> = {
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  shy: '',
  ndash: '–',
  mdash: '—',
};
const REFERENCE = /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,30});/gi;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const END = 0x3e;

/**
 * Tells tags and texts in one go, in time that grows with the length alone. Nothing is looked up: what a document type
 * declares is passed over, so that no entity grows, and nothing outside is opened. What is cut off ends there.
 */
export function hearXml(xml: string, hearer: XmlHearer): void {
  let at = 0;
  while (at < xml.length && !hearer.isFull?.()) {
    const tag = nextTag(xml, at);
    if (tag > at) hearer.text(decode(xml.slice(at, tag)));
    if (tag === xml.length) return;
    if (xml.startsWith('<![CDATA[', tag)) {
      const end = endOf(xml, ']]>', tag + 9);
      hearer.text(xml.slice(tag + 9, end));
      at = end + 3;
    } else if (xml.startsWith('<!--', tag)) at = endOf(xml, '-->', tag + 4) + 3;
    else if (xml[tag + 1] === '?') at = endOf(xml, '?>', tag) + 2;
    else if (xml[tag + 1] === '!') at = endOfDeclaration(xml, tag);
    else at = tellTag(xml, tag, hearer);
  }
}

/** The next `<` that begins anything; the end of the text when there is none. */
function nextTag(xml: string, from: number): number {
  for (let at = xml.indexOf('<', from); at >= 0; at = xml.indexOf('<', at + 1))
    if (/[a-z_/!?]/i.test(xml[at + 1] ?? '')) return at;
  return xml.length;
}

/** The text's length where it does not end. */
function endOf(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  return end < 0 ? xml.length : end;
}

function endOfDeclaration(xml: string, from: number): number {
  const end = endOf(xml, '>', from);
  const inner = xml.slice(from, end).indexOf('[');
  return inner < 0 ? end + 1 : endOf(xml, ']', from + inner) + 1;
}

/** Answers where the tag ends. */
function tellTag(xml: string, from: number, hearer: XmlHearer): number {
  const end = endOfTag(xml, from);
  const isEnd = xml[from + 1] === '/';
  const isEmpty = xml[end - 1] === '/';
  const inside = xml.slice(from + (isEnd ? 2 : 1), isEmpty ? end - 1 : end);
  const whole = /^[^\s/]*/.exec(inside)![0];
  const name = whole.slice(whole.indexOf(':') + 1);
  if (!isEnd) hearer.open?.(name, inside.slice(whole.length));
  if (isEnd || isEmpty) hearer.close?.(name);
  return end + 1;
}

/** In a value in quotes no `>` ends it. */
function endOfTag(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === END) return at;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) at = endOf(xml, xml[at]!, at + 1);
  }
  return xml.length;
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(REFERENCE, (_all, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? OF_HTML[name] ?? ' ';
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0x10_ffff ? ' ' : String.fromCodePoint(code);
  });
}

/** The value of an attribute; names with their prefix. */
export function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? decode(found[1] ?? found[2] ?? '') : null;
}
