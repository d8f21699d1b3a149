import type { Line } from './access-lines.ts';
import type { Line as LiveLine, Scene } from './live-scene.ts';
import { decide, SET_STATE } from './rounds.ts';
import { type Screen, screens } from './screens.ts';
import type { Person } from './seed.ts';

/** The register of a closed space: nothing of it exists to whoever does not read the rounds. */
export const REGISTER_LINES: Line[] = [
  [
    'decision',
    'query($id: ID!) { decision(id: $id) { id number title wording } }',
    ({ decision }) => ({ id: decision }),
  ],
  [
    'decisions',
    'query($space: ID!) { decisions(first: 9, filter: { spaceId: $space }) { totalCount pageInfo { endCursor } nodes { id title } } }',
    ({ space }) => ({ space }),
  ],
  [
    'decisions: words',
    'query($space: ID!, $text: String!) { decisions(first: 9, filter: { spaceId: $space, text: $text }) { totalCount pageInfo { endCursor } nodes { id } } }',
    ({ space }) => ({ space, text: 'Stimmen' }),
  ],
  [
    'setDecisionState',
    SET_STATE,
    ({ decision }) => ({ input: { decisionId: decision, state: 'CARRIED_OUT', note: 'Meins' } }),
  ],
  [
    'setDecisionState: replaced by it',
    SET_STATE,
    ({ decision }) => ({ input: { decisionId: decision, state: 'REPLACED', replacedById: decision } }),
  ],
];

const pages = ({ space, lead, reader }: Scene): [Person, Screen][] => [
  [reader, screens.space(space.id)],
  [reader, screens.decisions()],
  [lead, screens.decisions()],
];

/** What becomes of decisions, on the page of the register and in what happened of late. */
export const LIVE_REGISTER_LINES: Record<string, LiveLine> = {
  setDecisionState: {
    watching: pages,
    act: async ({ lead, first }) => {
      const { id } = await decide(lead, first);
      const input = { decisionId: id, state: 'CARRIED_OUT', on: '2026-11-01', note: 'Erledigt' };
      await lead.api.query(SET_STATE, { input });
    },
  },
};
