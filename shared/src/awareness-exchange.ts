import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';

/** Cursor moves are sent at most this often: they are the larger half of the traffic in a full room. */
const SEND_EVERY_MILLISECONDS = 80;

type Changed = { added: number[]; updated: number[]; removed: number[] };

/** Sends one's own cursor, throttled, and shows those of others while the line is up. */
export class AwarenessExchange {
  readonly #awareness: Awareness;
  #send: ((bytes: Uint8Array) => Promise<void>) | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sentAt = 0;

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
    awareness.on('update', this.#onUpdate);
  }

  /** The line is up: tell who is here. */
  open(send: (bytes: Uint8Array) => Promise<void>): void {
    // A new clock: who was told of our leaving ignores a return with the old one.
    this.#awareness.setLocalState(this.#awareness.getLocalState());
    this.#send = send;
    this.#sendNow();
  }

  receive(bytes: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, bytes, this);
  }

  /** The line is down: nobody else can be seen. */
  close(): void {
    this.#send = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const { states, meta, clientID } = this.#awareness;
    const others = [...states.keys()].filter((client) => client !== clientID);
    for (const client of others) {
      states.delete(client);
      // Without its clock a peer is seen again as soon as the next arrival names it.
      meta.delete(client);
    }
    if (others.length === 0) return;
    const changed: Changed = { added: [], updated: [], removed: others };
    this.#awareness.emit('change', [changed, this]);
    this.#awareness.emit('update', [changed, this]);
  }

  destroy(): void {
    this.close();
    this.#awareness.off('update', this.#onUpdate);
  }

  readonly #onUpdate = ({ added, updated, removed }: Changed, origin: unknown): void => {
    const { clientID } = this.#awareness;
    // When the server says that one is gone, one says that one is not.
    const own = removed.includes(clientID) || (origin !== this && [...added, ...updated].includes(clientID));
    if (!own || !this.#send || this.#timer !== null) return;
    // No longer than that, though the device's clock be set back.
    const wait = Math.min(SEND_EVERY_MILLISECONDS, this.#sentAt + SEND_EVERY_MILLISECONDS - Date.now());
    if (wait <= 0) this.#sendNow();
    else this.#timer = setTimeout(() => this.#sendNow(), wait);
  };

  #sendNow(): void {
    this.#timer = null;
    if (!this.#send) return;
    this.#sentAt = Date.now();
    // A lost cursor is not worth an alarm: the next move, or the renewal every 15 s, sends it again.
    this.#send(encodeAwarenessUpdate(this.#awareness, [this.#awareness.clientID])).catch(() => {});
  }
}
