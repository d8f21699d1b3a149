import { answerOf, Replay, type Vote } from './replay-answers.ts';
import type { Counts, Outcome, Result, ResultReason, Round } from './round.ts';
import { type Choice, decides, type RuleSet } from './rule-set.ts';

type Verdict = [outcome: Outcome, reason: ResultReason];

/**
 * What has become of a round at a moment: of its frozen rules, its seats and its answers alone, so that anybody computes
 * the same. An answer at the very moment of the deadline is in time; one after the end never changes anything.
 */
export function computeResult(round: Round, moment: number): Result {
  const replay = new Replay(round);
  const { rules, deadlineAt } = round;
  let ended: { at: number; verdict: Verdict } | null = null;
  for (const answer of replay.answersUntil(moment)) {
    if (ended || answer.at > deadlineAt) {
      replay.ignored.set(answer.id, 'LATE');
      continue;
    }
    replay.take(answer);
    const stop = replay.stopAt(answer.at, false);
    if (stop) ended = { at: answer.at, verdict: ['STOPPED', stop] };
    else if (closesEarly(replay, round, answer.at))
      ended = { at: answer.at, verdict: verdictOf(replay, round, answer.at) };
  }
  if (ended) return resultOf(replay, ended.verdict, ended.at, round);
  if (moment <= deadlineAt) return openResult(replay, rules, round);
  const stop = replay.stopAt(deadlineAt, true);
  const verdict: Verdict = stop ? ['STOPPED', stop] : verdictOf(replay, round, deadlineAt);
  return resultOf(replay, verdict, deadlineAt, round);
}

function resultOf(
  { votes, ignored }: Replay,
  [outcome, reason]: Verdict,
  endedAt: number,
  round: Round,
): Result {
  // Whoever may stop a secret round at will must not see by it how those voted who had voted by then.
  const told = outcome === 'STOPPED' && round.rules.secret ? { ...round, ballots: [] } : round;
  return { outcome, reason, endedAt, counts: countsOf([...votes.values()], told), ignored };
}

function openResult({ votes, ignored }: Replay, rules: RuleSet, round: Round): Result {
  const counts = rules.secret ? null : countsOf([...votes.values()], round);
  return { outcome: 'OPEN', reason: 'RUNNING', endedAt: null, counts, ignored };
}

function closesEarly(replay: Replay, round: Round, at: number): boolean {
  const { earlyClose } = round.rules;
  if (earlyClose === 'NEVER' || replay.votes.size === 0) return false;
  if (earlyClose === 'ALL_ANSWERED' && replay.answered < replay.votes.size) return false;
  const open = [...replay.votes.values()].filter((vote) => !replay.isFinal(vote, at));
  if (open.length === 0) return true;
  return earlyClose === 'OUTCOME_FIXED' && isFixed(replay, round, open, at);
}

/**
 * Whether whatever may still come leads to the same. The bounds are enough: each rule divides the possible counts by a
 * straight line, so what holds where all remaining votes are alike holds between.
 */
function isFixed(replay: Replay, round: Round, open: readonly Vote[], at: number): boolean {
  const { rules } = round;
  const mayStop = rules.objection === 'ONE_STOPS' || rules.procedureObjection || rules.oralTreatment;
  if (mayStop || !decides(rules.kind) || (rules.allReached && !areAllReached(replay, at))) return false;
  const given = countsOf(
    [...replay.votes.values()].filter((vote) => !open.includes(vote)),
    round,
  );
  const reasons = (['agreed', 'refused', 'abstained', 'notConcerned', 'silent'] as const).map((bound) => {
    const counts = { ...given, entitled: replay.votes.size, [bound]: given[bound] + open.length };
    return verdictOn(rules, counts).join();
  });
  return new Set(reasons).size === 1;
}

function verdictOf(replay: Replay, round: Round, at: number): Verdict {
  const { rules, ballots } = round;
  if (replay.votes.size === 0) return ['NOT_BROUGHT_ABOUT', 'NOBODY_ENTITLED'];
  if (!decides(rules.kind)) return ['CONCLUDED', 'NOTHING_TO_DECIDE'];
  if (rules.allReached && !areAllReached(replay, at)) return ['NOT_BROUGHT_ABOUT', 'NOT_ALL_REACHED'];
  const votes = [...replay.votes.values()];
  const sealed = votes.filter((vote) => answerOf(vote)?.choice === null).length;
  if (sealed !== ballots.length) return ['NOT_BROUGHT_ABOUT', 'BALLOTS_DIFFER'];
  return verdictOn(rules, countsOf(votes, round));
}

/** Whether somebody was reached who speaks for it, of each vote. Who has answered was. */
function areAllReached({ votes }: Replay, at: number): boolean {
  return [...votes.values()].every(
    (vote) =>
      answerOf(vote) !== null || vote.seats.some(({ reachedAt }) => reachedAt !== null && reachedAt <= at),
  );
}

/** What the counts mean by the rules, when nothing stopped the round. */
function verdictOn(rules: RuleSet, counts: Counts): Verdict {
  const given = counts.entitled - counts.silent;
  if (given * 100 < rules.quorumPercent * counts.entitled) return ['NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'];
  const { silent } = counts;
  const agreed = counts.agreed + (rules.silence === 'CONSENT' ? silent : 0);
  const refusals = counts.refused + (rules.silence === 'REFUSAL' ? silent : 0);
  const refused = rules.objection === 'NOTED_ONLY' ? 0 : refusals;
  const abstained = counts.abstained + (rules.silence === 'ABSTENTION' ? silent : 0);
  const cast = agreed + refused + (rules.abstentionsCount ? abstained : 0);
  if (cast === 0) return ['NOT_BROUGHT_ABOUT', 'NO_VOTES'];
  if (rules.majority === 'UNANIMOUS')
    return agreed === cast ? ['ADOPTED', 'UNANIMOUS'] : ['REJECTED', 'NOT_UNANIMOUS'];
  const concerned = counts.entitled - counts.notConcerned;
  return isMajority(rules, agreed, cast, concerned) ? ['ADOPTED', 'MAJORITY'] : ['REJECTED', 'NO_MAJORITY'];
}

function isMajority(
  { majority, qualifiedPercent }: RuleSet,
  agreed: number,
  cast: number,
  concerned: number,
) {
  if (majority === 'QUALIFIED') return agreed * 100 >= (qualifiedPercent ?? 100) * concerned;
  return majority === 'TWO_THIRDS' ? agreed * 3 >= cast * 2 : agreed * 2 > cast;
}

const COUNTED: Partial<Record<Choice, keyof Counts>> = {
  AGREE: 'agreed',
  AGREE_WITH_REMARK: 'agreed',
  REFUSE: 'refused',
  ABSTAIN: 'abstained',
  NOT_CONCERNED: 'notConcerned',
  ACKNOWLEDGE: 'acknowledged',
  STATE: 'acknowledged',
};

function countsOf(votes: readonly Vote[], { ballots }: Round): Counts {
  const counts: Counts = {
    entitled: votes.length,
    agreed: 0,
    refused: 0,
    abstained: 0,
    notConcerned: 0,
    acknowledged: 0,
    silent: 0,
  };
  const answers = votes.map(answerOf);
  counts.silent = answers.filter((answer) => answer === null).length;
  for (const choice of [...answers.map((answer) => answer?.choice), ...ballots]) {
    const place = choice && COUNTED[choice];
    if (place) counts[place] += 1;
  }
  return counts;
}
