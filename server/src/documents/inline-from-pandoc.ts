import type { Mark, Node } from '@tiptap/pm/model';
import { documentSchema } from '@umlauf/shared/document-schema';
import { LIMITS } from '@umlauf/shared/limits';
import { alternativeOf, PICTURE, sizeOf } from '@umlauf/shared/pictures';
import { isSafeLink } from '@umlauf/shared/safe-link';
import type { Attr, Block, Inline, Target } from '../platform/pandoc/pandoc-ast.ts';
import { commentSource, type ImportedImage, type ImportNotes, lineOf, momentOf } from './import-notes.ts';
import { DECORATIVE_CLASS, DECORATIVE_TITLE } from './picture-to-pandoc.ts';
import { printable } from './printable.ts';
import { DECORATIVE_SIGN, partsOf, PICTURE_TITLE } from './side-notes.ts';

const { nodes, marks } = documentSchema;

const FORMATS: Record<string, string> = {
  Emph: 'italic',
  Strong: 'bold',
  Underline: 'underline',
  Strikeout: 'strike',
};

/** Letters that Unicode has raised or lowered: without them m² would become m2. */
const RAISED: Record<string, string> = Object.fromEntries(pairs('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'));
const LOWERED: Record<string, string> = Object.fromEntries(pairs('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'));

function pairs(from: string, to: string): [string, string][] {
  const signs = [...to];
  return [...from].map((sign, at) => [sign, signs[at]!]);
}

/** The words of one text block, with their forms, what is proposed about them, and where comments begin and end. */
export class InlineReader {
  readonly #written: Node[] = [];
  /** Nothing but spaces has come since a picture. */
  #isBehindPicture = false;

  constructor(
    private readonly notes: ImportNotes,
    /** Takes a footnote, and answers with its number. */
    private readonly footnote: (blocks: Block[]) => number,
  ) {}

  read(inlines: readonly Inline[]): Node[] {
    this.notes.isUnderlining = false;
    this.#readAll(inlines, []);
    return this.#written;
  }

  #readAll(inlines: readonly Inline[], bearing: readonly Mark[]): void {
    for (const inline of inlines) this.#read(inline, bearing);
  }

  #read(inline: Inline, bearing: readonly Mark[]): void {
    switch (inline.t) {
      case 'Str':
        return this.#write(inline.c, bearing);
      case 'Space':
      case 'SoftBreak':
        return this.#write(' ', bearing);
      case 'LineBreak':
        if (!this.#isBehindPicture) this.#written.push(nodes['hardBreak']!.create());
        return;
      case 'Emph':
      case 'Strong':
      case 'Underline':
      case 'Strikeout':
        return this.#readAll(inline.c, [...bearing, marks[FORMATS[inline.t]!]!.create()]);
      case 'Superscript':
        return this.#readLetters(inline.c, bearing, RAISED);
      case 'Subscript':
        return this.#readLetters(inline.c, bearing, LOWERED);
      case 'SmallCaps':
        this.notes.lose('LETTER_FORMS');
        return this.#readAll(inline.c, bearing);
      case 'Quoted': {
        const [open, close] = inline.c[0].t === 'SingleQuote' ? '‚‘' : '„“';
        this.#write(open!, bearing);
        this.#readAll(inline.c[1], bearing);
        return this.#write(close!, bearing);
      }
      case 'Cite':
        return this.#readAll(inline.c[1], bearing);
      default:
        return this.#readOther(inline, bearing);
    }
  }

  #readOther(inline: Inline, bearing: readonly Mark[]): void {
    switch (inline.t) {
      case 'Code':
        return this.#write(inline.c[1], [...bearing, marks['code']!.create()]);
      case 'Math':
        this.notes.lose('FORMULAS');
        return this.#write(inline.c[1], [...bearing, marks['code']!.create()]);
      case 'RawInline':
        return this.notes.lose('RAW_PIECES');
      case 'Link':
        return this.#readAll(inline.c[1], [...bearing, ...this.#linkTo(inline.c[2][0])]);
      case 'Image':
        return this.#readImage(...inline.c, bearing);
      case 'Note':
        return this.#write(`[${this.footnote(inline.c)}]`, bearing);
      case 'Span':
        return this.#readSpan(inline.c[0], inline.c[1], bearing);
    }
  }

  #readLetters(inlines: Inline[], bearing: readonly Mark[], signs: Record<string, string>): void {
    const text = plainText(inlines);
    if ([...text].every((sign) => Object.hasOwn(signs, sign)))
      return this.#write([...text].map((sign) => signs[sign]).join(''), bearing);
    this.notes.lose('LETTER_FORMS');
    this.#readAll(inlines, bearing);
  }

  /** What browsers show stands in the text, everything else by its name; nothing is fetched from anywhere. */
  #readImage(attr: Attr, alternative: Inline[], [path, title]: Target, bearing: readonly Mark[]): void {
    const words = this.#wordsOf(plainText(alternative), title);
    const says = lineOf(words, LIMITS.alternativeCharacters);
    const image = imageAt(path, this.notes);
    if (!image) {
      this.notes.lose('IMAGES_LEFT_OUT');
      const link = isSafeLink(path) ? [marks['link']!.create({ href: path })] : [];
      return this.#write(`[${says ?? '…'}]`, [...bearing, ...link]);
    }
    const { fileId, name } = image;
    if (fileId === null) return this.#write(`[${says ? `${name}: ${says}` : name}]`, bearing);
    if (this.notes.isLeavingOut) return;
    const isDecorative = attr[1].includes(DECORATIVE_CLASS) || words === DECORATIVE_SIGN;
    const alt = isDecorative ? '' : alternativeOf(says ?? '') || null;
    if (alt === null) this.notes.lose('IMAGES_WITHOUT_ALTERNATIVE');
    this.#takeBackSpaces();
    this.#written.push(nodes[PICTURE]!.create({ fileId, alt, ...sizeIn(attr) }));
    this.#isBehindPicture = true;
  }

  #wordsOf(alternative: string, title: string): string {
    const number = title.startsWith(PICTURE_TITLE) ? Number(title.slice(PICTURE_TITLE.length)) : null;
    if (number !== null) return this.notes.pictureWords(number) || alternative;
    return alternative || (title === DECORATIVE_TITLE ? '' : title);
  }

  /** Spaces and line breaks that parted a picture from the words before it. */
  #takeBackSpaces(): void {
    for (let last = this.#written.at(-1); last && isSpace(last); last = this.#written.at(-1)) {
      this.#written.pop();
      this.notes.takeBack(last.text?.length ?? 0);
    }
  }

  #readSpan([, classes, pairsOf]: Attr, inlines: Inline[], bearing: readonly Mark[]): void {
    const given = Object.fromEntries(pairsOf);
    const by = { author: lineOf(given['author'], LIMITS.nameCharacters), at: momentOf(given['date']) };
    // In other files such classes say nothing.
    const kind = this.notes.readsMargin ? classes[0] : undefined;
    if (kind === 'insertion' || kind === 'deletion') return this.#readChange(kind, by, inlines, bearing);
    if (kind === 'paragraph-insertion' || kind === 'paragraph-deletion')
      return this.notes.lose('PARAGRAPH_CHANGES');
    if (kind === 'comment-start')
      return this.notes.beginComment(given['id'] ?? '', by, commentSource(plainText(inlines)));
    if (kind === 'comment-end') this.notes.endComment(given['id'] ?? '');
    this.#readAll(inlines, bearing);
  }

  #readChange(
    kind: 'insertion' | 'deletion',
    { author, at }: { author: string | null; at: Date | null },
    inlines: Inline[],
    bearing: readonly Mark[],
  ): void {
    if (plainText(inlines) === '') return this.#readAll(inlines, bearing);
    const id = this.notes.suggestion(author, at);
    if (id === null) {
      this.notes.lose('SUGGESTIONS_BEYOND_LIMIT');
      if (kind === 'insertion') this.#readAll(inlines, bearing);
      return;
    }
    this.#readAll(inlines, [...bearing, marks[kind]!.create({ id })]);
    this.notes.endSuggestion(id, author);
  }

  #linkTo(href: string): Mark[] {
    if (isSafeLink(href)) return [marks['link']!.create({ href })];
    this.notes.lose('LINKS');
    return [];
  }

  #write(content: string, bearing: readonly Mark[]): void {
    for (const part of partsOf(content)) {
      if (typeof part !== 'string') this.notes.takeSign(part);
      else if (!this.notes.isLeavingOut)
        this.#writeText(part, [...bearing, ...this.#underlined(), ...this.#tracked()]);
    }
  }

  #underlined(): Mark[] {
    return this.notes.isUnderlining ? [marks['underline']!.create()] : [];
  }

  #tracked(): Mark[] {
    return Array.from(this.notes.changes, ({ kind, id }) => marks[kind]!.create({ id }));
  }

  #writeText(content: string, bearing: readonly Mark[]): void {
    const text = printable(content)
      .replaceAll(/[\n\t]/g, ' ')
      .toWellFormed();
    if (text === '' || (this.#isBehindPicture && text.trim() === '' && bearing.length === 0)) return;
    this.#isBehindPicture = false;
    const set = bearing.reduce<readonly Mark[]>((all, mark) => mark.addToSet(all), []);
    this.#written.push(documentSchema.text(text, set));
    this.notes.characters += text.length;
  }
}

/** A picture that the file bears; null for one that is elsewhere. */
function imageAt(path: string, notes: ImportNotes): ImportedImage | null {
  const [, kind, content] = DATA.exec(path) ?? [];
  if (kind && content) {
    const own = `bild-${notes.images.length + 1}.${kind === 'jpeg' ? 'jpg' : kind}`;
    return notes.image(path, own, Buffer.from(content, 'base64'));
  }
  return /^[a-z][\w+.-]*:/i.test(path) ? null : notes.image(path);
}

const DATA = /^data:image\/(png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)$/;

function isSpace(node: Node): boolean {
  return node.isText ? node.marks.length === 0 && node.text!.trim() === '' : node.type.name === 'hardBreak';
}

/** CSS pixels of pandoc's lengths; 96 to an inch. */
const UNITS: Record<string, number> = { px: 1, '': 1, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, pt: 96 / 72 };

function sizeIn([, , pairs]: Attr): ReturnType<typeof sizeOf> {
  const lengths = Object.fromEntries(pairs);
  const pixels = (text: string | undefined) => {
    const [, number, unit] = /^([\d.]+)\s*(px|in|cm|mm|pt|)$/.exec(text ?? '') ?? [];
    return Number(number) * (UNITS[unit ?? ''] ?? Number.NaN);
  };
  return sizeOf(pixels(lengths['width']), pixels(lengths['height']));
}

/** The words alone, of whatever there is in it. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(wordsOf).join('');
}

function wordsOf(inline: Inline): string {
  switch (inline.t) {
    case 'Str':
      return inline.c;
    case 'Space':
    case 'SoftBreak':
      return ' ';
    case 'LineBreak':
      return '\n';
    case 'Code':
    case 'Math':
      return inline.c[1];
    case 'Quoted':
    case 'Cite':
    case 'Link':
    case 'Image':
    case 'Span':
      return plainText(inline.c[1]);
    case 'RawInline':
    case 'Note':
      return '';
    default:
      return plainText(inline.c);
  }
}
