import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isId } from '../platform/ids.ts';

const MAC_CHARACTERS = 32;
const SHAPE = new RegExp(`^(mpt_[a-z0-9]+)-([0-9a-f]{${MAC_CHARACTERS}})$`);

/**
 * By which name a meeting stands in one participant's calendar. Programs send it back with each answer, so that it proves
 * that whoever answers has seen the invitation: it is made of the hub's secret and belongs to this participant alone.
 */
export class CalendarUids {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'umlauf calendar answers 1', 32));
  }

  of(participantId: string): string {
    return `${participantId}-${this.#macOf(participantId)}`;
  }

  /** Whose it is; null for what was not made here. */
  participantOf(uid: string): string | null {
    const [, id, mac] = SHAPE.exec(uid.trim().toLowerCase()) ?? [];
    if (!id || !mac || !isId('mpt', id)) return null;
    return timingSafeEqual(Buffer.from(mac), Buffer.from(this.#macOf(id))) ? id : null;
  }

  #macOf(participantId: string): string {
    return createHmac('sha256', this.#key).update(participantId).digest('hex').slice(0, MAC_CHARACTERS);
  }
}
