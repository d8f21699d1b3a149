import { describe, expect, it } from 'vitest';
import { DEADLINE } from '../../../test/testkit/play-round.ts';
import { FIRST_SEED, REPLAYED_SEED } from '../../../test/testkit/seeds.ts';
import { Random } from '../random-document.ts';
import { checkRules } from './check-rules.ts';
import { computeResult } from './compute-result.ts';
import type { Answer, Result, Round, RoundSeat } from './round.ts';
import {
  type Choice,
  CHOICES,
  choicesOf,
  CIRCULATION_KINDS,
  CIRCULATION_ORDERS,
  DEPUTY_RULES,
  EARLY_CLOSES,
  LATE_VOTES,
  MAJORITIES,
  OBJECTION_RULES,
  type RuleSet,
  SILENCE_RULES,
} from './rule-set.ts';

const ROUNDS = REPLAYED_SEED ? 1 : 3_000;
const END = DEADLINE + 1;

/** Rules without contradictions, of any kind. */
function randomRules(random: Random): RuleSet {
  for (;;) {
    const majority = random.pick(MAJORITIES);
    const rules: RuleSet = {
      kind: random.pick(CIRCULATION_KINDS),
      order: random.pick(CIRCULATION_ORDERS),
      silence: random.pick(SILENCE_RULES),
      objection: random.pick(OBJECTION_RULES),
      procedureObjection: random.chance(0.3),
      oralTreatment: random.chance(0.3),
      majority,
      qualifiedPercent: majority === 'QUALIFIED' ? 1 + random.int(100) : null,
      abstentionsCount: random.chance(0.5),
      quorumPercent: random.chance(0.5) ? 0 : random.int(101),
      allReached: random.chance(0.2),
      earlyClose: random.pick(EARLY_CLOSES),
      changeUntilDeadline: random.chance(0.5),
      secret: false,
      lateVotes: random.pick(LATE_VOTES),
      deputies: random.pick(DEPUTY_RULES),
      deadlineDays: 10,
      workingDays: true,
      reminderDaysBefore: [],
    };
    if (checkRules(rules).length === 0) return rules;
  }
}

function randomSeats(random: Random): RoundSeat[] {
  const votes = 1 + random.int(6);
  return Array.from({ length: votes + random.int(4) }, (_, index) => ({
    id: `seat ${index}`,
    voteId: `vote ${index < votes ? index : random.int(votes)}`,
    isEntitled: random.chance(0.9),
    isDeputy: random.chance(0.25),
    position: random.int(3),
    reachedAt: random.chance(0.9) ? 0 : null,
    endedAt: random.chance(0.1) ? random.int(DEADLINE) : null,
  }));
}

function randomRound(random: Random): Round {
  const rules = randomRules(random);
  const seats = randomSeats(random);
  const offered = choicesOf(rules);
  const answers = Array.from({ length: random.int(12) }, (_, index): Answer => ({
    id: `answer ${String(index).padStart(2, '0')}`,
    seatId: random.pick(seats).id,
    choice: random.pick(random.chance(0.9) ? offered : CHOICES),
    // Often the same moment, now and then the last one or the one after.
    at: random.chance(0.1) ? DEADLINE + random.int(2) : random.int(20),
  }));
  return { rules, seats, answers, ballots: [], deadlineAt: DEADLINE };
}

/** As it can be stored and compared. */
const told = ({ ignored, ...result }: Result) => ({ ...result, ignored: [...ignored].toSorted() });
const resultOf = (round: Round, moment = END) => told(computeResult(round, moment));

function forRandomRounds(check: (round: Round, random: Random) => void): void {
  for (let i = 0; i < ROUNDS; i += 1) {
    const seed = FIRST_SEED + i;
    const random = new Random(seed);
    const round = randomRound(random);
    try {
      check(round, random);
    } catch (error) {
      throw new Error(`UMLAUF_SEED=${seed}: ${JSON.stringify(round)}`, { cause: error });
    }
  }
}

describe('in random rounds', () => {
  it('the order in which answers and seats are handed over does not matter', () => {
    forRandomRounds((round, random) => {
      const shuffled = <T>(list: readonly T[]) =>
        list
          .map((each) => [random.next(), each] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, each]) => each);
      const other = { ...round, answers: shuffled(round.answers), seats: shuffled(round.seats) };
      expect(resultOf(other)).toEqual(resultOf(round));
    });
  });

  it('an answer after the end never changes the result', () => {
    forRandomRounds((round, random) => {
      const before = resultOf(round);
      const late: Answer = {
        id: 'late',
        seatId: random.pick(round.seats).id,
        choice: random.pick(CHOICES),
        at: before.endedAt! + 1 + random.int(5),
      };
      const after = resultOf({ ...round, answers: [...round.answers, late] }, END + 9);
      expect(after.ignored.filter(([id]) => id !== 'late')).toEqual(before.ignored);
      expect({ ...after, ignored: [] }).toEqual({ ...before, ignored: [] });
    });
  });

  it('more agreement never turns adopted into anything else', () => {
    let adopted = 0;
    forRandomRounds((round, random) => {
      const offered = choicesOf(round.rules);
      const heard = round.answers.filter(({ choice }) => offered.includes(choice!));
      const before = resultOf({ ...round, answers: heard });
      if (before.outcome !== 'ADOPTED' || heard.length === 0) return;
      adopted += 1;
      const turned = random.pick(heard);
      const answers = heard.map((each) =>
        each === turned ? { ...each, choice: 'AGREE' satisfies Choice as Choice } : each,
      );
      expect(resultOf({ ...round, answers }).outcome).toBe('ADOPTED');
    });
    if (!REPLAYED_SEED) expect(adopted).toBeGreaterThan(200);
  });

  it('is computed again to the same, from what was stored, at whatever later moment', () => {
    forRandomRounds((round) => {
      const before = resultOf(round);
      const stored = JSON.parse(JSON.stringify(round)) as Round;
      expect(resultOf(stored)).toEqual(before);
      expect(resultOf(stored, END + 1_000_000)).toEqual(before);
      expect(before.outcome).not.toBe('OPEN');
    });
  });

  it('that ended early was decided: what is silent could have said anything', () => {
    let ended = 0;
    forRandomRounds((round, random) => {
      const before = resultOf(round);
      if (round.rules.earlyClose !== 'OUTCOME_FIXED' || before.outcome === 'STOPPED') return;
      if (before.endedAt === null || before.endedAt >= DEADLINE) return;
      ended += 1;
      const known = round.answers.filter(({ at }) => at < before.endedAt!);
      const closing = round.answers.filter(
        ({ id, at }) => at === before.endedAt && !before.ignored.some(([each]) => each === id),
      );
      const more = round.seats.map((seat, index): Answer => ({
        id: `more ${index}`,
        seatId: seat.id,
        choice: random.pick(choicesOf(round.rules)),
        at: DEADLINE,
      }));
      const rules = { ...round.rules, earlyClose: 'NEVER' as const };
      const all = resultOf({ ...round, rules, answers: [...known, ...closing, ...more] });
      expect(all.outcome).toBe(before.outcome);
    });
    if (!REPLAYED_SEED) expect(ended).toBeGreaterThan(50);
  });

  it('at most one vote is counted for an organisation', () => {
    forRandomRounds((round) => {
      const { counts } = resultOf(round);
      const { entitled, ...parts } = counts!;
      const votes = new Set(round.seats.map(({ voteId }) => voteId)).size;
      expect(entitled).toBeLessThanOrEqual(votes);
      const given = Object.values(parts).reduce((sum, part) => sum + part, 0);
      // What stops a round is no vote.
      expect(given).toBeLessThanOrEqual(entitled);
    });
  });
});
