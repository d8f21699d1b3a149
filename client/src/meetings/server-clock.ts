import { useEffect, useState } from 'react';

/** By how many milliseconds the server's clock is ahead of this machine's; asked once, for all who show time that passes. */
let asked: Promise<number> | undefined;

/** The header tells whole seconds, which on average have gone for half a one. */
const HALF_A_SECOND = 500;

async function ask(): Promise<number> {
  const before = Date.now();
  const answer = await fetch('/healthz', { cache: 'no-store' });
  const told = Date.parse(answer.headers.get('date') ?? '');
  return Number.isNaN(told) ? 0 : told + HALF_A_SECOND - (before + Date.now()) / 2;
}

/** The present moment by the server's clock, in milliseconds, new each second: machines in meeting rooms are often wrong. */
export function useServerNow(): number {
  const [ahead, setAhead] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    asked ??= ask().catch(() => ((asked = undefined), 0));
    let isShown = true;
    void asked.then((found) => isShown && setAhead(found));
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, []);
  return now + ahead;
}
