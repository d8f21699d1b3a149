import type { ComponentType } from 'react';
import type { SignedInFrame_ViewerFragment } from '../gql/graphql.ts';

/** One page of the administration. */
interface Tab {
  /** Last part of its address, and the name of its words in `administration.i18n.ts`. */
  path: 'organisations' | 'accounts' | 'service-accounts' | 'templates' | 'trail' | 'invitations';
  /** What somebody must be able to do in the hub to see it. */
  verb: keyof Omit<SignedInFrame_ViewerFragment['viewerCan'], '__typename'>;
  load: () => Promise<ComponentType>;
}

/** In the order in which they stand beside one another; each feature adds a line. */
export const ADMINISTRATION_TABS: readonly Tab[] = [
  {
    path: 'organisations',
    verb: 'manageOrganisations',
    load: async () => (await import('../organisations/organisations-tab.tsx')).OrganisationsTab,
  },
  {
    path: 'accounts',
    verb: 'manageAccounts',
    load: async () => (await import('../accounts/managed-accounts-tab.tsx')).ManagedAccountsTab,
  },
  {
    path: 'service-accounts',
    verb: 'manageServiceAccounts',
    load: async () => (await import('../accounts/service-accounts-tab.tsx')).ServiceAccountsTab,
  },
  {
    path: 'templates',
    verb: 'manageTemplates',
    load: async () => (await import('../templates/hub-templates-tab.tsx')).HubTemplatesTab,
  },
  {
    path: 'trail',
    verb: 'readTrail',
    load: async () => (await import('../accounts/trail-tab.tsx')).TrailTab,
  },
  {
    path: 'invitations',
    verb: 'inviteToHub',
    load: async () => (await import('../invitations/hub-invitations-tab.tsx')).HubInvitationsTab,
  },
];
