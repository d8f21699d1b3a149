import { Fragment, type Node } from '@tiptap/pm/model';
import { documentSchema } from '@umlauf/shared/document-schema';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { blocksFromMarkdown } from './blocks-from-markdown.ts';
import { isPicture, wordsOfPicture } from './divide-at-pictures.ts';
import { composedContent, type FirstContent } from './first-content.ts';
import { printable } from './printable.ts';

/** What stands for `{{name}}`, by its name. */
export type FieldValues = Readonly<Record<string, string>>;

const FIELD = /\{\{ *([a-z]+) *\}\}/g;

/**
 * A new document of a text with fields; those that nobody knows stay as they are. They are filled in when the Markdown has
 * been read: whatever a value says, it is text and makes no form. Pictures belong to the document of which the template
 * was made: what they say comes along. Throws LIMIT for values that make too much of it.
 */
export function filledContent(markdown: string, values: FieldValues): FirstContent {
  const filler = new Filler(values);
  const blocks = blocksFromMarkdown(markdown).map((block) =>
    isPicture(block) ? wordsOfPicture(block) : filler.fill(block),
  );
  return composedContent(blocks);
}

class Filler {
  #characters = 0;
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: FieldValues) {
    // A field may stand in a heading or a cell, where there is one line.
    const lines = Object.entries(values).map(
      ([name, value]) => [name, printable(value).replaceAll(/\s+/g, ' ').trim()] as const,
    );
    this.#values = new Map(lines);
  }

  fill(node: Node): Node {
    const children: Node[] = [];
    for (const child of node.children) {
      if (isPicture(child)) children.push(wordsOfPicture(child));
      else if (!child.isText) children.push(this.fill(child));
      else {
        const text = child.text!.replaceAll(FIELD, (field, name: string) => this.#take(name) ?? field);
        if (text !== '') children.push(documentSchema.text(text, child.marks));
      }
    }
    return node.copy(Fragment.fromArray(children));
  }

  #take(name: string): string | undefined {
    const value = this.#values.get(name);
    this.#characters += value?.length ?? 0;
    const max = LIMITS.markdownCharacters;
    if (this.#characters > max) throw new AppError('LIMIT', { limit: 'markdownCharacters', max });
    return value;
  }
}
