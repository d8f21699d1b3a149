import { registerEnumType } from 'type-graphql';

export enum TaskStepKind {
  NOTED = 'NOTED',
  HANDED_OVER = 'HANDED_OVER',
  DONE = 'DONE',
  REOPENED = 'REOPENED',
}
registerEnumType(TaskStepKind, {
  name: 'TaskStepKind',
  description: 'What somebody said of a task beside its text.',
  valuesConfig: {
    NOTED: { description: 'How it stands.' },
    HANDED_OVER: { description: 'Somebody else is to see to it.' },
    DONE: { description: 'It is done.' },
    REOPENED: { description: 'It is not done after all.' },
  },
});

export enum TasksOf {
  VIEWER = 'VIEWER',
  ORGANISATION = 'ORGANISATION',
  LEFT = 'LEFT',
}
registerEnumType(TasksOf, {
  name: 'TasksOf',
  description: 'Whose tasks are meant.',
  valuesConfig: {
    VIEWER: { description: 'Those for which the viewer is responsible.' },
    ORGANISATION: {
      description:
        'Those for which somebody is responsible who acts for an organisation at this moment: the viewer’s own, or `organisationId`.',
    },
    LEFT: {
      description:
        'Those of somebody who does not belong to the space any more, in spaces of which the viewer is a member: they wait to be handed over.',
    },
  },
});

export enum TaskStanding {
  OPEN = 'OPEN',
  OVERDUE = 'OVERDUE',
  DONE = 'DONE',
}
registerEnumType(TaskStanding, {
  name: 'TaskStanding',
  description: 'How tasks stand.',
  valuesConfig: {
    OPEN: { description: 'Not done, whenever they are due.' },
    OVERDUE: { description: 'Not done, and due before today (Europe/Berlin).' },
    DONE: { description: 'Done.' },
  },
});
