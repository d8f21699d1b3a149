import type { Announcements } from './announcements.ts';
import type { Bus } from './bus.ts';

/** Tells other instances of changed memberships and accounts and of ended credentials, and announces theirs here. */
export function relayAnnouncements(announcements: Announcements, bus: Bus): void {
  // What was heard from others is theirs to tell.
  let isRelaying = false;
  announcements.on('membershipChanged', ({ spaceId, accountId, here }) => {
    if (!isRelaying && !here) bus.say(({ memberships }) => memberships.push([spaceId, accountId]));
  });
  announcements.on('accountChanged', ({ accountId }) => {
    if (!isRelaying) bus.say(({ accounts }) => accounts.push(accountId));
  });
  announcements.on('organisationChanged', ({ organisationId }) => {
    if (!isRelaying) bus.say(({ organisations }) => organisations.push(organisationId));
  });
  announcements.on('bodyChanged', ({ bodyId }) => {
    if (!isRelaying) bus.say(({ bodies }) => bodies.push(bodyId));
  });
  announcements.on('ruleSetChanged', ({ ruleSetId }) => {
    if (!isRelaying) bus.say(({ ruleSets }) => ruleSets.push(ruleSetId));
  });
  announcements.on('circulationChanged', ({ circulationId, documentId }) => {
    if (!isRelaying) bus.say(({ circulations }) => circulations.push([circulationId, documentId]));
  });
  announcements.on('invitationsChanged', ({ spaceId }) => {
    if (!isRelaying) bus.say(({ invitations }) => invitations.push(spaceId));
  });
  announcements.on('credentialEnded', ({ kind, id }) => {
    if (!isRelaying) bus.say(({ credentials }) => credentials.push([kind, id]));
  });
  bus.on(
    'news',
    ({
      memberships = [],
      accounts = [],
      organisations = [],
      bodies = [],
      ruleSets = [],
      circulations = [],
      invitations = [],
      credentials = [],
    }) => {
      isRelaying = true;
      try {
        for (const [spaceId, accountId] of memberships)
          announcements.emit('membershipChanged', { spaceId, accountId });
        for (const accountId of accounts) announcements.emit('accountChanged', { accountId });
        for (const organisationId of organisations)
          announcements.emit('organisationChanged', { organisationId });
        for (const bodyId of bodies) announcements.emit('bodyChanged', { bodyId });
        for (const ruleSetId of ruleSets) announcements.emit('ruleSetChanged', { ruleSetId });
        for (const [circulationId, documentId] of circulations)
          announcements.emit('circulationChanged', { circulationId, documentId });
        for (const spaceId of invitations) announcements.emit('invitationsChanged', { spaceId });
        for (const [kind, id] of credentials) announcements.emit('credentialEnded', { kind, id });
      } finally {
        isRelaying = false;
      }
    },
  );
}
