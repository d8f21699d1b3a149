import type { Node } from '@tiptap/pm/model';
import { documentSchema } from '@umlauf/shared/document-schema';
import { PICTURE, type PictureAttributes } from '@umlauf/shared/pictures';

/** What is left of the words beside a picture. */
type Tidy = (words: readonly Node[]) => readonly Node[];

/**
 * What stands in one text block of another program as blocks of ours, where a picture is a block of its own: the words
 * before and after it each make one; a block without pictures stays as it is, without words, too.
 */
export function divideAtPictures(
  content: readonly Node[],
  make: (words: readonly Node[]) => Node,
  tidy: Tidy = withoutEdges,
): Node[] {
  const blocks: Node[] = [];
  let words: Node[] = [];
  const endWords = () => {
    const kept = tidy(words);
    if (kept.length > 0) blocks.push(make(kept));
    words = [];
  };
  if (!content.some(isPicture)) return [make(content)];
  for (const node of content) {
    if (!isPicture(node)) words.push(node);
    else {
      endWords();
      blocks.push(node);
    }
  }
  endWords();
  return blocks;
}

/** A block that has to stay one, a heading: its pictures stand behind it. Without words there are only they. */
export function picturesBehind(
  content: readonly Node[],
  make: (words: readonly Node[]) => Node,
  tidy: Tidy = withoutEdges,
): Node[] {
  const pictures = content.filter(isPicture);
  if (pictures.length === 0) return [make(content)];
  const words = tidy(content.filter((node) => !isPicture(node)));
  return words.length > 0 ? [make(words), ...pictures] : pictures;
}

export function isPicture(node: Node): boolean {
  return node.type.name === PICTURE;
}

/** Where its file cannot be: what it says, in a paragraph; an empty one for what says nothing. */
export function wordsOfPicture({ attrs }: Node): Node {
  const { alt } = attrs as PictureAttributes;
  return documentSchema.node('paragraph', null, alt ? [documentSchema.text(`[${alt}]`)] : []);
}

/** Line breaks and spaces parted the picture from the words; with a mark, spaces are words like others. */
export function withoutEdges(words: readonly Node[]): Node[] {
  const says = (node: Node) => node.isText && (node.marks.length > 0 || node.text!.trim() !== '');
  const first = words.findIndex(says);
  return first < 0 ? [] : words.slice(first, words.findLastIndex(says) + 1);
}
