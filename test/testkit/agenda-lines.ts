import type { Ids } from './closed-things.ts';
import type { Line } from './access-lines.ts';
import { inputOf } from './live-scene.ts';
import { MINUTES_LINES } from './minutes-lines.ts';

const AGENDA = 'agenda { minutes text items { id title documents { title } } proposals { title } }';

/** A mutation of an agenda, with an input of these ids. */
const line = (mutation: string, input: (ids: Ids) => object, what = ''): Line => [
  `${mutation}${what && `: ${what}`}`,
  `mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { id } }`,
  (ids) => ({ input: input(ids) }),
];

/** Agendas and minutes of a closed space: nothing of them exists to whoever does not belong to it. */
export const AGENDA_LINES: Line[] = [
  [
    'agendaItem',
    `query($id: ID!) { agendaItem(id: $id) { number title history { meetingId } meeting { ${AGENDA} } } }`,
    ({ agendaItem }) => ({ id: agendaItem }),
  ],
  line('addAgendaItem', ({ meeting }) => ({ meetingId: meeting, title: 'Meins' })),
  line(
    'addAgendaItem',
    ({ meeting, agendaItem, document }) => ({
      ...{ meetingId: meeting, title: 'Meins', parentId: agendaItem, documentIds: [document] },
    }),
    'under one',
  ),
  line('changeAgendaItem', ({ agendaItem }) => ({ itemId: agendaItem, title: 'Meins' })),
  line(
    'changeAgendaItem',
    ({ agendaProposal }) => ({ itemId: agendaProposal, title: 'Meins' }),
    'a proposal',
  ),
  line('moveAgendaItem', ({ agendaItem }) => ({ itemId: agendaItem })),
  [
    'removeAgendaItem',
    'mutation($id: ID!) { removeAgendaItem(itemId: $id) { id } }',
    ({ agendaItem }) => ({ id: agendaItem }),
  ],
  [
    'restoreAgendaItem',
    'mutation($id: ID!) { restoreAgendaItem(itemId: $id) { id } }',
    ({ agendaItem }) => ({ id: agendaItem }),
  ],
  line('proposeAgendaItem', ({ meeting }) => ({ meetingId: meeting, title: 'Meins' })),
  line('decideAgendaProposal', ({ agendaProposal }) => ({ itemId: agendaProposal, accept: true })),
  line('setAgendaProposalsUntil', ({ meeting }) => ({ meetingId: meeting, day: '2098-12-24' })),
  line('setAgendaItemState', ({ agendaItem }) => ({ itemId: agendaItem, state: 'POSTPONED' })),
  line('setCurrentAgendaItem', ({ meeting, agendaItem }) => ({ meetingId: meeting, itemId: agendaItem })),
  line('addStandingAgendaItem', ({ meetingSeries }) => ({ seriesId: meetingSeries, title: 'Meins' })),
  line('changeStandingAgendaItem', ({ standingItem }) => ({ standingItemId: standingItem, title: 'Meins' })),
  line('moveStandingAgendaItem', ({ standingItem }) => ({ standingItemId: standingItem })),
  [
    'removeStandingAgendaItem',
    'mutation($id: ID!) { removeStandingAgendaItem(standingItemId: $id) { id } }',
    ({ standingItem }) => ({ id: standingItem }),
  ],
  ...MINUTES_LINES,
];
