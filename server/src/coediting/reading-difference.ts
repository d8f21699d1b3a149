import * as Y from 'yjs';
import type { Follower } from './follower.ts';
import { stateVectorWith } from './passive-doc.ts';
import type { Reading } from './pending-group.ts';
import type { RoomDocument } from './room-document.ts';
import type { RoomEvent } from './session.ts';

/**
 * What a follower lacks: taken at the end of a group, delivered once that is committed.
 * @param present what is so when it is delivered
 */
export function readingDifference(
  follower: Follower,
  document: RoomDocument,
  stateVector: Uint8Array | undefined,
  isFirst: boolean,
  present: () => Pick<RoomEvent, 'awareness' | 'revision'>,
): Reading {
  let event: Partial<RoomEvent> = {};
  return {
    take: () => {
      if (follower.hasEnded) return;
      const update = document.difference(stateVector);
      event = isFirst ? { update, stateVector: document.stateVector() } : { update };
    },
    add: (others) => {
      const { update, stateVector: own } = event;
      if (update) event.update = Y.mergeUpdates([update, others]);
      if (own) event.stateVector = stateVectorWith(own, others);
    },
    deliver: () => follower.deliver({ ...event, ...present() }),
    fail: (error) => follower.end(error),
  };
}
