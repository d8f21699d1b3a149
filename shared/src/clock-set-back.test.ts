import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { AwarenessExchange } from './awareness-exchange.ts';
import { PushLane } from './push-lane.ts';

const HOUR = 3_600_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('what is typed waits no longer, when the device’s clock was set back meanwhile', () => {
  const lane = new PushLane<string>();
  lane.left('the first');
  vi.setSystemTime(Date.now() - HOUR);
  let mayLeave = lane.mayLeave(() => (mayLeave = true));
  expect(mayLeave).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(mayLeave).toBe(true);
});

it('nor does a cursor', () => {
  const awareness = new Awareness(new Y.Doc());
  const exchange = new AwarenessExchange(awareness);
  let sent = 0;
  exchange.open(async () => void (sent += 1));
  vi.setSystemTime(Date.now() - HOUR);
  awareness.setLocalState({ cursor: null });
  vi.advanceTimersByTime(1_000);
  expect(sent).toBe(2);
  exchange.destroy();
  awareness.destroy();
});
