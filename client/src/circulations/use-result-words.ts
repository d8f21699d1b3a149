import type { Outcome } from '@umlauf/shared/circulation/round';
import { tellResult } from '@umlauf/shared/circulation/result-words';
import { useTexts } from '../platform/i18n/texts.ts';
import type { CirculationRow } from './circulation-operations.ts';
import { circulationTexts } from './circulations.i18n.ts';
import { useRuleLanguage } from './rule-words.tsx';

/** What came of a round, in a line; where it has no result, where it stands. */
export function useResultWords(): (circulation: Pick<CirculationRow, 'result' | 'state'>) => string {
  const t = useTexts(circulationTexts);
  const language = useRuleLanguage();
  return ({ result, state }) => {
    if (!result) return t(`state.${state}`);
    const { outcome, reason, counts, endedAt } = result;
    // Only a round that has ended has a result, and none that was withdrawn.
    const ended = { outcome: outcome as Outcome, reason, counts, endedAt: Date.parse(endedAt) };
    return tellResult({ ...ended, ignored: new Map() }, language);
  };
}
