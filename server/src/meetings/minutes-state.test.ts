import { describe, expect, it } from 'vitest';
import {
  isSettled,
  stepFrom,
  stepsAtDeadline,
  type MinutesSituation,
  type MinutesStateName,
  type MinutesStepName,
} from './minutes-state.ts';

const STATES: MinutesStateName[] = [
  'DRAFT',
  'IN_COORDINATION',
  'COORDINATED',
  'APPROVED',
  'IN_CORRECTION',
  'CORRECTED',
];
/** The deadline was at 1,000. */
const at = (state: MinutesStateName, more: Partial<MinutesSituation> = {}): MinutesSituation => ({
  ...{ state, deadlineAt: state === 'DRAFT' ? null : 1_000, bySilence: false },
  ...{ openSuggestions: 0, openThreads: 0, wasCorrected: false, now: 1_001 },
  ...more,
});

/** Where each step leads from each state, in their order; what is not allowed has a word. */
const TABLE: [MinutesStepName, (MinutesStateName | '-' | '!')[]][] = [
  ['COORDINATION_STARTED', ['IN_COORDINATION', '-', '-', '!', '-', '!']],
  ['DEADLINE_MOVED', ['-', 'IN_COORDINATION', '-', '!', '-', '!']],
  ['DEADLINE_PASSED', ['-', 'IN_COORDINATION', '-', '!', '-', '!']],
  ['WITHDRAWN', ['-', 'DRAFT', 'DRAFT', '!', '-', '!']],
  ['COORDINATED', ['-', 'COORDINATED', '-', '!', '-', '!']],
  ['APPROVED', ['-', '-', 'APPROVED', '!', '-', '!']],
  ['CORRECTION_BEGUN', ['-', '-', '-', 'IN_CORRECTION', '-', 'IN_CORRECTION']],
  ['CORRECTED', ['-', '-', '-', '!', 'CORRECTED', '!']],
  ['CORRECTION_DROPPED', ['-', '-', '-', '!', 'APPROVED', '!']],
];

describe('minutes', () => {
  it.each(TABLE)('%s', (step, expected) => {
    const found = STATES.map((state) => {
      const outcome = stepFrom(at(state), step);
      if ('to' in outcome) return outcome.to;
      return outcome.refusal === 'ALREADY_DECIDED' ? '!' : '-';
    });
    expect(found).toEqual(expected);
  });

  it('are coordinated after the deadline only, at which remarks still count', () => {
    expect(stepFrom(at('IN_COORDINATION', { now: 1_000 }), 'COORDINATED')).toEqual({ refusal: 'TOO_EARLY' });
    expect(stepFrom(at('IN_COORDINATION', { now: 1_001 }), 'COORDINATED')).toEqual({ to: 'COORDINATED' });
  });

  it('are fixed by no step while changes are proposed', () => {
    const open = { openSuggestions: 1 };
    for (const [state, step] of [
      ['COORDINATED', 'APPROVED'],
      ['IN_CORRECTION', 'CORRECTED'],
      ['IN_CORRECTION', 'CORRECTION_DROPPED'],
    ] as const)
      expect(stepFrom(at(state, open), step)).toEqual({ refusal: 'OPEN_SUGGESTIONS' });
    expect(stepFrom(at('COORDINATED', { openThreads: 3 }), 'APPROVED')).toEqual({ to: 'APPROVED' });
  });

  it('stay corrected when a further correction changes nothing', () => {
    const outcome = stepFrom(at('IN_CORRECTION', { wasCorrected: true }), 'CORRECTION_DROPPED');
    expect(outcome).toEqual({ to: 'CORRECTED' });
  });

  it('are approved by silence where the rule says so and nothing is open', () => {
    const silent = { bySilence: true };
    expect(stepsAtDeadline(at('IN_COORDINATION', silent), 0)).toEqual(['COORDINATED', 'APPROVED']);
    expect(stepsAtDeadline(at('IN_COORDINATION', silent), 1)).toEqual(['COORDINATED']);
    expect(stepsAtDeadline(at('IN_COORDINATION'), 0)).toEqual(['COORDINATED']);
    expect(stepsAtDeadline(at('IN_COORDINATION', { ...silent, openThreads: 1 }), 0)).toEqual([
      'DEADLINE_PASSED',
    ]);
    expect(stepsAtDeadline(at('IN_COORDINATION', { ...silent, openSuggestions: 1 }), 0)).toEqual([
      'DEADLINE_PASSED',
    ]);
    expect(stepsAtDeadline(at('IN_COORDINATION', { ...silent, now: 1_000 }), 0)).toEqual([]);
    for (const state of STATES.filter((each) => each !== 'IN_COORDINATION'))
      expect(stepsAtDeadline(at(state, silent), 0)).toEqual([]);
  });

  it('count once they are approved or corrected', () => {
    expect(STATES.filter(isSettled)).toEqual(['APPROVED', 'CORRECTED']);
  });
});
