import { type FormKind, FORM_ALIGNMENTS, READ_SIGNS } from '../documents/side-notes.ts';

/**
 * Forms of an OpenDocument text that pandoc's reader passes over, or takes for others, get signs: underlined words, the
 * alignment of cells, the first numbers of lists, and rules (ODF 1.3, 20.380, 20.223, 19.880; rules are LibreOffice's).
 */
export function markOpenForms(xml: string): string {
  const styles = stylesOf(xml);
  const body = xml.indexOf('<office:body');
  if (body < 0) return xml;
  const marker = new FormMarker(styles);
  const marked = xml
    .slice(body)
    .replaceAll(TAG, (tag, close: string, name: string, attributes: string) =>
      marker.take(tag, { isEnd: close !== '', name, attributes }),
    );
  // Pandoc takes underlined words for italic ones.
  return xml.slice(0, body).replaceAll(/ style:text-underline-[a-z]+="[^"]*"/g, '') + marked;
}

interface Styles {
  underlined: Set<string>;
  /** Number of `FORM_ALIGNMENTS` by the name of a paragraph's form. */
  aligned: Map<string, number>;
  rules: Set<string>;
  /** First number by the name of a list's form and the level. */
  starts: Map<string, number>;
}

const STYLE = /<style:style\b([^>]*[^/])>([\s\S]*?)<\/style:style>/g;
const LIST_STYLE = /<text:list-style\b([^>]*)>([\s\S]*?)<\/text:list-style>/g;
const NUMBERED_LEVEL = /<text:list-level-style-number\b([^>]*)>/g;
/** As LibreOffice and pandoc name it. */
const RULE = 'Horizontal_20_Line';

function stylesOf(xml: string): Styles {
  const styles: Styles = {
    underlined: new Set(),
    aligned: new Map(),
    rules: new Set([RULE]),
    starts: new Map(),
  };
  for (const [, attributes, inner] of xml.matchAll(STYLE)) {
    const name = attributeOf(attributes!, 'style:name');
    if (name === null) continue;
    const underline = attributeOf(inner!, 'style:text-underline-style');
    const isText = attributeOf(attributes!, 'style:family') === 'text';
    if (isText && underline !== null && underline !== 'none') styles.underlined.add(name);
    const align = FORM_ALIGNMENTS.indexOf(SIDES[attributeOf(inner!, 'fo:text-align') ?? ''] ?? '');
    if (align >= 0) styles.aligned.set(name, align);
    if (attributeOf(attributes!, 'style:parent-style-name') === RULE) styles.rules.add(name);
  }
  for (const [, attributes, inner] of xml.matchAll(LIST_STYLE)) {
    const name = attributeOf(attributes!, 'style:name');
    for (const [, level] of inner!.matchAll(NUMBERED_LEVEL)) {
      const start = numberOf(level!, 'text:start-value');
      if (start !== null) styles.starts.set(`${name} ${attributeOf(level!, 'text:level')}`, start);
    }
  }
  return styles;
}

/** Lines run from left to right, wherever the file does not say left or right. */
const SIDES: Record<string, string> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
};

const TAG =
  /<(\/?)(text:list-item|text:list|text:span|text:p|text:h|table:table-cell|table:covered-table-cell)(?=[\s/>])([^>]*)>/g;

interface Tag {
  isEnd: boolean;
  name: string;
  /** With the slash of an empty element. */
  attributes: string;
}

interface OpenList {
  style: string | null;
  start: number;
  hasBegun: boolean;
}

/** Goes through the tags of a body, in order. */
class FormMarker {
  private readonly lists: OpenList[] = [];
  private readonly spans: boolean[] = [];
  /** What the next paragraph begins with, if it follows at once. */
  private before: 'cell' | 'entry' | null = null;

  constructor(private readonly styles: Styles) {}

  take(tag: string, { isEnd, name, attributes }: Tag): string {
    const isEmpty = attributes.endsWith('/');
    if (name === 'text:span') return this.span(tag, isEnd, attributes);
    const { before } = this;
    this.before = null;
    if (isEnd) {
      if (name === 'text:list') this.lists.pop();
      return tag;
    }
    if (name === 'text:list' && !isEmpty) this.beginList(attributes);
    else if (name === 'text:list-item' && !isEmpty) this.beginEntry(attributes);
    else if (name === 'table:table-cell' && !isEmpty) this.before = 'cell';
    else if (name === 'text:p' || name === 'text:h') {
      this.spans.length = 0;
      return paragraphWith(tag, name, isEmpty, this.signsOf(before, attributes, isEmpty));
    }
    return tag;
  }

  private span(tag: string, isEnd: boolean, attributes: string): string {
    const { begin, end } = READ_SIGNS;
    if (isEnd) return this.spans.pop() ? end('u', 0) + tag : tag;
    if (attributes.endsWith('/')) return tag;
    const isUnderlined = this.styles.underlined.has(attributeOf(attributes, 'text:style-name') ?? '');
    this.spans.push(isUnderlined);
    return isUnderlined ? tag + begin('u', 0) : tag;
  }

  private beginList(attributes: string): void {
    const style = attributeOf(attributes, 'text:style-name') ?? this.lists.at(-1)?.style ?? null;
    const ofStyle = this.styles.starts.get(`${style} ${this.lists.length + 1}`);
    // Pandoc once wrote it here.
    const start = numberOf(attributes, 'text:start-value') ?? ofStyle ?? 1;
    this.lists.push({ style, start, hasBegun: false });
  }

  private beginEntry(attributes: string): void {
    const list = this.lists.at(-1);
    if (!list || list.hasBegun) return;
    list.hasBegun = true;
    list.start = numberOf(attributes, 'text:start-value') ?? list.start;
    this.before = 'entry';
  }

  private signsOf(before: 'cell' | 'entry' | null, attributes: string, isEmpty: boolean): string {
    const style = attributeOf(attributes, 'text:style-name') ?? '';
    if (isEmpty && this.styles.rules.has(style)) return READ_SIGNS.begin('r', 0);
    const start = this.lists.at(-1)?.start ?? 1;
    if (before === 'entry' && start !== 1) return READ_SIGNS.begin('n', start);
    const align = this.styles.aligned.get(style);
    return before === 'cell' && align !== undefined ? READ_SIGNS.begin('a' satisfies FormKind, align) : '';
  }
}

function paragraphWith(tag: string, name: string, isEmpty: boolean, signs: string): string {
  if (signs === '') return tag;
  return isEmpty ? `${tag.slice(0, -2)}>${signs}</${name}>` : tag + signs;
}

function numberOf(attributes: string, name: string): number | null {
  const text = attributeOf(attributes, name);
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function attributeOf(attributes: string, name: string): string | null {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? null;
}
