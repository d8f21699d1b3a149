import { useEffect, useState } from 'react';
import type { Translate } from '../platform/i18n/texts.ts';
import type { coeditingTexts } from './coediting.i18n.ts';

type Words = Translate<(typeof coeditingTexts)['de']>;

const STEPS = [
  { unit: 'days', seconds: 86_400 },
  { unit: 'hours', seconds: 3_600 },
  { unit: 'minutes', seconds: 60 },
] as const;

/** How long ago, in the largest unit that fits. */
export function wordAge(t: Words, milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  for (const step of STEPS) {
    if (seconds >= step.seconds) return t(`age.${step.unit}`, { count: Math.floor(seconds / step.seconds) });
  }
  return t('age.seconds', { count: seconds });
}

/** The present time, renewed every second while `running`. */
export function useClock(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
