import { registerEnumType } from 'type-graphql';
import type { ClockDoubt as ClockDoubtName } from './wall-clock.ts';

export const MeetingState = {
  PLANNED: 'PLANNED',
  INVITED: 'INVITED',
  RUNNING: 'RUNNING',
  ENDED: 'ENDED',
  CANCELLED: 'CANCELLED',
} as const;
export type MeetingStateName = keyof typeof MeetingState;
registerEnumType(MeetingState, {
  name: 'MeetingState',
  description: 'Where a meeting stands.',
  valuesConfig: {
    PLANNED: { description: 'It is planned; nobody has been invited yet.' },
    INVITED: { description: 'Those who take part are invited, and answer.' },
    RUNNING: { description: 'It has begun.' },
    ENDED: { description: 'It is over.' },
    CANCELLED: { description: 'It was cancelled, and does not take place.' },
  },
});

export const MeetingParticipantKind = {
  ENTITLED: 'ENTITLED',
  ADVISORY: 'ADVISORY',
  GUEST: 'GUEST',
} as const;
export type ParticipantKindName = keyof typeof MeetingParticipantKind;
registerEnumType(MeetingParticipantKind, {
  name: 'MeetingParticipantKind',
  description: 'As what somebody takes part in a meeting.',
  valuesConfig: {
    ENTITLED: { description: 'Entitled to vote.' },
    ADVISORY: { description: 'Is heard, and does not vote.' },
    GUEST: { description: 'Is present.' },
  },
});

export const MeetingAnswer = {
  NONE: 'NONE',
  ACCEPTED: 'ACCEPTED',
  DECLINED: 'DECLINED',
  TENTATIVE: 'TENTATIVE',
} as const;
export type MeetingAnswerName = keyof typeof MeetingAnswer;
registerEnumType(MeetingAnswer, {
  name: 'MeetingAnswer',
  description: 'Whether somebody who is invited comes; the words of iCalendar.',
  valuesConfig: {
    NONE: { description: 'They have not answered.' },
    ACCEPTED: { description: 'They come.' },
    DECLINED: { description: 'They do not come.' },
    TENTATIVE: { description: 'They come perhaps.' },
  },
});

export const MeetingFilter = { COMING: 'COMING', PAST: 'PAST', ALL: 'ALL' } as const;
export type MeetingFilterName = keyof typeof MeetingFilter;
registerEnumType(MeetingFilter, {
  name: 'MeetingFilter',
  description: 'Which meetings, and in which order.',
  valuesConfig: {
    COMING: { description: 'Those that are not over, the next one first.' },
    PAST: { description: 'Those that are over, the last one first.' },
    ALL: { description: 'All, the first one first.' },
  },
});

export const ClockDoubt = {
  MISSING_HOUR: 'MISSING_HOUR',
  DOUBLED_HOUR: 'DOUBLED_HOUR',
} as const satisfies { [Name in ClockDoubtName]: Name };
registerEnumType(ClockDoubt, {
  name: 'ClockDoubt',
  description: 'What is doubtful about a time of day on the day of a clock change.',
  valuesConfig: {
    MISSING_HOUR: {
      description: 'The clock leaves it out: it is as many minutes later, by the new time.',
    },
    DOUBLED_HOUR: { description: 'The clock shows it twice: the first one is meant.' },
  },
});
export type { ClockDoubtName };
