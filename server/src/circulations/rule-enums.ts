import type {
  CIRCULATION_KINDS,
  CIRCULATION_ORDERS,
  DEPUTY_RULES,
  EARLY_CLOSES,
  LATE_VOTES,
  MAJORITIES,
  OBJECTION_RULES,
  SILENCE_RULES,
} from '@umlauf/shared/circulation/rule-set';
import { enumOf } from '../platform/graphql/enum-of.ts';

export const CirculationKind = enumOf<(typeof CIRCULATION_KINDS)[number]>(
  'CirculationKind',
  'For what a round is held.',
  {
    CO_SIGNATURE: 'Those concerned co-sign (Mitzeichnung).',
    RESOLUTION: 'A resolution without a meeting (Umlaufbeschluss).',
    SILENCE_PROCEDURE: 'Adopted unless somebody objects (Verschweigung).',
    FOR_INFORMATION: 'To take note of (Kenntnisnahme).',
    STATEMENT: 'To comment on (Stellungnahme).',
  },
);
export const CirculationOrder = enumOf<(typeof CIRCULATION_ORDERS)[number]>(
  'CirculationOrder',
  'When who is asked.',
  {
    PARALLEL: 'All at once.',
    SEQUENTIAL: 'One after the other (Laufweg).',
  },
);
export const SilenceRule = enumOf<(typeof SILENCE_RULES)[number]>(
  'SilenceRule',
  'What a vote is that nobody gave.',
  {
    CONSENT: 'An agreement.',
    ABSTENTION: 'An abstention.',
    NOT_CAST: 'None.',
    REFUSAL: 'A refusal.',
  },
);
export const ObjectionRule = enumOf<(typeof OBJECTION_RULES)[number]>(
  'ObjectionRule',
  'What a refusal does.',
  {
    ONE_STOPS: 'One is enough to stop the round.',
    BY_MAJORITY: 'It counts as a vote against.',
    NOTED_ONLY: 'It is noted and counts nothing.',
  },
);
export const Majority = enumOf<(typeof MAJORITIES)[number]>('Majority', 'How many have to agree.', {
  UNANIMOUS: 'All whose votes count.',
  SIMPLE: 'More than half of the votes that count.',
  TWO_THIRDS: 'At least two thirds of the votes that count.',
  QUALIFIED: 'A share of all who are entitled.',
});
export const EarlyClose = enumOf<(typeof EARLY_CLOSES)[number]>(
  'EarlyClose',
  'Whether a round ends before its deadline.',
  {
    ALL_ANSWERED: 'When everybody has answered.',
    OUTCOME_FIXED: 'When nothing can change its outcome any more.',
    NEVER: 'Never.',
  },
);
export const LateVoteRule = enumOf<(typeof LATE_VOTES)[number]>(
  'LateVoteRule',
  'What becomes of answers after the end.',
  {
    NOTED: 'They are noted and do not count.',
    REFUSED: 'They are not taken.',
  },
);
export const DeputyRule = enumOf<(typeof DEPUTY_RULES)[number]>('DeputyRule', 'Whether deputies answer.', {
  MEMBER_PREVAILS: 'Yes, and the member’s own answer takes the place of theirs.',
  NO_DEPUTIES: 'No.',
});
