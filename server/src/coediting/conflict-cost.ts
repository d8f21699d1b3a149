import * as Y from 'yjs';
import { type Container, isYjsStruct, type Place, type StructPlaces } from './struct-places.ts';
import type { StructId, UpdateStruct } from './update-struct.ts';

/** Structs that want to stand right after the same one. */
interface Siblings {
  members: Set<UpdateStruct>;
  clients: Set<number>;
}

/**
 * About how many steps Yjs will take to order what the update and the document put into the same places at the same
 * time. Yjs walks over all concurrent neighbours for each struct: two people who each put n blocks on top of the other
 * cost n² steps, and 112 kB made for it stop a server for seconds. Never much too low; too high only for updates that
 * several clients wrote into one place.
 * @param max counting ends here
 */
export function conflictCost(ordered: readonly UpdateStruct[], places: StructPlaces, max: number): number {
  const counter = new ConflictCounter(places, max);
  for (const struct of ordered) counter.add(struct);
  return counter.total();
}

class ConflictCounter {
  readonly #siblings = new Map<string, Siblings>();
  /** How many of each client's structs stand in a container. */
  readonly #inContainer = new Map<Container, Map<number, number>>();
  readonly #containerKeys = new Map<Container, number>();
  readonly #rightInDocument = new Map<UpdateStruct, StructId | null>();
  readonly #walked = new Map<string, number>();
  #cost = 0;

  constructor(
    private readonly places: StructPlaces,
    private readonly max: number,
  ) {}

  add(struct: UpdateStruct): void {
    const place = struct.kind === 'item' ? this.places.placeOf(struct) : null;
    if (place === null) return;
    const perClient = this.#inContainer.get(place.container) ?? new Map<number, number>();
    this.#inContainer.set(
      place.container,
      perClient.set(struct.client, (perClient.get(struct.client) ?? 0) + 1),
    );
    const key = this.#siblingKey(struct, place);
    const siblings = this.#siblings.get(key) ?? { members: new Set(), clients: new Set() };
    siblings.members.add(struct);
    siblings.clients.add(struct.client);
    this.#siblings.set(key, siblings);
    this.#cost += this.#stepsInDocument(struct, place, key);
  }

  total(): number {
    for (const siblings of this.#siblings.values()) {
      const { members } = siblings;
      if (members.size < 2) continue;
      for (const struct of members) {
        this.#cost += this.#stepsAmong(struct, siblings);
        if (this.#cost > this.max) return this.#cost;
      }
    }
    return this.#cost;
  }

  /** Steps over what the update itself puts between the struct's neighbours. */
  #stepsAmong(struct: UpdateStruct, { members, clients }: Siblings): number {
    const right = struct.rightOrigin && this.places.find(struct.rightOrigin);
    const pushesOwnAside =
      right !== null && !isYjsStruct(right) && right.client === struct.client && members.has(right);
    if (!pushesOwnAside && clients.size === 1 && members.values().next().value === struct) return 0;
    let steps = 0;
    for (const [client, count] of this.#inContainer.get(this.places.placeOf(struct)!.container)!) {
      if (client !== struct.client || !pushesOwnAside) steps += count;
    }
    return steps;
  }

  #stepsInDocument(struct: UpdateStruct, place: NonNullable<Place>, key: string): number {
    if (this.#cost > this.max) return 0;
    const left = struct.origin && this.places.find(struct.origin);
    if (left !== null && !isYjsStruct(left)) return 0;
    const right = this.#documentRight(struct);
    const walk = `${key}>${right ? `${right.client}.${right.clock}` : ''}`;
    const known = this.#walked.get(walk);
    if (known !== undefined) return known;
    const steps = this.#walk(struct.origin, place, left, right);
    this.#walked.set(walk, steps);
    return steps;
  }

  /** How many structs of the document stand between these two. */
  #walk(
    origin: StructId | null,
    place: NonNullable<Place>,
    left: Y.Item | Y.GC | null,
    right: StructId | null,
  ): number {
    const end = right && this.places.find(right);
    const cutsLeft = left !== null && origin !== null && left.id.clock + left.length - 1 > origin.clock;
    if (cutsLeft && end === left) return right!.clock === origin.clock + 1 ? 0 : 1;
    let steps = cutsLeft ? 1 : 0;
    let item = left === null ? firstIn(place) : left instanceof Y.Item ? left.right : null;
    for (; item !== null && item !== end && steps <= this.max; item = item.right) steps++;
    return steps;
  }

  /** The document's next struct after this one, as its author saw it. */
  #documentRight(struct: UpdateStruct): StructId | null {
    const passed: UpdateStruct[] = [];
    let right: StructId | null = null;
    for (let at: UpdateStruct | null = struct; at !== null;) {
      const known = this.#rightInDocument.get(at);
      if (known !== undefined) {
        right = known;
        break;
      }
      passed.push(at);
      right = at.rightOrigin;
      const found: Y.Item | Y.GC | UpdateStruct | null = right && this.places.find(right);
      at = found === null || isYjsStruct(found) ? null : found;
    }
    for (const each of passed) this.#rightInDocument.set(each, right);
    return right;
  }

  #siblingKey({ origin }: UpdateStruct, { container, attribute }: NonNullable<Place>): string {
    if (origin) return `${origin.client}.${origin.clock}`;
    const known = this.#containerKeys.get(container) ?? this.#containerKeys.size;
    this.#containerKeys.set(container, known);
    return `${known}/${attribute ?? ''}`;
  }
}

/** The document's first struct in the place; null for a place that the update makes. */
function firstIn({ container: { type }, attribute }: NonNullable<Place>): Y.Item | null {
  if (type === null) return null;
  if (attribute === null) return type._start;
  let item = type._map.get(attribute) ?? null;
  while (item !== null && item.left !== null) item = item.left;
  return item;
}
