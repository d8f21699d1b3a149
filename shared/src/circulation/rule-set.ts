/** For what a round is held. Co-signature and resolution decide by answers, a silence procedure by their absence. */
export const CIRCULATION_KINDS = [
  'CO_SIGNATURE',
  'RESOLUTION',
  'SILENCE_PROCEDURE',
  'FOR_INFORMATION',
  'STATEMENT',
] as const;
export type CirculationKind = (typeof CIRCULATION_KINDS)[number];

/** All at once, or one after the other (Laufweg). */
export const CIRCULATION_ORDERS = ['PARALLEL', 'SEQUENTIAL'] as const;
/** What a vote is that nobody gave. */
export const SILENCE_RULES = ['CONSENT', 'ABSTENTION', 'NOT_CAST', 'REFUSAL'] as const;
/** What a refusal of the matter does. */
export const OBJECTION_RULES = ['ONE_STOPS', 'BY_MAJORITY', 'NOTED_ONLY'] as const;
/** How many have to agree; QUALIFIED: a share of all who are entitled, silent ones included. */
export const MAJORITIES = ['UNANIMOUS', 'SIMPLE', 'TWO_THIRDS', 'QUALIFIED'] as const;
/** Whether a round ends before its deadline. */
export const EARLY_CLOSES = ['ALL_ANSWERED', 'OUTCOME_FIXED', 'NEVER'] as const;
/** What becomes of an answer after the end. It never counts. */
export const LATE_VOTES = ['NOTED', 'REFUSED'] as const;
/** Whether deputies answer: then the member's own answer, if it is in time, takes the place of theirs. */
export const DEPUTY_RULES = ['MEMBER_PREVAILS', 'NO_DEPUTIES'] as const;

/** Everything by which a round is decided. It is frozen with the round. */
export interface RuleSet {
  kind: CirculationKind;
  order: (typeof CIRCULATION_ORDERS)[number];
  silence: (typeof SILENCE_RULES)[number];
  objection: (typeof OBJECTION_RULES)[number];
  /** Whether one objection to deciding in this way at all stops the round. */
  procedureObjection: boolean;
  /** Whether anybody entitled may demand that the matter is dealt with in a meeting. */
  oralTreatment: boolean;
  majority: (typeof MAJORITIES)[number];
  /** For QUALIFIED: percent of all entitled votes that have to agree, 1 to 100. */
  qualifiedPercent: number | null;
  /** Whether an abstention stands among the votes of which the majority is taken. */
  abstentionsCount: boolean;
  /** Percent of the entitled votes that have to be given, 0 to 100; silence is never given. */
  quorumPercent: number;
  /** Whether everybody entitled must have been reached. */
  allReached: boolean;
  earlyClose: (typeof EARLY_CLOSES)[number];
  /** Whether an answer may be changed until the deadline; else the first one counts. */
  changeUntilDeadline: boolean;
  /** Whether nobody learns who voted how: ballots lie apart from who voted, and counts are told after the end only. */
  secret: boolean;
  lateVotes: (typeof LATE_VOTES)[number];
  deputies: (typeof DEPUTY_RULES)[number];
  /**
   * Whether whoever is asked may hand the question on to a colleague of their organisation. Rules that were frozen before this
   * was a rule do not have it, which is no: a record of theirs is signed as it was.
   */
  forwarding?: boolean;
  /** Whether a program of an organisation may answer for it. Older rules do not have it either, which is no. */
  programs?: boolean;
  /** How many days the round takes where no deadline is named. */
  deadlineDays: number;
  /** Whether days are working days in North Rhine-Westphalia, and a deadline on another day moves to the next one. */
  workingDays: boolean;
  /** Days before the deadline on which those are reminded who have not answered. */
  reminderDaysBefore: readonly number[];
}

/** What somebody answers. */
export const CHOICES = [
  'AGREE',
  'AGREE_WITH_REMARK',
  'REFUSE',
  'ABSTAIN',
  'NOT_CONCERNED',
  'OBJECT_TO_PROCEDURE',
  'DEMAND_MEETING',
  'ACKNOWLEDGE',
  'STATE',
] as const;
export type Choice = (typeof CHOICES)[number];

/** Answers that say why, or what. */
const WORDED: ReadonlySet<Choice> = new Set([
  'AGREE_WITH_REMARK',
  'REFUSE',
  'OBJECT_TO_PROCEDURE',
  'DEMAND_MEETING',
  'STATE',
]);

const OFFERED: Record<CirculationKind, readonly Choice[]> = {
  CO_SIGNATURE: ['AGREE', 'AGREE_WITH_REMARK', 'REFUSE', 'NOT_CONCERNED'],
  RESOLUTION: ['AGREE', 'AGREE_WITH_REMARK', 'REFUSE', 'ABSTAIN', 'NOT_CONCERNED'],
  SILENCE_PROCEDURE: ['AGREE', 'AGREE_WITH_REMARK', 'REFUSE', 'ABSTAIN'],
  FOR_INFORMATION: ['ACKNOWLEDGE'],
  STATEMENT: ['STATE', 'NOT_CONCERNED'],
};

/** Whether a round of this kind ends with a decision. */
export function decides(kind: CirculationKind): boolean {
  return kind !== 'FOR_INFORMATION' && kind !== 'STATEMENT';
}

/** Which answers these rules offer to whoever is entitled. A secret ballot bears no words: they would tell whose it is. */
export function choicesOf({ kind, procedureObjection, oralTreatment, secret }: RuleSet): readonly Choice[] {
  return [
    ...OFFERED[kind].filter((choice) => !(secret && choice === 'AGREE_WITH_REMARK')),
    ...(procedureObjection ? (['OBJECT_TO_PROCEDURE'] as const) : []),
    ...(oralTreatment ? (['DEMAND_MEETING'] as const) : []),
  ];
}

/** Whether an answer lies among the ballots of a secret round; what stops a round is said openly. */
export function isBallot({ secret }: RuleSet, choice: Choice): boolean {
  return secret && choice !== 'OBJECT_TO_PROCEDURE' && choice !== 'DEMAND_MEETING';
}

/** Whether the answer has to say why, may say something, or must say nothing. */
export function remarkOf(rules: RuleSet, choice: Choice): 'REQUIRED' | 'ALLOWED' | 'NONE' {
  if (isBallot(rules, choice)) return 'NONE';
  return WORDED.has(choice) ? 'REQUIRED' : 'ALLOWED';
}
