import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { castAs, outcomeOf, ROLES, type Role, type Stage } from '../../../test/testkit/cast.ts';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { FORETELL, MOVE_TO_SPACE, moveToSpace } from '../../../test/testkit/moves.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import { base64, FOLLOW, paragraph, PUSH } from '../../../test/testkit/written.ts';
import type { Api } from '../../../test/testkit/api.ts';
import type { DocumentVerb } from './document.policy.ts';

const AWARE = 'mutation($input: PushAwarenessInput!) { pushAwareness(input: $input) }';

/** A cursor of a clientID of its own, as y-protocols writes it. */
function ownCursor(): string {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ cursor: null });
  const bytes = encodeAwarenessUpdate(awareness, [awareness.clientID]);
  awareness.destroy();
  return base64(bytes);
}

/** Somebody to be invited. */
let newcomer: Person;
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  newcomer = await hub.seed.person();
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

const UNREADABLE = {
  anonymous: 'UNAUTHENTICATED',
  passerby: 'UNAUTHENTICATED',
  outsider: 'NOT_FOUND',
  admin: 'NOT_FOUND',
  foreignProgram: 'NOT_FOUND',
} as const;
const READERS = {
  visitor: 'FORBIDDEN',
  documentGuest: 'FORBIDDEN',
  guest: 'FORBIDDEN',
  reader: 'FORBIDDEN',
  readingToken: 'FORBIDDEN',
  readingProgram: 'FORBIDDEN',
} as const;
const WRITERS = { ...UNREADABLE, ...READERS, writer: 'ok', program: 'ok', lead: 'ok' };
const LEADS = { ...WRITERS, writer: 'FORBIDDEN', program: 'FORBIDDEN' };
/** In the bin it can only be read and brought back. */
const BINNED = { ...WRITERS, writer: 'GONE', program: 'GONE', lead: 'GONE' };
/** Whoever may propose may push, too. */
const PUSHED = { documentGuest: 'GONE', guest: 'GONE', reader: 'GONE', readingProgram: 'GONE' };
const MAY = {
  program: 'ok',
  readingProgram: 'ok',
  visitor: 'ok',
  documentGuest: 'ok',
  guest: 'ok',
  reader: 'ok',
  writer: 'ok',
  lead: 'ok',
};
const READ = {
  ...{ anonymous: 'null', outsider: 'null', admin: 'null', foreignProgram: 'null' },
  ...{ ...MAY, passerby: 'ok', readingToken: 'ok' },
};

const id = (documentId: string) => ({ id: documentId });
const input = (more: object) => (documentId: string) => ({ input: { documentId, ...more } });

const EDIT = 'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }';
const RENAME = 'mutation($input: RenameDocumentInput!) { renameDocument(input: $input) { title } }';
const MOVE = 'mutation($input: MoveDocumentInput!) { moveDocument(input: $input) { position } }';
const TRASH = 'mutation($id: ID!) { trashDocument(documentId: $id) { trashedAt } }';
const DELETE = 'mutation($id: ID!) { deleteDocument(documentId: $id) }';
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
  {
    verb: 'manageGuests',
    name: 'addDocumentGuest',
    query: 'mutation($input: DocumentGuestInput!) { addDocumentGuest(input: $input) { id } }',
    variables: (documentId) => ({
      input: { documentId, accountId: newcomer.id, endsAt: '2099-12-31T00:00:00Z' },
    }),
    outcomes: LEADS,
  },
  { verb: 'trash', name: 'trashDocument', query: TRASH, variables: id, outcomes: WRITERS },
  { verb: 'restore', name: 'restoreDocument', query: RESTORE, variables: id, outcomes: WRITERS, inBin: true },
  {
    verb: 'delete',
    name: 'deleteDocument',
    query: DELETE,
    variables: id,
    outcomes: LEADS,
    inBin: true,
  },
];

const IN_BIN: Action[] = [
  ...ACTIONS.filter(({ verb }) => !['read', 'restore', 'delete'].includes(verb)).map((action) => ({
    ...action,
    inBin: true,
    outcomes: {
      ...BINNED,
      ...(action.verb === 'manageGuests' && { writer: 'FORBIDDEN', program: 'FORBIDDEN' }),
      ...(action.query === PUSH && PUSHED),
    },
  })),
  { ...ACTIONS[0]!, inBin: true },
];

async function stageWithDocument(role: Role, inBin = false): Promise<Stage & { documentId: string }> {
  const stage = await castAs(hub, role);
  const { space } = stage;
  const document = stage.documentId
    ? { id: stage.documentId }
    : await hub.seed.document({ space, markdown: 'Vorhanden' });
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
    ['passerby', 'UNAUTHENTICATED'],
    ['outsider', 'NOT_FOUND'],
    ['admin', 'NOT_FOUND'],
    ['visitor', null],
    ['documentGuest', null],
    ['guest', null],
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

describe.each([{ verb: 'seeOthers' }] as const)('$verb who are in the document', () => {
  it.each([
    ['visitor', false],
    ['documentGuest', true],
    ['guest', true],
    ['reader', true],
    ['lead', true],
  ] as const)('%s: %s', async (role, sees) => {
    const { documentId, api, space } = await stageWithDocument(role);
    const writer = overSocket(space.writers[0]!.api, FOLLOW, { documentId, session: 'writer' });
    await expect.poll(() => writer.events('documentUpdates')).toHaveLength(1);
    const show = (by: Api, session: string) =>
      by.query(AWARE, { input: { documentId, session, awareness: ownCursor() } });
    expect(await show(space.writers[0]!.api, 'writer')).toEqual({ pushAwareness: true });
    const following = overSocket(api, FOLLOW, { documentId, session: 'onlooker' });
    await expect.poll(() => following.events('documentUpdates').length).toBeGreaterThan(0);
    await space.lead.api.query(PUSH, { documentId, update: paragraph('Danach') });
    const hasText = () =>
      following
        .events('documentUpdates')
        .slice(1)
        .some(({ update }) => update);
    await expect.poll(hasText).toBe(true);
    const told = following.events('documentUpdates').map(({ awareness }) => awareness);
    expect(told.some(Boolean)).toBe(sees);
    // Nor do they learn of the one who looks on.
    if (role !== 'lead') expect(await show(api, 'onlooker')).toEqual({ pushAwareness: sees });
    for (const each of [writer, following]) each.stop();
  });
});

describe.each([{ verb: 'moveAway', outcomes: LEADS }] as const)(
  '$verb to a space where they write',
  ({ outcomes }) => {
    it.each(ROLES.map((role) => [role, outcomes[role]] as const))('%s: %s', async (role, outcome) => {
      const { documentId, api, accountId } = await stageWithDocument(role);
      const { id: spaceId } = await hub.seed.space();
      if (accountId)
        await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'WRITER')`, [
          spaceId,
          accountId,
        ]);
      expect(await outcomeOf(api, FORETELL, { documentId, spaceId })).toBe(outcome);
      const input = { documentId, spaceId, token: 'x' };
      expect(await outcomeOf(api, MOVE_TO_SPACE, { input })).toBe(outcome === 'ok' ? 'CONFLICT' : outcome);
      if (outcome === 'ok') await moveToSpace(api, documentId, spaceId);
      expect(
        await hub.sql('select 1 from document where id = $1 and space_id = $2', [documentId, spaceId]),
      ).toHaveLength(outcome === 'ok' ? 1 : 0);
    });
  },
);

describe.each([{ verb: 'comment' }] as const)('what the viewer can, $verb among it', () => {
  const CAN =
    'query($id: ID!) { document(id: $id) { viewerCan { comment manageGuests edit rename move moveAway trash restore delete } } }';
  const granted = {
    comment: true,
    manageGuests: false,
    edit: true,
    rename: true,
    move: true,
    moveAway: false,
    trash: true,
    restore: false,
    delete: false,
  };
  const nothing = {
    ...{ comment: false, manageGuests: false, edit: false, rename: false },
    ...{ move: false, moveAway: false, trash: false, restore: false, delete: false },
  };
  const comments = { ...nothing, comment: true };

  it.each([
    ['passerby', false, nothing],
    ['visitor', false, nothing],
    ['documentGuest', false, comments],
    ['guest', false, comments],
    ['reader', false, comments],
    ['writer', false, granted],
    ['lead', false, { ...granted, manageGuests: true, moveAway: true }],
    ['reader', true, nothing],
    ['writer', true, { ...nothing, restore: true }],
    ['lead', true, { ...nothing, restore: true, delete: true }],
  ] as const)('%s, in the bin: %s', async (role, inBin, expected) => {
    const { documentId, api } = await stageWithDocument(role, inBin);
    const { document } = await api.query(CAN, { id: documentId });
    expect(document.viewerCan).toMatchObject(expected);
  });
});
