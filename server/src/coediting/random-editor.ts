import type { Node } from '@tiptap/pm/model';
import {
  defaultDeleteFilter,
  defaultProtectedNodes,
  initProseMirrorDoc,
  updateYFragment,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { DOCUMENT_FRAGMENT, documentSchema } from '@umlauf/shared/document-schema';
import { type Random, randomDocument, randomEdit } from '@umlauf/shared/random-document';

/**
 * What TipTap and y-tiptap do to a Y.Doc, without a view: a ProseMirror document that follows the Yjs one, edits at
 * random, and undoes its own steps.
 */
export class RandomEditor {
  readonly doc = new Y.Doc();
  /** What it did and nobody has been told. */
  unsent: Uint8Array[] = [];
  readonly #fragment = this.doc.getXmlFragment(DOCUMENT_FRAGMENT);
  readonly #undo: Y.UndoManager;
  #shown: ReturnType<typeof initProseMirrorDoc>;

  constructor(
    private readonly random: Random,
    state?: Uint8Array,
  ) {
    // Yjs draws the clientID itself; a failing seed has to bring the same one.
    this.doc.clientID = 1 + random.int(2 ** 31);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) this.unsent.push(update);
    });
    this.#undo = new Y.UndoManager(this.#fragment, {
      trackedOrigins: new Set([ySyncPluginKey]),
      deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
      captureTimeout: 0,
    });
    if (state) Y.applyUpdate(this.doc, state, REMOTE);
    this.#shown = initProseMirrorDoc(this.#fragment, documentSchema);
  }

  get shown(): Node {
    return this.#shown.doc;
  }

  /** One command, undo or redo. */
  act(): void {
    if (this.random.chance(0.12)) this.undo();
    else if (this.random.chance(0.08)) this.#step(() => this.#undo.redo());
    else this.write(this.#nextDocument());
  }

  undo(): void {
    this.#step(() => this.#undo.undo());
  }

  /** Yjs 13.6 cannot undo everything: redoing what another client has collected as garbage throws a TypeError. */
  #step(undo: () => void): void {
    try {
      undo();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    this.#render();
  }

  write(next: Node): void {
    this.#shown.doc = next;
    this.doc.transact(
      () => updateYFragment(this.doc, this.#fragment, next, this.#shown.meta),
      ySyncPluginKey,
    );
  }

  receive(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, REMOTE);
    this.#render();
  }

  #nextDocument(): Node {
    const { doc } = this.#shown;
    // An editor shows at least one block, whatever Yjs holds.
    if (doc.childCount === 0 || this.random.chance(0.02)) return randomDocument(this.random, 3);
    return randomEdit(this.random, doc);
  }

  /** As the binding does after a change from outside, healing what the schema does not know. */
  #render(): void {
    this.#shown = initProseMirrorDoc(this.#fragment, documentSchema);
  }
}

const REMOTE = Symbol('remote');
