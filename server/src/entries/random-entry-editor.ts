import { Fragment, type Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { Coediting } from '../coediting/coediting.ts';
import { RandomEditor } from '../coediting/random-editor.ts';
import type { Writer } from '../coediting/session.ts';
import { AppError } from '../platform/errors.ts';
import { documentSchema } from '@umlauf/shared/document-schema';
import { ENTRY_KINDS, FIELDS_OF, isEntryKind } from '@umlauf/shared/entries';
import { type Random, randomEntry, randomText } from '@umlauf/shared/random-document';

const { nodes } = documentSchema;

/** What was cut or copied, whichever document it came from. */
export type Clipboard = Node[];

/** Somebody who mostly does to typed blocks what people do: inserts, pastes, cuts, moves, retypes, splits and fills them in. */
export class EntryEditor {
  readonly editor: RandomEditor;

  constructor(
    readonly documentId: string,
    private readonly account: Writer,
    private readonly random: Random,
    private readonly clipboard: Clipboard,
  ) {
    this.editor = new RandomEditor(random);
  }

  get doc(): Y.Doc {
    return this.editor.doc;
  }

  act(): void {
    if (this.random.chance(0.35)) return this.editor.act();
    const blocks = [...this.editor.shown.children];
    this.random.pick(this.#acts)(blocks);
    if (blocks.length === 0) blocks.push(nodes['paragraph']!.create());
    this.editor.write(nodes['doc']!.create(null, Fragment.fromArray(blocks)));
  }

  /** As a page arrives that was away: takes what there is, then brings what it has. */
  async sync(instances: readonly Coediting[]): Promise<void> {
    for (let tries = 0; tries < 30; tries++) {
      const instance = this.random.pick(instances);
      const present = await instance.state(this.documentId).catch(ignoreUnavailable);
      if (!present) continue;
      this.editor.receive(present.state);
      const update = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVectorFromUpdate(present.state));
      const pushed = await instance
        .push(this.documentId, { account: this.account, update, canEdit: () => true })
        .catch(ignoreUnavailable);
      if (pushed) return;
    }
    throw new Error('it does not get through');
  }

  /** Takes what there is. */
  async receive(instance: Coediting): Promise<void> {
    this.editor.receive((await instance.state(this.documentId))!.state);
  }

  readonly #acts: ((blocks: Node[]) => void)[] = [
    (blocks) => this.#insert(blocks, randomEntry(this.random)),
    (blocks) => this.#withEntry(blocks, (at) => this.clipboard.push(blocks[at]!)),
    (blocks) => this.#withEntry(blocks, (at) => this.clipboard.push(...blocks.splice(at, 1))),
    (blocks) => this.#paste(blocks),
    (blocks) => this.#paste(blocks),
    (blocks) => this.#withEntry(blocks, (at) => this.#insert(blocks, ...blocks.splice(at, 1))),
    (blocks) => this.#withEntry(blocks, (at) => this.#insert(blocks, blocks[at]!)),
    (blocks) => this.#withEntry(blocks, (at) => (blocks[at] = this.#retyped(blocks[at]!))),
    (blocks) => this.#withEntry(blocks, (at) => (blocks[at] = this.#filledIn(blocks[at]!))),
    (blocks) => this.#withEntry(blocks, (at) => (blocks[at] = this.#reworded(blocks[at]!))),
    (blocks) => this.#withEntry(blocks, (at) => blocks.splice(at, 1, ...this.#divided(blocks[at]!))),
    (blocks) => this.#withEntry(blocks, (at) => (blocks[at] = withAttributes(blocks[at]!, { id: null }))),
    (blocks) => blocks.reverse(),
  ];

  #withEntry(blocks: Node[], change: (at: number) => unknown): void {
    const places = blocks.flatMap((block, at) => (isEntryKind(block.type.name) ? [at] : []));
    if (places.length > 0) change(this.random.pick(places));
  }

  #insert(blocks: Node[], ...inserted: Node[]): void {
    blocks.splice(this.random.int(blocks.length + 1), 0, ...inserted);
  }

  #paste(blocks: Node[]): void {
    if (this.clipboard.length > 0) this.#insert(blocks, this.random.pick(this.clipboard));
  }

  #retyped(block: Node): Node {
    const kind = this.random.pick(ENTRY_KINDS);
    return nodes[kind]!.create({ id: block.attrs['id'] as string }, block.content);
  }

  #filledIn(block: Node): Node {
    const [other] = [randomEntry(this.random)];
    if (other.type === block.type) return withAttributes(block, { ...other.attrs, id: block.attrs['id'] });
    const fields: readonly string[] = FIELDS_OF[block.type.name as 'task'];
    return fields.includes('yes') ? withAttributes(block, { yes: this.random.int(20) }) : block;
  }

  #reworded(block: Node): Node {
    const words = documentSchema.text(` ${randomText(this.random)}`);
    return block.copy(block.content.addToEnd(words));
  }

  /** As Enter does where nobody takes care of ids. */
  #divided(block: Node): Node[] {
    const at = this.random.int(block.content.size + 1);
    return [block.cut(0, at), block.cut(at)];
  }
}

function withAttributes(block: Node, attributes: Record<string, unknown>): Node {
  return block.type.create({ ...block.attrs, ...attributes }, block.content, block.marks);
}

/** A room was given up: everybody arrives anew. */
function ignoreUnavailable(error: unknown): null {
  if (error instanceof AppError && (error.code === 'UNAVAILABLE' || error.code === 'CONFLICT')) return null;
  throw error;
}
