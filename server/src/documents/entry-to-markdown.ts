import type { Node } from '@tiptap/pm/model';
import { documentSchema } from '@umlauf/shared/document-schema';
import type { EntryKind } from '@umlauf/shared/entries';
import { entryFromLink, entryLink } from '@umlauf/shared/entry-links';
import { fieldsOf } from './document-entries.ts';
import { type KnownEntries, labelOf } from './entry-label.ts';
import { inlineToMarkdown } from './inline-to-markdown.ts';

/** All that could mean something in the words of a link: somebody's name stands there. */
const SIGNS = /[\\`*_[\]<>&~!|]/g;

/** The link of an entry, up to where it says who is responsible. */
const RESPONSIBLE = /(\]\(#[a-z]+:(?:blk_[0-9a-z]{26}|new)(?:,[a-z]+=[\w-]*)*?),responsible=[\w-]*/g;

/** Markdown for those who do not learn who belongs to the space. */
export function withoutResponsible(markdown: string): string {
  return markdown.replaceAll(RESPONSIBLE, '$1');
}

/**
 * An entry as Markdown: what it is as a link that says which one, then its wording.
 * @param known of a copy for somebody, which says who is responsible only where they may know that
 */
export function entryToMarkdown(block: Node, known?: KnownEntries): string {
  const head = { kind: block.type.name as EntryKind, id: block.attrs['id'] as string | null };
  const label = labelOf(block, known).replaceAll(SIGNS, '\\$&');
  const fields = fieldsOf(block);
  const isKept = known === undefined || known.people[String(fields.responsible)] !== undefined;
  const responsible = isKept ? fields.responsible : null;
  const link = `[${label}](${entryLink({ ...head, fields: { ...fields, responsible } })})`;
  const wording = inlineToMarkdown(block.children, 'paragraph');
  return wording === '' ? link : `${link} ${wording}`;
}

/** What people read of it, in one line. */
export function entryToText(block: Node, wording: string, known?: KnownEntries): string {
  return `${labelOf(block, known)}: ${wording}`.trimEnd();
}

/** The entry that a paragraph is which `entryToMarkdown` has written; null: it is none. */
export function entryFromInline(inline: readonly Node[]): Node | null {
  const address = addressOf(inline[0]);
  const head = address === null ? null : entryFromLink(address);
  if (!head) return null;
  const rest = inline.slice(inline.findIndex((node) => addressOf(node) !== address));
  const wording = addressOf(inline.at(-1)) === address ? [] : withoutSpace(rest);
  const fields = Object.entries(head.fields).filter(([, value]) => value !== null);
  const type = documentSchema.nodes[head.kind]!;
  // A picture or the like is no wording.
  if (!wording.every(({ isInline }) => isInline)) return null;
  return type.create({ id: head.id, ...Object.fromEntries(fields) }, wording);
}

function addressOf(node: Node | undefined): string | null {
  const link = node?.marks.find(({ type }) => type.name === 'link');
  return (link?.attrs['href'] as string | undefined) ?? null;
}

/** The one between the link and the wording. */
function withoutSpace([first, ...others]: readonly Node[]): Node[] {
  if (!first?.isText || !first.text!.startsWith(' ')) return first ? [first, ...others] : others;
  const text = first.text!.slice(1);
  return text === '' ? others : [documentSchema.text(text, first.marks), ...others];
}
