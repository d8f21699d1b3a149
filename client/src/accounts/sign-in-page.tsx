import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { isSignedIn, signIn } from '../platform/session/auth.ts';
import { safeReturnPath } from '../platform/session/return-path.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { TextField } from '../platform/ui/field.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { PasswordField } from '../platform/ui/password-field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { signInTexts } from './sign-in.i18n.ts';
import styles from './sign-in-page.module.css';

/** Who is signed in already goes on; everybody else shows who they are. */
export function SignInPage() {
  const t = useTexts(signInTexts);
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const next = safeReturnPath(parameters.get('next'));

  useEffect(() => {
    let here = true;
    const goOn = async () => {
      if ((await isSignedIn()) && here) await navigate(next, { replace: true });
    };
    void goOn();
    return () => {
      here = false;
    };
  }, [navigate, next]);

  return (
    <div className={styles.page}>
      <PageHeading title={t('title')} lead={t('lead')} />
      {parameters.has('ended') && <Alert kind="info" title={t('ended')} />}
      <Sheet>
        <SignInForm onSignedIn={() => void navigate(next, { replace: true })} />
      </Sheet>
      <p className={styles.aside}>{t('noAccount')}</p>
    </div>
  );
}

function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const t = useTexts(signInTexts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState(false);
  const submission = useSubmission(
    async () => {
      setRefused(false);
      try {
        await signIn(email.trim(), password);
        onSignedIn();
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
        autoComplete="username"
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
    </form>
  );
}

/** An address that no account can have is refused like a wrong one: which of the two is wrong is nobody's business. */
function isWrongCredential(error: unknown): boolean {
  return ['UNAUTHENTICATED', 'INVALID_INPUT', 'FORBIDDEN'].includes(toFailure(error).code);
}
