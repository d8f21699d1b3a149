import { createBrowserRouter, Outlet, ScrollRestoration } from 'react-router';
import { PublicFrame } from './accounts/public-frame.tsx';
import { Crash } from './platform/ui/crash.tsx';
import { NotFound } from './platform/ui/not-found.tsx';

/** Every address of the application. Pages are loaded when they are visited, so that the sign-in page stays light. */
export const router = createBrowserRouter([
  {
    element: (
      <>
        <Outlet />
        <ScrollRestoration />
      </>
    ),
    HydrateFallback: () => null,
    children: [
      {
        element: <PublicFrame />,
        children: [
          {
            errorElement: <Crash />,
            children: [
              {
                path: 'sign-in',
                lazy: async () => ({ Component: (await import('./accounts/sign-in-page.tsx')).SignInPage }),
              },
              {
                path: 'setup',
                lazy: async () => ({ Component: (await import('./accounts/setup-page.tsx')).SetupPage }),
              },
              {
                path: 'accessibility',
                lazy: async () => ({
                  Component: (await import('./platform/accessibility/accessibility-page.tsx'))
                    .AccessibilityPage,
                }),
              },
            ],
          },
        ],
      },
      {
        lazy: async () => ({ Component: (await import('./accounts/signed-in-frame.tsx')).SignedInFrame }),
        errorElement: (
          <PublicFrame>
            <Crash />
          </PublicFrame>
        ),
        children: [
          {
            errorElement: <Crash />,
            children: [
              {
                index: true,
                lazy: async () => ({ Component: (await import('./spaces/spaces-page.tsx')).SpacesPage }),
              },
              {
                path: 'spaces/new',
                lazy: async () => ({
                  Component: (await import('./spaces/create-space-page.tsx')).CreateSpacePage,
                }),
              },
              {
                path: 'spaces/:spaceId',
                lazy: async () => ({ Component: (await import('./documents/space-page.tsx')).SpacePage }),
              },
              {
                path: 'spaces/:spaceId/members',
                lazy: async () => ({ Component: (await import('./spaces/members-page.tsx')).MembersPage }),
              },
              {
                path: 'spaces/:spaceId/bin',
                lazy: async () => ({ Component: (await import('./documents/bin-page.tsx')).BinPage }),
              },
              {
                path: 'documents/:documentId',
                lazy: async () => ({
                  Component: (await import('./documents/document-page.tsx')).DocumentPage,
                }),
              },
              {
                path: 'settings',
                lazy: async () => ({
                  Component: (await import('./accounts/settings-page.tsx')).SettingsPage,
                }),
              },
              { path: '*', Component: NotFound },
            ],
          },
        ],
      },
    ],
  },
]);
