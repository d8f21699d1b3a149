import { useEffect, useState } from 'react';
import { useTexts } from '../platform/i18n/texts.ts';
import { circulationTexts } from './circulations.i18n.ts';
import { timeLeft } from './time-left.ts';

const MINUTE = 60_000;

/** How long there is still time, in words that are renewed every minute; nobody is read them anew. */
export function useTimeLeft(deadlineAt: string): string {
  const t = useTexts(circulationTexts);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  const { unit, count } = timeLeft(Date.parse(deadlineAt), now);
  return t(`left.${unit}`, { count });
}
