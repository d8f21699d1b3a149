import { ApolloProvider, useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '../gql/index.ts';
import { apolloClient } from '../platform/apollo/client.ts';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { signOut } from '../platform/session/auth.ts';
import { dropLinkSecret, takeLinkSecret } from '../platform/session/link-secret.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button, ButtonLink } from '../platform/ui/button.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { useSubmission } from '../platform/ui/submission.ts';
import { Trouble } from '../platform/ui/trouble.tsx';
import { emailChangeTexts } from './email-change.i18n.ts';
import styles from './sign-in-page.module.css';

const KIND = 'email-change';

const EmailChangeOffer = graphql(/* GraphQL */ `
  query EmailChangeOffer($secret: String!) {
    offeredEmailChange(secret: $secret) {
      email
      isForAnother
    }
  }
`);

const ConfirmEmailChange = graphql(/* GraphQL */ `
  mutation ConfirmEmailChange($secret: String!) {
    confirmEmailChange(secret: $secret)
  }
`);

/** Where the link in the mail to a new address leads: looking spends nothing, only the button does. */
export function ConfirmEmailPage() {
  return (
    <ApolloProvider client={apolloClient}>
      <OfferPage />
    </ApolloProvider>
  );
}

function OfferPage() {
  const [secret] = useState(() => takeLinkSecret(KIND));
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(EmailChangeOffer, {
    variables: { secret },
    fetchPolicy: 'no-cache',
  });
  if (confirmed !== null) return <Done email={confirmed} />;
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  const offer = data.offeredEmailChange;
  if (!offer) return <LinkGone />;
  return (
    <ConfirmSheet secret={secret} offer={offer} onConfirmed={setConfirmed} onGone={() => void refetch()} />
  );
}

interface ConfirmSheetProps {
  secret: string;
  offer: { email: string; isForAnother: boolean };
  onConfirmed: (email: string) => void;
  onGone: () => void;
}

function ConfirmSheet({ secret, offer, onConfirmed, onGone }: ConfirmSheetProps) {
  const t = useTexts(emailChangeTexts);
  const [confirm] = useMutation(ConfirmEmailChange, { fetchPolicy: 'no-cache' });
  const [isTaken, setTaken] = useState(false);
  const submission = useSubmission(async () => {
    try {
      await confirm({ variables: { secret } });
      dropLinkSecret(KIND);
      onConfirmed(offer.email);
    } catch (error) {
      const { code } = toFailure(error);
      if (code === 'CONFLICT') setTaken(true);
      else if (code === 'GONE') onGone();
      else throw error;
    }
  });
  return (
    <div className={styles.page}>
      <PageHeading title={t('confirm.title')} lead={t('confirm.lead', { email: offer.email })} />
      <Sheet>
        {offer.isForAnother ? (
          <div className={styles.form}>
            <Alert kind="info" title={t('confirm.otherAccount')} />
            <Button look="primary" onClick={() => void signOut('/confirm-email')}>
              {t('confirm.switch')}
            </Button>
          </div>
        ) : (
          <form {...submission.form} className={styles.form}>
            {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
            {isTaken && <Alert kind="danger" title={t('confirm.taken')} urgent />}
            <Button type="submit" look="primary" busy={submission.busy}>
              {t('confirm.submit')}
            </Button>
          </form>
        )}
      </Sheet>
    </div>
  );
}

function Done({ email }: { email: string }) {
  const t = useTexts(emailChangeTexts);
  return (
    <div className={styles.page}>
      <PageHeading title={t('confirm.doneTitle')} lead={t('confirm.done', { email })} />
      <ToSettings />
    </div>
  );
}

function LinkGone() {
  const t = useTexts(emailChangeTexts);
  return (
    <div className={styles.page}>
      <PageHeading title={t('confirm.goneTitle')} lead={t('confirm.goneLead')} />
      <ToSettings />
    </div>
  );
}

/** A new document: what the cache knows of the account may be old. */
function ToSettings() {
  const t = useTexts(emailChangeTexts);
  return (
    <div>
      <ButtonLink to="/settings" reloadDocument look="primary">
        {t('confirm.toSettings')}
      </ButtonLink>
    </div>
  );
}
