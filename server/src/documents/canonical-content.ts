import { createHash } from 'node:crypto';
import type { Mark, Node } from '@tiptap/pm/model';
import { documentSchema } from '@umlauf/shared/document-schema';

/** JSON with nothing to choose: what it is made of decides every byte. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * The document as the one text that everybody makes of it, by the rules of `docs/versions.md`: the JSON of ProseMirror
 * without what says nothing, in the form of RFC 8785. Nothing of how it was written is in it.
 */
export function canonicalContent(blocks: readonly Node[]): string {
  return canonicalJson({ content: blocks.map(plainNode), type: 'doc' });
}

/** SHA-256 (FIPS 180-4) over the UTF-8 of the canonical form, as 64 hexadecimal digits. */
export function contentHash(content: string): string {
  return createHash('sha256').update(content, 'utf8').digest('hex');
}

/** The blocks again that `canonicalContent` has written down. */
export function blocksOf(content: string): Node[] {
  const { content: blocks } = JSON.parse(content) as { content: unknown[] };
  return blocks.map((block) => documentSchema.nodeFromJSON(block));
}

function plainNode(node: Node): Json {
  const attrs = saying(node.attrs);
  return {
    type: node.type.name,
    ...(attrs && { attrs }),
    ...(node.isText && { text: node.text! }),
    ...(node.marks.length > 0 && { marks: byName(node.marks).map(plainMark) }),
    ...(node.childCount > 0 && { content: node.children.map(plainNode) }),
  };
}

function plainMark({ type, attrs }: Mark): Json {
  const given = saying(attrs);
  return { type: type.name, ...(given && { attrs: given }) };
}

function byName(marks: readonly Mark[]): Mark[] {
  return marks.toSorted((a, b) => (a.type.name < b.type.name ? -1 : 1));
}

/** Null says nothing: an attribute that a later schema adds changes no older hash. */
function saying(attrs: Readonly<Record<string, unknown>>): Record<string, Json> | null {
  const given = Object.entries(attrs).filter(([, value]) => value !== null && value !== undefined);
  return given.length > 0 ? (Object.fromEntries(given) as Record<string, Json>) : null;
}

/** The form of RFC 8785: names by their UTF-16 units, no space, numbers and strings as ECMAScript writes them. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each: Json) => canonicalJson(each)).join(',')}]`;
  const members = Object.entries(value as Record<string, Json | undefined>).filter(
    (member): member is [string, Json] => member[1] !== undefined,
  );
  return `{${members
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`)
    .join(',')}}`;
}
