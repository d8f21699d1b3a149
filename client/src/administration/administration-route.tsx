import type { RouteObject } from 'react-router';

/** `/administration` and a page for each tab. What the tabs are is loaded with them: few are administrators. */
export const administrationRoute: RouteObject = {
  path: 'administration',
  lazy: async () => ({ Component: (await import('./administration-page.tsx')).AdministrationPage }),
  children: [
    {
      index: true,
      lazy: async () => ({
        Component: (await import('./administration-overview.tsx')).AdministrationOverview,
      }),
    },
    {
      path: ':tab',
      lazy: async () => ({ Component: (await import('./administration-tab.tsx')).AdministrationTab }),
    },
  ],
};
