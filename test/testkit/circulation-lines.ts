import type { Line } from './access-lines.ts';

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
    'withdrawCirculation',
    mutation('withdrawCirculation', 'WithdrawCirculationInput'),
    (ids) => ({ input: { circulationId: ids.circulation, reason: 'Meins' } }),
  ],
];
