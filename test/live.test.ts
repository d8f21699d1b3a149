import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@umlauf/server/platform/ids';
import { CALENDAR_UNHEARD } from './testkit/calendar-lines.ts';
import { EMAIL_UNHEARD, emailLines } from './testkit/email-change.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { HeldQueries } from './testkit/held-queries.ts';
import { invitationLines } from './testkit/invitations.ts';
import {
  askToBeLetIn,
  BESIDE_LINES,
  GUEST_LINES,
  requestOf,
  takeBackRequest,
  programLines,
  passkeyLines,
} from './testkit/live-lines.ts';
import { guestRoundLines } from './testkit/live-rounds.ts';
import { inputOf, inSpace, onDocument, SCHEMA, type Line, type Scene } from './testkit/live-scene.ts';
import { LiveScreen } from './testkit/live-screen.ts';
import { type Screen, screens } from './testkit/screens.ts';
import type { Person, SeededSpace } from './testkit/seed.ts';
import { PASSWORD } from './testkit/password.ts';
import { sessionApi, sessionCookie } from './testkit/sign-in.ts';
import { paragraph } from './testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const PROGRAM_LINES = { ...programLines(() => hub), ...emailLines(() => hub) };

const trash = ({ lead, first }: Scene) =>
  lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', { id: first });
const restore = ({ lead, first }: Scene) =>
  lead.api.query('mutation($id: ID!) { restoreDocument(documentId: $id) { id } }', { id: first });
const deleteForGood = ({ lead, first }: Scene) =>
  lead.api.query('mutation($id: ID!) { deleteDocument(documentId: $id) }', { id: first });

/** What changes in a list of documents is seen by a member on the space's page, in the bin, and on the document's. */
const documentPages = ({ space, reader, writer, first }: Scene): [Person, Screen][] => [
  [reader, screens.space(space.id)],
  [writer, screens.bin(space.id)],
  [writer, screens.document(first, space.id)],
  [reader, screens.spaces()],
];

const LINES: Record<string, Line> = {
  createSpace: {
    watching: ({ lead }) => [[lead, screens.spaces()]],
    act: ({ lead }) =>
      lead.api.query('mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }', {
        input: { name: 'Zweiter', purpose: 'Erproben', closedBecause: 'Entwürfe' },
      }),
  },
  updateSpace: {
    watching: ({ space, writer, reader, first }) => [
      [reader, screens.space(space.id)],
      [reader, screens.spaces()],
      [writer, screens.members(space.id)],
      [writer, screens.bin(space.id)],
      [writer, screens.document(first, space.id)],
    ],
    act: (scene) =>
      inSpace(scene, 'updateSpace', { name: 'Umbenannt', purpose: 'Anderes', closedBecause: 'Anderes' }),
  },
  markSpaceSeen: {
    watching: ({ writer }) => [[writer, screens.spaces()]],
    act: ({ writer, space }) =>
      writer.api.query('mutation($id: ID!) { markSpaceSeen(spaceId: $id) { id } }', { id: space.id }),
  },
  addSpaceMember: {
    watching: ({ space, reader, writer, outsider }) => [
      [reader, screens.members(space.id)],
      [writer, screens.space(space.id)],
      [outsider, screens.spaces()],
    ],
    act: (scene) => inSpace(scene, 'addSpaceMember', { accountId: scene.outsider.id, role: 'READER' }),
  },
  setSpaceRole: {
    watching: ({ space, reader, writer, first }) => [
      [writer, screens.members(space.id)],
      [reader, screens.members(space.id)],
      [reader, screens.space(space.id)],
      [reader, screens.spaces()],
      [reader, screens.document(first, space.id)],
    ],
    act: (scene) => inSpace(scene, 'setSpaceRole', { accountId: scene.reader.id, role: 'LEAD' }),
  },
  removeSpaceMember: {
    watching: ({ space, reader, writer }) => [
      [writer, screens.members(space.id)],
      [reader, screens.spaces()],
      [reader, screens.space(space.id)],
    ],
    act: (scene) => inSpace(scene, 'removeSpaceMember', { accountId: scene.reader.id }),
  },
  ...GUEST_LINES,
  ...BESIDE_LINES,
  createDocument: {
    watching: documentPages,
    act: (scene) => inSpace(scene, 'createDocument', { title: 'Drittes', markdown: 'Inhalt' }),
  },
  renameDocument: {
    watching: documentPages,
    act: (scene) => onDocument(scene, 'renameDocument', { title: 'Anders' }),
  },
  moveDocument: {
    watching: documentPages,
    act: (scene) => onDocument(scene, 'moveDocument', { parentId: scene.second }),
  },
  trashDocument: { watching: documentPages, act: trash },
  restoreDocument: { watching: documentPages, before: trash, act: restore },
  deleteDocument: { watching: documentPages, before: trash, act: deleteForGood },
  editDocument: {
    watching: documentPages,
    act: (scene) => onDocument(scene, 'editDocument', { append: 'Vom Programm' }),
  },
  pushDocumentUpdate: {
    watching: documentPages,
    act: ({ writer, first }) =>
      writer.api.query(
        'mutation($input: PushDocumentUpdateInput!) { pushDocumentUpdate(input: $input) { revision } }',
        { input: { documentId: first, update: paragraph('Getippt') } },
      ),
  },
  updateViewer: {
    watching: ({ writer }) => [[writer, screens.frame()]],
    act: async ({ writer }) =>
      (await sessionApi(hub.url, writer)).query(
        'mutation($input: UpdateViewerInput!) { updateViewer(input: $input) { email } }',
        {
          input: { name: 'Neuer Name', locale: 'EN' },
        },
      ),
  },
};

/** What administrators do in the hub as a whole: seen on their own pages, and wherever an account is named. */
const HUB_LINES: Record<string, Line> = {
  createOrganisation: {
    watching: ({ administrator }) => [[administrator, screens.organisations()]],
    act: ({ administrator }) => newOrganisation(administrator),
  },
  updateOrganisation: {
    watching: ({ administrator }) => [
      [administrator, screens.organisations()],
      [administrator, screens.accounts()],
    ],
    act: async ({ administrator, writer }) => {
      const organisationId = await newOrganisation(administrator);
      await inHub(administrator, 'setAccountOrganisation', 'email', { accountId: writer.id, organisationId });
      await inHub(administrator, 'updateOrganisation', 'id', { organisationId, name: newId('org') });
    },
  },
  removeOrganisation: {
    watching: ({ administrator }) => [[administrator, screens.organisations()]],
    act: async ({ administrator }) =>
      administrator.api.query('mutation($id: ID!) { removeOrganisation(organisationId: $id) }', {
        id: await newOrganisation(administrator),
      }),
  },
  setAccountOrganisation: {
    watching: ({ administrator }) => [[administrator, screens.accounts()]],
    act: async ({ administrator, writer }) => {
      const organisationId = await newOrganisation(administrator);
      await inHub(administrator, 'setAccountOrganisation', 'email', { accountId: writer.id, organisationId });
    },
  },
  setAdministrator: {
    watching: ({ administrator, outsider }) => [
      [administrator, screens.accounts()],
      [outsider, screens.frame()],
    ],
    act: async ({ administrator, outsider }) => {
      const input = { accountId: outsider.id, isAdministrator: true };
      const mutation =
        'mutation($input: SetAdministratorInput!) { setAdministrator(input: $input) { email } }';
      await (await sessionApi(hub.url, administrator)).query(mutation, { input });
    },
  },
  eraseAccount: {
    watching: ({ administrator, reader, space }) => [
      [administrator, screens.accounts()],
      [reader, screens.members(space.id)],
      [reader, screens.space(space.id)],
    ],
    before: ({ administrator, space }) => seedLeaving(administrator, space),
    act: async ({ space }) => {
      const session = await sessionApi(hub.url, leaving.get(space.id)!);
      const erase = 'mutation($input: EraseAccountInput!) { eraseAccount(input: $input) }';
      await session.query(erase, { input: { currentPassword: PASSWORD } });
    },
  },
  setAccountLock: {
    watching: ({ administrator }) => [[administrator, screens.accounts()]],
    act: async ({ administrator }) =>
      inHub(administrator, 'setAccountLock', 'email', {
        accountId: (await hub.seed.person()).id,
        isLocked: true,
      }),
  },
};

/** A further member of each space, whose account is going to go. */
const leaving = new Map<string, Person>();
async function seedLeaving(administrator: Person, space: SeededSpace): Promise<void> {
  const person = await hub.seed.member(space, 'WRITER', true);
  await inHub(administrator, 'setAccountOrganisation', 'email', {
    accountId: person.id,
    organisationId: null,
  });
  leaving.set(space.id, person);
}

function inHub({ api }: Person, mutation: string, field: string, input: object) {
  const query = `mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { ${field} } }`;
  return api.query(query, { input });
}

async function newOrganisation(administrator: Person): Promise<string> {
  const answer = await inHub(administrator, 'createOrganisation', 'id', {
    kind: 'OTHER',
    name: newId('org'),
  });
  return answer['createOrganisation'].id;
}

/** Their page asks anew by itself; whoever holds the list open is told. */
const TOKEN_LINES: Record<string, Pick<Line, 'before' | 'act'>> = {
  requestAccess: { act: askToBeLetIn },
  withdrawAccessRequest: { before: askToBeLetIn, act: takeBackRequest },
  refuseAccessRequest: {
    before: askToBeLetIn,
    act: async (scene) =>
      scene.lead.api.query(
        'mutation($input: RefuseAccessInput!) { refuseAccessRequest(input: $input) { id } }',
        {
          input: { requestId: await requestOf(scene), tell: true },
        },
      ),
  },
  setSpaceRequests: {
    act: ({ lead, space }) =>
      lead.api.query('mutation($id: ID!) { setSpaceRequests(spaceId: $id, taken: false) { id } }', {
        id: space.id,
      }),
  },
  createAccessToken: { act: async ({ writer }) => newToken(writer) },
  revokeAccessToken: {
    act: async ({ writer }) =>
      (await sessionApi(hub.url, writer)).query(
        'mutation($id: ID!) { revokeAccessToken(accessTokenId: $id) }',
        { id: await newToken(writer) },
      ),
  },
  rotateAccessToken: {
    act: async ({ writer }) => {
      const expiresAt = new Date(Date.now() + 86_400_000);
      await (
        await sessionApi(hub.url, writer)
      ).query('mutation($input: RotateAccessTokenInput!) { rotateAccessToken(input: $input) { secret } }', {
        input: { accessTokenId: await newToken(writer), expiresAt },
      });
    },
  },
  endSession: {
    act: async ({ writer }) => {
      const api = await sessionApi(hub.url, writer);
      await sessionCookie(hub.url, writer.email);
      const { viewer } = await api.query('{ viewer { sessions { id isCurrent } } }');
      const other = viewer.sessions.find((session: { isCurrent: boolean }) => !session.isCurrent);
      await api.query('mutation($id: ID!) { endSession(sessionId: $id) }', { id: other.id });
    },
  },
  endOtherSessions: {
    act: async ({ writer }) => (await sessionApi(hub.url, writer)).query('mutation { endOtherSessions }'),
  },
  ...passkeyLines(() => hub),
  changePassword: {
    act: async ({ writer }) =>
      (await sessionApi(hub.url, writer)).query(
        'mutation($input: ChangePasswordInput!) { changePassword(input: $input) }',
        { input: { currentPassword: PASSWORD, newPassword: 'vier neue Worte nebeneinander' } },
      ),
  },
};

const INVITATION_LINES = { ...invitationLines(() => hub), ...guestRoundLines(() => hub) };
async function newToken(person: Person): Promise<string> {
  const api = await sessionApi(hub.url, person);
  const expiresAt = new Date(Date.now() + 86_400_000);
  const answer = await api.query(
    'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { accessToken { id } } }',
    { input: { name: 'Programm', scopes: ['spaces:read'], expiresAt } },
  );
  return answer['createAccessToken'].accessToken.id;
}

/** Mutations that no open page has to hear of, and why. */
const UNHEARD: Record<string, string> = {
  requestAccess: 'is no event of the space; leads hold the list of requests open as a live query',
  withdrawAccessRequest: 'is no event of the space; leads hold the list of requests open as a live query',
  refuseAccessRequest: 'is no event of the space; leads hold the list of requests open as a live query',
  setSpaceRequests: 'is no event of the space; leads hold the list of requests open as a live query',
  exportOwnData: 'changes nothing but the trail, which administrators read',
  exportOwnDataAsPdf: 'changes nothing but the trail, which administrators read',
  pushAwareness: 'goes down `documentUpdates` and is never stored',
  createAccessToken: 'concerns the page that made it, which asks anew',
  revokeAccessToken: 'concerns the page that withdrew it, which asks anew; the program is cut off',
  rotateAccessToken: 'concerns the page that made the new one, which asks anew',
  endSession: 'concerns the page that ended it, which asks anew; the other browser is signed out',
  endOtherSessions: 'concerns the page that ended them, which asks anew; the other browsers are signed out',
  renamePasskey: 'concerns the page that renamed it, which asks anew',
  removePasskey: 'concerns the page that removed it, which asks anew',
  inviteToHub: 'is heard by `hubInvitations`, a live query of its own (invitation.test.ts)',
  changePassword: 'shows nowhere; the other browsers are signed out',
  ...CALENDAR_UNHEARD,
  ...EMAIL_UNHEARD,
};

async function scene(): Promise<Scene> {
  const space = await hub.seed.space({ writers: 1, readers: 1, password: true });
  const first = await hub.seed.document({ space, title: 'Erstes' });
  const second = await hub.seed.document({ space, title: 'Zweites' });
  const { lead, writers, readers, outsider } = space;
  return {
    space,
    lead,
    writer: writers[0]!,
    reader: readers[0]!,
    outsider,
    administrator: await hub.seed.person({ isAdministrator: true, password: true }),
    first: first.id,
    second: second.id,
  };
}

/** Something harmless that every page of this person hears: a change in a space of their own, and in the scene's. */
async function disturber(scene: Scene, person: Person): Promise<() => Promise<unknown>> {
  const own = await hub.seed.space();
  await own.lead.api.query('mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }', {
    input: { spaceId: own.id, accountId: person.id, role: 'READER' },
  });
  let turn = 0;
  const disturb = (lead: Person, spaceId: string) =>
    lead.api.query('mutation($input: UpdateSpaceInput!) { updateSpace(input: $input) { id } }', {
      input: { spaceId, purpose: `Störung ${(turn += 1)}` },
    });
  return () => Promise.all([disturb(own.lead, own.id), disturb(scene.lead, scene.space.id)]);
}

describe('a page that is open equals a fresh fetch after', () => {
  it.each(Object.entries({ ...LINES, ...HUB_LINES, ...PROGRAM_LINES }))(
    '%s',
    async (_, { watching, before, act }) => {
      const here = await scene();
      await before?.(here);
      const pages = watching(here).map(([person, screen]) => ({
        person,
        page: new LiveScreen(person, screen),
      }));
      try {
        for (const { person, page } of pages) await page.open(await disturber(here, person));
        await act(here);
        for (const { page } of pages) await page.isCurrent();
      } finally {
        await Promise.all(pages.map(({ page }) => page.close()));
      }
    },
  );
});

describe('a live query of whatever a space has equals a fresh one after', () => {
  it.each(Object.entries({ ...LINES, ...HUB_LINES, ...PROGRAM_LINES, ...TOKEN_LINES, ...INVITATION_LINES }))(
    '%s',
    async (_, { before, act }) => {
      const here = await scene();
      await before?.(here);
      const { space, first, lead, writer, reader, outsider, administrator } = here;
      const subject = { space: space.id, document: first, account: writer.id };
      const held = new HeldQueries([lead, writer, reader, outsider], subject, administrator);
      try {
        await held.areCurrent();
        await act(here);
        await held.areCurrent();
      } finally {
        held.close();
      }
    },
  );
});

it('every mutation has a line', () => {
  const mutations = Object.keys(SCHEMA.getMutationType()!.getFields()).toSorted();
  expect(
    [LINES, HUB_LINES, PROGRAM_LINES, INVITATION_LINES, UNHEARD].flatMap(Object.keys).toSorted(),
  ).toEqual(mutations);
});
