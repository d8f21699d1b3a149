import { LIMITS } from '@umlauf/shared/limits';
import { useEffect, useId, useState } from 'react';
import { toFailure } from '../platform/errors/failure.ts';
import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { dropLinkSecret, takeLinkSecret } from '../platform/session/link-secret.ts';
import {
  passwordResetOffer,
  type PasswordResetOffer,
  resetPassword,
} from '../platform/session/password-reset.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button, ButtonLink } from '../platform/ui/button.tsx';
import { CheckboxField } from '../platform/ui/field.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { PasswordField } from '../platform/ui/password-field.tsx';
import { Skeleton } from '../platform/ui/skeleton.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { Trouble } from '../platform/ui/trouble.tsx';
import { passkeyTexts } from './passkeys.i18n.ts';
import { passwordResetTexts } from './password-reset.i18n.ts';
import styles from './sign-in-page.module.css';

const KIND = 'password-reset';

/** Where the link for a new password leads: looking spends nothing, only the button does. */
export function ResetPasswordPage() {
  const [secret] = useState(() => takeLinkSecret(KIND));
  const [offer, setOffer] = useState<PasswordResetOffer>();
  /** How many passkeys go on signing in, once the password is set. */
  const [left, setLeft] = useState<number>();
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let here = true;
    setError(undefined);
    passwordResetOffer(secret).then(
      (found) => here && setOffer(found),
      (reason: unknown) => here && setError(reason),
    );
    return () => {
      here = false;
    };
  }, [secret, attempt]);

  if (left !== undefined) return <Done left={left} />;
  if (error && toFailure(error).code === 'GONE') return <LinkGone />;
  if (error) return <Trouble error={error} onRetry={() => setAttempt(attempt + 1)} />;
  if (!offer) return <Skeleton />;
  const finish = (remaining: number) => {
    dropLinkSecret(KIND);
    setLeft(remaining);
  };
  return <ResetForm secret={secret} offer={offer} onDone={finish} onGone={setError} />;
}

interface ResetFormProps {
  secret: string;
  offer: PasswordResetOffer;
  onDone: (passkeysLeft: number) => void;
  onGone: (error: unknown) => void;
}

function ResetForm({ secret, offer, onDone, onGone }: ResetFormProps) {
  const t = useTexts(passwordResetTexts);
  const [password, setPassword] = useState('');
  const [removePasskeys, setRemove] = useState(false);
  const { email, passkeys } = offer;
  const submission = useSubmission(
    async () => {
      try {
        await resetPassword(secret, { password, removePasskeys });
        onDone(removePasskeys ? 0 : passkeys.length);
      } catch (error) {
        if (toFailure(error).code !== 'GONE') throw error;
        onGone(error);
      }
    },
    {
      check: () => ({
        ...(password.length < LIMITS.passwordMinCharacters ? { password: 'TOO_SHORT' as const } : {}),
        ...emptyFields({ password }),
      }),
      fields: ['password'],
    },
  );
  return (
    <div className={styles.page}>
      <PageHeading title={t('title')} lead={t('lead', { email })} />
      <Sheet>
        <form {...submission.form} className={styles.form}>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            label={t('password')}
            hint={t('passwordHint', { min: LIMITS.passwordMinCharacters })}
            name="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            fault={submission.fault('password')}
          />
          {passkeys.length > 0 && (
            <OtherWaysIn passkeys={passkeys} checked={removePasskeys} onChange={setRemove} />
          )}
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('submit')}
          </Button>
        </form>
      </Sheet>
    </div>
  );
}

interface OtherWaysInProps {
  passkeys: PasswordResetOffer['passkeys'];
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Whoever fears for the account sees what else signs in there, and takes it away in the same step. */
function OtherWaysIn({ passkeys, checked, onChange }: OtherWaysInProps) {
  const t = useTexts(passwordResetTexts);
  const words = useTexts(passkeyTexts);
  const formats = useFormats();
  const id = useId();
  return (
    <div className={styles.others}>
      <p id={id}>{t('passkeys.lead')}</p>
      <ul aria-labelledby={id}>
        {passkeys.map(({ name, createdAt, lastUsedAt }, index) => (
          <li key={index}>
            <strong>{name}</strong>
            <br />
            {words('added', { moment: formats.moment(createdAt) })}
            {' · '}
            {lastUsedAt ? words('used', { moment: formats.moment(lastUsedAt) }) : words('unused')}
          </li>
        ))}
      </ul>
      <CheckboxField
        label={t('passkeys.remove')}
        hint={t('passkeys.removeHint')}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}

function Done({ left }: { left: number }) {
  const t = useTexts(passwordResetTexts);
  return (
    <div className={styles.page}>
      <PageHeading title={t('doneTitle')} lead={t('done')} />
      {left > 0 && <Alert kind="info" title={t('passkeys.left', { count: left })} />}
      <div>
        <ButtonLink to="/sign-in" look="primary">
          {t('toSignIn')}
        </ButtonLink>
      </div>
    </div>
  );
}

function LinkGone() {
  const t = useTexts(passwordResetTexts);
  return (
    <div className={styles.page}>
      <PageHeading title={t('goneTitle')} lead={t('goneLead')} />
      <div>
        <ButtonLink to="/forgot-password" look="primary">
          {t('again')}
        </ButtonLink>
      </div>
    </div>
  );
}
