import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { toFailure } from '../platform/errors/failure.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { askToSignIn, isSignedIn, underNewKey } from '../platform/session/auth.ts';
import { safeReturnPath } from '../platform/session/return-path.ts';
import { offerSecondFactor, sendCode, type SecondFactorOffer } from '../platform/session/second-factor.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button, ButtonLink } from '../platform/ui/button.tsx';
import { TextField } from '../platform/ui/field.tsx';
import formStyles from '../platform/ui/form.module.css';
import { PageHeading, Sheet } from '../platform/ui/page.tsx';
import { PasswordField } from '../platform/ui/password-field.tsx';
import { emptyFields, useSubmission } from '../platform/ui/submission.ts';
import { PasskeyInstead } from './passkey-instead.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { secondFactorStepTexts } from './second-factor-step.i18n.ts';
import { secondFactorTexts } from './second-factor.i18n.ts';
import styles from './second-factor.module.css';
import pageStyles from './sign-in-page.module.css';

/** Sets up a second factor. It asks the sign-in service alone: the hub may demand the factor before all else. */
export function SecondFactorPage() {
  const t = useTexts(secondFactorTexts);
  const [parameters] = useSearchParams();
  const next = safeReturnPath(parameters.get('next') ?? '/settings');
  const [offer, setOffer] = useState<SecondFactorOffer>();

  useEffect(() => {
    void isSignedIn().then((known) => known || askToSignIn());
  }, []);

  return (
    <div className={pageStyles.page}>
      <PageHeading title={t('page.title')} lead={t('page.lead')} />
      <Sheet>
        {offer ? <Confirm offer={offer} next={next} /> : <Begin onOffer={setOffer} next={next} />}
      </Sheet>
      {!offer && <PasskeyInstead next={next} />}
    </div>
  );
}

interface BeginProps {
  onOffer: (offer: SecondFactorOffer) => void;
  next: string;
}

function Begin({ onOffer, next }: BeginProps) {
  const t = useTexts(secondFactorTexts);
  const [password, setPassword] = useState('');
  const submission = useSubmission(
    async () => {
      try {
        onOffer(await offerSecondFactor(password));
      } catch (error) {
        if (toFailure(error).code === 'UNAUTHENTICATED') askToSignIn();
        throw error;
      }
    },
    { check: () => emptyFields({ password }), fields: ['password'] },
  );
  return (
    <form {...submission.form} className={formStyles.form}>
      {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
      <PasswordField
        label={t('page.password')}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        fault={submission.fault('password')}
      />
      <div className={formStyles.actions}>
        <Button type="submit" look="primary" busy={submission.busy}>
          {t('page.start')}
        </Button>
        <ButtonLink to={next}>{t('page.cancel')}</ButtonLink>
      </div>
    </form>
  );
}

function Confirm({ offer, next }: { offer: SecondFactorOffer; next: string }) {
  const t = useTexts(secondFactorTexts);
  const step = useTexts(secondFactorStepTexts);
  const [code, setCode] = useState('');
  const submission = useSubmission(() => underNewKey(() => sendCode(code), next), {
    check: () => emptyFields({ code }),
    fields: ['code'],
  });
  const key = new URL(offer.totpURI).searchParams.get('secret') ?? '';
  return (
    <form {...submission.form} className={styles.form}>
      <div className={styles.part}>
        <h2>{t('page.scanTitle')}</h2>
        <p>{t('page.scanLead')}</p>
        <QrCode text={offer.totpURI} label={t('page.qr')} />
        <p>{t('page.key')}</p>
        <code className={styles.key} role="group" aria-label={t('page.keyName')}>
          {key.replaceAll(/.{4}(?=.)/g, '$& ')}
        </code>
      </div>
      <div className={styles.part}>
        <h2>{t('page.codesTitle')}</h2>
        <RecoveryCodes codes={offer.backupCodes} />
      </div>
      <div className={formStyles.form}>
        <h2>{t('page.confirmTitle')}</h2>
        {submission.problem && <Alert kind="danger" title={submission.problem} urgent />}
        <TextField
          label={step('code')}
          hint={step('codeHint')}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          fault={submission.fault('code')}
        />
        <div>
          <Button type="submit" look="primary" busy={submission.busy}>
            {t('page.confirm')}
          </Button>
        </div>
      </div>
    </form>
  );
}
