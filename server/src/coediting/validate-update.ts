import * as Y from 'yjs';
import { isEntryKind } from '@umlauf/shared/entries';
import { LIMITS } from '@umlauf/shared/limits';
import { proposedBy } from '@umlauf/shared/suggestion-marks';
import { AppError } from '../platform/errors.ts';
import { conflictCost } from './conflict-cost.ts';
import { CutCost } from './cut-cost.ts';
import { decodeUpdate } from './decode-update.ts';
import { DocumentClocks } from './document-clocks.ts';
import { integrationOrder } from './integration-order.ts';
import { StructPlaces } from './struct-places.ts';
import { checkStruct } from './struct-rules.ts';
import { invalidUpdate, overLimit } from './update-faults.ts';
import {
  clockEnd,
  type ClockRange,
  type DecodedUpdate,
  findReference,
  isSamePlace,
  type UpdateStruct,
} from './update-struct.ts';

export interface ValidatedUpdate {
  /** Clients who wrote structs that the document lacks. */
  clientIds: number[];
  /** How many structs the document lacks. */
  structs: number;
  /** No struct and no deletion: the empty difference. */
  isEmpty: boolean;
  /** The document has all of it. */
  addsNothing: boolean;
  /** The document has nothing of it, and it deletes nothing. */
  isWhollyNew: boolean;
  /** Proposals whose marks it brings, each once. */
  suggestionIds: string[];
  /** How many entries it brings. */
  entries: number;
}

/**
 * Whether the update may be applied to the document, without touching or copying it: afterwards `Y.applyUpdate`
 * neither throws nor keeps anything pending nor takes long, and the document still fits the schema.
 * Throws INVALID_INPUT, LIMIT, or CONFLICT with the document's state vector when predecessors are missing.
 */
export function validateUpdate(update: Uint8Array, doc: Y.Doc): ValidatedUpdate {
  if (update.byteLength === 0) throw invalidUpdate('EMPTY');
  if (update.byteLength > LIMITS.updateBytes) throw overLimit('updateBytes');
  return new UpdateCheck(decodeUpdate(update), doc).run();
}

class UpdateCheck {
  /** What the document lacks, by client. */
  readonly #lacking = new Map<number, UpdateStruct[]>();
  readonly #clocks: DocumentClocks;
  readonly #places: StructPlaces;
  readonly #cutCost: CutCost;

  constructor(
    private readonly update: DecodedUpdate,
    private readonly doc: Y.Doc,
  ) {
    this.#clocks = new DocumentClocks(doc);
    this.#places = new StructPlaces(doc, this.#clocks, this.#lacking);
    this.#cutCost = new CutCost(doc, this.#clocks);
  }

  run(): ValidatedUpdate {
    for (const structs of this.update.structs.values()) this.#takeLacking(structs);
    if (this.#newClients() > LIMITS.updateClients) throw overLimit('updateClients');
    for (const structs of this.update.structs.values())
      structs.forEach((struct) => this.#checkReferences(struct));
    for (const [client, ranges] of this.update.deletes) this.#checkKnown(client, ranges);
    const ordered = integrationOrder(this.#lacking, this.#clocks);
    for (const struct of ordered) this.#checkPlace(struct);
    const areDeletesKnown = this.#checkDeletes();
    this.#checkCost(ordered);
    return {
      clientIds: [...this.#lacking.keys()],
      structs: ordered.length,
      isEmpty: this.update.structs.size === 0 && this.update.deletes.size === 0,
      addsNothing: ordered.length === 0 && areDeletesKnown,
      isWhollyNew:
        ordered.length > 0 && this.update.deletes.size === 0 && lengthOf(ordered) === lengthOf(this.#all()),
      suggestionIds: suggestionsOf(ordered),
      entries: entriesOf(ordered),
    };
  }

  #all(): UpdateStruct[] {
    return [...this.update.structs.values()].flat();
  }

  #takeLacking(structs: readonly UpdateStruct[]): void {
    let state = 0;
    for (const struct of structs) {
      state = Math.max(state, this.#clocks.of(struct.client));
      if (clockEnd(struct) <= state) continue;
      if (struct.kind === 'skip' || struct.clock > state) throw this.#missingPredecessors();
      const known = this.#lacking.get(struct.client);
      if (known) known.push(struct);
      else this.#lacking.set(struct.client, [struct]);
      state = clockEnd(struct);
    }
  }

  /** Yjs looks up the references of what it has already, too, and fails in the middle when they lead nowhere. */
  #checkReferences(struct: UpdateStruct): void {
    const isKnown = clockEnd(struct) <= this.#clocks.of(struct.client);
    findReference(struct, (id) => {
      if (id.client === struct.client && id.clock >= struct.clock) throw invalidUpdate();
      if (id.clock < this.#clocks.of(id.client)) return false;
      if (isKnown) throw invalidUpdate();
      if (id.clock >= this.#end(id.client)) throw this.#missingPredecessors();
      return false;
    });
    this.#cutCost.addReferences(struct);
  }

  #checkKnown(client: number, ranges: readonly ClockRange[]): void {
    const last = ranges.at(-1);
    if (last && clockEnd(last) > this.#end(client)) throw this.#missingPredecessors();
  }

  #checkPlace(struct: UpdateStruct): void {
    const place = this.#places.place(struct);
    const state = this.#clocks.of(struct.client);
    // The document has its beginning: Yjs adds the rest to that, and takes the parent from here.
    if (struct.clock < state && struct.kind === 'item') {
      const before = this.#places.placeOf({ client: struct.client, clock: state - 1 });
      if (!isSamePlace(before, place)) throw invalidUpdate();
    }
    checkStruct(struct, place);
  }

  #checkDeletes(): boolean {
    let areKnown = true;
    for (const [client, ranges] of this.update.deletes) {
      areKnown = this.#cutCost.addDeletes(client, ranges) && areKnown;
    }
    return areKnown;
  }

  #checkCost(ordered: readonly UpdateStruct[]): void {
    if (this.#cutCost.total > LIMITS.updateCutSteps) throw overLimit('updateCutSteps');
    const cost = conflictCost(ordered, this.#places, LIMITS.updateConflictSteps);
    if (cost > LIMITS.updateConflictSteps) throw overLimit('updateConflictSteps');
  }

  #newClients(): number {
    return [...this.#lacking.keys()].filter((client) => this.#clocks.of(client) === 0).length;
  }

  /** The client's next clock once the update is in. */
  #end(client: number): number {
    const last = this.#lacking.get(client)?.at(-1);
    return last ? clockEnd(last) : this.#clocks.of(client);
  }

  #missingPredecessors(): AppError {
    const stateVector = Buffer.from(Y.encodeStateVector(this.doc)).toString('base64');
    return new AppError('CONFLICT', { reason: 'MISSING_PREDECESSORS', stateVector });
  }
}

function suggestionsOf(structs: readonly UpdateStruct[]): string[] {
  const ids = new Set<string>();
  for (const { content } of structs) {
    const proposed = content.kind === 'format' ? proposedBy(content.mark, content.value) : null;
    if (proposed) ids.add(proposed.id);
  }
  if (ids.size > LIMITS.updateSuggestions) throw overLimit('updateSuggestions');
  return [...ids];
}

function entriesOf(structs: readonly UpdateStruct[]): number {
  const brought = structs.filter(
    ({ content, place }) => content.kind === 'element' && place !== null && isEntryKind(content.name),
  );
  return brought.length;
}

function lengthOf(structs: readonly UpdateStruct[]): number {
  return structs.reduce((sum, { length }) => sum + length, 0);
}
