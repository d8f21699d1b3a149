import type { Line } from './access-lines.ts';
import { ENTRY_LINES } from './entry-lines.ts';
import { REGISTER_LINES } from './register-lines.ts';

const mutation = (field: string, type: string) =>
  `mutation($input: ${type}!) { ${field}(input: $input) { id title } }`;

/** Rounds of a closed space's documents: for its members, and for whoever is asked. */
export const CIRCULATION_LINES: Line[] = [
  [
    'circulation',
    'query($id: ID!) { circulation(id: $id) { id title content } }',
    (ids) => ({ id: ids.circulation }),
  ],
  ...(['document', 'child', 'binned'] as const).flatMap((which): Line[] => [
    [
      `startCirculation: ${which}, asking a body`,
      mutation('startCirculation', 'StartCirculationInput'),
      (ids) => ({
        input: { documentId: ids[which], question: 'Und?', bodyId: ids.body, template: 'FOR_INFORMATION' },
      }),
    ],
    [
      `startCirculation: ${which}, asking its lead by named rules`,
      mutation('startCirculation', 'StartCirculationInput'),
      (ids) => ({
        input: {
          documentId: ids[which],
          question: 'Und?',
          accountIds: [ids.account],
          ruleSetId: ids.ruleSet,
        },
      }),
    ],
  ]),
  [
    'answerCirculation',
    mutation('answerCirculation', 'AnswerCirculationInput'),
    (ids) => ({
      input: { circulationId: ids.circulation, seatId: ids.circulationSeat, choice: 'AGREE' },
    }),
  ],
  [
    'noteCirculationOpened',
    'mutation($id: ID!) { noteCirculationOpened(circulationId: $id) { id title } }',
    (ids) => ({ id: ids.circulation }),
  ],
  [
    'startCirculation: document, asking oneself by mail',
    mutation('startCirculation', 'StartCirculationInput'),
    (ids) => ({
      input: {
        documentId: ids.document,
        question: 'Und?',
        accountIds: [],
        guests: [{ email: 'ich@draussen.example', name: 'Ich', organisationId: ids.organisation }],
        template: 'FOR_INFORMATION',
      },
    }),
  ],
  ...(['circulationSeat', 'circulationGuest'] as const).flatMap((which): Line[] => [
    [
      `resendCirculationLink: ${which}`,
      mutation('resendCirculationLink', 'ResendCirculationLinkInput'),
      (ids) => ({ input: { seatId: ids[which], email: 'ich@draussen.example' } }),
    ],
    [
      `removeCirculationGuest: ${which}`,
      'mutation($id: ID!) { removeCirculationGuest(seatId: $id) { id title } }',
      (ids) => ({ id: ids[which] }),
    ],
  ]),
  [
    'forwardCirculation: to somebody',
    mutation('forwardCirculation', 'ForwardCirculationInput'),
    (ids) => ({ input: { seatId: ids.circulationSeat, accountId: ids.account } }),
  ],
  [
    'withdrawCirculationForward',
    'mutation($id: ID!) { withdrawCirculationForward(seatId: $id) { id title } }',
    (ids) => ({ id: ids.circulationSeat }),
  ],
  [
    'startCirculation: document, with another one and a file',
    mutation('startCirculation', 'StartCirculationInput'),
    (ids) => ({
      input: {
        documentId: ids.document,
        furtherDocumentIds: [ids.child],
        attachmentIds: [ids.file],
        question: 'Und?',
        accountIds: [ids.account],
        template: 'FOR_INFORMATION',
      },
    }),
  ],
  [
    'startCirculation: document, following a round of it',
    mutation('startCirculation', 'StartCirculationInput'),
    (ids) => ({
      input: {
        documentId: ids.document,
        question: 'Und?',
        accountIds: [ids.account],
        template: 'FOR_INFORMATION',
        former: { circulationId: ids.circulation, isSubstantial: false, outcomes: [] },
      },
    }),
  ],
  [
    'withdrawCirculation',
    mutation('withdrawCirculation', 'WithdrawCirculationInput'),
    (ids) => ({ input: { circulationId: ids.circulation, reason: 'Meins' } }),
  ],
  ...REGISTER_LINES,
  ...ENTRY_LINES,
];
