import type { Api } from './api.ts';
import { onAgenda } from './agendas.ts';
import type { Line, Scene } from './live-scene.ts';
import { dayAhead, halfADayAhead } from './meetings.ts';
import { type Screen, screens } from './screens.ts';
import type { Person } from './seed.ts';

interface Planned {
  meetingId: string;
  seriesId: string;
  itemId: string;
  standingItemId: string;
}

/** What was planned for a scene, before anybody looks. */
const planned = new Map<string, Planned>();
const planOf = ({ space }: Scene) => planned.get(space.id)!;

const made = async (api: Api, mutation: string, type: string, input: object): Promise<string> => {
  const answer = await api.query(`mutation($input: ${type}!) { ${mutation}(input: $input) { id } }`, {
    input,
  });
  return answer[mutation].id;
};

/** A series with a meeting of today, an item on its agenda, and one that stands on all of them. */
async function plan({ lead, space }: Scene): Promise<void> {
  const spaceId = space.id;
  const seriesId = await made(lead.api, 'planMeetingSeries', 'PlanMeetingSeriesInput', {
    ...{ spaceId, title: 'Lenkungskreis', startsOn: dayAhead(1), startsAtTime: '10:00' },
  });
  const meetingId = await made(lead.api, 'planMeeting', 'PlanMeetingInput', {
    ...{ spaceId, seriesId, title: 'Lenkungskreis', ...halfADayAhead() },
  });
  const itemId = (await onAgenda(lead.api, 'addAgendaItem', { meetingId, title: 'Haushalt', minutes: 10 }))
    .id;
  const standingItemId = await made(lead.api, 'addStandingAgendaItem', 'AddStandingAgendaItemInput', {
    ...{ seriesId, title: 'Genehmigung des Protokolls' },
  });
  planned.set(spaceId, { meetingId, seriesId, itemId, standingItemId });
}

async function planAndStart(scene: Scene): Promise<void> {
  await plan(scene);
  await scene.lead.api.query('mutation($id: ID!) { startMeeting(meetingId: $id) { id } }', {
    id: planOf(scene).meetingId,
  });
}

const pages = (scene: Scene): [Person, Screen][] => [
  [scene.reader, screens.agenda(planOf(scene).meetingId)],
  [scene.lead, screens.agenda(planOf(scene).meetingId)],
];
const seriesPages = (scene: Scene): [Person, Screen][] => [
  [scene.reader, screens.standingAgenda(planOf(scene).seriesId)],
  ...pages(scene),
];

const changes = (mutation: string, input: (planned: Planned) => object): Line => ({
  before: plan,
  watching: pages,
  act: (scene) => onAgenda(scene.lead.api, mutation, input(planOf(scene))),
});
const changesAll = (mutation: string, type: string, input: (planned: Planned) => object): Line => ({
  before: plan,
  watching: seriesPages,
  act: (scene) => made(scene.lead.api, mutation, type, input(planOf(scene))),
});
const remove = ({ lead }: Scene, id: string) =>
  lead.api.query('mutation($id: ID!) { removeAgendaItem(itemId: $id) { id } }', { id });

/** Agendas, on the page of their meeting, and what stands on all of a series. */
export const LIVE_AGENDA_LINES: Record<string, Line> = {
  addAgendaItem: changes('addAgendaItem', ({ meetingId }) => ({
    meetingId,
    title: 'Spielplatz',
    minutes: 5,
  })),
  changeAgendaItem: changes('changeAgendaItem', ({ itemId }) => ({
    itemId,
    title: 'Finanzen',
    minutes: null,
  })),
  moveAgendaItem: changes('moveAgendaItem', ({ itemId }) => ({ itemId, afterId: null })),
  removeAgendaItem: { before: plan, watching: pages, act: (scene) => remove(scene, planOf(scene).itemId) },
  restoreAgendaItem: {
    before: async (scene) => {
      await plan(scene);
      await remove(scene, planOf(scene).itemId);
    },
    watching: pages,
    act: (scene) =>
      scene.lead.api.query('mutation($id: ID!) { restoreAgendaItem(itemId: $id) { id } }', {
        id: planOf(scene).itemId,
      }),
  },
  proposeAgendaItem: {
    before: plan,
    watching: pages,
    act: (scene) => {
      const { meetingId } = planOf(scene);
      return onAgenda(scene.reader.api, 'proposeAgendaItem', { meetingId, title: 'Spielplatz' });
    },
  },
  decideAgendaProposal: {
    before: async (scene) => {
      await plan(scene);
      const { meetingId } = planOf(scene);
      const { id } = await onAgenda(scene.reader.api, 'proposeAgendaItem', {
        meetingId,
        title: 'Spielplatz',
      });
      planned.set(scene.space.id, { ...planOf(scene), itemId: id });
    },
    watching: pages,
    act: (scene) => {
      const { itemId } = planOf(scene);
      return onAgenda(scene.lead.api, 'decideAgendaProposal', { itemId, accept: true });
    },
  },
  setAgendaProposalsUntil: {
    before: plan,
    watching: pages,
    act: (scene) => {
      const { meetingId } = planOf(scene);
      const input = { meetingId, day: dayAhead(-1) };
      return made(scene.lead.api, 'setAgendaProposalsUntil', 'SetAgendaProposalsUntilInput', input);
    },
  },
  setAgendaItemState: {
    before: planAndStart,
    watching: pages,
    act: (scene) =>
      onAgenda(scene.lead.api, 'setAgendaItemState', { itemId: planOf(scene).itemId, state: 'DEALT_WITH' }),
  },
  setCurrentAgendaItem: {
    before: planAndStart,
    watching: pages,
    act: (scene) => {
      const { meetingId, itemId } = planOf(scene);
      return made(scene.lead.api, 'setCurrentAgendaItem', 'SetCurrentAgendaItemInput', { meetingId, itemId });
    },
  },
  addStandingAgendaItem: changesAll(
    'addStandingAgendaItem',
    'AddStandingAgendaItemInput',
    ({ seriesId }) => ({ seriesId, title: 'Bericht' }),
  ),
  changeStandingAgendaItem: changesAll(
    'changeStandingAgendaItem',
    'ChangeStandingAgendaItemInput',
    ({ standingItemId }) => ({ standingItemId, title: 'Genehmigung der Niederschrift' }),
  ),
  moveStandingAgendaItem: {
    ...changesAll('moveStandingAgendaItem', 'MoveStandingAgendaItemInput', ({ standingItemId }) => ({
      standingItemId,
    })),
    watching: (scene) => [[scene.reader, screens.standingAgenda(planOf(scene).seriesId)]],
    before: async (scene) => {
      await plan(scene);
      const input = { seriesId: planOf(scene).seriesId, title: 'Bericht', afterId: null };
      await made(scene.lead.api, 'addStandingAgendaItem', 'AddStandingAgendaItemInput', input);
    },
  },
  removeStandingAgendaItem: {
    before: plan,
    watching: seriesPages,
    act: (scene) =>
      scene.lead.api.query(
        'mutation($id: ID!) { removeStandingAgendaItem(standingItemId: $id) { id standingItems { id } } }',
        { id: planOf(scene).standingItemId },
      ),
  },
};
