import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { isSignedIn, signIn, signInAtProvider, type SignInOptions } from '../platform/session/auth.ts';
import { safeReturnPath } from '../platform/session/return-path.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { TextField } from '../platform/ui/field.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { PasswordField } from '../platform/ui/password-field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { PasskeySignIn } from './passkey-sign-in.tsx';
import { passwordResetTexts } from './password-reset.i18n.ts';
import { SecondFactorStep } from './second-factor-step.tsx';
import { secondFactorStepTexts } from './second-factor-step.i18n.ts';
import { signInTexts } from './sign-in.i18n.ts';
import styles from './sign-in-page.module.css';
import { useSignInOptions } from './use-sign-in-options.ts';

/** Who is signed in already goes on; everybody else shows who they are. */
export function SignInPage() {
  const t = useTexts(signInTexts);
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const next = safeReturnPath(parameters.get('next'));
  const second = useTexts(secondFactorStepTexts);
  const [step, setStep] = useState<'PASSWORD' | 'SECOND_FACTOR' | 'AGAIN'>('PASSWORD');
  const options = useSignInOptions();
  const refusal = parameters.get('error');
  const goOn = useCallback(() => void navigate(next, { replace: true }), [navigate, next]);

  useEffect(() => {
    let here = true;
    const lookAround = async () => {
      if ((await isSignedIn()) && here) await navigate(next, { replace: true });
    };
    void lookAround();
    return () => {
      here = false;
    };
  }, [navigate, next]);

  return (
    <div className={styles.page}>
      <PageHeading title={t('title')} lead={t('lead')} />
      {parameters.has('erased') && <Alert kind="success" title={t('erased')} />}
      {parameters.has('ended') && <Alert kind="info" title={t('ended')} />}
      {refusal && <Alert kind="danger" title={t(`refused.${refusalOf(refusal)}`)} urgent />}
      {step === 'AGAIN' && <Alert kind="warning" title={second('again')} urgent />}
      <Sheet>
        {step === 'SECOND_FACTOR' ? (
          <SecondFactorStep onSignedIn={goOn} onStartAgain={() => setStep('AGAIN')} />
        ) : (
          <Ways options={options} next={next} onSignedIn={goOn}>
            <SignInForm onSignedIn={goOn} onSecondFactor={() => setStep('SECOND_FACTOR')} />
          </Ways>
        )}
      </Sheet>
      <p className={styles.aside}>{t('noAccount')}</p>
    </div>
  );
}

interface WaysProps {
  options: SignInOptions;
  next: string;
  onSignedIn: () => void;
  /** The form for passwords. */
  children: ReactNode;
}

/** The identity provider's button, the form for passwords, or both; and passkeys. */
function Ways({ options, next, onSignedIn, children }: WaysProps) {
  const t = useTexts(signInTexts);
  const submission = useSubmission(() => signInAtProvider(next));
  const { provider } = options;
  return (
    <div className={styles.form}>
      {submission.problem && (
        <Alert kind="danger" title={t('providerDown', { provider: provider ?? '' })} urgent />
      )}
      {provider && (
        <Button
          look={options.passwords ? 'secondary' : 'primary'}
          busy={submission.busy}
          onClick={submission.run}
        >
          {t('withProvider', { provider })}
        </Button>
      )}
      {provider && options.passwords && <p className={styles.aside}>{t('orPassword')}</p>}
      {options.passwords && children}
      <PasskeySignIn hasField={options.passwords} onSignedIn={onSignedIn} />
    </div>
  );
}

/** What the identity provider's answer lacked, by the sign-in service's word for it. */
function refusalOf(word: string) {
  if (word === 'NO_ACCOUNT' || word === 'signup_disabled') return 'noAccount';
  if (word === 'LEFT_GROUPS') return 'leftGroups';
  if (word === 'ACCOUNT_LOCKED') return 'locked';
  if (word === 'email_not_found') return 'noEmail';
  if (word === 'EMAIL_NOT_VERIFIED' || word === 'account_not_linked') return 'notVerified';
  if (word === 'access_denied') return 'denied';
  return 'failed';
}

interface SignInFormProps {
  onSignedIn: () => void;
  onSecondFactor: () => void;
}

function SignInForm({ onSignedIn, onSecondFactor }: SignInFormProps) {
  const t = useTexts(signInTexts);
  const forgotten = useTexts(passwordResetTexts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState(false);
  const submission = useSubmission(
    async () => {
      setRefused(false);
      try {
        const step = await signIn(email.trim(), password);
        if (step === 'SECOND_FACTOR') onSecondFactor();
        else onSignedIn();
      } catch (error) {
        if (!isWrongCredential(error)) throw error;
        setRefused(true);
      }
    },
    { check: () => emptyFields({ email, password }) },
  );
  return (
    <form {...submission.form} className={styles.form}>
      {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
      {refused && <Alert kind="danger" title={t('wrong')} urgent />}
      <TextField
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username webauthn"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        fault={submission.fault('email')}
      />
      <PasswordField
        label={t('password')}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        fault={submission.fault('password')}
      />
      <Button type="submit" look="primary" busy={submission.busy}>
        {t('submit')}
      </Button>
      <p>
        <Link to="/forgot-password">{forgotten('forgot')}</Link>
      </p>
    </form>
  );
}

/** An address that no account can have is refused like a wrong one: which of the two is wrong is nobody's business. */
function isWrongCredential(error: unknown): boolean {
  return ['UNAUTHENTICATED', 'INVALID_INPUT', 'FORBIDDEN'].includes(toFailure(error).code);
}
