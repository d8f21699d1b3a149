import { choicesOf, type Choice } from './rule-set.ts';
import type { Answer, Ignored, Round, RoundSeat } from './round.ts';

const STOPS = { OBJECT_TO_PROCEDURE: 'PROCEDURE_OBJECTION', DEMAND_MEETING: 'MEETING_DEMANDED' } as const;
export type Stop = (typeof STOPS)[keyof typeof STOPS] | 'OBJECTION';

/** One vote, with what was answered for it. */
export interface Vote {
  id: string;
  seats: RoundSeat[];
  byMember: Answer | null;
  byDeputy: Answer | null;
}

/** What counts for the vote: the member's own answer before the deputy's. */
export function answerOf({ byMember, byDeputy }: Vote): Answer | null {
  return byMember ?? byDeputy;
}

/** Plays a round's answers in the order in which they came. */
export class Replay {
  readonly votes: ReadonlyMap<string, Vote>;
  readonly ignored = new Map<string, Ignored>();
  private readonly seats: ReadonlyMap<string, RoundSeat>;
  private readonly offered: ReadonlySet<Choice>;
  /** Whether anything was answered that may stop the round, at once or once nobody can take it back. */
  private mayStop = false;
  /** For how many votes anything was answered. */
  answered = 0;

  constructor(private readonly round: Round) {
    this.seats = new Map(round.seats.map((seat) => [seat.id, seat]));
    this.offered = new Set(choicesOf(round.rules));
    const entitled = round.seats.filter((seat) => seat.isEntitled && this.isAsked(seat));
    const byVote = Map.groupBy(entitled, ({ voteId }) => voteId);
    this.votes = new Map(
      [...byVote].map(([id, seats]) => [id, { id, seats, byMember: null, byDeputy: null }]),
    );
  }

  /** The answers up to a moment, in one order whatever the order in which they are handed over. */
  answersUntil(moment: number): Answer[] {
    return this.round.answers.filter(({ at }) => at <= moment).toSorted(inOrder);
  }

  /** Counts the answer, or says why not. */
  take(answer: Answer): void {
    const refusal = this.refusalOf(answer);
    if (refusal) {
      this.ignored.set(answer.id, refusal);
      return;
    }
    const seat = this.seats.get(answer.seatId)!;
    const vote = this.votes.get(seat.voteId)!;
    const place = seat.isDeputy ? 'byDeputy' : 'byMember';
    const former = vote[place];
    if (former && !this.round.rules.changeUntilDeadline) {
      this.ignored.set(answer.id, 'FIRST_COUNTS');
      return;
    }
    if (former) this.ignored.set(former.id, 'REPLACED');
    if (answerOf(vote) === null) this.answered += 1;
    if (this.stopBy(answer.choice)) this.mayStop = true;
    vote[place] = answer;
    if (vote.byMember && vote.byDeputy) this.ignored.set(vote.byDeputy.id, 'MEMBER_ANSWERED');
  }

  private refusalOf({ seatId, choice, at }: Answer): Ignored | null {
    const seat = this.seats.get(seatId);
    if (!seat) return 'UNKNOWN_SEAT';
    if (!isHeld(seat, at)) return 'SEAT_ENDED';
    if (!seat.isEntitled) return 'NO_VOTE';
    if (!this.isAsked(seat)) return 'NO_DEPUTIES';
    if (choice === null ? !this.round.rules.secret : !this.offered.has(choice)) return 'NOT_OFFERED';
    // Its ballot cannot be known from its voter: what is said openly is no vote.
    if (this.round.rules.secret && choice !== null && !(choice in STOPS)) return 'NOT_OFFERED';
    return this.isItsTurn(seat, at) ? null : 'BEFORE_TURN';
  }

  private isAsked({ isDeputy }: RoundSeat): boolean {
    return !isDeputy || this.round.rules.deputies === 'MEMBER_PREVAILS';
  }

  /** Whether this seat is to be asked by now: who has no vote is with the first ones. */
  hasTurn(seat: RoundSeat, at: number): boolean {
    if (!this.isAsked(seat)) return false;
    return !this.votes.has(seat.voteId) || this.isItsTurn(seat, at);
  }

  /** Whether all before it have answered, but for those for whom nobody speaks any more. */
  private isItsTurn({ voteId }: RoundSeat, at: number): boolean {
    if (this.round.rules.order === 'PARALLEL') return true;
    const turn = positionOf(this.votes.get(voteId)!);
    const isDone = (vote: Vote) => answerOf(vote) !== null || !vote.seats.some((seat) => isHeld(seat, at));
    return [...this.votes.values()].every((vote) => positionOf(vote) >= turn || isDone(vote));
  }

  /** Whether nothing that may still come can take this answer's place. */
  isFinal(vote: Vote, at: number): boolean {
    if (this.round.rules.changeUntilDeadline) return false;
    return vote.byMember !== null || (vote.byDeputy !== null && !hasMember(vote, at));
  }

  /** What stopped the round first, at this moment: at its end also a deputy's word, which nobody takes back any more. */
  stopAt(at: number, isOver: boolean): Stop | null {
    if (!this.mayStop) return null;
    // An objection does its work at once: it is not one of the answers that can be changed.
    const stands = (vote: Vote) => isOver || vote.byMember !== null || !hasMember(vote, at);
    const answers = [...this.votes.values()].filter(stands).flatMap((vote) => answerOf(vote) ?? []);
    const [first] = answers.filter(({ choice }) => this.stopBy(choice)).toSorted(inOrder);
    return first ? this.stopBy(first.choice) : null;
  }

  private stopBy(choice: Choice | null): Stop | null {
    if (choice === 'REFUSE') return this.round.rules.objection === 'ONE_STOPS' ? 'OBJECTION' : null;
    return choice === 'OBJECT_TO_PROCEDURE' || choice === 'DEMAND_MEETING' ? STOPS[choice] : null;
  }
}

/** Whose turn it is at this moment: everybody's at once, but in a sequence; with those who left nobody reckons. */
export function seatsInTurn(round: Round, moment: number): ReadonlySet<string> {
  const replay = playedUntil(round, moment);
  const seats = round.seats.filter((seat) => isHeld(seat, moment) && replay.hasTurn(seat, moment));
  return new Set(seats.map(({ id }) => id));
}

/** What is known of a round without its ballots: of a secret one, too. */
export interface Participation {
  votes: number;
  /** For how many of them somebody has answered. */
  answered: number;
  /** Those for which a member has, not a deputy only. */
  byMembers: ReadonlySet<string>;
}

export function participationIn(round: Round, moment: number): Participation {
  const votes = [...playedUntil(round, moment).votes.values()];
  const byMembers = votes.filter(({ byMember }) => byMember !== null).map(({ id }) => id);
  return {
    votes: votes.length,
    answered: votes.filter((vote) => answerOf(vote) !== null).length,
    byMembers: new Set(byMembers),
  };
}

function playedUntil(round: Round, moment: number): Replay {
  const replay = new Replay(round);
  for (const answer of replay.answersUntil(Math.min(moment, round.deadlineAt))) replay.take(answer);
  return replay;
}

function inOrder(a: Answer, b: Answer): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

function positionOf({ seats }: Vote): number {
  return Math.min(...seats.map(({ position }) => position));
}

/** Whether somebody other than a deputy speaks for the vote at this moment. */
function hasMember({ seats }: Vote, at: number): boolean {
  return seats.some((seat) => !seat.isDeputy && isHeld(seat, at));
}

function isHeld({ endedAt }: RoundSeat, at: number): boolean {
  return endedAt === null || at < endedAt;
}
