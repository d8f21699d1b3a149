/** What carries messages between the instances. It may lose some: whoever listens notices by their numbers. */
export interface BusCarrier {
  /** Begins to listen, and goes on trying for as long as it is open. */
  open(listener: CarrierListener): void;
  /** Everybody who listens hears it, whoever sends it included. Lost while there is no connection. */
  send(text: string): void;
  /** Nothing comes through any more: another connection. */
  reconnect(): void;
  close(): Promise<void>;
}

export interface CarrierListener {
  hear(text: string): void;
  /** It listens, from now on or again: what was said before is lost. */
  connected(): void;
  disconnected(): void;
}

const LONGEST_WAIT = 5_000;

/** Milliseconds before the next try: longer each time, and not at the same time for all. */
export function backoff(tries: number): number {
  return Math.min(LONGEST_WAIT, 50 * 2 ** tries) * (0.5 + Math.random() / 2);
}
