import { expect, it, vi } from 'vitest';
import { databaseMoment, databaseNow } from '../platform/clock.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { createAnnouncements } from '../platform/live/announcements.ts';
import { KnownCredentials } from './known-credentials.ts';

const viewer: Viewer = {
  accountId: 'acc_1',
  name: 'Alma',
  credential: { kind: 'token', id: 'tok_1', scopes: null },
};
const inAnHour = () => new Date(databaseNow() + 3_600_000);

it('answers from memory for a second at most', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const known = new KnownCredentials(createAnnouncements());
    await known.learn('hash', async () => ({ viewer, expiresAt: inAnHour() }));
    expect(known.recall('hash')).toBe(viewer);
    expect(known.recall('other')).toBeNull();
    vi.advanceTimersByTime(1_000);
    expect(known.recall('hash')).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

it('never answers beyond the end of the token', async () => {
  const known = new KnownCredentials(createAnnouncements());
  await known.learn('hash', async () => ({ viewer, expiresAt: databaseMoment() }));
  expect(known.recall('hash')).toBeNull();
});

it('forgets at once what this instance withdraws, also while somebody looks it up', async () => {
  const announcements = createAnnouncements();
  const known = new KnownCredentials(announcements);
  await known.learn('hash', async () => ({ viewer, expiresAt: inAnHour() }));
  announcements.emit('credentialEnded', { kind: 'token', id: 'tok_1' });
  expect(known.recall('hash')).toBeNull();
  await known.learn('hash', async () => {
    announcements.emit('credentialEnded', { kind: 'token', id: 'tok_1' });
    return { viewer, expiresAt: inAnHour() };
  });
  expect(known.recall('hash')).toBeNull();
});
