import { registerEnumType } from 'type-graphql';

export enum DecisionOutcome {
  ADOPTED = 'ADOPTED',
  REJECTED = 'REJECTED',
  UNSAID = 'UNSAID',
}
registerEnumType(DecisionOutcome, {
  name: 'DecisionOutcome',
  description: 'What was decided.',
  valuesConfig: {
    ADOPTED: { description: 'What was asked was adopted.' },
    REJECTED: { description: 'It was rejected.' },
    UNSAID: { description: 'It stands in a text that does not say so, or not yet.' },
  },
});

export enum DecisionState {
  VALID = 'VALID',
  REPLACED = 'REPLACED',
  CARRIED_OUT = 'CARRIED_OUT',
}
registerEnumType(DecisionState, {
  name: 'DecisionState',
  description: 'What has become of a decision.',
  valuesConfig: {
    VALID: { description: 'It holds.' },
    REPLACED: { description: 'Another decision has taken its place.' },
    CARRIED_OUT: { description: 'What was adopted has been done.' },
  },
});

export enum DecisionOrder {
  NEWEST_FIRST = 'NEWEST_FIRST',
  OLDEST_FIRST = 'OLDEST_FIRST',
}
registerEnumType(DecisionOrder, {
  name: 'DecisionOrder',
  description: 'In which order decisions are listed: that in which they were entered.',
  valuesConfig: {
    NEWEST_FIRST: { description: 'The one entered last first.' },
    OLDEST_FIRST: {
      description:
        'The one entered first first: behind the last cursor stands whatever is entered later, and nothing else.',
    },
  },
});
