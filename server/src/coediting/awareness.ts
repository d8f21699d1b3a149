import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { accountColor } from './account-color.ts';
import { decodeAwareness, encodeAwareness, type AwarenessEntry } from './awareness-codec.ts';
import { CursorsElsewhere } from './cursors-elsewhere.ts';
import type { Clock } from './clock.ts';
import { cursorIn } from './cursor.ts';
import type { Writer } from './session.ts';

const EVERY_MILLISECONDS = 80;
/** A cursor moves because somebody types: waiting a little, it travels in the frame of that commit. */
const FIRST_MILLISECONDS = 20;
/** After so long without a word y-protocols takes a client for gone. */
const OUTDATED_MILLISECONDS = 30_000;

interface Presence extends AwarenessEntry {
  session: string;
  seenAt: number;
}

/** Who is in a room and where their cursors stand. Never stored; each session speaks for one clientID of its own. */
export class RoomAwareness {
  readonly #bySession = new Map<string, Presence>();
  readonly #sessionOf = new Map<number, string>();
  readonly #changed = new Map<number, AwarenessEntry>();
  readonly #elsewhere = new CursorsElsewhere();
  #present: Uint8Array | null = null;
  #sentAt = -Infinity;
  #cancel: (() => void) | null = null;

  constructor(
    private readonly clock: Clock,
    /** Tells everybody who is in the room. */
    private readonly send: (awareness: Uint8Array) => void,
    /** The account that wrote with this clientID first. */
    private readonly ownerOf: (clientId: number) => string | undefined,
    /** Tells other instances of whoever is in the room here. */
    private readonly tellElsewhere: (awareness: Uint8Array) => void = () => undefined,
  ) {}

  /** Whether the message says something about the session itself; all else in it is nobody's word. */
  receive(session: string, account: Writer, bytes: Uint8Array): boolean {
    if (bytes.byteLength > LIMITS.awarenessBytes) {
      throw new AppError('LIMIT', { limit: 'awarenessBytes', max: LIMITS.awarenessBytes });
    }
    const { entry, state } = this.#own(session, account, decodeMessage(bytes)) ?? {};
    if (!entry) return false;
    const before = this.#bySession.get(session);
    if (before && before.clientId !== entry.clientId) this.leave(session);
    else if (before && entry.clock <= before.clock && state !== null) return true;
    if (state === null) {
      this.leave(session);
      return true;
    }
    const user = { id: account.accountId, name: account.name, color: accountColor(account.accountId) };
    const { clientId, clock } = entry;
    const text = JSON.stringify({ user, cursor: cursorIn(state) });
    this.#bySession.set(session, { clientId, clock, state: text, session, seenAt: this.clock.now() });
    this.#sessionOf.set(clientId, session);
    this.#tell({ clientId, clock, state: text });
    return true;
  }

  /** The session has ended, or says that it is gone. */
  leave(session: string): void {
    const presence = this.#bySession.get(session);
    if (!presence) return;
    this.#bySession.delete(session);
    this.#sessionOf.delete(presence.clientId);
    this.#tell({ clientId: presence.clientId, clock: presence.clock, state: 'null' });
  }

  /** Cursors of another instance's sessions, as it gave them out. */
  receiveElsewhere(instance: string, bytes: Uint8Array): void {
    // Whoever speaks here has moved: what is heard of them elsewhere is older.
    const heard = decodeAwareness(bytes).filter(({ clientId }) => !this.#sessionOf.has(clientId));
    for (const entry of this.#elsewhere.take(instance, heard, this.clock.now())) this.#tell(entry);
  }

  /** The instance is gone, and its sessions with it. */
  leaveElsewhere(instance: string): void {
    for (const entry of this.#elsewhere.leave(instance))
      if (!this.#sessionOf.has(entry.clientId)) this.#tell(entry);
  }

  /** Everybody who is in the room in this instance; undefined: nobody. */
  presentHere(): Uint8Array | undefined {
    return this.#bySession.size > 0 ? encodeAwareness([...this.#bySession.values()]) : undefined;
  }

  /** Everybody who is here, for somebody who arrives; undefined: nobody. */
  present(): Uint8Array | undefined {
    for (const entry of this.#elsewhere.endOutdated(this.clock.now() - OUTDATED_MILLISECONDS))
      this.#tell(entry);
    const since = this.clock.now() - OUTDATED_MILLISECONDS;
    for (const { session, seenAt } of this.#bySession.values()) if (seenAt < since) this.leave(session);
    const elsewhere = this.#elsewhere.entries().filter(({ clientId }) => !this.#sessionOf.has(clientId));
    if (this.#bySession.size + elsewhere.length === 0) return undefined;
    return (this.#present ??= encodeAwareness([...this.#bySession.values(), ...elsewhere]));
  }

  /** What a frame that is about to leave may take with it. */
  takeChanges(): Uint8Array | undefined {
    if (this.#changed.size === 0 || this.clock.now() - this.#sentAt < EVERY_MILLISECONDS / 2)
      return undefined;
    return this.#take();
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#changed.clear();
  }

  #tell(entry: AwarenessEntry): void {
    this.#changed.set(entry.clientId, entry);
    this.#present = null;
    if (this.#cancel) return;
    const wait = Math.max(FIRST_MILLISECONDS, this.#sentAt + EVERY_MILLISECONDS - this.clock.now());
    this.#cancel = this.clock.after(wait, () => this.send(this.#take()));
  }

  #take(): Uint8Array {
    this.#cancel?.();
    this.#cancel = null;
    this.#sentAt = this.clock.now();
    const changed = [...this.#changed.values()];
    this.#changed.clear();
    const ours = changed.filter(
      ({ clientId }) => this.#sessionOf.has(clientId) || !this.#elsewhere.has(clientId),
    );
    if (ours.length > 0) this.tellElsewhere(encodeAwareness(ours));
    return encodeAwareness(changed);
  }

  /** The entry about the session's own clientID: the one it spoke of before, else the first that is nobody else's. */
  #own(session: string, account: Writer, entries: DecodedEntry[]): DecodedEntry | undefined {
    const known = this.#bySession.get(session)?.clientId;
    const mine = entries.filter(({ entry: { clientId } }) => {
      const owner = this.ownerOf(clientId);
      const speaker = this.#sessionOf.get(clientId);
      return (!owner || owner === account.accountId) && (!speaker || speaker === session);
    });
    return mine.find(({ entry }) => entry.clientId === known) ?? mine[0];
  }
}

interface DecodedEntry {
  entry: AwarenessEntry;
  state: unknown;
}

function decodeMessage(bytes: Uint8Array): DecodedEntry[] {
  try {
    return decodeAwareness(bytes).map((entry) => ({ entry, state: JSON.parse(entry.state) as unknown }));
  } catch {
    throw new AppError('INVALID_INPUT', { fields: { awareness: 'MALFORMED' } });
  }
}
