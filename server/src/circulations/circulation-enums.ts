import { registerEnumType } from 'type-graphql';
import type { Ignored as IgnoredWord, ResultReason as ReasonWord } from '@umlauf/shared/circulation/round';
import type { Choice as ChoiceWord } from '@umlauf/shared/circulation/rule-set';
import { enumOf } from '../platform/graphql/enum-of.ts';
import type { CirculationState as StateWord } from './circulation-rows.ts';

export const CirculationState = enumOf<StateWord>('CirculationState', 'Where a round stands.', {
  RUNNING: 'Its deadline has not passed, and nothing has ended it.',
  ADOPTED: 'Adopted (beschlossen, mitgezeichnet).',
  REJECTED: 'Rejected (abgelehnt).',
  NOT_BROUGHT_ABOUT: 'No decision came about (nicht zustande gekommen).',
  STOPPED: 'Stopped (angehalten): somebody objected, or demanded a meeting.',
  CONCLUDED: 'Over, with nothing to decide.',
  WITHDRAWN: 'Withdrawn by whoever started it, or by a lead.',
});

export const Choice = enumOf<ChoiceWord>('CirculationChoice', 'What somebody answers.', {
  AGREE: 'Agrees (stimmt zu, zeichnet mit).',
  AGREE_WITH_REMARK: 'Agrees, and remarks something.',
  REFUSE: 'Refuses, with a reason.',
  ABSTAIN: 'Abstains.',
  NOT_CONCERNED: 'Is not concerned (Fehlanzeige).',
  OBJECT_TO_PROCEDURE: 'Objects to deciding in this way at all.',
  DEMAND_MEETING: 'Demands that it is dealt with in a meeting.',
  ACKNOWLEDGE: 'Has taken note.',
  STATE: 'Makes a statement.',
});

export const ResultReason = enumOf<Exclude<ReasonWord, 'RUNNING'>>(
  'CirculationResultReason',
  'Why a round ended as it did.',
  {
    NOBODY_ENTITLED: 'Nobody was entitled to vote.',
    OBJECTION: 'Somebody objected to the matter.',
    PROCEDURE_OBJECTION: 'Somebody objected to the procedure.',
    MEETING_DEMANDED: 'Somebody demanded a meeting.',
    NOT_ALL_REACHED: 'Not everybody entitled was reached.',
    BALLOTS_DIFFER: 'There are not as many secret ballots as voters.',
    QUORUM_MISSED: 'Too few answered expressly.',
    NO_VOTES: 'No vote was cast.',
    UNANIMOUS: 'All votes that count agree.',
    NOT_UNANIMOUS: 'Unanimity was missed.',
    MAJORITY: 'The majority that is needed agrees.',
    NO_MAJORITY: 'The majority that is needed was missed.',
    NOTHING_TO_DECIDE: 'There was nothing to decide.',
  },
);

export const Ignored = enumOf<IgnoredWord>('CirculationIgnored', 'Why an answer does not count.', {
  LATE: 'It came after the end.',
  UNKNOWN_SEAT: 'Nobody is asked on this seat.',
  SEAT_ENDED: 'Whoever answered had left.',
  NOT_OFFERED: 'The rules do not offer it.',
  NO_VOTE: 'The seat bears no vote: it is heard, and does not count.',
  NO_DEPUTIES: 'Deputies do not vote by these rules.',
  BEFORE_TURN: 'It was not their turn yet.',
  REPLACED: 'A later answer took its place.',
  FIRST_COUNTS: 'An earlier answer counts.',
  MEMBER_ANSWERED: 'The member answered, for whom they stand in.',
});

export enum CirculationFilter {
  ALL = 'ALL',
  WAITING_FOR_VIEWER = 'WAITING_FOR_VIEWER',
  ASKED_VIEWER = 'ASKED_VIEWER',
}
registerEnumType(CirculationFilter, {
  name: 'CirculationFilter',
  description: 'Which rounds.',
  valuesConfig: {
    ALL: { description: 'All that the viewer may read.' },
    WAITING_FOR_VIEWER: { description: 'Those that wait for the viewer’s answer, the next deadline first.' },
    ASKED_VIEWER: { description: 'Those in which the viewer is or was asked.' },
  },
});
