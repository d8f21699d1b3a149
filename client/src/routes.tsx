import { createBrowserRouter, Outlet, ScrollRestoration } from 'react-router';
import { administrationRoute } from './administration/administration-route.tsx';
import { PublicFrame } from './accounts/public-frame.tsx';
import { PUBLIC_PAGE } from './platform/session/public-page.ts';
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
                path: 'forgot-password',
                lazy: async () => ({
                  Component: (await import('./accounts/forgot-password-page.tsx')).ForgotPasswordPage,
                }),
              },
              {
                path: 'reset-password',
                lazy: async () => ({
                  Component: (await import('./accounts/reset-password-page.tsx')).ResetPasswordPage,
                }),
              },
              {
                path: 'confirm-email',
                lazy: async () => ({
                  Component: (await import('./accounts/confirm-email-page.tsx')).ConfirmEmailPage,
                }),
              },
              {
                path: 'second-factor',
                lazy: async () => ({
                  Component: (await import('./accounts/second-factor-page.tsx')).SecondFactorPage,
                }),
              },
              {
                path: 'invitation',
                lazy: async () => ({
                  Component: (await import('./invitations/invitation-page.tsx')).InvitationPage,
                }),
              },
              {
                path: 'asked',
                lazy: async () => ({ Component: (await import('./circulations/asked-page.tsx')).AskedPage }),
              },
              {
                path: 'demo/mail/:mailId?',
                lazy: async () => ({
                  Component: (await import('./platform/demo-mail/demo-mail-page.tsx')).DemoMailPage,
                }),
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
        lazy: async () => ({ Component: (await import('./inner-frame.tsx')).InnerFrame }),
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
                lazy: async () => ({ Component: (await import('./start-page.tsx')).StartPage }),
              },
              {
                path: 'spaces/new',
                lazy: async () => ({
                  Component: (await import('./spaces/create-space-page.tsx')).CreateSpacePage,
                }),
              },
              {
                path: 'spaces/:spaceId',
                handle: PUBLIC_PAGE,
                lazy: async () => ({ Component: (await import('./space-overview.tsx')).SpaceOverview }),
              },
              {
                path: 'spaces/:spaceId/members',
                lazy: async () => ({ Component: (await import('./spaces/members-page.tsx')).MembersPage }),
              },
              {
                path: 'spaces/:spaceId/meetings',
                lazy: async () => ({
                  Component: (await import('./meetings/meetings-page.tsx')).MeetingsPage,
                }),
              },
              {
                path: 'spaces/:spaceId/meetings/:meetingId',
                lazy: async () => ({ Component: (await import('./meetings/meeting-page.tsx')).MeetingPage }),
              },
              {
                path: 'spaces/:spaceId/meetings/:meetingId/screen',
                lazy: async () => ({
                  Component: (await import('./meetings/screen-page.tsx')).ScreenPage,
                }),
              },
              {
                path: 'spaces/:spaceId/trail',
                lazy: async () => ({
                  Component: (await import('./spaces/space-trail-page.tsx')).SpaceTrailPage,
                }),
              },
              {
                path: 'spaces/:spaceId/templates',
                lazy: async () => ({
                  Component: (await import('./templates/space-templates-page.tsx')).SpaceTemplatesPage,
                }),
              },
              {
                path: 'spaces/:spaceId/bin',
                lazy: async () => ({ Component: (await import('./documents/bin-page.tsx')).BinPage }),
              },
              {
                path: 'documents/:documentId',
                handle: PUBLIC_PAGE,
                lazy: async () => {
                  const [{ DocumentPage }, { DocumentAbove, DocumentSide }] = await Promise.all([
                    import('./documents/document-page.tsx'),
                    import('./document-side.tsx'),
                  ]);
                  return { element: <DocumentPage Beside={DocumentSide} Above={DocumentAbove} /> };
                },
              },
              {
                path: 'documents/:documentId/versions/:versionId?',
                lazy: async () => ({ Component: (await import('./versions-view.tsx')).VersionsView }),
              },
              {
                path: 'documents/:documentId/circulate',
                lazy: async () => ({
                  Component: (await import('./circulations/start-circulation-page.tsx')).StartCirculationPage,
                }),
              },
              {
                path: 'circulations',
                lazy: async () => ({
                  Component: (await import('./circulations/circulations-page.tsx')).CirculationsPage,
                }),
              },
              {
                path: 'circulations/:circulationId',
                lazy: async () => ({ Component: (await import('./round-page.tsx')).RoundPage }),
              },
              {
                path: 'decisions',
                lazy: async () => ({
                  Component: (await import('./decisions/decisions-page.tsx')).DecisionsPage,
                }),
              },
              {
                path: 'tasks',
                lazy: async () => ({ Component: (await import('./tasks/tasks-page.tsx')).TasksPage }),
              },
              {
                path: 'releases/:releaseId',
                handle: PUBLIC_PAGE,
                lazy: async () => ({ Component: (await import('./releases/release-page.tsx')).ReleasePage }),
              },
              {
                path: 'bodies',
                lazy: async () => ({ Component: (await import('./bodies/bodies-page.tsx')).BodiesPage }),
              },
              {
                path: 'bodies/:bodyId',
                lazy: async () => ({ Component: (await import('./bodies/body-page.tsx')).BodyPage }),
              },
              {
                path: 'rules',
                lazy: async () => ({ Component: (await import('./circulations/rules-page.tsx')).RulesPage }),
              },
              {
                path: 'rules/new',
                lazy: async () => ({
                  Component: (await import('./circulations/new-rules-page.tsx')).NewRulesPage,
                }),
              },
              {
                path: 'rules/:ruleSetId',
                lazy: async () => ({
                  Component: (await import('./circulations/rule-set-page.tsx')).RuleSetPage,
                }),
              },
              {
                path: 'mentions',
                lazy: async () => ({
                  Component: (await import('./comments/mentions-page.tsx')).MentionsPage,
                }),
              },
              {
                path: 'search',
                lazy: async () => ({ Component: (await import('./search/search-page.tsx')).SearchPage }),
              },
              {
                path: 'settings',
                lazy: async () => ({
                  Component: (await import('./account-page.tsx')).AccountPage,
                }),
              },
              administrationRoute,
              { path: '*', Component: NotFound },
            ],
          },
        ],
      },
    ],
  },
]);
