import { LIMITS } from '@umlauf/shared/limits';
import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { askForPasswordReset } from '../platform/session/password-reset.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button, ButtonLink } from '../platform/ui/button.tsx';
import { TextField } from '../platform/ui/field.tsx';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { passwordResetTexts } from './password-reset.i18n.ts';
import styles from './sign-in-page.module.css';

/** Asks for a link by mail. What follows says the same to everybody. */
export function ForgotPasswordPage() {
  const [asked, setAsked] = useState<string | null>(null);
  return asked === null ? (
    <AskForm onAsked={setAsked} />
  ) : (
    <Asked email={asked} onAgain={() => setAsked(null)} />
  );
}

function AskForm({ onAsked }: { onAsked: (email: string) => void }) {
  const t = useTexts(passwordResetTexts);
  const [email, setEmail] = useState('');
  const submission = useSubmission(
    async () => {
      await askForPasswordReset(email.trim());
      onAsked(email.trim());
    },
    { check: () => emptyFields({ email }), fields: ['email'] },
  );
  return (
    <div className={styles.page}>
      <PageHeading title={t('askTitle')} lead={t('askLead')} />
      <Sheet>
        <form {...submission.form} className={styles.form}>
          {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
          <TextField
            label={t('email')}
            type="email"
            name="email"
            autoComplete="username"
            maxLength={LIMITS.emailCharacters}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            fault={submission.fault('email')}
          />
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('ask')}
          </Button>
        </form>
      </Sheet>
      <ToSignIn />
    </div>
  );
}

function Asked({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useTexts(passwordResetTexts);
  return (
    <div className={styles.page}>
      <PageHeading title={t('askedTitle')} lead={t('asked', { email })} />
      <p>{t('askedAdvice', { max: LIMITS.passwordResetMailsPerHour })}</p>
      <div>
        <Button onClick={onAgain}>{t('askAgain')}</Button>
      </div>
      <ToSignIn />
    </div>
  );
}

function ToSignIn() {
  const t = useTexts(passwordResetTexts);
  return (
    <div>
      <ButtonLink to="/sign-in" look="secondary">
        {t('toSignIn')}
      </ButtonLink>
    </div>
  );
}
