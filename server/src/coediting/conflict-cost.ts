import type * as Y from 'yjs';
import { isYjsStruct, type StructPlaces } from './struct-places.ts';
import type { Container, Place, StructId, UpdateStruct } from './update-struct.ts';

type Found = Y.Item | Y.GC | UpdateStruct;

/**
 * About how many steps Yjs will take to order what the update and the document put into the same places at the same
 * time. Yjs walks over all concurrent neighbours for each struct: two people who each put n blocks on top of the other
 * cost n² steps, and 112 kB made for it stop a server for seconds. Never much too low; too high only for updates that
 * several clients wrote into one place.
 * @param max counting ends here
 */
export function conflictCost(ordered: readonly UpdateStruct[], places: StructPlaces, max: number): number {
  const counter = new ConflictCounter(ordered, places, max);
  for (const struct of ordered) if (struct.place !== null) counter.add(struct, struct.place);
  return counter.total();
}

class ConflictCounter {
  /** Structs that want to stand right after the same one. */
  readonly #siblings = new Map<string, Set<UpdateStruct>>();
  readonly #containerKeys = new Map<Container, number>();
  readonly #rightInDocument = new Map<UpdateStruct, StructId | null>();
  readonly #walked = new Map<string, number>();
  #cost = 0;

  constructor(
    private readonly ordered: readonly UpdateStruct[],
    private readonly places: StructPlaces,
    private readonly max: number,
  ) {}

  add(struct: UpdateStruct, place: NonNullable<Place>): void {
    const left = struct.origin && this.places.find(struct.origin);
    // What goes on where its author has just been has no siblings unless others want the same place: see `total`.
    if (left !== null && !isYjsStruct(left) && isContinued(struct)) return;
    const key = this.#siblingKey(struct, place);
    const siblings = this.#siblings.get(key) ?? new Set();
    this.#siblings.set(key, siblings.add(struct));
    if (left === null || isYjsStruct(left)) this.#cost += this.#stepsInDocument(struct, place, left, key);
  }

  total(): number {
    for (const siblings of this.#siblings.values()) {
      const continued = this.#continuedAt(siblings);
      if (continued) siblings.add(continued);
    }
    const groups = [...this.#siblings.values()].filter((siblings) => siblings.size > 1);
    if (groups.length === 0) return this.#cost;
    const counts = this.#countsInContainers();
    for (const siblings of groups) {
      const clients = new Set([...siblings].map((struct) => struct.client));
      for (const struct of siblings) {
        this.#cost += this.#stepsAmong(struct, siblings, clients, counts);
        if (this.#cost > this.max) return this.#cost;
      }
    }
    return this.#cost;
  }

  /** The struct that goes on after the same one as these, which `add` has passed over. */
  #continuedAt(siblings: ReadonlySet<UpdateStruct>): UpdateStruct | null {
    const [first] = siblings;
    const origin = first!.origin;
    if (origin === null || isYjsStruct(this.places.find(origin))) return null;
    const next = this.places.findLacking(origin.client, origin.clock + 1);
    return next && next.clock === origin.clock + 1 && isContinued(next) ? next : null;
  }

  /** How many of each client's structs the update puts into each container. */
  #countsInContainers(): Map<Container, Map<number, number>> {
    const counts = new Map<Container, Map<number, number>>();
    for (const { place, client } of this.ordered) {
      if (place === null) continue;
      const perClient = counts.get(place.container) ?? new Map<number, number>();
      counts.set(place.container, perClient.set(client, (perClient.get(client) ?? 0) + 1));
    }
    return counts;
  }

  /** Steps over what the update itself puts between the struct's neighbours. */
  #stepsAmong(
    struct: UpdateStruct,
    siblings: ReadonlySet<UpdateStruct>,
    clients: ReadonlySet<number>,
    counts: ReadonlyMap<Container, ReadonlyMap<number, number>>,
  ): number {
    const right = struct.rightOrigin && this.places.find(struct.rightOrigin);
    const pushesOwnAside =
      right !== null && !isYjsStruct(right) && right.client === struct.client && siblings.has(right);
    const [first] = siblings;
    if (!pushesOwnAside && clients.size === 1 && first === struct) return 0;
    let steps = 0;
    for (const [client, count] of counts.get(struct.place!.container)!) {
      if (client !== struct.client || !pushesOwnAside) steps += count;
    }
    return steps;
  }

  #stepsInDocument(
    struct: UpdateStruct,
    place: NonNullable<Place>,
    left: Y.Item | Y.GC | null,
    key: string,
  ): number {
    if (this.#cost > this.max) return 0;
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
    let item = left === null ? firstIn(place) : 'right' in left ? left.right : null;
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
      const found: Found | null = right && this.places.find(right);
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

/** Whether the struct stands right after the one that its author wrote before. */
function isContinued({ client, clock, origin }: UpdateStruct): boolean {
  return origin !== null && origin.client === client && origin.clock === clock - 1;
}

/** The document's first struct in the place; null for a place that the update makes. */
function firstIn({ container: { type }, attribute }: NonNullable<Place>): Y.Item | null {
  if (type === null) return null;
  if (attribute === null) return type._start;
  let item = type._map.get(attribute) ?? null;
  while (item !== null && item.left !== null) item = item.left;
  return item;
}
