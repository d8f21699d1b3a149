import { useTexts } from '../platform/i18n/texts.ts';
import { meetingTexts } from './meetings.i18n.ts';

interface AnswerCountsProps {
  counts: { accepted: number; declined: number; tentative: number; none: number };
}

/** How those who are invited have answered, in a line. */
export function AnswerCounts({ counts: { accepted, declined, tentative, none } }: AnswerCountsProps) {
  const t = useTexts(meetingTexts);
  const words = [
    t('counts.accepted', { count: accepted }),
    t('counts.declined', { count: declined }),
    tentative > 0 && t('counts.tentative', { count: tentative }),
    none > 0 && t('counts.none', { count: none }),
  ];
  return <>{words.filter(Boolean).join(' · ')}</>;
}
