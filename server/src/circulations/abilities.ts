import { databaseNow } from '../platform/clock.ts';
import type { Context } from '../platform/graphql/context.ts';
import { roleIn } from '../spaces/space.loaders.ts';
import { can, canAnswerFor, canFollow, canForward, canWithdraw, programOf } from './circulation.policy.ts';
import type { Circulation, CirculationAbilities, CirculationSeat } from './circulation.types.ts';
import { forwardOf } from './forwards.ts';
import { nextRounds, remarksOf } from './list-remarks.ts';
import { callsForNext } from './next-round.ts';
import { isOpen, takesAnswers } from './round-words.ts';

/** What the viewer may do in a round at this moment. */
export async function abilitiesIn(
  circulation: Circulation,
  seats: readonly CirculationSeat[],
  context: Context,
): Promise<CirculationAbilities> {
  const { accountId } = context.signedIn;
  const { rules, state } = circulation;
  const now = databaseNow();
  const isUnderWay = isOpen(circulation, now);
  const role = await roleIn(context, circulation.spaceId);
  // While a colleague is asked in one's place, one is not.
  const own = seats.filter((seat) => seat.accountId === accountId && !forwardOf(seat, seats, now));
  const program = await programOf(context.read, context.signedIn);
  const speaker = { accountId, program };
  const spoken = program ? seats.filter((seat) => !forwardOf(seat, seats, now)) : own;
  const mayFollow =
    canFollow(role, circulation, accountId) && callsForNext(state, remarksOf(circulation, seats).length);
  return {
    answer: takesAnswers(circulation, now) && spoken.some((seat) => canAnswerFor(rules, seat, speaker, now)),
    withdraw: isUnderWay && canWithdraw(role, circulation, accountId),
    askGuests: isUnderWay && can(role, 'askGuests'),
    forward:
      isUnderWay &&
      own.some(
        (seat) =>
          seat.askedAt !== null &&
          seat.answer === null &&
          !seat.isAnswered &&
          canForward(rules, seat, { accountId }, now),
      ),
    startNext: mayFollow && !(await isFollowed(circulation, context)),
  };
}

/** A next round that was withdrawn leaves room for another one. */
async function isFollowed({ id }: Circulation, context: Context): Promise<boolean> {
  const next = await context.fetch(nextRounds, id);
  return next !== null && next.state !== 'WITHDRAWN';
}
