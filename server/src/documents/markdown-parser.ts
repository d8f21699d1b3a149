import MarkdownIt, { type StateCore, type StateInline, type Token } from 'markdown-it';
import { isSafeLink } from '@umlauf/shared/safe-link';

/** The only tags that mean something: Markdown has no underline, and no line break in headings and tables. */
const TAG = /<(u|\/u|br ?\/?)>/iy;
const TASK = /^\[([ xX])\](?:[ \t\n]+|$)/;
/** Far beyond the depth that documents may have: what is deeper than this would vanish without a word. */
const MAX_NESTING = 400;

function readTag(state: StateInline, silent: boolean): boolean {
  TAG.lastIndex = state.pos;
  const match = TAG.exec(state.src);
  if (!match || TAG.lastIndex > state.posMax) return false;
  if (!silent) {
    const name = match[1]!.toLowerCase();
    const type = name === 'u' ? 'underline_open' : name === '/u' ? 'underline_close' : 'hardbreak';
    state.push(type, '', 0).content = match[0];
  }
  state.pos = TAG.lastIndex;
  return true;
}

/** For each bracket markdown-it may look through the rest of its text block. So many steps take some 300 ms. */
const BRACKET_STEPS_MAX = 20_000_000;

/** Text blocks whose brackets would take longer than that, together with those before, are text and nothing else. */
function limitBrackets({ tokens, Token: TokenClass }: StateCore): void {
  let left = BRACKET_STEPS_MAX;
  for (const token of tokens) {
    if (token.type !== 'inline') continue;
    const brackets = token.content.replaceAll(/\\./gs, '').match(/\[/g)?.length ?? 0;
    const steps = brackets * token.content.length;
    if (steps <= left) {
      left -= steps;
      continue;
    }
    const text = new TokenClass('text', '', 0);
    text.content = token.content;
    token.children = [text];
    token.type = 'plain';
  }
}

/** `[ ]` or `[x]` at the beginning of an item makes it a task; `bare` when its first paragraph holds nothing else. */
export type TaskMeta = { checked: boolean; bare: boolean };

function markTasks({ tokens }: StateCore): void {
  for (const [i, token] of tokens.entries()) {
    const inline = tokens[i + 2];
    if (token.type !== 'list_item_open' || tokens[i + 1]?.type !== 'paragraph_open' || !inline) continue;
    const match = TASK.exec(inline.content);
    if (!match) continue;
    inline.content = inline.content.slice(match[0].length);
    const meta: TaskMeta = { checked: match[1] !== ' ', bare: inline.content === '' };
    token.meta = meta;
  }
}

/** CommonMark with tables, tasks and strikethrough. HTML is text, and so are links that documents may not have. */
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: MAX_NESTING });
parser.validateLink = isSafeLink;
// Addresses stay as they are written: reading what was written gives the same document.
parser.normalizeLink = (url) => url;
parser.normalizeLinkText = (url) => url;
parser.inline.ruler.before('autolink', 'tag', readTag);
parser.core.ruler.before('inline', 'tasks', markTasks);
parser.core.ruler.before('inline', 'brackets', limitBrackets);

/** The blocks of a text, as markdown-it's flat list of openings and endings. */
export function parseMarkdown(markdown: string): Token[] {
  return parser.parse(markdown, {});
}

/** What stands in one text block. */
export function parseMarkdownInline(markdown: string): Token[] {
  return parser.parseInline(markdown, {})[0]?.children ?? [];
}
