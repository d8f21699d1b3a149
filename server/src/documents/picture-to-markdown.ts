import type { Node } from '@tiptap/pm/model';
import { type PictureAttributes, pictureLink } from '@umlauf/shared/pictures';

/** All that could mean something between the brackets of a picture. */
const SIGNS = /[\\`*_[\]<>&~!]/g;

/** A picture as Markdown: its words, and an address that says which file of the document it is. */
export function pictureToMarkdown({ attrs }: Node): string {
  const picture = attrs as PictureAttributes;
  return `![${(picture.alt ?? '').replaceAll(SIGNS, '\\$&')}](${pictureLink(picture)})`;
}
