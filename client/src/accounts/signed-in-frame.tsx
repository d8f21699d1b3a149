import { ApolloProvider, useMutation, useQuery } from '@apollo/client/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Outlet, useLocation, useMatches } from 'react-router';
import { DeviceGuard } from '../coediting/device-guard.tsx';
import { graphql, readFragment } from '../gql/index.ts';
import { apolloClient } from '../platform/apollo/client.ts';
import { ConnectionBadge } from '../platform/apollo/connection-badge.tsx';
import { useLive } from '../platform/apollo/use-live.ts';
import { adoptLocale } from '../platform/i18n/i18n.ts';
import { type Locale, rememberedLocale } from '../platform/i18n/locale.ts';
import { LocaleSwitch } from '../platform/i18n/locale-switch.tsx';
import { useTexts } from '../platform/i18n/texts.ts';
import { askToSignIn } from '../platform/session/auth.ts';
import { PUBLIC_PAGE } from '../platform/session/public-page.ts';
import { signInPath } from '../platform/session/return-path.ts';
import { ButtonLink } from '../platform/ui/button.tsx';
import { Frame } from '../platform/ui/frame.tsx';
import { NavigationLink } from '../platform/ui/navigation-link.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { Trouble } from '../platform/ui/trouble.tsx';
import { AccountMenu } from './account-menu.tsx';
import { accountTexts } from './accounts.i18n.ts';
import { ViewerContext } from './viewer.ts';

const SignedInFrame_viewer = graphql(/* GraphQL */ `
  fragment SignedInFrame_viewer on Viewer {
    account {
      id
      name
    }
    email
    locale
    isAdministrator
    viewerCan {
      manageAccounts
      manageOrganisations
      manageBodies
      manageRuleSets
      manageTemplates
      inviteToHub
      readTrail
      manageServiceAccounts
    }
  }
`);

const SignedIn = graphql(/* GraphQL */ `
  query SignedIn {
    viewer {
      ...SignedInFrame_viewer
    }
  }
`);

const ViewerChanged = graphql(/* GraphQL */ `
  subscription ViewerChanged {
    viewerChanged {
      ...SignedInFrame_viewer
    }
  }
`);

const KeepLocale = graphql(/* GraphQL */ `
  mutation KeepLocale($locale: Locale!) {
    updateViewer(input: { locale: $locale }) {
      locale
    }
  }
`);

interface SignedInFrameProps {
  /** For whoever is signed in, in the header. */
  search: ReactNode;
  /** Further ways of the navigation. */
  ways: ReactNode;
}

/** Around every page that needs a signed-in account: the data's source, the header, and who is here. */
export function SignedInFrame(props: SignedInFrameProps) {
  return (
    <ApolloProvider client={apolloClient}>
      <Gate {...props} />
    </ApolloProvider>
  );
}

function Gate({ search, ways }: SignedInFrameProps) {
  const { data, error, loading, refetch } = useQuery(SignedIn);
  const viewer = readFragment(SignedInFrame_viewer, data?.viewer);
  useAccountLocale(viewer?.locale);

  const nobody = data?.viewer === null && !loading;
  const isPublic = useMatches().some(({ handle }) => handle === PUBLIC_PAGE);
  useEffect(() => {
    if (nobody && !isPublic) askToSignIn();
  }, [nobody, isPublic]);

  if (nobody && isPublic) {
    return (
      <Frame tools={<PublicTools />}>
        <Outlet />
      </Frame>
    );
  }

  if (!viewer) {
    return (
      <Frame tools={<LocaleSwitch />}>
        {error && !loading ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />}
      </Frame>
    );
  }
  return (
    <ViewerContext value={viewer}>
      <Follow />
      <DeviceGuard accountId={viewer.account.id} />
      <Frame navigation={<Navigation ways={ways} />} search={search} tools={<Tools />}>
        <Outlet />
      </Frame>
    </ViewerContext>
  );
}

function PublicTools() {
  const t = useTexts(accountTexts);
  return (
    <>
      <LocaleSwitch />
      <ButtonLink to={signInPath(useLocation())} reloadDocument look="secondary" small>
        {t('signIn')}
      </ButtonLink>
    </>
  );
}

function Navigation({ ways }: { ways: ReactNode }) {
  const t = useTexts(accountTexts);
  return (
    <>
      <NavigationLink to="/" end icon="home">
        {t('spaces')}
      </NavigationLink>
      {ways}
    </>
  );
}

function Tools() {
  const [keepLocale] = useMutation(KeepLocale);
  // The screens have switched already; that the account could not keep it is no reason to disturb anybody.
  const keep = (locale: Locale) =>
    void keepLocale({ variables: { locale: locale === 'en' ? 'EN' : 'DE' } }).catch(() => undefined);
  return (
    <>
      <ConnectionBadge />
      <LocaleSwitch onSwitch={keep} />
      <AccountMenu />
    </>
  );
}

/** Holds the page's socket open and takes over what others change about this account. */
function Follow() {
  useLive(ViewerChanged, { variables: {} });
  return null;
}

/** Takes the account's language over once, unless one was chosen on this device. */
function useAccountLocale(locale: 'DE' | 'EN' | undefined) {
  const taken = useRef(false);
  useEffect(() => {
    if (!locale || taken.current) return;
    taken.current = true;
    if (!rememberedLocale()) adoptLocale(locale === 'EN' ? 'en' : 'de');
  }, [locale]);
}
