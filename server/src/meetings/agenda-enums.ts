import { registerEnumType } from 'type-graphql';

export const AgendaItemKind = {
  INFORMATION: 'INFORMATION',
  DISCUSSION: 'DISCUSSION',
  DECISION: 'DECISION',
} as const;
export type AgendaKindName = keyof typeof AgendaItemKind;
registerEnumType(AgendaItemKind, {
  name: 'AgendaItemKind',
  description: 'What an item of an agenda is for.',
  valuesConfig: {
    INFORMATION: { description: 'Those present are told something.' },
    DISCUSSION: { description: 'Something is talked about.' },
    DECISION: { description: 'Something is to be decided.' },
  },
});

export const AgendaItemState = {
  PROPOSED: 'PROPOSED',
  PLANNED: 'PLANNED',
  DEALT_WITH: 'DEALT_WITH',
  POSTPONED: 'POSTPONED',
  REFUSED: 'REFUSED',
} as const;
export type AgendaStateName = keyof typeof AgendaItemState;
registerEnumType(AgendaItemState, {
  name: 'AgendaItemState',
  description: 'Where an item of an agenda stands.',
  valuesConfig: {
    PROPOSED: { description: 'A member proposed it; nobody has decided yet.' },
    PLANNED: {
      description: 'It stands on the agenda. Still so at the end: it comes back in the next meeting.',
    },
    DEALT_WITH: { description: 'It was dealt with.' },
    POSTPONED: { description: 'It was postponed: it comes back in the next meeting of the series.' },
    REFUSED: { description: 'It was proposed, and is not put on the agenda.' },
  },
});

/** What an item on the agenda can be set to. */
export const AgendaItemProgress = {
  PLANNED: 'PLANNED',
  DEALT_WITH: 'DEALT_WITH',
  POSTPONED: 'POSTPONED',
} as const;
export type AgendaProgressName = keyof typeof AgendaItemProgress;
registerEnumType(AgendaItemProgress, {
  name: 'AgendaItemProgress',
  description: 'What becomes of an item on an agenda.',
  valuesConfig: {
    PLANNED: { description: 'It is still to come.' },
    DEALT_WITH: { description: 'It was dealt with.' },
    POSTPONED: { description: 'It is postponed.' },
  },
});

export const AgendaChangeKind = {
  ADDED: 'ADDED',
  CHANGED: 'CHANGED',
  MOVED: 'MOVED',
  REMOVED: 'REMOVED',
  RESTORED: 'RESTORED',
  PROPOSED: 'PROPOSED',
  WITHDRAWN: 'WITHDRAWN',
  PROPOSALS_UNTIL: 'PROPOSALS_UNTIL',
  ACCEPTED: 'ACCEPTED',
  REFUSED: 'REFUSED',
  CALLED: 'CALLED',
  LEFT: 'LEFT',
  DEALT_WITH: 'DEALT_WITH',
  POSTPONED: 'POSTPONED',
  REOPENED: 'REOPENED',
  CARRIED_OVER: 'CARRIED_OVER',
  BROUGHT: 'BROUGHT',
} as const;
export type AgendaChangeName = keyof typeof AgendaChangeKind;
registerEnumType(AgendaChangeKind, {
  name: 'AgendaChangeKind',
  description: 'What happened to an agenda.',
  valuesConfig: {
    ADDED: { description: 'An item was put on it.' },
    CHANGED: { description: 'An item or a proposal got another wording, time, person or other documents.' },
    MOVED: { description: 'An item got another place.' },
    REMOVED: { description: 'An item or a proposal was removed, with what stood under it.' },
    RESTORED: { description: 'What was removed came back.' },
    PROPOSED: { description: 'A member proposed an item.' },
    WITHDRAWN: { description: 'Whoever had proposed an item took it back.' },
    PROPOSALS_UNTIL: { description: 'Members may propose items until another day than before.' },
    ACCEPTED: { description: 'A proposal was put on it.' },
    REFUSED: { description: 'A proposal was refused.' },
    CALLED: { description: 'The meeting came to an item.' },
    LEFT: { description: 'The meeting left an item, and has come to none.' },
    DEALT_WITH: { description: 'An item was dealt with.' },
    POSTPONED: { description: 'An item was postponed.' },
    REOPENED: { description: 'An item that was dealt with or postponed is to come again.' },
    CARRIED_OVER: { description: 'Items came back from a former meeting.' },
    BROUGHT: { description: 'The minutes got headings of items that were new, moved or changed.' },
  },
});
