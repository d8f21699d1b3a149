import { type FieldReadFunction, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/** Finds what a list has loaded already, so that its page stands at once and is completed by the answer. */
function byId(type: string): FieldReadFunction {
  return (existing, { args, toReference }) =>
    existing === undefined ? toReference({ __typename: type, id: args?.['id'] as string }) : existing;
}

/** One normalised cache for the page: every screen and every live event writes and reads the same objects. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: { Node: ['Account', 'Organisation', 'Body', 'Space', 'Document'] },
    typePolicies: {
      Query: {
        fields: {
          spaces: relayStylePagination(),
          openSpaces: relayStylePagination(),
          space: { read: byId('Space') },
          document: { read: byId('Document') },
          body: { read: byId('Body') },
          ruleSet: { read: byId('NamedRuleSet') },
          circulation: { read: byId('Circulation') },
        },
      },
      // One viewer per page: switching accounts loads a new document.
      Viewer: { keyFields: [], fields: { spaces: relayStylePagination(), viewerCan: { merge: true } } },
      // Each page of these lists is one answer of its own, held open as a whole.
      ManagedAccount: { keyFields: ['account', ['id']] },
      Space: {
        fields: {
          documents: relayStylePagination(['inBin']),
          members: relayStylePagination(),
          // Asked for whole, so that what is decided leaves the list.
          accessRequests: { merge: false },
          viewerCan: { merge: true },
        },
      },
      // A membership has no id of its own: it lives inside its space's list.
      SpaceMember: { keyFields: false },
      DocumentGuest: { keyFields: false },
      Document: { fields: { viewerCan: { merge: true } } },
      Meeting: { fields: { agenda: { merge: true } } },
      // Always asked for whole, in their order.
      Agenda: { fields: { items: { merge: false }, proposals: { merge: false } } },
      MeetingSeries: { fields: { standingItems: { merge: false } } },
      Circulation: {
        fields: { rules: { merge: true }, standing: { merge: true }, viewerCan: { merge: true } },
      },
    },
  });
}
