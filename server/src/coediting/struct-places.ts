import * as Y from 'yjs';
import { ROOT_RULE, ruleOfElement } from '@umlauf/shared/document-rules';
import { DOCUMENT_FRAGMENT } from '@umlauf/shared/document-schema';
import { LIMITS } from '@umlauf/shared/limits';
import type { DocumentClocks } from './document-clocks.ts';
import { invalidUpdate, overLimit } from './update-faults.ts';
import {
  clockEnd,
  type Container,
  isSamePlace,
  type Place,
  type StructId,
  type UpdateStruct,
  type YType,
} from './update-struct.ts';

/**
 * Where things stand: those in the document, and those that the update adds to it. Throws INVALID_INPUT where a
 * reference leads to something that can hold nothing, and where neighbours have different parents.
 */
export class StructPlaces {
  readonly #containers = new Map<YType, Container>();
  readonly #root: Container;

  constructor(
    private readonly doc: Y.Doc,
    private readonly clocks: DocumentClocks,
    private readonly structs: ReadonlyMap<number, UpdateStruct[]>,
  ) {
    this.#root = { kind: 'root', rule: ROOT_RULE, depth: 0, type: doc.getXmlFragment(DOCUMENT_FRAGMENT) };
  }

  /** Everything that the struct refers to has been placed before. */
  place(struct: UpdateStruct): Place {
    if (struct.kind === 'gc') return null;
    struct.place = this.#placeOfReferences(struct);
    const { place, content } = struct;
    if (place !== null && content.kind === 'element')
      struct.inside = element(content.name, place.container, null);
    if (place !== null && content.kind === 'text') struct.inside = text(place.container, null);
    return place;
  }

  /** Where Yjs puts an item that refers to these. */
  #placeOfReferences({ origin, rightOrigin, parent, attribute }: UpdateStruct): Place {
    if (parent === 'root') return { container: this.#root, attribute };
    if (parent !== null) {
      const container = this.#containerOf(parent);
      return container && { container, attribute };
    }
    const left = origin && this.placeOf(origin);
    const right = rightOrigin && this.placeOf(rightOrigin);
    if ((origin && !left) || (rightOrigin && !right)) return null;
    if (left && right && !isSamePlace(left, right)) throw invalidUpdate();
    return left ?? right;
  }

  placeOf(id: StructId): Place {
    const struct = this.find(id);
    if (!isYjsStruct(struct)) return struct.place;
    if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.AbstractType)) return null;
    return { container: this.#containerOfType(struct.parent), attribute: struct.parentSub };
  }

  /** The struct of the document or, for what that lacks, of the update. */
  find({ client, clock }: StructId): Y.Item | Y.GC | UpdateStruct {
    if (clock < this.clocks.of(client)) return Y.getItem(this.doc.store, Y.createID(client, clock));
    const struct = this.findLacking(client, clock);
    if (struct === null) throw invalidUpdate();
    return struct;
  }

  /** The struct among those that the document lacks. */
  findLacking(client: number, clock: number): UpdateStruct | null {
    return findStruct(this.structs.get(client) ?? [], clock);
  }

  /** What the id opens; null when it is deleted and gone. */
  #containerOf(id: StructId): Container | null {
    const struct = this.find(id);
    if (isYjsStruct(struct)) {
      if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return null;
      if (!(struct.content instanceof Y.ContentType)) throw invalidUpdate();
      return this.#containerOfType(struct.content.type);
    }
    if (struct.place === null || struct.content.kind === 'deleted') return null;
    if (struct.inside === null) throw invalidUpdate();
    return struct.inside;
  }

  #containerOfType(type: YType): Container {
    const known = this.#containers.get(type);
    if (known) return known;
    const item = type._item;
    if (item === null) return this.#root;
    const outer = this.#containerOfType(item.parent as YType);
    const container = type instanceof Y.XmlElement ? element(type.nodeName, outer, type) : text(outer, type);
    this.#containers.set(type, container);
    return container;
  }
}

function element(name: string, outer: Container, type: YType | null): Container {
  const rule = ruleOfElement(name);
  if (rule === undefined) throw invalidUpdate('UNKNOWN_VALUE');
  if (outer.depth >= LIMITS.documentDepth) throw overLimit('documentDepth');
  return { kind: 'element', rule, depth: outer.depth + 1, type };
}

function text(outer: Container, type: YType | null): Container {
  return { kind: 'text', rule: outer.rule, depth: outer.depth, type };
}

/** Whether `find` found it in the document. */
export function isYjsStruct(struct: Y.Item | Y.GC | UpdateStruct): struct is Y.Item | Y.GC {
  return struct instanceof Y.Item || struct instanceof Y.GC;
}

/** The struct that has the clock, among one client's in ascending order. */
function findStruct(structs: readonly UpdateStruct[], clock: number): UpdateStruct | null {
  let low = 0;
  let high = structs.length - 1;
  // Most structs have the length one, and a neighbour is sought most often.
  const guess = structs[clock - (structs[0]?.clock ?? 0)];
  if (guess?.clock === clock) return guess;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle]!;
    if (clock < struct.clock) high = middle - 1;
    else if (clock >= clockEnd(struct)) low = middle + 1;
    else return struct;
  }
  return null;
}
