import { useTranslation } from 'react-i18next';
import { useFormats } from '../platform/i18n/format.ts';
import { i18n } from '../platform/i18n/i18n.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { planTexts } from './plan.i18n.ts';
import { placeOf, readRhythm, type RhythmKind, type RhythmRead } from './rhythm.ts';

/** 4 January 2026 was a Sunday. */
const SUNDAY = Date.UTC(2026, 0, 4);
const DAY = 86_400_000;
const NTH = ['first', 'second', 'third', 'fourth'] as const;

interface RhythmWords {
  /** A rule that is kept, in a sentence. */
  ofRule(rrule: string | null | undefined): string;
  /** What this rhythm would be with this first day. */
  ofKind(kind: RhythmKind, day: string): string;
}

/** Rhythms in words. */
export function useRhythmWords(): RhythmWords {
  const t = useTexts(planTexts);
  const formats = useFormats();
  const { i18n: present } = useTranslation(undefined, { i18n });
  const names = new Intl.DateTimeFormat(present.language === 'en' ? 'en-GB' : 'de-DE', {
    weekday: 'long',
    timeZone: 'UTC',
  });
  const told = (kind: RhythmKind, place: NonNullable<RhythmRead['place']>): string => {
    if (kind === 'OWN') return t('rhythm.own');
    if (kind === 'NONE') return t('rhythm.none');
    const { weekday, nth, inMonth } = place;
    const nthWord = NTH[nth - 1];
    const values = {
      weekday: names.format(SUNDAY + weekday * DAY),
      nth: nthWord ? t(`rhythm.nth.${nthWord}`) : '',
      inMonth,
    };
    return t(`rhythm.${kind}`, values);
  };
  return {
    ofKind: (kind, day) => told(kind, placeOf(day)),
    ofRule: (rrule) => {
      const { kind, own, until, place } = readRhythm(rrule);
      if (kind === 'NONE') return t('rhythm.byHand');
      const words = place ? told(kind, place) : t('rhythm.ownRule', { rule: own });
      return until ? `${words}, ${t('rhythm.untilDay', { day: formats.date(until) })}` : words;
    },
  };
}
