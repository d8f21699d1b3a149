import { registerEnumType } from 'type-graphql';

export enum EntryKind {
  DECISION = 'decision',
  TASK = 'task',
  STATEMENT = 'statement',
  VOTE = 'vote',
}
registerEnumType(EntryKind, {
  name: 'EntryKind',
  description: 'What a block of a text is.',
  valuesConfig: {
    DECISION: { description: 'A decision (Beschluss).' },
    TASK: { description: 'A task (Aufgabe).' },
    STATEMENT: { description: 'A statement (Erklärung), such as how things stand.' },
    VOTE: { description: 'A vote (Abstimmung).' },
  },
});

export enum TaskState {
  OPEN = 'OPEN',
  DONE = 'DONE',
}
registerEnumType(TaskState, {
  name: 'TaskState',
  description: 'Whether a task is done.',
  valuesConfig: {
    OPEN: { description: 'It is to be done.' },
    DONE: { description: 'It is done.' },
  },
});

export enum EntryResult {
  ADOPTED = 'ADOPTED',
  REJECTED = 'REJECTED',
}
registerEnumType(EntryResult, {
  name: 'EntryResult',
  description: 'What a decision or a vote has come to, as the text says it.',
  valuesConfig: {
    ADOPTED: { description: 'It was adopted.' },
    REJECTED: { description: 'It was rejected.' },
  },
});

export enum EntryProblem {
  DUE_NO_DAY = 'DUE_NO_DAY',
  VOTES_NEGATIVE = 'VOTES_NEGATIVE',
  RESPONSIBLE_NOT_MEMBER = 'RESPONSIBLE_NOT_MEMBER',
}
registerEnumType(EntryProblem, {
  name: 'EntryProblem',
  description: 'What cannot be as the text says it. The field itself is null then.',
  valuesConfig: {
    DUE_NO_DAY: { description: 'The calendar has no such day: 31 February.' },
    VOTES_NEGATIVE: { description: 'Fewer votes than none.' },
    RESPONSIBLE_NOT_MEMBER: {
      description: 'Whoever is responsible does not belong to the space, or no longer.',
    },
  },
});
