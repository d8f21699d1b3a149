import { ApolloProvider, useMutation, useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { NavLink, Outlet } from 'react-router';
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
import { Frame } from '../platform/ui/frame.tsx';
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

/** Around every page that needs a signed-in account: the data's source, the header, and who is here. */
export function SignedInFrame() {
  return (
    <ApolloProvider client={apolloClient}>
      <Gate />
    </ApolloProvider>
  );
}

function Gate() {
  const { data, error, loading, refetch } = useQuery(SignedIn);
  const viewer = readFragment(SignedInFrame_viewer, data?.viewer);
  useAccountLocale(viewer?.locale);

  const nobody = data?.viewer === null && !loading;
  useEffect(() => {
    if (nobody) askToSignIn();
  }, [nobody]);

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
      <Frame navigation={<Navigation />} tools={<Tools />}>
        <Outlet />
      </Frame>
    </ViewerContext>
  );
}

function Navigation() {
  const t = useTexts(accountTexts);
  return (
    <NavLink to="/" end>
      {t('spaces')}
    </NavLink>
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
