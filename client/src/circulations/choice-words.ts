import { isBallot, remarkOf, type RuleSet } from '@umlauf/shared/circulation/rule-set';
import type { CirculationChoice } from '../gql/graphql.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { answerTexts } from './answer.i18n.ts';

interface ChoiceWords {
  /** As one chooses it: "Mitzeichnen". */
  offer(choice: CirculationChoice): string;
  /** As it is told of somebody: "zeichnet mit". */
  said(choice: CirculationChoice): string;
}

/** Answers in the words of the round's kind: drafts are signed, and silence is broken by an objection. */
export function useChoiceWords(kind: RuleSet['kind']): ChoiceWords {
  const t = useTexts(answerTexts);
  return {
    offer(choice) {
      if (kind === 'SILENCE_PROCEDURE' && choice === 'REFUSE') return t('objecting.REFUSE');
      return kind === 'CO_SIGNATURE' && isOfSigning(choice) ? t(`signing.${choice}`) : t(`choice.${choice}`);
    },
    said(choice) {
      if (kind === 'SILENCE_PROCEDURE' && choice === 'REFUSE') return t('objected.REFUSE');
      return kind === 'CO_SIGNATURE' && isOfSigning(choice) ? t(`signed.${choice}`) : t(`said.${choice}`);
    },
  };
}

function isOfSigning(choice: CirculationChoice): choice is 'AGREE' | 'AGREE_WITH_REMARK' | 'REFUSE' {
  return choice === 'AGREE' || choice === 'AGREE_WITH_REMARK' || choice === 'REFUSE';
}

/** Whether the answer ends the round at once, where it bears a vote. */
export function stopsRound({ objection }: RuleSet, choice: CirculationChoice): boolean {
  if (choice === 'REFUSE') return objection === 'ONE_STOPS';
  return choice === 'OBJECT_TO_PROCEDURE' || choice === 'DEMAND_MEETING';
}

/** What is sent of the remark that stands in its field; null where the answer must say nothing. */
export function sentRemark(rules: RuleSet, choice: CirculationChoice, remark: string): string | null {
  return remarkOf(rules, choice) === 'NONE' ? null : remark;
}

/** Whether this answer stands openly in a round whose ballots are secret. */
export function isOpenlySaid(rules: RuleSet, choice: CirculationChoice): boolean {
  return rules.secret && !isBallot(rules, choice);
}
