import type { Node } from '@tiptap/pm/model';
import type { Inline } from '../platform/pandoc/pandoc-ast.ts';
import type { CommentCursor, MarginForm, MarkedChange, Signature } from './pandoc-marks.ts';
import { printable } from './printable.ts';

/** Whose proposals are. */
export interface Proposers {
  byId: ReadonlyMap<string, Signature>;
  /** Of those that have only just come in. */
  otherwise: Signature;
}

export interface InlineWish {
  /** Of proposals that are shown as tracked changes; null: all are read as refused. */
  proposers: Proposers | null;
  comments: CommentCursor;
  /** The hub's own address, to which links without a host belong. */
  base: string;
}

/** A text block's content for pandoc; what follows with the same address stands in the same link. */
export function inlineToPandoc(content: readonly Node[], wish: InlineWish): Inline[] {
  const parts: { href: string | null; inlines: Inline[] }[] = [];
  for (const node of content) {
    const href = linkOf(node, wish.base);
    const inlines: Inline[] = node.isText ? textToPandoc(node, wish) : [{ t: 'LineBreak' }];
    const last = parts.at(-1);
    if (last && last.href === href) last.inlines.push(...inlines);
    else parts.push({ href, inlines });
  }
  return parts.flatMap(({ href, inlines }): Inline[] =>
    href === null || inlines.length === 0 ? inlines : [{ t: 'Link', c: [['', [], []], inlines, [href, '']] }],
  );
}

/** A link's address, also where nothing of the hub is around it. */
export function linkOf(node: Node, base: string): string | null {
  const href = node.marks.find(({ type }) => type.name === 'link')?.attrs['href'] as string | undefined;
  if (href === undefined) return null;
  return URL.canParse(href) ? href : (URL.parse(href, base)?.href ?? href);
}

function textToPandoc(node: Node, { proposers, comments }: InlineWish): Inline[] {
  const names = new Set(node.marks.map(({ type }) => type.name));
  const isThere = proposers !== null || !names.has('insertion');
  return comments.through(node.text!, (part) => {
    if (!isThere) return [];
    const text = printable(part.toWellFormed());
    let inlines: Inline[] = names.has('code') ? [{ t: 'Code', c: [['', [], []], text] }] : wordsOf(text);
    for (const [name, t] of FORMATS) if (names.has(name)) inlines = [{ t, c: inlines }];
    return proposers ? proposed(node, inlines, proposers, comments.form) : inlines;
  });
}

/** Several people may propose something about the same words. */
function proposed(
  { marks }: Node,
  inlines: Inline[],
  { byId, otherwise }: Proposers,
  form: MarginForm,
): Inline[] {
  const changes = marks.flatMap(({ type: { name }, attrs }): MarkedChange[] => {
    if (name !== 'insertion' && name !== 'deletion') return [];
    const id = attrs['id'] as string;
    return [{ kind: name, id, by: byId.get(id) ?? otherwise }];
  });
  return form.proposed(changes, inlines);
}

const FORMATS = [
  ['bold', 'Strong'],
  ['italic', 'Emph'],
  ['underline', 'Underline'],
  ['strike', 'Strikeout'],
] as const;

/** Pandoc's words and the spaces between them. */
function wordsOf(text: string): Inline[] {
  return text
    .split(/([ \n])/)
    .filter(Boolean)
    .map((word) => (word === ' ' || word === '\n' ? { t: 'Space' } : { t: 'Str', c: word }));
}
