import { toFailure } from '../platform/errors/failure.ts';
import { useFailureWords } from '../platform/errors/wording.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { PasskeyError } from '../platform/session/passkeys.ts';
import { passkeyTexts } from './passkeys.i18n.ts';

/** What went wrong with a passkey, as a sentence that says what to do. */
export function usePasskeyWords(): (error: unknown) => string {
  const t = useTexts(passkeyTexts);
  const failureWords = useFailureWords();
  return (error) => {
    if (error instanceof PasskeyError) return t(`trouble.${error.trouble}`);
    return toFailure(error).code === 'FORBIDDEN' ? t('locked') : failureWords(error);
  };
}
