import * as Y from 'yjs';

/** The next clock of each client in a document that does not change meanwhile. */
export class DocumentClocks {
  readonly #states = new Map<number, number>();
  #lastClient = -1;
  #lastState = 0;

  constructor(private readonly doc: Y.Doc) {}

  /** Zero for a client that the document does not know. */
  of(client: number): number {
    if (client === this.#lastClient) return this.#lastState;
    let state = this.#states.get(client);
    if (state === undefined) this.#states.set(client, (state = Y.getState(this.doc.store, client)));
    this.#lastClient = client;
    this.#lastState = state;
    return state;
  }
}
