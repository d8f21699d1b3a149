import { registerEnumType } from 'type-graphql';
import type { MinutesStateName, MinutesStepName } from './minutes-state.ts';

export const MinutesState = {
  DRAFT: 'DRAFT',
  IN_COORDINATION: 'IN_COORDINATION',
  COORDINATED: 'COORDINATED',
  APPROVED: 'APPROVED',
  IN_CORRECTION: 'IN_CORRECTION',
  CORRECTED: 'CORRECTED',
} as const satisfies { [Name in MinutesStateName]: Name };
registerEnumType(MinutesState, {
  name: 'MinutesState',
  description: 'Where minutes (Protokoll) stand.',
  valuesConfig: {
    DRAFT: { description: 'They are being written (Entwurf).' },
    IN_COORDINATION: {
      description:
        'Those who were at the meeting remark on them until a date (zur Abstimmung); only whoever keeps them or leads the meeting writes.',
    },
    COORDINATED: { description: 'The remarks are in, and they wait to be approved (abgestimmt).' },
    APPROVED: { description: 'They were approved, and are sealed (genehmigt).' },
    IN_CORRECTION: { description: 'They were approved, and are being put right.' },
    CORRECTED: {
      description: 'They were put right, and are sealed again (berichtigt); what was approved is kept.',
    },
  },
});

export const MinutesStepKind = {
  COORDINATION_STARTED: 'COORDINATION_STARTED',
  DEADLINE_MOVED: 'DEADLINE_MOVED',
  DEADLINE_PASSED: 'DEADLINE_PASSED',
  WITHDRAWN: 'WITHDRAWN',
  COORDINATED: 'COORDINATED',
  APPROVED: 'APPROVED',
  CORRECTION_BEGUN: 'CORRECTION_BEGUN',
  CORRECTED: 'CORRECTED',
  CORRECTION_DROPPED: 'CORRECTION_DROPPED',
} as const satisfies { [Name in MinutesStepName]: Name };
export const STEP_WORDS = {
  COORDINATION_STARTED: { description: 'They were given to those who were at the meeting.' },
  DEADLINE_MOVED: { description: 'Remarks are taken until another moment.' },
  DEADLINE_PASSED: { description: 'The deadline passed, and remarks are open.' },
  WITHDRAWN: { description: 'They are a draft again.' },
  COORDINATED: { description: 'The coordination ended.' },
  APPROVED: { description: 'They were approved and sealed, at a meeting or by silence.' },
  CORRECTION_BEGUN: { description: 'Whoever keeps them began to put them right.' },
  CORRECTED: { description: 'They were put right and sealed again.' },
  CORRECTION_DROPPED: { description: 'Nothing was put right: they stay as they were.' },
};
registerEnumType(MinutesStepKind, {
  name: 'MinutesStepKind',
  description: 'What was done about minutes.',
  valuesConfig: STEP_WORDS,
});

export const MinutesRemarkKind = { SUGGESTION: 'SUGGESTION', COMMENT: 'COMMENT' } as const;
export type MinutesRemarkKindName = keyof typeof MinutesRemarkKind;
registerEnumType(MinutesRemarkKind, {
  name: 'MinutesRemarkKind',
  description: 'In which form somebody remarked on minutes.',
  valuesConfig: {
    SUGGESTION: { description: 'A proposed change.' },
    COMMENT: { description: 'A thread of comments.' },
  },
});

export const MinutesRemarkState = {
  OPEN: 'OPEN',
  SETTLED: 'SETTLED',
  ACCEPTED: 'ACCEPTED',
  REFUSED: 'REFUSED',
} as const;
export type MinutesRemarkStateName = keyof typeof MinutesRemarkState;
registerEnumType(MinutesRemarkState, {
  name: 'MinutesRemarkState',
  description: 'What became of a remark on minutes.',
  valuesConfig: {
    OPEN: { description: 'Nothing yet.' },
    SETTLED: { description: 'The comments are settled.' },
    ACCEPTED: { description: 'The proposed change is part of the text.' },
    REFUSED: { description: 'The proposed change was refused or withdrawn.' },
  },
});
