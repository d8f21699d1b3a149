/**
 * Pandoc's document model, as far as documents of ours meet it (Text.Pandoc.Definition of pandoc-types 1.23): what its
 * readers make of a file, and what its writers take.
 */

/** Identifier, classes, and keys with values. */
export type Attr = [id: string, classes: string[], pairs: [key: string, value: string][]];
export type Target = [address: string, title: string];

export type Inline =
  | { t: 'Str'; c: string }
  | { t: 'Space' | 'SoftBreak' | 'LineBreak' }
  | {
      t: 'Emph' | 'Strong' | 'Underline' | 'Strikeout' | 'Superscript' | 'Subscript' | 'SmallCaps';
      c: Inline[];
    }
  | { t: 'Quoted'; c: [{ t: 'SingleQuote' | 'DoubleQuote' }, Inline[]] }
  | { t: 'Cite'; c: [unknown[], Inline[]] }
  | { t: 'Code'; c: [Attr, string] }
  | { t: 'Math'; c: [{ t: 'InlineMath' | 'DisplayMath' }, string] }
  | { t: 'RawInline'; c: [format: string, text: string] }
  | { t: 'Link' | 'Image'; c: [Attr, Inline[], Target] }
  | { t: 'Note'; c: Block[] }
  | { t: 'Span'; c: [Attr, Inline[]] };

export type ListNumbers = [
  start: number,
  style: {
    t: 'DefaultStyle' | 'Example' | 'Decimal' | 'LowerRoman' | 'UpperRoman' | 'LowerAlpha' | 'UpperAlpha';
  },
  delimiter: { t: 'DefaultDelim' | 'Period' | 'OneParen' | 'TwoParens' },
];

export type Alignment = { t: 'AlignLeft' | 'AlignRight' | 'AlignCenter' | 'AlignDefault' };
export type Column = [Alignment, { t: 'ColWidthDefault' } | { t: 'ColWidth'; c: number }];
export type Cell = [Attr, Alignment, rowSpan: number, columnSpan: number, Block[]];
export type Row = [Attr, Cell[]];
export type TableBody = [Attr, headColumns: number, head: Row[], rows: Row[]];
export type Caption = [short: Inline[] | null, Block[]];

export type Block =
  | { t: 'Plain' | 'Para'; c: Inline[] }
  | { t: 'LineBlock'; c: Inline[][] }
  | { t: 'CodeBlock'; c: [Attr, string] }
  | { t: 'RawBlock'; c: [format: string, text: string] }
  | { t: 'BlockQuote'; c: Block[] }
  | { t: 'OrderedList'; c: [ListNumbers, Block[][]] }
  | { t: 'BulletList'; c: Block[][] }
  | { t: 'DefinitionList'; c: [Inline[], Block[][]][] }
  | { t: 'Header'; c: [level: number, Attr, Inline[]] }
  | { t: 'HorizontalRule' }
  | { t: 'Table'; c: [Attr, Caption, Column[], head: [Attr, Row[]], TableBody[], foot: [Attr, Row[]]] }
  | { t: 'Figure'; c: [Attr, Caption, Block[]] }
  | { t: 'Div'; c: [Attr, Block[]] };

export interface PandocDocument {
  'pandoc-api-version': number[];
  meta: Record<string, unknown>;
  blocks: Block[];
}

/** The version that is named to the writers: what follows the second number makes no difference to them. */
export const PANDOC_API = [1, 23, 1];
