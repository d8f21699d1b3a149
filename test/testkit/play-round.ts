import type { Answer, Round, RoundSeat } from '@umlauf/shared/circulation/round';
import type { Choice, RuleSet } from '@umlauf/shared/circulation/rule-set';

/** When every round of these tests ends, in milliseconds from its start. */
export const DEADLINE = 10_000;

const CHOICE: Record<string, Choice> = {
  A: 'AGREE',
  M: 'AGREE_WITH_REMARK',
  R: 'REFUSE',
  E: 'ABSTAIN',
  N: 'NOT_CONCERNED',
  P: 'OBJECT_TO_PROCEDURE',
  D: 'DEMAND_MEETING',
  K: 'ACKNOWLEDGE',
  S: 'STATE',
};
const PART = /^([dov]?)([AMRENPDKS])([=>]?)$/;

/**
 * A round in letters: one word for each organisation, in the order in which they answer; `.` is silent, `!` was never
 * reached, `x` left before it answered. `d` in front: by the deputy, `o`: by another member, `v`: by somebody without a
 * vote; `=` behind: at the very deadline, `>`: a millisecond later. `dA+R`: the deputy agrees, then the member refuses.
 */
export function playRound(rules: RuleSet, words: string): { round: Round; end: number } {
  const seats: RoundSeat[] = [];
  const answers: Answer[] = [];
  const ballots: Choice[] = [];
  for (const [index, word] of words.split(' ').filter(Boolean).entries()) {
    const voteId = `vote ${index}`;
    seats.push(...seatsOf(voteId, index, word));
    if ('.!x'.includes(word)) continue;
    for (const [turn, part] of word.split('+').entries()) {
      const [, by, letter, when] = PART.exec(part)!;
      const at = when === '=' ? DEADLINE : when === '>' ? DEADLINE + 1 : (index + 1) * 100 + turn;
      const choice = CHOICE[letter!]!;
      const isSealed = rules.secret && choice !== 'OBJECT_TO_PROCEDURE' && choice !== 'DEMAND_MEETING';
      if (isSealed) ballots.push(choice);
      answers.push({
        id: String(answers.length).padStart(4, '0'),
        seatId: `${voteId} ${by}`,
        choice: isSealed ? null : choice,
        at,
      });
    }
  }
  return { round: { rules, seats, answers, ballots, deadlineAt: DEADLINE }, end: DEADLINE + 1_000 };
}

function seatsOf(voteId: string, position: number, word: string): RoundSeat[] {
  const seat = {
    voteId,
    position,
    isEntitled: true,
    isDeputy: false,
    reachedAt: word === '!' ? null : 0,
    endedAt: word === 'x' ? 1 : null,
  };
  if (word.startsWith('v')) return [{ ...seat, id: `${voteId} v`, isEntitled: false }];
  return [
    { ...seat, id: `${voteId} ` },
    { ...seat, id: `${voteId} o` },
    { ...seat, id: `${voteId} d`, isDeputy: true },
  ];
}
