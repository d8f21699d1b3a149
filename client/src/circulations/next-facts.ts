import type { LoadedFormer } from './former-round.ts';
import { START_FACTS, type StartFacts } from './start-facts.ts';

/** What the form of a next round begins with: whom, and by what, as the former one asked. */
export function nextFacts(
  { round, remarks, members, guests, further }: LoadedFormer,
  mayAskGuests: boolean,
): StartFacts {
  const { id, body, bodyName, ruleSetId, template } = round;
  return {
    ...START_FACTS,
    rules: ruleSetId ?? template ?? START_FACTS.rules,
    whom: bodyName === null ? 'MEMBERS' : 'BODY',
    body: body ?? null,
    members,
    guests: mayAskGuests ? guests : [],
    further,
    former: {
      circulationId: id,
      isSubstantial: null,
      // Where a next round was withdrawn, what was said in it.
      remarks: remarks.map(({ id: answerId, outcome }) => ({
        answerId,
        outcome: outcome?.outcome ?? null,
        reason: outcome?.reason ?? '',
      })),
    },
  };
}
