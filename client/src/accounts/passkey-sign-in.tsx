import { useEffect, useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import {
  PasskeyError,
  passkeysFillIn,
  passkeysWork,
  signInByPasskey,
  stopWaiting,
} from '../platform/session/passkeys.ts';
import { Alert } from '../platform/ui/alert.tsx';
import { Button } from '../platform/ui/button.tsx';
import { passkeyTexts } from './passkeys.i18n.ts';
import { usePasskeyWords } from './passkey-words.ts';

interface PasskeySignInProps {
  /** Whether there is a field among whose suggestions passkeys can stand. */
  hasField: boolean;
  /** The same one each time: what waits begins anew with another. */
  onSignedIn: () => void;
}

/** Signs in by a passkey: by a button, and by what the browser suggests in the field for the address. */
export function PasskeySignIn({ hasField, onSignedIn }: PasskeySignInProps) {
  const t = useTexts(passkeyTexts);
  const words = usePasskeyWords();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  /** Counts up to have the browser suggest passkeys anew, after it had to stop for the button. */
  const [round, setRound] = useState(0);

  useEffect(() => {
    if (!hasField) return;
    let here = true;
    const wait = async () => {
      if (!(await passkeysFillIn()) || !here) return;
      try {
        await signInByPasskey(true);
        onSignedIn();
      } catch (error) {
        if (!here || isQuiet(error)) return;
        setTrouble(error);
        setRound((former) => former + 1);
      }
    };
    void wait();
    return () => {
      here = false;
      stopWaiting();
    };
  }, [hasField, onSignedIn, round]);

  if (!passkeysWork()) return null;
  const signIn = async () => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await signInByPasskey();
      onSignedIn();
    } catch (error) {
      setTrouble(error);
      setRound((former) => former + 1);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {trouble !== undefined && <Alert kind="danger" title={words(trouble)} urgent />}
      <Button busy={busy} onClick={() => void signIn()}>
        {t('use')}
      </Button>
    </>
  );
}

/** Nobody asked for the suggestion: that there is none is no trouble. */
function isQuiet(error: unknown): boolean {
  return !(error instanceof PasskeyError) || ['CANCELLED', 'UNSUPPORTED'].includes(error.trouble);
}
