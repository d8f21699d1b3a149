import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAs, outcomeOf, ROLES, type Role, type Stage } from '../../../test/testkit/cast.ts';
import { announceFile, askFiles, attach } from '../../../test/testkit/files.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import type { FileVerb } from './file.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

interface Ids {
  document: string;
  file: string;
}

/** Who writes in the document. */
const MAY: Record<Role, string> = {
  anonymous: 'UNAUTHENTICATED',
  passerby: 'UNAUTHENTICATED',
  outsider: 'NOT_FOUND',
  admin: 'NOT_FOUND',
  foreignProgram: 'NOT_FOUND',
  visitor: 'FORBIDDEN',
  readingToken: 'FORBIDDEN',
  documentGuest: 'FORBIDDEN',
  guest: 'FORBIDDEN',
  reader: 'FORBIDDEN',
  readingProgram: 'FORBIDDEN',
  writer: 'ok',
  program: 'ok',
  lead: 'ok',
};
/** Who reads the document, reads what is attached to it. */
const READS = new Set<Role>(
  ROLES.filter((role) => !['anonymous', 'outsider', 'admin', 'foreignProgram'].includes(role)),
);

const inBin = (outcome: string) => (outcome === 'ok' ? 'GONE' : outcome);

type Act = (stage: Stage, ids: Ids) => Promise<string>;

/** The code of an answer of the routes. */
async function codeOf(answer: Response): Promise<string> {
  if (answer.ok) return 'ok';
  return ((await answer.json()) as { errors: [{ extensions: { code: string } }] }).errors[0].extensions.code;
}

const ACTS: [FileVerb, Act][] = [
  ['attach', async ({ api }, { document }) => codeOf(await announceFile(api, document, 'Neu.txt', 9))],
  [
    'rename',
    ({ api }, { file }) =>
      outcomeOf(api, 'mutation($input: RenameFileInput!) { renameFile(input: $input) { id } }', {
        input: { fileId: file, name: 'Anders.txt' },
      }),
  ],
  [
    'remove',
    ({ api }, { file }) =>
      outcomeOf(api, 'mutation($id: ID!) { removeFile(fileId: $id) { id } }', { id: file }),
  ],
];

/** A document with a file of the lead's. */
async function shelf({ space, documentId }: Stage): Promise<Ids> {
  const document = documentId ?? (await hub.seed.document({ space, markdown: 'Inhalt' })).id;
  return { document, file: await attach(space.lead.api, document, 'Plan.txt') };
}

const trash = ({ space }: Stage, { document }: Ids) =>
  space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id: document });

describe.each(ROLES)('%s', (role) => {
  it.each(ACTS)('%s', async (_, act) => {
    const stage = await castAs(hub, role);
    const ids = await shelf(stage);
    const traces = await tracesOf(hub, stage.space.id);
    expect(await act(stage, ids)).toBe(MAY[role]);
    if (MAY[role] !== 'ok') expect(await tracesOf(hub, stage.space.id)).toBe(traces);
  });

  it.each(ACTS)('%s, in the bin', async (_, act) => {
    const stage = await castAs(hub, role);
    const ids = await shelf(stage);
    await trash(stage, ids);
    const traces = await tracesOf(hub, stage.space.id);
    expect(await act(stage, ids)).toBe(inBin(MAY[role]));
    expect(await tracesOf(hub, stage.space.id)).toBe(traces);
  });

  it('read', async () => {
    const stage = await castAs(hub, role);
    const ids = await shelf(stage);
    const query = `query($id: ID!, $file: ID!) { file(id: $file) { name viewerCan { rename remove } }
      document(id: $id) { files(first: 9) { totalCount } } }`;
    const { document, file } = await stage.api.query(query, { id: ids.document, file: ids.file });
    const reads = READS.has(role);
    // Of the lead's own, by a token that only reads: the role is the lead's.
    const changes = MAY[role] === 'ok' || role === 'readingToken';
    expect(document?.files.totalCount ?? null).toBe(reads ? 1 : null);
    expect(file).toEqual(
      reads ? { name: 'Plan.txt', viewerCan: { rename: changes, remove: changes } } : null,
    );
    const answer = await askFiles(stage.api, 'GET', `/api/files/${ids.file}/content`);
    expect(answer.status).toBe(reads ? 200 : 404);
    expect((await answer.text()) === 'Inhalt von Plan.txt').toBe(reads);
  });
});
