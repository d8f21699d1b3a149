import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAs, outcomeOf, ROLES, type Role, type Stage } from '../../../test/testkit/cast.ts';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import { FOLLOW, paragraph, PUSH } from '../../../test/testkit/written.ts';
import type { DocumentVerb } from './document.policy.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

interface Action {
  verb: DocumentVerb;
  name: string;
  query: string;
  variables(documentId: string): Record<string, unknown>;
  outcomes: Record<Role, string>;
  inBin?: boolean;
}

const UNREADABLE = { anonymous: 'UNAUTHENTICATED', outsider: 'NOT_FOUND', admin: 'NOT_FOUND' } as const;
const WRITERS = { ...UNREADABLE, reader: 'FORBIDDEN', writer: 'ok', lead: 'ok' };
/** In the bin it can only be read and brought back. */
const BINNED = { ...WRITERS, writer: 'GONE', lead: 'GONE' };
const READ = { anonymous: 'null', outsider: 'null', admin: 'null', reader: 'ok', writer: 'ok', lead: 'ok' };

const id = (documentId: string) => ({ id: documentId });
const input = (more: object) => (documentId: string) => ({ input: { documentId, ...more } });

const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';
const RENAME = 'mutation($input: RenameDocumentInput!) { renameDocument(input: $input) { title } }';
const MOVE = 'mutation($input: MoveDocumentInput!) { moveDocument(input: $input) { position } }';
const TRASH = 'mutation($id: ID!) { trashDocument(documentId: $id) { trashedAt } }';
const RESTORE = 'mutation($id: ID!) { restoreDocument(documentId: $id) { trashedAt } }';

const ACTIONS: Action[] = [
  {
    verb: 'read',
    name: 'document',
    query: 'query($id: ID!) { document(id: $id) { title text } }',
    variables: id,
    outcomes: READ,
  },
  {
    verb: 'edit',
    name: 'pushDocumentUpdate',
    query: PUSH,
    variables: (documentId) => ({ documentId, update: paragraph('Neu') }),
    outcomes: WRITERS,
  },
  {
    verb: 'edit',
    name: 'editDocument',
    query: EDIT,
    variables: input({ append: 'Neu' }),
    outcomes: WRITERS,
  },
  {
    verb: 'rename',
    name: 'renameDocument',
    query: RENAME,
    variables: input({ title: 'Neu' }),
    outcomes: WRITERS,
  },
  { verb: 'move', name: 'moveDocument', query: MOVE, variables: input({}), outcomes: WRITERS },
  { verb: 'trash', name: 'trashDocument', query: TRASH, variables: id, outcomes: WRITERS },
  { verb: 'restore', name: 'restoreDocument', query: RESTORE, variables: id, outcomes: WRITERS, inBin: true },
];

const IN_BIN: Action[] = [
  ...ACTIONS.filter(({ verb }) => verb !== 'read' && verb !== 'restore').map((action) => ({
    ...action,
    inBin: true,
    outcomes: BINNED,
  })),
  { ...ACTIONS[0]!, inBin: true },
];

async function stageWithDocument(role: Role, inBin = false): Promise<Stage & { documentId: string }> {
  const stage = await castAs(hub, role);
  const { space } = stage;
  const document = await hub.seed.document({ space, markdown: 'Vorhanden' });
  await hub.seed.document({ space, title: 'Geschwister' });
  if (inBin) await space.lead.api.query(TRASH, { id: document.id });
  return { ...stage, documentId: document.id };
}

describe.each([
  ...ACTIONS.map((action) => ({ ...action, where: action.inBin ? 'from the bin' : 'in the tree' })),
  ...IN_BIN.map((action) => ({ ...action, where: 'in the bin' })),
])('$verb by $name, $where', ({ query, variables, outcomes, inBin = false }) => {
  it.each(ROLES.map((role) => [role, outcomes[role]] as const))('%s: %s', async (role, outcome) => {
    const { documentId, api, space } = await stageWithDocument(role, inBin);
    const before = await tracesOf(hub, space.id);
    expect(await outcomeOf(api, query, variables(documentId))).toBe(outcome);
    const after = await tracesOf(hub, space.id);
    if (outcome !== 'ok') expect(after).toBe(before);
    else if (query !== ACTIONS[0]!.query) expect(after).not.toBe(before);
  });
});

describe('reading live', () => {
  it.each([
    ['anonymous', 'UNAUTHENTICATED'],
    ['outsider', 'NOT_FOUND'],
    ['admin', 'NOT_FOUND'],
    ['reader', null],
    ['writer', null],
    ['lead', null],
  ] as const)('%s: %s', async (role, code) => {
    const { documentId, api } = await stageWithDocument(role);
    const following = overSocket(api, FOLLOW, { documentId });
    if (code) await expect.poll(() => following.codes).toEqual([code]);
    else await expect.poll(() => following.events('documentUpdates')).toHaveLength(1);
    if (code) expect(following.events('documentUpdates')).toEqual([]);
    following.stop();
  });
});

describe('what the viewer can', () => {
  const CAN = 'query($id: ID!) { document(id: $id) { viewerCan { edit rename move trash restore } } }';
  const granted = { edit: true, rename: true, move: true, trash: true, restore: false };
  const nothing = { edit: false, rename: false, move: false, trash: false, restore: false };

  it.each([
    ['reader', false, nothing],
    ['writer', false, granted],
    ['lead', false, granted],
    ['reader', true, nothing],
    ['writer', true, { ...nothing, restore: true }],
  ] as const)('%s, in the bin: %s', async (role, inBin, expected) => {
    const { documentId, api } = await stageWithDocument(role, inBin);
    const { document } = await api.query(CAN, { id: documentId });
    expect(document.viewerCan).toMatchObject(expected);
  });
});
