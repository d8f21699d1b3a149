import { useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { passkeysWork } from '../platform/session/passkeys.ts';
import { Button } from '../platform/ui/button.tsx';
import formStyles from '../platform/ui/form.module.css';
import { Sheet } from '../platform/ui/page.tsx';
import { AddPasskey } from './add-passkey.tsx';
import { PasskeySignIn } from './passkey-sign-in.tsx';
import { passkeyTexts } from './passkeys.i18n.ts';

/** A passkey in the place of password and code: added here, then signed in with. */
export function PasskeyInstead({ next }: { next: string }) {
  const t = useTexts(passkeyTexts);
  const [step, setStep] = useState<'OFFER' | 'ADDING' | 'ADDED'>('OFFER');
  if (!passkeysWork()) return null;
  const isAdded = step === 'ADDED';
  return (
    <Sheet>
      <div className={formStyles.form}>
        <h2>{t('instead.title')}</h2>
        <p>{t(isAdded ? 'instead.added' : 'instead.lead')}</p>
        {isAdded ? (
          // A new document: what is open belongs to the session of before.
          <PasskeySignIn hasField={false} onSignedIn={() => window.location.replace(next)} />
        ) : (
          <div>
            <Button onClick={() => setStep('ADDING')}>{t('add.open')}</Button>
          </div>
        )}
        {step === 'ADDING' && (
          <AddPasskey
            hasPassword
            onAdded={() => Promise.resolve(setStep('ADDED'))}
            onClose={() => setStep('OFFER')}
          />
        )}
      </div>
    </Sheet>
  );
}
