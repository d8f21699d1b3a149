import { useState } from 'react';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { mustStartAgain, sendCode, sendRecoveryCode } from '../platform/session/second-factor.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { CheckboxField, TextField } from '../platform/ui/field.tsx';
import formStyles from '../platform/ui/form.module.css';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { secondFactorStepTexts } from './second-factor-step.i18n.ts';

interface SecondFactorStepProps {
  onSignedIn: () => void;
  /** Address and password have to be given again. */
  onStartAgain: () => void;
}

/** After the password: the code of the app, or one of the recovery codes. */
export function SecondFactorStep({ onSignedIn, onStartAgain }: SecondFactorStepProps) {
  const t = useTexts(secondFactorStepTexts);
  const [isRecovering, setRecovering] = useState(false);
  const [code, setCode] = useState('');
  const [trusted, setTrusted] = useState(false);
  const submission = useSubmission(
    async () => {
      try {
        await (isRecovering ? sendRecoveryCode(code) : sendCode(code, trusted));
        onSignedIn();
      } catch (error) {
        if (!mustStartAgain(error) && toFailure(error).code !== 'UNAUTHENTICATED') throw error;
        onStartAgain();
      }
    },
    { check: () => emptyFields({ code }), fields: ['code'] },
  );
  return (
    <form {...submission.form} className={formStyles.form}>
      <h2>{t('title')}</h2>
      <p>{t(isRecovering ? 'recoveryLead' : 'lead')}</p>
      {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
      <TextField
        key={String(isRecovering)}
        label={t(isRecovering ? 'recovery' : 'code')}
        hint={isRecovering ? undefined : t('codeHint')}
        name="code"
        inputMode={isRecovering ? 'text' : 'numeric'}
        autoComplete={isRecovering ? 'off' : 'one-time-code'}
        autoFocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        fault={submission.fault('code')}
      />
      {!isRecovering && (
        <CheckboxField
          label={t('trust')}
          hint={t('trustHint')}
          checked={trusted}
          onChange={(event) => setTrusted(event.currentTarget.checked)}
        />
      )}
      <Button type="submit" look="primary" busy={submission.busy}>
        {t('submit')}
      </Button>
      <Button
        look="tertiary"
        onClick={() => {
          setCode('');
          setRecovering(!isRecovering);
        }}
      >
        {t(isRecovering ? 'useApp' : 'useRecovery')}
      </Button>
    </form>
  );
}
