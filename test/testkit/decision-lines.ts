import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import { inputOf, type Line, type Scene } from './live-scene.ts';
import { type Screen, screens } from './screens.ts';
import type { Person } from './seed.ts';

const made = async ({ administrator }: Scene, mutation: string, input: object) => {
  const query = `mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { id } }`;
  return (await administrator.api.query(query, { input }))[mutation].id as string;
};
const newBody = (scene: Scene) => made(scene, 'createBody', { name: `Gremium ${scene.space.id}` });

/** A body with a member. */
async function newSeat(scene: Scene): Promise<string> {
  const [bodyId, organisationId] = [
    await newBody(scene),
    await made(scene, 'createOrganisation', { kind: 'OTHER', name: `Stadt ${scene.space.id}` }),
  ];
  const seat = {
    bodyId,
    kind: 'ENTITLED',
    organisationId,
    email: scene.writer.email,
    startsOn: '2026-01-01',
  };
  return made(scene, 'addBodySeat', seat);
}

/** Whoever belongs to the hub looks at its bodies. */
const bodyPages = ({ outsider, administrator }: Scene): [Person, Screen][] => [
  [outsider, screens.bodies()],
  [administrator, screens.bodies()],
];

/** Bodies and their seats. */
const BODY_LINES: Record<string, Line> = {
  createBody: { watching: bodyPages, act: newBody },
  updateBody: {
    watching: bodyPages,
    act: async (scene) => {
      const input = { bodyId: await newBody(scene), name: `Anders ${scene.space.id}` };
      await made(scene, 'updateBody', input);
    },
  },
  removeBody: {
    watching: bodyPages,
    act: async (scene) =>
      scene.administrator.api.query('mutation($id: ID!) { removeBody(bodyId: $id) }', {
        id: await newBody(scene),
      }),
  },
  addBodySeat: { watching: bodyPages, act: newSeat },
  updateBodySeat: {
    watching: bodyPages,
    act: async (scene) => {
      const input = { seatId: await newSeat(scene), kind: 'CHAIR', email: scene.reader.email };
      await made(scene, 'updateBodySeat', input);
    },
  },
  removeBodySeat: {
    watching: bodyPages,
    act: async (scene) =>
      scene.administrator.api.query('mutation($id: ID!) { removeBodySeat(seatId: $id) { id } }', {
        id: await newSeat(scene),
      }),
  },
};

const { rules } = RULE_TEMPLATES.CIRCULAR_RESOLUTION;
const newRules = (scene: Scene) => made(scene, 'createRuleSet', { name: `Regeln ${scene.space.id}`, rules });
const rulePages = ({ outsider }: Scene): [Person, Screen][] => [[outsider, screens.rules()]];

/** Rules under a name. */
const RULE_LINES: Record<string, Line> = {
  createRuleSet: { watching: rulePages, act: newRules },
  updateRuleSet: {
    watching: rulePages,
    act: async (scene) =>
      made(scene, 'updateRuleSet', { ruleSetId: await newRules(scene), isOffered: false }),
  },
  addRuleSetVersion: {
    watching: rulePages,
    act: async (scene) =>
      made(scene, 'addRuleSetVersion', { ruleSetId: await newRules(scene), expectedVersion: 1, rules }),
  },
};

/** Who decides, and by which rules. */
export const DECISION_LINES = { ...BODY_LINES, ...RULE_LINES };
