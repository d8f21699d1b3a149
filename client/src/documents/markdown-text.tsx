import { pictureFromLink } from '@umlauf/shared/pictures';
import { entryFromLink } from '@umlauf/shared/entry-links';
import { isSafeLink } from '@umlauf/shared/safe-link';
import MarkdownIt from 'markdown-it';
import { createContext, createElement, type ReactNode, use } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import './editor/document-text.css';
import { markdownTexts } from './markdown-text.i18n.ts';
import { ShownPicture } from './shown-picture.tsx';

/** Raw HTML stays text; addresses are judged by the product's one rule. */
const parser = new MarkdownIt({ html: false, linkify: false });
parser.validateLink = isSafeLink;

type Token = ReturnType<typeof parser.parse>[number];

/** A document's Markdown to read: elements are made of its tokens, and no HTML is ever written. */
export function MarkdownText({ markdown, documentId }: { markdown: string; documentId: string | null }) {
  return (
    <Whose value={documentId}>
      <div className="umlauf-text">{childrenOf(parser.parse(markdown, {}))}</div>
    </Whose>
  );
}

/** Whose text it is: only its own files are shown in it; null: of none. */
const Whose = createContext<string | null>(null);

function Picture({ token }: { token: Token }) {
  const documentId = use(Whose);
  const picture = pictureFromLink(String(token.attrGet('src')), wordsOf(token));
  // Any other address is no picture of a document: nothing is fetched from it.
  if (!picture) return wordsOf(token);
  return <ShownPicture documentId={documentId} picture={picture} />;
}

function wordsOf({ children }: Token): string {
  return (children ?? []).map((child) => child.content || ' ').join('');
}

/** Elements that the parser makes, and no others. */
const TAGS = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code hr table thead tbody tr th td strong em s a br'.split(
    ' ',
  ),
);

function childrenOf(tokens: readonly Token[]): ReactNode[] {
  const nodes: ReactNode[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (token.nesting !== 1) {
      nodes.push(leafOf(token, at));
      continue;
    }
    const end = endOf(tokens, at);
    nodes.push(elementOf(token, at, childrenOf(tokens.slice(at + 1, end))));
    at = end;
  }
  return nodes;
}

function endOf(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    depth += tokens[at]!.nesting;
    if (depth === 0) return at;
  }
  return tokens.length;
}

function elementOf(token: Token, key: number, children: ReactNode[]): ReactNode {
  // A paragraph of a tight list has no frame of its own.
  if (token.hidden || !TAGS.has(token.tag)) return children;
  const href = token.attrGet('href');
  // What a typed block is, before its wording.
  if (typeof href === 'string' && entryFromLink(href))
    return createElement('strong', { key }, ...children, ':');
  const link = href !== null && isSafeLink(href) ? { href, rel: 'noopener noreferrer' } : {};
  if (token.tag === 'table') return <Table key={key}>{children}</Table>;
  const start = token.tag === 'ol' ? { start: Number(token.attrGet('start') ?? 1) } : {};
  return createElement(token.tag, { key, ...link, ...start }, ...children);
}

/** Scrolls by itself where it is too wide, by keyboard too. */
function Table({ children }: { children: ReactNode }) {
  const t = useTexts(markdownTexts);
  return (
    // oxlint-disable-next-line no-noninteractive-tabindex -- What scrolls has to be reached by keyboard.
    <div className="tableWrapper" role="region" aria-label={t('table')} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

function leafOf(token: Token, key: number): ReactNode {
  if (token.type === 'image') return <Picture key={key} token={token} />;
  if (token.children) return childrenOf(token.children);
  switch (token.type) {
    case 'fence':
    case 'code_block':
      return (
        <pre key={key}>
          <code>{token.content}</code>
        </pre>
      );
    case 'code_inline':
      return <code key={key}>{token.content}</code>;
    case 'hr':
      return <hr key={key} />;
    case 'hardbreak':
      return <br key={key} />;
    case 'softbreak':
      return ' ';
    default:
      return asBox(token.content);
  }
}

/** A task's box at the beginning of its words. */
function asBox(words: string): string {
  return words.replace(/^\[ \] /, '☐ ').replace(/^\[[xX]\] /, '☑ ');
}
