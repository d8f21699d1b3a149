import type { Announcements } from '../live/announcements.ts';
import type { Bus } from '../live/bus.ts';
import type { Look } from '../live/look.ts';
import { HUB_STREAM } from './write-trail.ts';

/** Announces here what other instances recorded in the hub's trail; nothing is asked while there are none. */
export function watchTrail(look: Look, bus: Pick<Bus, 'hasPeers'>, announcements: Announcements): void {
  let seen: number | undefined;
  look.watch({
    statement: (list) => `select id, sequence as value from trail_head where id = any(${list})`,
    ids: () => (bus.hasPeers ? [HUB_STREAM] : []),
    seen: (ends) => {
      const end = ends.get(HUB_STREAM);
      if (seen !== undefined && end !== seen) announcements.emit('trailRecorded');
      seen = end;
    },
  });
}
