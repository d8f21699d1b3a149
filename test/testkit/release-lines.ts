import type { Line } from './access-lines.ts';
import type { Line as LiveLine, Scene } from './live-scene.ts';
import { answerRound, startRound } from './rounds.ts';
import { type Screen, screens } from './screens.ts';
import type { Person } from './seed.ts';

const BEGIN = 'mutation($id: ID!) { beginNewDraft(documentId: $id) { id title } }';
const SEAL = 'mutation($id: ID!) { sealDocument(circulationId: $id) { id title } }';
const RELEASE = 'mutation($id: ID!) { releaseDocument(circulationId: $id) { id title } }';
const TAKE_BACK = 'mutation($input: WithdrawReleaseInput!) { withdrawRelease(input: $input) { id } }';

/** What becomes of what a closed space adopted. A release itself is for everybody. */
export const RELEASE_LINES: Line[] = [
  ...(['document', 'child', 'binned'] as const).map((which): Line => [
    `beginNewDraft: ${which}`,
    BEGIN,
    (ids) => ({ id: ids[which] }),
  ]),
  ['sealDocument', SEAL, ({ circulation }) => ({ id: circulation })],
  ['releaseDocument', RELEASE, ({ circulation }) => ({ id: circulation })],
  ...(['sealDocument', 'releaseDocument'] as const).map((verb): Line => [
    `${verb}: one of several documents`,
    `mutation($id: ID!, $document: ID) { ${verb}(circulationId: $id, documentId: $document) { id title } }`,
    (ids) => ({ id: ids.circulation, document: ids.child }),
  ]),
];

/** The writer, who is asked alone, agrees. */
async function adopted({ lead, writer, first }: Scene): Promise<string> {
  const input = { documentId: first, accountIds: [writer.id], template: 'CO_SIGNATURE_PARALLEL' };
  const { id } = await startRound(lead.api, input);
  await answerRound(writer.api, id, 'AGREE');
  return id;
}
const latest = async ({ lead, first }: Scene): Promise<string> => {
  const query = 'query($id: ID!) { document(id: $id) { adoptedIn { id } } }';
  return (await lead.api.query(query, { id: first }))['document'].adoptedIn.id;
};
const pages = ({ lead, writer, reader, first, space }: Scene): [Person, Screen][] => [
  [lead, screens.adoptedDocument(first)],
  [reader, screens.adoptedDocument(first)],
  [writer, screens.space(space.id)],
];
const after = (before: LiveLine['before'], act: (scene: Scene) => Promise<unknown>): LiveLine => ({
  watching: pages,
  before,
  act,
});
const begin = ({ writer, first }: Scene) => writer.api.query(BEGIN, { id: first });
const release = async (scene: Scene) =>
  (await scene.lead.api.query(RELEASE, { id: await latest(scene) }))['releaseDocument'].id as string;

/** What is agreed to, on the document's page and in what happened of late. */
export const LIVE_RELEASE_LINES: Record<string, LiveLine> = {
  beginNewDraft: after(adopted, begin),
  sealDocument: after(
    async (scene) => {
      await adopted(scene);
      await begin(scene);
    },
    async (scene) => scene.writer.api.query(SEAL, { id: await latest(scene) }),
  ),
  releaseDocument: after(adopted, release),
  withdrawRelease: after(
    async (scene) => {
      await adopted(scene);
      await release(scene);
    },
    async ({ lead, first }) => {
      const query = 'query($id: ID!) { document(id: $id) { releases(first: 1) { nodes { id } } } }';
      const { document } = await lead.api.query(query, { id: first });
      const input = { releaseId: document.releases.nodes[0].id, reason: 'Rechenfehler' };
      await lead.api.query(TAKE_BACK, { input });
    },
  ),
};
