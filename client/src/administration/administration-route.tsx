import type { RouteObject } from 'react-router';
import { useViewer } from '../accounts/viewer.ts';
import { type AdministrationTab, ADMINISTRATION_TABS } from './administration-tabs.ts';
import { Forbidden } from './forbidden.tsx';

/** `/administration` and a page for each tab, loaded when it is visited. */
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
    ...ADMINISTRATION_TABS.map((tab) => ({ path: tab.path, lazy: () => loadTab(tab) })),
  ],
};

async function loadTab({ verb, load }: AdministrationTab): Promise<{ Component: () => React.JSX.Element }> {
  const Tab = await load();
  return {
    Component: function Guarded() {
      return useViewer().viewerCan[verb] ? <Tab /> : <Forbidden />;
    },
  };
}
