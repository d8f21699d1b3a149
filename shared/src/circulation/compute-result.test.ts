import { describe, expect, it } from 'vitest';
import { checkRules } from './check-rules.ts';
import { computeResult } from './compute-result.ts';
import { playRound } from '../../../test/testkit/play-round.ts';
import type { Outcome, ResultReason } from './round.ts';
import type { RuleSet } from './rule-set.ts';
import { RULE_TEMPLATES, type RuleTemplateName } from './rule-templates.ts';

type Case = [answers: string, outcome: Outcome, reason: ResultReason];
interface Block {
  rule: string;
  source: string;
  template: RuleTemplateName;
  rules?: Partial<RuleSet>;
  cases: Case[];
}

const STILL: Partial<RuleSet> = { changeUntilDeadline: false };
/** Where no procedure from outside is the model. */
const MODEL = 'the body’s own choice';
const IT_PLR = RULE_TEMPLATES.SILENCE_IS_ABSTENTION.source;
const RLP = RULE_TEMPLATES.CIRCULAR_RESOLUTION.source;
const GGO = RULE_TEMPLATES.CO_SIGNATURE_PARALLEL.source;
const SILENCE = RULE_TEMPLATES.SILENCE_IS_CONSENT.source;

/** Each answer's letter is explained in `test/testkit/play-round.ts`. */
const BLOCKS: Block[] = [
  {
    rule: 'silence is abstention, which does not count for the majority',
    source: IT_PLR,
    template: 'SILENCE_IS_ABSTENTION',
    cases: [
      ['A A A', 'ADOPTED', 'MAJORITY'],
      ['A . .', 'ADOPTED', 'MAJORITY'],
      ['A A R .', 'ADOPTED', 'MAJORITY'],
      ['A R . .', 'REJECTED', 'NO_MAJORITY'],
      ['A R', 'REJECTED', 'NO_MAJORITY'],
      ['A R R', 'REJECTED', 'NO_MAJORITY'],
      ['R . .', 'REJECTED', 'NO_MAJORITY'],
      ['. . .', 'NOT_BROUGHT_ABOUT', 'NO_VOTES'],
      ['E E E', 'NOT_BROUGHT_ABOUT', 'NO_VOTES'],
      ['E . A', 'ADOPTED', 'MAJORITY'],
      ['E E R A A', 'ADOPTED', 'MAJORITY'],
      ['M R A .', 'ADOPTED', 'MAJORITY'],
      ['N N A', 'ADOPTED', 'MAJORITY'],
      ['N N N', 'NOT_BROUGHT_ABOUT', 'NO_VOTES'],
      ['! A', 'ADOPTED', 'MAJORITY'],
    ],
  },
  {
    rule: 'silence is abstention, which counts',
    source: MODEL,
    template: 'SILENCE_IS_ABSTENTION',
    rules: { abstentionsCount: true },
    cases: [
      ['A . .', 'REJECTED', 'NO_MAJORITY'],
      ['A A .', 'ADOPTED', 'MAJORITY'],
      ['A A . .', 'REJECTED', 'NO_MAJORITY'],
      ['A A E .', 'REJECTED', 'NO_MAJORITY'],
      ['A A A E .', 'ADOPTED', 'MAJORITY'],
      ['. . .', 'REJECTED', 'NO_MAJORITY'],
      ['A N N', 'ADOPTED', 'MAJORITY'],
      ['A E N', 'REJECTED', 'NO_MAJORITY'],
    ],
  },
  {
    rule: 'all must have been asked; one objection to the procedure ends it, and so does the demand of a meeting',
    source: RLP,
    template: 'CIRCULAR_RESOLUTION',
    cases: [
      ['A A A', 'ADOPTED', 'MAJORITY'],
      ['A A R', 'ADOPTED', 'MAJORITY'],
      ['A R R', 'REJECTED', 'NO_MAJORITY'],
      ['A A !', 'NOT_BROUGHT_ABOUT', 'NOT_ALL_REACHED'],
      ['A R !', 'NOT_BROUGHT_ABOUT', 'NOT_ALL_REACHED'],
      ['A A .', 'ADOPTED', 'MAJORITY'],
      ['A A P', 'STOPPED', 'PROCEDURE_OBJECTION'],
      ['P . .', 'STOPPED', 'PROCEDURE_OBJECTION'],
      ['P A A', 'STOPPED', 'PROCEDURE_OBJECTION'],
      ['A A D', 'STOPPED', 'MEETING_DEMANDED'],
      ['D P', 'STOPPED', 'MEETING_DEMANDED'],
      ['P D', 'STOPPED', 'PROCEDURE_OBJECTION'],
      ['P !', 'STOPPED', 'PROCEDURE_OBJECTION'],
      ['P>', 'NOT_BROUGHT_ABOUT', 'NO_VOTES'],
      ['A P>', 'ADOPTED', 'MAJORITY'],
      ['A P=', 'STOPPED', 'PROCEDURE_OBJECTION'],
      ['A vP', 'ADOPTED', 'MAJORITY'],
      ['vA', 'NOT_BROUGHT_ABOUT', 'NOBODY_ENTITLED'],
      ['', 'NOT_BROUGHT_ABOUT', 'NOBODY_ENTITLED'],
    ],
  },
  {
    rule: 'a deputy’s vote is ignored when the member votes in time',
    source: RLP,
    template: 'CIRCULAR_RESOLUTION',
    cases: [
      ['dA', 'ADOPTED', 'MAJORITY'],
      ['dR', 'REJECTED', 'NO_MAJORITY'],
      ['dA+R', 'REJECTED', 'NO_MAJORITY'],
      ['dR+A', 'ADOPTED', 'MAJORITY'],
      ['A+dR', 'ADOPTED', 'MAJORITY'],
      ['R+dA', 'REJECTED', 'NO_MAJORITY'],
      ['dA+R>', 'ADOPTED', 'MAJORITY'],
      ['dR+A>', 'REJECTED', 'NO_MAJORITY'],
      ['dA+R=', 'REJECTED', 'NO_MAJORITY'],
      ['dP', 'STOPPED', 'PROCEDURE_OBJECTION'],
      ['dP+A', 'ADOPTED', 'MAJORITY'],
      ['dP+A>', 'STOPPED', 'PROCEDURE_OBJECTION'],
      ['dA+P', 'STOPPED', 'PROCEDURE_OBJECTION'],
      ['dA+dR', 'REJECTED', 'NO_MAJORITY'],
      ['dA>+R', 'REJECTED', 'NO_MAJORITY'],
    ],
  },
  {
    rule: 'deputies do not vote',
    source: MODEL,
    template: 'CIRCULAR_RESOLUTION',
    rules: { deputies: 'NO_DEPUTIES' },
    cases: [
      ['dA', 'NOT_BROUGHT_ABOUT', 'NO_VOTES'],
      ['dR+A', 'ADOPTED', 'MAJORITY'],
      ['dP A', 'ADOPTED', 'MAJORITY'],
    ],
  },
  {
    rule: 'one vote for each organisation: the latest answer of whoever speaks for it',
    source: MODEL,
    template: 'SILENCE_IS_ABSTENTION',
    cases: [
      ['A+oA R R', 'REJECTED', 'NO_MAJORITY'],
      ['A+oR', 'REJECTED', 'NO_MAJORITY'],
      ['R+oA', 'ADOPTED', 'MAJORITY'],
      ['A+R+A', 'ADOPTED', 'MAJORITY'],
      ['A+R>', 'ADOPTED', 'MAJORITY'],
      ['oA', 'ADOPTED', 'MAJORITY'],
    ],
  },
  {
    rule: 'the first answer counts where none may be changed',
    source: MODEL,
    template: 'SILENCE_IS_ABSTENTION',
    rules: STILL,
    cases: [
      ['A+R', 'ADOPTED', 'MAJORITY'],
      ['R+A', 'REJECTED', 'NO_MAJORITY'],
      ['A+oR', 'ADOPTED', 'MAJORITY'],
      ['dA+dR', 'ADOPTED', 'MAJORITY'],
      ['dA+R', 'REJECTED', 'NO_MAJORITY'],
    ],
  },
  {
    rule: 'silence is consent, one objection stops',
    source: SILENCE,
    template: 'SILENCE_IS_CONSENT',
    cases: [
      ['. . .', 'ADOPTED', 'UNANIMOUS'],
      ['A . .', 'ADOPTED', 'UNANIMOUS'],
      ['A A A', 'ADOPTED', 'UNANIMOUS'],
      ['R . .', 'STOPPED', 'OBJECTION'],
      ['A A R', 'STOPPED', 'OBJECTION'],
      ['. . R=', 'STOPPED', 'OBJECTION'],
      ['. . R>', 'ADOPTED', 'UNANIMOUS'],
      ['. . !', 'NOT_BROUGHT_ABOUT', 'NOT_ALL_REACHED'],
      ['R !', 'STOPPED', 'OBJECTION'],
      ['E . .', 'ADOPTED', 'UNANIMOUS'],
      ['E E E', 'NOT_BROUGHT_ABOUT', 'NO_VOTES'],
      ['M . .', 'ADOPTED', 'UNANIMOUS'],
      ['R+A', 'STOPPED', 'OBJECTION'],
      ['A+R', 'STOPPED', 'OBJECTION'],
      ['dR .', 'STOPPED', 'OBJECTION'],
      ['dR+A .', 'ADOPTED', 'UNANIMOUS'],
      ['N', 'ADOPTED', 'UNANIMOUS'],
      ['P', 'ADOPTED', 'UNANIMOUS'],
    ],
  },
  {
    rule: 'silence is consent once enough have taken part expressly',
    source: 'a quorum beside the silence procedure (whose legitimacy is disputed)',
    template: 'SILENCE_IS_CONSENT',
    rules: { quorumPercent: 50 },
    cases: [
      ['. .', 'NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'],
      ['A .', 'ADOPTED', 'UNANIMOUS'],
      ['A . .', 'NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'],
      ['A E .', 'ADOPTED', 'UNANIMOUS'],
      ['E . .', 'NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'],
      ['A A> . .', 'NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'],
      ['A A= . .', 'ADOPTED', 'UNANIMOUS'],
    ],
  },
  {
    rule: 'all sign; silence signs nothing; a refusal stops',
    source: GGO,
    template: 'CO_SIGNATURE_PARALLEL',
    cases: [
      ['A A A', 'ADOPTED', 'UNANIMOUS'],
      ['A M A', 'ADOPTED', 'UNANIMOUS'],
      ['A N N', 'ADOPTED', 'UNANIMOUS'],
      ['N N N', 'NOT_BROUGHT_ABOUT', 'NO_VOTES'],
      ['A A .', 'NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'],
      ['. . .', 'NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'],
      ['A R .', 'STOPPED', 'OBJECTION'],
      ['R A A', 'STOPPED', 'OBJECTION'],
      ['A A !', 'NOT_BROUGHT_ABOUT', 'NOT_ALL_REACHED'],
      ['A E', 'NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'],
      ['A A>', 'NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'],
      ['A A=', 'ADOPTED', 'UNANIMOUS'],
      ['A+R A', 'ADOPTED', 'UNANIMOUS'],
      ['dA A', 'ADOPTED', 'UNANIMOUS'],
      ['dR A', 'STOPPED', 'OBJECTION'],
      ['dR+A A', 'ADOPTED', 'UNANIMOUS'],
      ['A vR', 'ADOPTED', 'UNANIMOUS'],
    ],
  },
  {
    rule: 'signed one after the other: whoever is not at their turn is not heard',
    source: GGO,
    template: 'CO_SIGNATURE_SEQUENTIAL',
    cases: [
      ['A A A', 'ADOPTED', 'UNANIMOUS'],
      ['A N M', 'ADOPTED', 'UNANIMOUS'],
      ['. A A', 'NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'],
      ['. R', 'NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'],
      ['A R A', 'STOPPED', 'OBJECTION'],
      ['A . R', 'NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'],
      ['A= A= A=', 'ADOPTED', 'UNANIMOUS'],
      ['x A A', 'NOT_BROUGHT_ABOUT', 'QUORUM_MISSED'],
      ['x A R', 'STOPPED', 'OBJECTION'],
      ['dA A', 'ADOPTED', 'UNANIMOUS'],
    ],
  },
  {
    rule: 'two thirds',
    source: MODEL,
    template: 'CIRCULAR_RESOLUTION',
    rules: { majority: 'TWO_THIRDS' },
    cases: [
      ['A A R', 'ADOPTED', 'MAJORITY'],
      ['A R', 'REJECTED', 'NO_MAJORITY'],
      ['A A A R R', 'REJECTED', 'NO_MAJORITY'],
      ['A A A A R R', 'ADOPTED', 'MAJORITY'],
      ['A A R E E', 'ADOPTED', 'MAJORITY'],
      ['A . . .', 'ADOPTED', 'MAJORITY'],
      ['R', 'REJECTED', 'NO_MAJORITY'],
    ],
  },
  {
    rule: 'two thirds, of which silence refuses',
    source: MODEL,
    template: 'CIRCULAR_RESOLUTION',
    rules: { majority: 'TWO_THIRDS', silence: 'REFUSAL' },
    cases: [
      ['A A .', 'ADOPTED', 'MAJORITY'],
      ['A . .', 'REJECTED', 'NO_MAJORITY'],
      ['. .', 'REJECTED', 'NO_MAJORITY'],
      ['A A> .', 'REJECTED', 'NO_MAJORITY'],
      ['A E E', 'ADOPTED', 'MAJORITY'],
    ],
  },
  {
    rule: 'a share of all who are entitled',
    source: MODEL,
    template: 'CIRCULAR_RESOLUTION',
    rules: { majority: 'QUALIFIED', qualifiedPercent: 75 },
    cases: [
      ['A A A .', 'ADOPTED', 'MAJORITY'],
      ['A A . .', 'REJECTED', 'NO_MAJORITY'],
      ['A A A R', 'ADOPTED', 'MAJORITY'],
      ['A A E E', 'REJECTED', 'NO_MAJORITY'],
      ['A A A N', 'ADOPTED', 'MAJORITY'],
      ['A A N .', 'REJECTED', 'NO_MAJORITY'],
      ['A A A A . .', 'REJECTED', 'NO_MAJORITY'],
    ],
  },
  {
    rule: 'unanimity of the votes that are cast',
    source: 'what circular resolutions are usually expected to be',
    template: 'CIRCULAR_RESOLUTION',
    rules: { majority: 'UNANIMOUS' },
    cases: [
      ['A A .', 'ADOPTED', 'UNANIMOUS'],
      ['A A R', 'REJECTED', 'NOT_UNANIMOUS'],
      ['A E', 'ADOPTED', 'UNANIMOUS'],
      ['. .', 'NOT_BROUGHT_ABOUT', 'NO_VOTES'],
    ],
  },
  {
    rule: 'unanimity in which abstentions count',
    source: MODEL,
    template: 'CIRCULAR_RESOLUTION',
    rules: { majority: 'UNANIMOUS', abstentionsCount: true },
    cases: [
      ['A E', 'REJECTED', 'NOT_UNANIMOUS'],
      ['A .', 'ADOPTED', 'UNANIMOUS'],
      ['A N', 'ADOPTED', 'UNANIMOUS'],
    ],
  },
  {
    rule: 'refusals are noted only',
    source: MODEL,
    template: 'CIRCULAR_RESOLUTION',
    rules: { objection: 'NOTED_ONLY' },
    cases: [
      ['A R R R', 'ADOPTED', 'MAJORITY'],
      ['R R', 'NOT_BROUGHT_ABOUT', 'NO_VOTES'],
    ],
  },
  {
    rule: 'the round ends as soon as its outcome is fixed',
    source: MODEL,
    template: 'SILENCE_IS_ABSTENTION',
    rules: { ...STILL, earlyClose: 'OUTCOME_FIXED' },
    cases: [
      ['A A R R R', 'REJECTED', 'NO_MAJORITY'],
      ['A A A R R', 'ADOPTED', 'MAJORITY'],
      ['R R R A A', 'REJECTED', 'NO_MAJORITY'],
      ['A A A . .', 'ADOPTED', 'MAJORITY'],
      ['dA dA dA . .', 'ADOPTED', 'MAJORITY'],
    ],
  },
  {
    rule: 'the vote is secret: ballots lie apart, objections to the procedure are open',
    source: MODEL,
    template: 'CIRCULAR_RESOLUTION',
    rules: { ...STILL, secret: true, deputies: 'NO_DEPUTIES' },
    cases: [
      ['A A R', 'ADOPTED', 'MAJORITY'],
      ['A R R', 'REJECTED', 'NO_MAJORITY'],
      ['A A P', 'STOPPED', 'PROCEDURE_OBJECTION'],
      ['A A .', 'ADOPTED', 'MAJORITY'],
      ['E E', 'NOT_BROUGHT_ABOUT', 'NO_VOTES'],
    ],
  },
  {
    rule: 'for information: no veto, nothing is decided',
    source: RULE_TEMPLATES.FOR_INFORMATION.source,
    template: 'FOR_INFORMATION',
    cases: [
      ['K K', 'CONCLUDED', 'NOTHING_TO_DECIDE'],
      ['. .', 'CONCLUDED', 'NOTHING_TO_DECIDE'],
      ['R K', 'CONCLUDED', 'NOTHING_TO_DECIDE'],
      ['P K', 'CONCLUDED', 'NOTHING_TO_DECIDE'],
      ['! K', 'CONCLUDED', 'NOTHING_TO_DECIDE'],
    ],
  },
  {
    rule: 'statements and nil returns: nothing is decided',
    source: RULE_TEMPLATES.STATEMENT.source,
    template: 'STATEMENT',
    cases: [
      ['S N', 'CONCLUDED', 'NOTHING_TO_DECIDE'],
      ['S .', 'CONCLUDED', 'NOTHING_TO_DECIDE'],
      ['A A', 'CONCLUDED', 'NOTHING_TO_DECIDE'],
    ],
  },
];

describe.each(BLOCKS)('$rule ($source)', ({ template, rules, cases }) => {
  const frozen: RuleSet = { ...RULE_TEMPLATES[template].rules, ...rules };

  it('is a rule without contradictions', () => expect(checkRules(frozen)).toEqual([]));

  it.each(cases)('%s: %s, %s', (answers, outcome, reason) => {
    const { round, end } = playRound(frozen, answers);
    expect(computeResult(round, end)).toMatchObject({ outcome, reason });
  });
});

it('the table has at least 150 cases', () => {
  expect(BLOCKS.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(150);
});
