import { ApolloProvider, useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSignInOptions } from '../accounts/use-sign-in-options.ts';
import type { AcceptInvitationMutation, InvitationOfferQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { apolloClient } from '../platform/apollo/client.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { currentLocale } from '../platform/i18n/i18n.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { signIn, signInAtProvider, signOut } from '../platform/session/auth.ts';
import { takeLinkSecret } from '../platform/session/link-secret.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button, ButtonLink } from '../platform/ui/button.tsx';
import { TextField } from '../platform/ui/field.tsx';
import { Narrow, PageHeading, Sheet } from '../platform/ui/page.tsx';
import { PasswordField } from '../platform/ui/password-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { Trouble } from '../platform/ui/trouble.tsx';
import { spaceTexts } from '../spaces/spaces.i18n.ts';
import styles from './invitations.module.css';
import { invitationTexts } from './invitations.i18n.ts';

const InvitationOffer = graphql(/* GraphQL */ `
  query InvitationOffer($secret: String!) {
    viewer {
      account {
        id
      }
      email
    }
    invitation(secret: $secret) {
      email
      name
      invitedBy
      spaceName
      documentTitle
      role
      endsAt
      expiresAt
      hasAccount
    }
  }
`);

const AcceptInvitation = graphql(/* GraphQL */ `
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      email
      spaceId
      documentId
    }
  }
`);

type Offer = NonNullable<InvitationOfferQuery['invitation']>;

/** Where the link of an invitation leads: looking spends nothing, only the button does. */
export function InvitationPage() {
  return (
    <ApolloProvider client={apolloClient}>
      <OfferPage />
    </ApolloProvider>
  );
}

function OfferPage() {
  const [secret] = useState(() => takeLinkSecret('invitation'));
  const { data, error, refetch } = useQuery(InvitationOffer, {
    variables: { secret },
    fetchPolicy: 'no-cache',
  });
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  if (!data.invitation) return <Gone />;
  return <OfferSheet secret={secret} offer={data.invitation} signedInAs={data.viewer?.email ?? null} />;
}

function OfferSheet({
  secret,
  offer,
  signedInAs,
}: {
  secret: string;
  offer: Offer;
  signedInAs: string | null;
}) {
  const t = useTexts(invitationTexts);
  const roles = useTexts(spaceTexts);
  const formats = useFormats();
  const inviter = offer.invitedBy ?? t('somebody');
  const { spaceName: space, documentTitle: document, endsAt } = offer;
  return (
    <Narrow>
      <PageHeading
        title={t('title')}
        lead={
          space && document
            ? t('toDocument', { inviter, space, document })
            : space
              ? t('toSpace', { inviter, space })
              : t('toHub', { inviter })
        }
      />
      <Sheet className={styles.stack}>
        <p>
          {document && endsAt && `${t('asGuestUntil', { date: formats.date(endsAt) })} `}
          {offer.role && !document && `${t('asRole', { role: roles(`role.${offer.role}`) })} `}
          {t('forAddress', { email: offer.email, date: formats.date(offer.expiresAt) })}
        </p>
        <Answer secret={secret} offer={offer} signedInAs={signedInAs} />
      </Sheet>
    </Narrow>
  );
}

function Answer({ secret, offer, signedInAs }: { secret: string; offer: Offer; signedInAs: string | null }) {
  const t = useTexts(invitationTexts);
  if (signedInAs === offer.email) return <AcceptButton secret={secret} />;
  if (signedInAs) {
    return (
      <>
        <Alert kind="info" title={t('otherAccount', { email: signedInAs })} />
        <div>
          <Button look="primary" onClick={() => void signOut('/invitation')}>
            {t('switch')}
          </Button>
        </div>
      </>
    );
  }
  if (!offer.hasAccount) return <NewAccount secret={secret} offer={offer} />;
  return (
    <>
      <p>{t('signInFirst')}</p>
      <div>
        <ButtonLink to="/sign-in?next=/invitation" look="primary">
          {t('signIn')}
        </ButtonLink>
      </div>
    </>
  );
}

/** A new document, so that nothing of before is left: who one is and what one may read has changed. */
function arrive(accepted: AcceptInvitationMutation['acceptInvitation'] | undefined): void {
  const { spaceId, documentId } = accepted ?? {};
  window.location.replace(documentId ? `/documents/${documentId}` : spaceId ? `/spaces/${spaceId}` : '/');
}

function AcceptButton({ secret }: { secret: string }) {
  const t = useTexts(invitationTexts);
  const [accept] = useMutation(AcceptInvitation);
  const submission = useSubmission(async () => {
    const { data } = await accept({ variables: { input: { secret } } });
    arrive(data?.acceptInvitation);
  });
  return (
    <form {...submission.form} className={styles.stack}>
      {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
      <div>
        <Button type="submit" look="primary" busy={submission.busy}>
          {t('accept')}
        </Button>
      </div>
    </form>
  );
}

/** With the identity provider, with a password, or with either. */
function NewAccount({ secret, offer }: { secret: string; offer: Offer }) {
  const t = useTexts(invitationTexts);
  const { passwords, provider } = useSignInOptions();
  const submission = useSubmission(() => signInAtProvider('/'));
  if (!provider) return <NewAccountForm secret={secret} offer={offer} />;
  return (
    <>
      {submission.problem && <Alert kind="danger" title={t('providerDown', { provider })} urgent />}
      <p>{t('withProviderHint', { provider, email: offer.email })}</p>
      <div>
        <Button look={passwords ? 'secondary' : 'primary'} busy={submission.busy} onClick={submission.run}>
          {t('withProvider', { provider })}
        </Button>
      </div>
      {passwords && <p>{t('orPassword')}</p>}
      {passwords && <NewAccountForm secret={secret} offer={offer} />}
    </>
  );
}

function NewAccountForm({ secret, offer }: { secret: string; offer: Offer }) {
  const t = useTexts(invitationTexts);
  const navigate = useNavigate();
  const [accept] = useMutation(AcceptInvitation);
  const [name, setName] = useState(offer.name ?? '');
  const [password, setPassword] = useState('');
  const submission = useSubmission(
    async () => {
      const locale = currentLocale() === 'de' ? ('DE' as const) : ('EN' as const);
      const input = { secret, name: name.trim(), password, locale };
      const { data } = await accept({ variables: { input } });
      if ((await signIn(offer.email, password)) === 'SIGNED_IN') arrive(data?.acceptInvitation);
      else await navigate('/sign-in', { replace: true });
    },
    { check: () => emptyFields({ name, password }), fields: ['name', 'password'] },
  );
  const fault = submission.fault('password');
  return (
    <form {...submission.form} className={styles.stack}>
      {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        name="name"
        autoComplete="name"
        maxLength={LIMITS.nameCharacters}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        fault={submission.fault('name')}
      />
      <input type="email" name="email" autoComplete="username" value={offer.email} readOnly hidden />
      <PasswordField
        label={t('password')}
        hint={t('passwordHint', { min: LIMITS.passwordMinCharacters })}
        name="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        fault={fault && password !== '' ? t('passwordRefused') : fault}
      />
      <div>
        <Button type="submit" look="primary" busy={submission.busy}>
          {t('create')}
        </Button>
      </div>
    </form>
  );
}

function Gone() {
  const t = useTexts(invitationTexts);
  return (
    <Narrow>
      <PageHeading title={t('gone')} lead={t('goneLead')} />
      <p>{t('goneAdvice')}</p>
      <p>
        <ButtonLink to="/sign-in" look="primary">
          {t('toSignIn')}
        </ButtonLink>
      </p>
    </Narrow>
  );
}
