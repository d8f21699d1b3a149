import type { Announcements } from './announcements.ts';
import type { BusMessage } from './bus-message.ts';
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
  announcements.on('templateChanged', ({ templateId }) => {
    if (!isRelaying) bus.say(({ templates }) => templates.push(templateId));
  });
  announcements.on('circulationChanged', ({ circulationId, documentId }) => {
    if (!isRelaying) bus.say(({ circulations }) => circulations.push([circulationId, documentId]));
  });
  announcements.on('fileRead', ({ documentId, spaceId }) => {
    if (!isRelaying) bus.say(({ filesRead }) => filesRead.push([documentId, spaceId]));
  });
  announcements.on('versionsKept', ({ documentId }) => {
    if (!isRelaying) bus.say(({ versionsKept }) => versionsKept.push(documentId));
  });
  announcements.on('decisionChanged', ({ decisionId }) => {
    if (!isRelaying) bus.say(({ decisions }) => decisions.push(decisionId));
  });
  announcements.on('invitationsChanged', ({ spaceId }) => {
    if (!isRelaying) bus.say(({ invitations }) => invitations.push(spaceId));
  });
  announcements.on('credentialEnded', ({ kind, id }) => {
    if (!isRelaying) bus.say(({ credentials }) => credentials.push([kind, id]));
  });
  bus.on('news', (news) => {
    isRelaying = true;
    try {
      announceNews(announcements, news);
    } finally {
      isRelaying = false;
    }
  });
}

function announceNews(
  announcements: Announcements,
  {
    memberships = [],
    accounts = [],
    organisations = [],
    bodies = [],
    ruleSets = [],
    templates = [],
    circulations = [],
    filesRead = [],
    versionsKept = [],
    decisions = [],
    invitations = [],
    credentials = [],
  }: BusMessage,
): void {
  for (const [spaceId, accountId] of memberships)
    announcements.emit('membershipChanged', { spaceId, accountId });
  for (const accountId of accounts) announcements.emit('accountChanged', { accountId });
  for (const organisationId of organisations) announcements.emit('organisationChanged', { organisationId });
  for (const bodyId of bodies) announcements.emit('bodyChanged', { bodyId });
  for (const ruleSetId of ruleSets) announcements.emit('ruleSetChanged', { ruleSetId });
  for (const templateId of templates) announcements.emit('templateChanged', { templateId });
  for (const [circulationId, documentId] of circulations)
    announcements.emit('circulationChanged', { circulationId, documentId });
  for (const [documentId, spaceId] of filesRead) announcements.emit('fileRead', { documentId, spaceId });
  for (const documentId of versionsKept) announcements.emit('versionsKept', { documentId });
  for (const decisionId of decisions) announcements.emit('decisionChanged', { decisionId });
  for (const spaceId of invitations) announcements.emit('invitationsChanged', { spaceId });
  for (const [kind, id] of credentials) announcements.emit('credentialEnded', { kind, id });
}
