import * as Y from 'yjs';
import { type ElementRule, ROOT_RULE, ruleOfElement } from '@umlauf/shared/document-rules';
import { DOCUMENT_FRAGMENT } from '@umlauf/shared/document-schema';
import { LIMITS } from '@umlauf/shared/limits';
import { invalidUpdate, overLimit } from './update-faults.ts';
import { clockEnd, type StructId, type UpdateStruct } from './update-struct.ts';

/** Any Yjs type, whatever its events. */
type YType = Exclude<Y.Item['parent'], Y.ID | null>;

/** Something that holds others: the top of the document, an element or a text. */
export interface Container {
  kind: 'root' | 'element' | 'text';
  /** Of the element, or of the one that holds the text. */
  rule: ElementRule;
  depth: number;
  /** Null for what the update adds. */
  type: YType | null;
}

/** In what an item stands, and as which attribute. Null: its parent is gone, so Yjs keeps the clocks and drops the rest. */
export type Place = { container: Container; attribute: string | null } | null;

/**
 * Where things stand: those in the document, and those that the update adds to it. Throws INVALID_INPUT where a
 * reference leads to something that can hold nothing, and where neighbours have different parents.
 */
export class StructPlaces {
  readonly #containers = new Map<YType | UpdateStruct, Container>();
  readonly #added = new Map<UpdateStruct, Place>();
  readonly #root: Container;

  constructor(
    private readonly doc: Y.Doc,
    private readonly structs: ReadonlyMap<number, UpdateStruct[]>,
  ) {
    this.#root = { kind: 'root', rule: ROOT_RULE, depth: 0, type: doc.getXmlFragment(DOCUMENT_FRAGMENT) };
  }

  /** Everything that the struct refers to has been placed before. */
  place(struct: UpdateStruct): Place {
    const place = struct.kind === 'gc' ? null : this.#placeOfReferences(struct);
    this.#added.set(struct, place);
    if (place !== null) this.#contain(struct, place);
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
    if (!isYjsStruct(struct)) return this.#added.get(struct) ?? null;
    if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.AbstractType)) return null;
    return { container: this.#containerOfType(struct.parent), attribute: struct.parentSub };
  }

  /** The struct of the document or, for what that lacks, of the update. */
  find({ client, clock }: StructId): Y.Item | Y.GC | UpdateStruct {
    if (clock < Y.getState(this.doc.store, client))
      return Y.getItem(this.doc.store, Y.createID(client, clock));
    const struct = findStruct(this.structs.get(client) ?? [], clock);
    if (struct === undefined) throw invalidUpdate();
    return struct;
  }

  /** What the id opens; null when it is deleted and gone. */
  #containerOf(id: StructId): Container | null {
    const struct = this.find(id);
    if (isYjsStruct(struct)) {
      if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return null;
      if (!(struct.content instanceof Y.ContentType)) throw invalidUpdate();
      return this.#containerOfType(struct.content.type);
    }
    if (struct.kind === 'gc' || struct.content.kind === 'deleted' || this.#added.get(struct) === null)
      return null;
    const container = this.#containers.get(struct);
    if (container === undefined) throw invalidUpdate();
    return container;
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

  #contain(struct: UpdateStruct, place: NonNullable<Place>): void {
    const { content } = struct;
    if (content.kind === 'element')
      this.#containers.set(struct, element(content.name, place.container, null));
    if (content.kind === 'text') this.#containers.set(struct, text(place.container, null));
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

function isSamePlace(left: NonNullable<Place>, right: NonNullable<Place>): boolean {
  return left.container === right.container && left.attribute === right.attribute;
}

/** Whether `find` found it in the document. */
export function isYjsStruct(struct: Y.Item | Y.GC | UpdateStruct): struct is Y.Item | Y.GC {
  return struct instanceof Y.Item || struct instanceof Y.GC;
}

/** The struct that has the clock, among one client's in ascending order. */
export function findStruct(structs: readonly UpdateStruct[], clock: number): UpdateStruct | undefined {
  let low = 0;
  let high = structs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle]!;
    if (clock < struct.clock) high = middle - 1;
    else if (clock >= clockEnd(struct)) low = middle + 1;
    else return struct;
  }
  return undefined;
}
