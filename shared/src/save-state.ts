import type { Receipt } from './document-transport.ts';

/**
 * How far the oldest unsaved edit has come: `typed` is known to this device only, `received` is in the server's hands,
 * `saved` means that everything is in the database.
 */
export type SaveStage = 'typed' | 'received' | 'saved';

export interface SaveState {
  stage: SaveStage;
  /** When the oldest unsaved edit was made (milliseconds since 1970); null when everything is saved. */
  unsavedSince: number | null;
  /** The newest receipt of this page, null before the first. */
  receipt: Receipt | null;
}

/** What was handed to the wire at once. */
export interface Handed {
  since: number | null;
  /** Whether the server has it. */
  received: boolean;
}

/** Keeps account of what was typed, is under way and is saved. It knows times, not texts. */
export class SaveLedger {
  #gatheredSince: number | null;
  readonly #underWay = new Set<Handed>();
  #receipt: Receipt | null = null;

  /** `unsavedSince`: age of edits that an earlier page left unsent on this device. */
  constructor(unsavedSince: number | null = null) {
    this.#gatheredSince = unsavedSince;
  }

  get state(): SaveState {
    return { stage: this.#stage(), unsavedSince: this.#unsavedSince(), receipt: this.#receipt };
  }

  #stage(): SaveStage {
    if (this.#gatheredSince !== null) return 'typed';
    if (this.#underWay.size === 0) return 'saved';
    return [...this.#underWay].every(({ received }) => received) ? 'received' : 'typed';
  }

  #unsavedSince(): number | null {
    return [...this.#underWay].reduce((oldest, { since }) => earlier(oldest, since), this.#gatheredSince);
  }

  edited(at: number): void {
    this.#gatheredSince ??= at;
  }

  /** All that was gathered is handed to the wire. */
  handedOver(): Handed {
    const handed = { since: this.#gatheredSince, received: false };
    this.#underWay.add(handed);
    this.#gatheredSince = null;
    return handed;
  }

  /** The server has this, but has not committed it yet. */
  received(handed: Handed): void {
    handed.received = true;
  }

  committed(handed: Handed, receipt: Receipt): void {
    this.#underWay.delete(handed);
    if (receipt.revision >= (this.#receipt?.revision ?? 0)) this.#receipt = receipt;
  }

  /** The outcome of what was under way is unknown or bad: it counts as typed again, and keeps its age. */
  takenBack(): void {
    this.#gatheredSince = this.#unsavedSince();
    this.#underWay.clear();
  }

  /** The server said that it has everything. */
  nothingLacking(): void {
    this.#gatheredSince = null;
    this.#underWay.clear();
  }
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
