import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import type { EmailPartQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import formStyles from '../platform/ui/form.module.css';
import { notify } from '../platform/ui/notices.tsx';
import { ChangeEmailDialog } from './change-email-dialog.tsx';
import { emailChangeTexts } from './email-change.i18n.ts';
import styles from './security.module.css';

const EmailPartDocument = graphql(/* GraphQL */ `
  query EmailPart @live {
    viewer {
      email
      signInMethods {
        hasPassword
        hasIdentityProvider
      }
      emailChange {
        email
        sentAt
        expiresAt
      }
    }
  }
`);

const ResendEmailChange = graphql(/* GraphQL */ `
  mutation ResendEmailChange {
    resendEmailChange {
      email
      sentAt
      expiresAt
    }
  }
`);

const WithdrawEmailChange = graphql(/* GraphQL */ `
  mutation WithdrawEmailChange {
    withdrawEmailChange
  }
`);

type Pending = NonNullable<NonNullable<EmailPartQuery['viewer']>['emailChange']>;

/** The address of one's own account: another one is asked for here, and counts once it is confirmed. */
export function EmailPart() {
  const t = useTexts(emailChangeTexts);
  const { data, refetch } = useLiveQuery(EmailPartDocument, {});
  const [changing, setChanging] = useState(false);
  const viewer = data?.viewer;
  const methods = viewer?.signInMethods;
  if (!viewer || !methods) return null;
  const { emailChange, email } = viewer;
  return (
    <section className={styles.part}>
      <h3>{t('title')}</h3>
      <p>{t(methods.hasIdentityProvider ? 'ofProvider' : 'lead')}</p>
      {emailChange && (
        <PendingChange pending={emailChange} present={email ?? ''} onChanged={() => refetch()} />
      )}
      {!methods.hasIdentityProvider && (
        <div>
          <Button onClick={() => setChanging(true)}>{t('change')}</Button>
        </div>
      )}
      {changing && (
        <ChangeEmailDialog
          present={email ?? ''}
          needsPassword={methods.hasPassword}
          onChanged={() => refetch()}
          onClose={() => setChanging(false)}
        />
      )}
    </section>
  );
}

interface PendingChangeProps {
  pending: Pending;
  present: string;
  onChanged: () => Promise<unknown>;
}

function PendingChange({ pending, present, onChanged }: PendingChangeProps) {
  const t = useTexts(emailChangeTexts);
  const formats = useFormats();
  const failureWords = useFailureWords();
  const [resend] = useMutation(ResendEmailChange, { fetchPolicy: 'no-cache' });
  const [withdraw] = useMutation(WithdrawEmailChange, { fetchPolicy: 'no-cache' });
  const [busy, setBusy] = useState(false);
  const { email, sentAt, expiresAt } = pending;
  const act = async (action: () => Promise<unknown>, words: string) => {
    setBusy(true);
    try {
      await action();
      notify({ kind: 'success', words });
      await onChanged();
    } catch (error) {
      notify({ kind: 'danger', words: failureWords(error) });
    } finally {
      setBusy(false);
    }
  };
  const [sent, until] = [formats.moment(sentAt), formats.moment(expiresAt)];
  return (
    <Alert kind="info" title={t('pending', { email })}>
      <p>{t('pendingBody', { sent, until, present })}</p>
      <div className={formStyles.actions}>
        <Button small disabled={busy} onClick={() => void act(resend, t('resent', { email }))}>
          {t('resend')}
        </Button>
        <Button small disabled={busy} onClick={() => void act(withdraw, t('withdrawn'))}>
          {t('withdraw')}
        </Button>
      </div>
    </Alert>
  );
}
