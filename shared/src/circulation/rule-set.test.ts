import { describe, expect, it } from 'vitest';
import { playRound } from '../../../test/testkit/play-round.ts';
import { ALL_CONTRADICTIONS, checkRules, type Contradiction } from './check-rules.ts';
import { computeResult } from './compute-result.ts';
import { tellContradiction } from './contradiction-words.ts';
import { tellResult } from './result-words.ts';
import { CHOICES, choicesOf, isBallot, remarkOf, type RuleSet } from './rule-set.ts';
import { RULE_TEMPLATE_NAMES, RULE_TEMPLATES } from './rule-templates.ts';
import { tellRules } from './rule-words.ts';

const { rules: RESOLUTION } = RULE_TEMPLATES.SILENCE_IS_ABSTENTION;
const { rules: SIGNATURE } = RULE_TEMPLATES.CO_SIGNATURE_PARALLEL;
const { rules: INFORMATION } = RULE_TEMPLATES.FOR_INFORMATION;
const { rules: SILENCE } = RULE_TEMPLATES.SILENCE_IS_CONSENT;
const STILL = { changeUntilDeadline: false } as const;
const SECRET = { ...RESOLUTION, ...STILL, secret: true, deputies: 'NO_DEPUTIES' } as const;

/** What makes each contradiction, and nothing else. */
const MADE: Record<Contradiction, RuleSet> = {
  UNANIMITY_REFUSED_BY_SILENCE_CLOSES_EARLY: {
    ...RESOLUTION,
    ...STILL,
    majority: 'UNANIMOUS',
    silence: 'REFUSAL',
    earlyClose: 'ALL_ANSWERED',
  },
  CHANGE_UNTIL_DEADLINE_CLOSES_EARLY: { ...RESOLUTION, earlyClose: 'ALL_ANSWERED' },
  ONE_STOPS_LEAVES_NO_MAJORITY: { ...RESOLUTION, objection: 'ONE_STOPS' },
  NOTED_REFUSAL_OF_UNANIMITY: { ...RESOLUTION, objection: 'NOTED_ONLY', majority: 'UNANIMOUS' },
  SILENCE_REFUSES_IN_VAIN: { ...RESOLUTION, objection: 'NOTED_ONLY', silence: 'REFUSAL' },
  QUALIFIED_WITHOUT_SHARE: { ...RESOLUTION, majority: 'QUALIFIED' },
  SHARE_WITHOUT_QUALIFIED: { ...RESOLUTION, qualifiedPercent: 60 },
  QUORUM_OUT_OF_RANGE: { ...RESOLUTION, quorumPercent: 101 },
  CONSENT_BY_SILENCE_OF_NOBODY: { ...SILENCE, quorumPercent: 100 },
  SILENCE_PROCEDURE_WITHOUT_CONSENT: { ...SILENCE, silence: 'NOT_CAST' },
  SIGNED_BY_SILENCE: { ...SIGNATURE, silence: 'CONSENT', quorumPercent: 0 },
  SECRET_SIGNATURE: { ...SECRET, kind: 'CO_SIGNATURE' },
  VETO_WITHOUT_DECISION: { ...INFORMATION, procedureObjection: true },
  CONSENT_OF_WHOM_NOBODY_ASKED: { ...SILENCE, order: 'SEQUENTIAL' },
  SECRET_BALLOT_CHANGED: { ...SECRET, changeUntilDeadline: true },
  SECRET_BALLOT_TAKEN_BACK: { ...SECRET, deputies: 'MEMBER_PREVAILS' },
  SECRET_BALLOT_IN_SEQUENCE: { ...SECRET, order: 'SEQUENTIAL' },
  SECRET_BALLOT_STOPS: { ...SECRET, objection: 'ONE_STOPS', majority: 'UNANIMOUS' },
  SECRET_BALLOT_ENDS_ROUND: { ...SECRET, earlyClose: 'OUTCOME_FIXED' },
  DEADLINE_OUT_OF_RANGE: { ...RESOLUTION, deadlineDays: 366 },
  REMINDER_OUTSIDE_ROUND: { ...RESOLUTION, deadlineDays: 3 },
  REMINDED_TWICE_A_DAY: { ...RESOLUTION, reminderDaysBefore: [2, 2] },
};

describe('rules', () => {
  it.each(RULE_TEMPLATE_NAMES)('of the template %s do not contradict themselves', (name) => {
    expect(checkRules(RULE_TEMPLATES[name].rules)).toEqual([]);
  });

  it.each(ALL_CONTRADICTIONS)('that contradict themselves are named: %s', (name) => {
    expect(checkRules(MADE[name])).toEqual([name]);
  });

  it.each([Number.NaN, 2.5, Number.POSITIVE_INFINITY, -1])('take no %s for a number', (number) => {
    const rules: RuleSet = {
      ...RESOLUTION,
      majority: 'QUALIFIED',
      qualifiedPercent: number,
      quorumPercent: number,
      deadlineDays: number,
      reminderDaysBefore: [number],
    };
    expect(checkRules(rules)).toEqual([
      'QUALIFIED_WITHOUT_SHARE',
      'QUORUM_OUT_OF_RANGE',
      'DEADLINE_OUT_OF_RANGE',
      'REMINDER_OUTSIDE_ROUND',
    ]);
  });
});

describe('words', () => {
  it.each(['de', 'en'] as const)(
    'tell every contradiction and every template differently in %s',
    (language) => {
      const contradictions = ALL_CONTRADICTIONS.map((name) => tellContradiction(name, language));
      expect(new Set(contradictions).size).toBe(ALL_CONTRADICTIONS.length);
      const templates = RULE_TEMPLATE_NAMES.map((name) => tellRules(RULE_TEMPLATES[name].rules, language));
      expect(new Set(templates.map(String)).size).toBe(RULE_TEMPLATE_NAMES.length);
      for (const sentence of [...contradictions, ...templates.flat()])
        expect(sentence).toMatch(/^[A-ZÄÖÜ].*\.$/);
    },
  );

  it('tell what silence means, in both languages', () => {
    expect(tellRules(RESOLUTION, 'de')).toContain('Wer bis zur Frist schweigt, enthält sich.');
    expect(tellRules(RESOLUTION, 'en')).toContain('Whoever is silent until the deadline abstains.');
  });

  it('tell numbers as people say them', () => {
    const rules = {
      ...RESOLUTION,
      majority: 'UNANIMOUS',
      abstentionsCount: true,
      quorumPercent: 100,
      deadlineDays: 1,
      workingDays: true,
      reminderDaysBefore: [1, 3],
    } as const;
    expect(tellRules(rules, 'de')).toEqual(
      expect.arrayContaining([
        'Nötig sind alle Stimmen, Enthaltungen eingeschlossen.',
        'Alle Stimmen müssen ausdrücklich abgegeben sein.',
        'Die Frist beträgt einen Arbeitstag in Nordrhein-Westfalen und endet nie an einem freien Tag.',
        'Erinnert wird 3 und 1 Tag vor der Frist.',
      ]),
    );
    const other = {
      ...rules,
      majority: 'SIMPLE',
      quorumPercent: 50,
      deadlineDays: 5,
      workingDays: false,
    } as const;
    expect(tellRules({ ...other, reminderDaysBefore: [2] }, 'en')).toEqual(
      expect.arrayContaining([
        'What is needed is more than half of the votes, abstentions included.',
        'At least 50 per cent of the votes have to be given expressly.',
        'The deadline is 5 days away.',
        'Reminders go out 2 days before the deadline.',
      ]),
    );
    expect(tellRules(INFORMATION, 'en').join()).not.toContain('silent');
  });

  it('tell a result with its reason and its counts, and none while a secret round runs', () => {
    const { round, end } = playRound(RESOLUTION, 'A A R .');
    const result = computeResult(round, end);
    expect(tellResult(result, 'de')).toBe(
      'Beschlossen: die nötige Mehrheit stimmt zu (2 Zustimmung, 1 Ablehnung, 1 ohne Antwort)',
    );
    expect(tellResult(result, 'en')).toBe(
      'Adopted: the majority that is needed agrees (2 agreed, 1 refused, 1 without an answer)',
    );
    const secret = playRound(SECRET, 'A .');
    const open = computeResult(secret.round, secret.round.deadlineAt);
    expect(open.counts).toBeNull();
    expect(tellResult(open, 'de')).toBe('Offen: die Frist läuft noch');
  });

  it('tell no ballot of a secret round that somebody stopped: it may be the only one', () => {
    const { round, end } = playRound({ ...SECRET, procedureObjection: true }, 'A P .');
    expect(computeResult(round, end)).toMatchObject({
      outcome: 'STOPPED',
      counts: { entitled: 3, agreed: 0, refused: 0, abstained: 0, silent: 1 },
    });
  });
});

describe('what an answer does is told', () => {
  const ignoredIn = (rules: RuleSet, words: string) => {
    const { round, end } = playRound(rules, words);
    return [...computeResult(round, end).ignored.values()];
  };
  it.each([
    [RESOLUTION, 'A A>', ['LATE']],
    [RESOLUTION, 'A+R', ['REPLACED']],
    [{ ...RESOLUTION, ...STILL }, 'A+R', ['FIRST_COUNTS']],
    [RESOLUTION, 'dA+R', ['MEMBER_ANSWERED']],
    [RESOLUTION, 'A+dR', ['MEMBER_ANSWERED']],
    [RESOLUTION, 'K', ['NOT_OFFERED']],
    [RESOLUTION, 'vA A', ['NO_VOTE']],
    [{ ...RESOLUTION, deputies: 'NO_DEPUTIES' as const }, 'dA', ['NO_DEPUTIES']],
    [RULE_TEMPLATES.CO_SIGNATURE_SEQUENTIAL.rules, '. A', ['BEFORE_TURN']],
    [RULE_TEMPLATES.CO_SIGNATURE_SEQUENTIAL.rules, 'x A', []],
    [SILENCE, 'R A', ['LATE']],
  ])('%#', (rules, words, ignored) => expect(ignoredIn(rules, words)).toEqual(ignored));

  it('also of somebody who is unknown or who left', () => {
    const { round, end } = playRound(RESOLUTION, 'x');
    const answers = ['vote 0 ', 'nobody'].map((seatId, index) => ({
      id: String(index),
      seatId,
      choice: 'AGREE' as const,
      at: 5,
    }));
    const { ignored } = computeResult({ ...round, answers }, end);
    expect([...ignored.values()]).toEqual(['SEAT_ENDED', 'UNKNOWN_SEAT']);
  });

  it('and the same person answers for two organisations, each for itself', () => {
    const { round, end } = playRound(RESOLUTION, 'A R');
    expect(computeResult(round, end).counts).toMatchObject({ entitled: 2, agreed: 1, refused: 1 });
  });

  it('and a ballot more or less than there are voters brings nothing about', () => {
    const { round, end } = playRound(SECRET, 'A A R');
    for (const ballots of [round.ballots.slice(1), [...round.ballots, 'AGREE' as const]])
      expect(computeResult({ ...round, ballots }, end)).toMatchObject({ reason: 'BALLOTS_DIFFER' });
  });

  it('and an answer at the very deadline is in time while nothing is evaluated before', () => {
    const { round } = playRound(RESOLUTION, 'A=');
    expect(computeResult(round, round.deadlineAt).outcome).toBe('OPEN');
    expect(computeResult(round, round.deadlineAt + 1).outcome).toBe('ADOPTED');
  });
});

describe('an answer’s words', () => {
  it('are needed for what wants a reason, and may stand beside the rest', () => {
    const required = CHOICES.filter((choice) => remarkOf(RESOLUTION, choice) === 'REQUIRED');
    expect(required).toEqual([
      'AGREE_WITH_REMARK',
      'REFUSE',
      'OBJECT_TO_PROCEDURE',
      'DEMAND_MEETING',
      'STATE',
    ]);
    expect(remarkOf(RESOLUTION, 'AGREE')).toBe('ALLOWED');
  });

  it('are none in a secret ballot, but for what stops the round openly', () => {
    const rules = { ...SECRET, procedureObjection: true };
    expect(choicesOf(rules)).toEqual(['AGREE', 'REFUSE', 'ABSTAIN', 'NOT_CONCERNED', 'OBJECT_TO_PROCEDURE']);
    expect(choicesOf(rules).filter((choice) => isBallot(rules, choice))).toEqual([
      'AGREE',
      'REFUSE',
      'ABSTAIN',
      'NOT_CONCERNED',
    ]);
    expect(remarkOf(rules, 'REFUSE')).toBe('NONE');
    expect(remarkOf(rules, 'OBJECT_TO_PROCEDURE')).toBe('REQUIRED');
  });
});
