import { useEffect, useState } from 'react';
import { signInOptions, type SignInOptions } from '../platform/session/auth.ts';

/** Passwords until the hub has said otherwise: the form is what nearly everybody needs. */
export function useSignInOptions(): SignInOptions {
  const [options, setOptions] = useState<SignInOptions>({ passwords: true, provider: null });
  useEffect(() => {
    let here = true;
    signInOptions().then(
      (answer) => here && setOptions(answer),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);
  return options;
}
