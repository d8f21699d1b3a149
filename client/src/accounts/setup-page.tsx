import { LIMITS } from '@umlauf/shared/limits';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { setUp, setupOffer, type SetupOffer } from '../platform/session/auth.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button, ButtonLink } from '../platform/ui/button.tsx';
import { TextField } from '../platform/ui/field.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { PasswordField } from '../platform/ui/password-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { Trouble } from '../platform/ui/trouble.tsx';
import { signInTexts } from './sign-in.i18n.ts';
import styles from './sign-in-page.module.css';

/** Where a one-time link leads: the first administrator's account, or an invited person's password. */
export function SetupPage() {
  const [parameters] = useSearchParams();
  const token = parameters.get('token') ?? '';
  const [offer, setOffer] = useState<SetupOffer>();
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let here = true;
    setError(undefined);
    setupOffer(token).then(
      (answer) => here && setOffer(answer),
      (reason: unknown) => here && setError(reason),
    );
    return () => {
      here = false;
    };
  }, [token, attempt]);

  if (offer) return <SetupForm token={token} offer={offer} />;
  if (!error) return <Skeleton />;
  if (['GONE', 'NOT_FOUND', 'INVALID_INPUT'].includes(toFailure(error).code)) return <LinkGone />;
  return <Trouble error={error} onRetry={() => setAttempt(attempt + 1)} />;
}

function SetupForm({ token, offer }: { token: string; offer: SetupOffer }) {
  const t = useTexts(signInTexts);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [email, setEmail] = useState(offer.email ?? '');
  const [password, setPassword] = useState('');
  const submission = useSubmission(
    async () => {
      await setUp({ token, name: name.trim(), email: email.trim(), password });
      await navigate('/', { replace: true });
    },
    { check: () => setupFaults({ name, email, password }), fields: ['name', 'email', 'password'] },
  );
  const passwordFault = submission.fault('password');
  return (
    <div className={styles.page}>
      <SetupHeading kind={offer.kind} />
      <Sheet>
        <form {...submission.form} className={styles.form}>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <TextField
            label={t('setup.name')}
            hint={t('setup.nameHint')}
            name="name"
            autoComplete="name"
            maxLength={LIMITS.nameCharacters}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            fault={submission.fault('name')}
          />
          <TextField
            label={t('email')}
            type="email"
            name="email"
            autoComplete="username"
            readOnly={Boolean(offer.email)}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            fault={submission.fault('email')}
          />
          <PasswordField
            label={t('setup.newPassword')}
            hint={t('setup.passwordHint', { min: LIMITS.passwordMinCharacters })}
            name="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            fault={passwordFault && password !== '' ? t('setup.passwordRefused') : passwordFault}
          />
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('setup.submit')}
          </Button>
        </form>
      </Sheet>
    </div>
  );
}

function SetupHeading({ kind }: Pick<SetupOffer, 'kind'>) {
  const t = useTexts(signInTexts);
  return kind === 'FIRST_ADMINISTRATOR' ? (
    <PageHeading title={t('setup.title')} lead={t('setup.firstLead')} />
  ) : (
    <PageHeading title={t('setup.passwordTitle')} lead={t('setup.passwordLead')} />
  );
}

function setupFaults(values: { name: string; email: string; password: string }) {
  const tooShort = values.password.length < LIMITS.passwordMinCharacters;
  const malformed = !/^[^\s@]+@[^\s@]+$/.test(values.email.trim());
  return {
    ...(malformed ? { email: 'MALFORMED' as const } : {}),
    ...(tooShort ? { password: 'TOO_SHORT' as const } : {}),
    ...emptyFields(values),
  };
}

function LinkGone() {
  const t = useTexts(signInTexts);
  return (
    <div className={styles.page}>
      <PageHeading title={t('setup.goneTitle')} lead={t('setup.goneLead')} />
      <p>{t('setup.goneAdvice')}</p>
      <p>
        <ButtonLink to="/sign-in" look="primary">
          {t('setup.toSignIn')}
        </ButtonLink>
      </p>
    </div>
  );
}
