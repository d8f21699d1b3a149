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

/** Keeps account of what was typed, is under way and is saved. It knows times, not texts. */
export class SaveLedger {
  #gatheredSince: number | null;
  #underWaySince: number | null = null;
  #received = false;
  #receipt: Receipt | null = null;

  /** `unsavedSince`: age of edits that an earlier page left unsent on this device. */
  constructor(unsavedSince: number | null = null) {
    this.#gatheredSince = unsavedSince;
  }

  get state(): SaveState {
    const unsavedSince = earlier(this.#underWaySince, this.#gatheredSince);
    return { stage: this.#stage(), unsavedSince, receipt: this.#receipt };
  }

  #stage(): SaveStage {
    if (this.#gatheredSince !== null) return 'typed';
    if (this.#underWaySince === null) return 'saved';
    return this.#received ? 'received' : 'typed';
  }

  edited(at: number): void {
    this.#gatheredSince ??= at;
  }

  /** All that was gathered is handed to the wire. */
  handedOver(): void {
    this.#underWaySince = earlier(this.#underWaySince, this.#gatheredSince);
    this.#gatheredSince = null;
    this.#received = false;
  }

  /** The server has what is under way, but has not committed it yet. */
  received(): void {
    this.#received = true;
  }

  committed(receipt: Receipt): void {
    this.#underWaySince = null;
    this.#receipt = receipt;
  }

  /** The outcome of what was under way is unknown or bad: it counts as typed again, and keeps its age. */
  takenBack(): void {
    this.#gatheredSince = earlier(this.#underWaySince, this.#gatheredSince);
    this.#underWaySince = null;
  }

  /** The server said that it has everything. */
  nothingLacking(): void {
    this.#gatheredSince = null;
    this.#underWaySince = null;
  }
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
