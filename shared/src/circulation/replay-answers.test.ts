import { describe, expect, it } from 'vitest';
import { DEADLINE, playRound } from '../../../test/testkit/play-round.ts';
import { participationIn, seatsInTurn } from './replay-answers.ts';
import type { RuleSet } from './rule-set.ts';
import { RULE_TEMPLATES } from './rule-templates.ts';

const { rules: AT_ONCE } = RULE_TEMPLATES.SILENCE_IS_ABSTENTION;
const { rules: IN_TURN } = RULE_TEMPLATES.CO_SIGNATURE_SEQUENTIAL;

describe('whose turn it is', () => {
  const votesInTurn = (rules: RuleSet, words: string, at: number) => {
    const { round } = playRound(rules, words);
    const turn = seatsInTurn(round, at);
    return [...new Set(round.seats.filter(({ id }) => turn.has(id)).map(({ voteId }) => voteId))];
  };

  it('is everybody’s where all are asked at once', () => {
    expect(votesInTurn(AT_ONCE, 'A . .', 0)).toEqual(['vote 0', 'vote 1', 'vote 2']);
  });

  it('is the next one’s when those before have answered, or left', () => {
    expect(votesInTurn(IN_TURN, 'A . .', 0)).toEqual(['vote 0']);
    expect(votesInTurn(IN_TURN, 'A . .', 500)).toEqual(['vote 0', 'vote 1']);
    expect(votesInTurn(IN_TURN, 'x . .', 500)).toEqual(['vote 1']);
  });
});

describe('how many have answered', () => {
  it('counts votes and not people, and nothing that is late', () => {
    expect(participationIn(playRound(AT_ONCE, 'dA+R . A>').round, DEADLINE + 1)).toEqual({
      votes: 3,
      answered: 1,
      byMembers: new Set(['vote 0']),
    });
  });

  it('tells a deputy’s answer from a member’s', () => {
    expect(participationIn(playRound(AT_ONCE, 'dA A .').round, DEADLINE)).toEqual({
      votes: 3,
      answered: 2,
      byMembers: new Set(['vote 1']),
    });
  });

  it('is known of a secret round, too', () => {
    const rules = { ...AT_ONCE, secret: true, changeUntilDeadline: false, deputies: 'NO_DEPUTIES' } as const;
    expect(participationIn(playRound(rules, 'A R .').round, DEADLINE)).toMatchObject({
      votes: 3,
      answered: 2,
    });
  });
});
