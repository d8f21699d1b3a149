import type { Mark, Node } from '@tiptap/pm/model';
import type { Token } from 'markdown-it';
import { documentSchema } from '@umlauf/shared/document-schema';
import { PICTURE, pictureFromLink } from '@umlauf/shared/pictures';
import { isSafeLink } from '@umlauf/shared/safe-link';
import { printable } from './printable.ts';

const { nodes, marks } = documentSchema;

const MARK_TOKENS: Record<string, string> = {
  strong: 'bold',
  em: 'italic',
  s: 'strike',
  underline: 'underline',
};

/** The texts, with their marks, pictures and line breaks that markdown-it has found in one text block. */
export function inlineFromTokens(tokens: readonly Token[]): Node[] {
  const reader = new InlineReader(unpairedTags(tokens));
  for (const token of tokens) reader.read(token);
  return reader.nodes;
}

class InlineReader {
  readonly nodes: Node[] = [];
  /** How often a mark is open: Markdown may nest it in itself. */
  readonly #open = new Map<string, number>();
  readonly #links: (Mark | null)[] = [];

  constructor(private readonly literal: ReadonlySet<Token>) {}

  read(token: Token): void {
    const { type, content } = token;
    if (this.literal.has(token) || type === 'text' || type === 'text_special') this.#write(content);
    else if (type === 'softbreak') this.#write(' ');
    else if (type === 'hardbreak') this.nodes.push(nodes['hardBreak']!.create());
    else if (type === 'code_inline') this.#write(content, marks['code']!.create());
    else if (type === 'image') this.#readImage(token);
    else if (type === 'link_open') this.#links.push(linkTo(token.attrGet('href')));
    else if (type === 'link_close') this.#links.pop();
    else this.#toggle(type);
  }

  /** Only what is attached to a document can be a picture in it; what is left of others is a link, where that is safe. */
  #readImage(token: Token): void {
    const address = String(token.attrGet('src'));
    const picture = pictureFromLink(address, wordsOf(token));
    if (picture) this.nodes.push(nodes[PICTURE]!.create(picture));
    else this.#write(token.content || address, linkTo(address));
  }

  #toggle(type: string): void {
    const [, name, side] = /^(.+)_(open|close)$/.exec(type) ?? [];
    const mark = name && MARK_TOKENS[name];
    if (mark) this.#open.set(mark, (this.#open.get(mark) ?? 0) + (side === 'open' ? 1 : -1));
  }

  #write(content: string, extra?: Mark | null): void {
    const text = printable(content).replaceAll('\n', ' ');
    if (text === '') return;
    const link = this.#links.at(-1);
    const set = [...this.#open].filter(([, times]) => times > 0).map(([name]) => marks[name]!.create());
    if (link) set.push(link);
    if (extra) set.push(extra);
    this.nodes.push(documentSchema.text(text, set));
  }
}

/** What an image says, as it is read: without the signs of Markdown. */
function wordsOf({ children }: Token): string {
  return (children ?? []).map((child) => (child.children ? wordsOf(child) : child.content || ' ')).join('');
}

function linkTo(href: unknown): Mark | null {
  return isSafeLink(href) ? marks['link']!.create({ href }) : null;
}

/** Underline tags without a partner are text like any other HTML. */
function unpairedTags(tokens: readonly Token[]): Set<Token> {
  const unpaired = new Set<Token>();
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.type === 'underline_open') open.push(token);
    else if (token.type === 'underline_close' && open.pop() === undefined) unpaired.add(token);
  }
  return new Set([...unpaired, ...open]);
}
