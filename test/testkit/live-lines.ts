import { calendarLines } from './calendar-lines.ts';
import { LIVE_MINUTES_LINES } from './minutes-lines.ts';
import { LIVE_AGENDA_LINES } from './live-agendas.ts';
import { DECISION_LINES } from './decision-lines.ts';
import type { TestHub } from './hub.ts';
import { attach } from './files.ts';
import { onDocument, type Line, type Scene } from './live-scene.ts';
import { ROUND_LINES } from './live-rounds.ts';
import { PASSWORD } from './password.ts';
import { LIVE_ENTRY_LINES } from './entry-lines.ts';
import { LIVE_REGISTER_LINES } from './register-lines.ts';
import { type Screen, screens } from './screens.ts';
import type { Person } from './seed.ts';
import { sessionApi } from './sign-in.ts';
import { LIVE_MOVE_LINES } from './move-lines.ts';
import { LIVE_RELEASE_LINES } from './release-lines.ts';
import { LIVE_FAVOURITE_LINES } from './favourite-lines.ts';
import { LIVE_MEETING_LINES } from './meeting-lines.ts';
import { LIVE_TEMPLATE_LINES } from './template-lines.ts';
import { suggest } from './written.ts';

/** Technical accounts, on the page of those who look after them, and where they are members. */
export function programLines(hub: () => TestHub): Record<string, Line> {
  const watching: Line['watching'] = ({ administrator }) => [[administrator, screens.serviceAccounts()]];
  return {
    createServiceAccount: {
      watching,
      act: async ({ administrator }) =>
        administrator.api.query(
          'mutation($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { isLocked } }',
          { input: { name: 'Programm', organisationId: await hub().seed.organisation() } },
        ),
    },
    updateServiceAccount: {
      watching,
      act: async ({ administrator, space }) =>
        administrator.api.query(
          'mutation($input: UpdateServiceAccountInput!) { updateServiceAccount(input: $input) { isLocked } }',
          { input: { accountId: (await hub().seed.program(space)).id, name: 'Anders', isLocked: true } },
        ),
    },
    removeServiceAccount: {
      watching: ({ administrator, lead, space }) => [
        [administrator, screens.serviceAccounts()],
        [lead, screens.members(space.id)],
      ],
      act: async ({ administrator, space }) =>
        administrator.api.query('mutation($id: ID!) { removeServiceAccount(accountId: $id) }', {
          id: (await hub().seed.program(space)).id,
        }),
    },
  };
}

/** A stranger who was given a link. */
export async function askToBeLetIn({ outsider, first }: Scene): Promise<void> {
  const api = await sessionApi(outsider.api.url, outsider);
  await api.query('mutation($input: RequestAccessInput!) { requestAccess(input: $input) }', {
    input: { targetId: first, message: 'Bitte' },
  });
}

export async function requestOf({ lead, space }: Scene): Promise<string> {
  const query = 'query($id: ID!) { space(id: $id) { accessRequests(first: 1) { nodes { id } } } }';
  return (await lead.api.query(query, { id: space.id }))['space'].accessRequests.nodes[0].id;
}

/** Whoever asked takes it back. */
export async function takeBackRequest(scene: Scene): Promise<unknown> {
  const api = await sessionApi(scene.outsider.api.url, scene.outsider);
  return api.query('mutation($id: ID!) { withdrawAccessRequest(requestId: $id) }', {
    id: await requestOf(scene),
  });
}

const FAR = '2099-12-31T00:00:00Z';

/** Who is invited to a document stands on the page of the members. */
const guestPages = ({ space, reader, writer, first }: Scene): [Person, Screen][] => [
  [reader, screens.members(space.id)],
  [writer, screens.space(space.id)],
  [writer, screens.document(first, space.id)],
];

/** Guests of documents, and who asks to be let in. */
export const GUEST_LINES: Record<string, Line> = {
  addDocumentGuest: {
    watching: guestPages,
    act: (scene) => onDocument(scene, 'addDocumentGuest', { accountId: scene.outsider.id, endsAt: FAR }),
  },
  setDocumentGuest: {
    watching: guestPages,
    before: (scene) => onDocument(scene, 'addDocumentGuest', { accountId: scene.outsider.id, endsAt: FAR }),
    act: (scene) =>
      onDocument(scene, 'setDocumentGuest', { accountId: scene.outsider.id, endsAt: '2098-01-01T00:00:00Z' }),
  },
  removeDocumentGuest: {
    watching: guestPages,
    before: (scene) => onDocument(scene, 'addDocumentGuest', { accountId: scene.outsider.id, endsAt: FAR }),
    act: (scene) => onDocument(scene, 'removeDocumentGuest', { accountId: scene.outsider.id }),
  },
  grantAccessRequest: {
    watching: ({ space, reader, outsider }) => [
      [reader, screens.members(space.id)],
      [outsider, screens.spaces()],
    ],
    before: (scene) => askToBeLetIn(scene),
    act: async (scene) => {
      const input = { requestId: await requestOf(scene), role: 'READER' };
      await scene.lead.api.query(
        'mutation($input: GrantAccessInput!) { grantAccessRequest(input: $input) { id } }',
        { input },
      );
    },
  },
};

const comment = async ({ lead, first }: Scene, source = 'Bitte prüfen') => {
  const mutation = `mutation($input: AddCommentThreadInput!) {
    addCommentThread(input: $input) { id comments(first: 1) { nodes { id } } }
  }`;
  const answer = await lead.api.query(mutation, { input: { documentId: first, source } });
  return answer['addCommentThread'] as { id: string; comments: { nodes: [{ id: string }] } };
};
const onThread = ({ lead }: Scene, field: string, id: string) =>
  lead.api.query(`mutation($id: ID!) { ${field}(threadId: $id) { id } }`, { id });

/** Comments show in what happened of late; the panel beside the text holds its list open. */
const commentPages = ({ space, reader, writer }: Scene): [Person, Screen][] => [
  [reader, screens.space(space.id)],
  [writer, screens.frame()],
];

/** Files show in what happened of late; the panel beside the text holds its list open. */
const filePages = ({ space, reader }: Scene): [Person, Screen][] => [[reader, screens.space(space.id)]];

/** What is attached to a document. */
const FILE_LINES: Record<string, Line> = {
  renameFile: {
    watching: filePages,
    act: async ({ lead, first }) => {
      const input = { fileId: await attach(lead.api, first, 'Plan.txt'), name: 'Plan 2.txt' };
      await lead.api.query('mutation($input: RenameFileInput!) { renameFile(input: $input) { id } }', {
        input,
      });
    },
  },
  removeFile: {
    watching: filePages,
    act: async ({ lead, first }) =>
      lead.api.query('mutation($id: ID!) { removeFile(fileId: $id) { id } }', {
        id: await attach(lead.api, first, 'Plan.txt'),
      }),
  },
};

/** What is said about a document. */
const COMMENT_LINES: Record<string, Line> = {
  addCommentThread: {
    watching: commentPages,
    act: (scene) => comment(scene, `@{${scene.writer.id}} bitte prüfen`),
  },
  addComment: {
    watching: commentPages,
    act: async (scene) => {
      const input = { threadId: (await comment(scene)).id, source: `Ja, @{${scene.writer.id}}` };
      await scene.lead.api.query('mutation($input: AddCommentInput!) { addComment(input: $input) { id } }', {
        input,
      });
    },
  },
  editComment: {
    watching: commentPages,
    act: async (scene) => {
      const { comments } = await comment(scene);
      const input = { commentId: comments.nodes[0].id, source: `Doch, @{${scene.writer.id}}` };
      await scene.lead.api.query(
        'mutation($input: EditCommentInput!) { editComment(input: $input) { id } }',
        { input },
      );
    },
  },
  removeComment: {
    watching: commentPages,
    act: async (scene) => {
      const { comments } = await comment(scene, `@{${scene.writer.id}} irrtümlich`);
      await scene.lead.api.query('mutation($id: ID!) { removeComment(commentId: $id) { id } }', {
        id: comments.nodes[0].id,
      });
    },
  },
  resolveCommentThread: {
    watching: commentPages,
    act: async (scene) => onThread(scene, 'resolveCommentThread', (await comment(scene)).id),
  },
  reopenCommentThread: {
    watching: commentPages,
    act: async (scene) => {
      const { id } = await comment(scene);
      await onThread(scene, 'resolveCommentThread', id);
      await onThread(scene, 'reopenCommentThread', id);
    },
  },
  markMentionsRead: {
    watching: ({ writer }) => [[writer, screens.frame()]],
    before: (scene) => comment(scene, `@{${scene.writer.id}} bitte prüfen`),
    act: ({ writer, first }) =>
      writer.api.query('mutation($id: ID!) { markMentionsRead(documentId: $id) }', { id: first }),
  },
};

const keep = async ({ lead, first }: Scene) => {
  const query = `mutation($input: NameDocumentVersionInput!) { nameDocumentVersion(input: $input) { id revision } }`;
  const answer = await lead.api.query(query, { input: { documentId: first, name: 'Stand' } });
  return answer['nameDocumentVersion'] as { id: string; revision: number };
};

/** Versions show in what happened of late; the panel beside the text holds its list open. */
const versionPages = ({ space, reader, writer, first }: Scene): [Person, Screen][] => [
  [reader, screens.space(space.id)],
  [writer, screens.document(first, space.id)],
];

/** How a document was. */
const VERSION_LINES: Record<string, Line> = {
  nameDocumentVersion: { watching: versionPages, act: keep },
  renameDocumentVersion: {
    watching: versionPages,
    act: async (scene) => {
      const input = { versionId: (await keep(scene)).id, name: 'Anders' };
      const query =
        'mutation($input: RenameDocumentVersionInput!) { renameDocumentVersion(input: $input) { id } }';
      await scene.lead.api.query(query, { input });
    },
  },
  removeDocumentVersionName: {
    watching: versionPages,
    act: async (scene) => {
      const query = 'mutation($id: ID!) { removeDocumentVersionName(versionId: $id) { id } }';
      await scene.lead.api.query(query, { id: (await keep(scene)).id });
    },
  },
  restoreDocumentVersion: {
    watching: versionPages,
    act: async (scene) => {
      const { id } = await keep(scene);
      const { editDocument } = await scene.lead.api.query(
        'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }',
        { input: { documentId: scene.first, append: 'Danach' } },
      );
      const input = { versionId: id, expectedRevision: editDocument.revision };
      const query =
        'mutation($input: RestoreDocumentVersionInput!) { restoreDocumentVersion(input: $input) { revision } }';
      await scene.lead.api.query(query, { input });
    },
  },
};

const decide = (field: 'acceptSuggestions' | 'refuseSuggestions'): Line => ({
  watching: ({ space, reader }) => [[reader, screens.space(space.id)]],
  act: async ({ lead, first }) => {
    const input = { documentId: first, suggestionIds: [await suggest(lead.api, first, 'Neu')] };
    const query = `mutation($input: DecideSuggestionsInput!) { ${field}(input: $input) { id } }`;
    await lead.api.query(query, { input });
  },
});

/** What becomes of proposals shows in what happened of late. */
const SUGGESTION_LINES: Record<string, Line> = {
  acceptSuggestions: decide('acceptSuggestions'),
  refuseSuggestions: decide('refuseSuggestions'),
};

/** What is said about documents, what is proposed for them, what is attached to them, how they were, and who decides by which rules. */
export const BESIDE_LINES = {
  ...COMMENT_LINES,
  ...SUGGESTION_LINES,
  ...FILE_LINES,
  ...VERSION_LINES,
  ...DECISION_LINES,
  ...ROUND_LINES,
  ...LIVE_REGISTER_LINES,
  ...LIVE_ENTRY_LINES,
  ...LIVE_RELEASE_LINES,
  ...LIVE_MOVE_LINES,
  ...LIVE_FAVOURITE_LINES,
  ...LIVE_TEMPLATE_LINES,
  ...LIVE_AGENDA_LINES,
  ...LIVE_MINUTES_LINES,
  ...LIVE_MEETING_LINES,
};
/** What somebody does with passkeys on their own page of settings. */
export function passkeyLines(hub: () => TestHub): Record<string, Pick<Line, 'act'>> {
  return {
    ...calendarLines(hub),
    renamePasskey: {
      act: async ({ writer }) => {
        const input = { passkeyId: await hub().seed.passkey(writer.id), name: 'Anders' };
        const api = await sessionApi(hub().url, writer);
        const rename = 'mutation($input: RenamePasskeyInput!) { renamePasskey(input: $input) { name } }';
        await api.query(rename, { input });
      },
    },
    removePasskey: {
      act: async ({ writer }) => {
        const id = await hub().seed.passkey(writer.id);
        const api = await sessionApi(hub().url, writer);
        const remove =
          'mutation($id: ID!, $password: String) { removePasskey(passkeyId: $id, currentPassword: $password) }';
        await api.query(remove, { id, password: PASSWORD });
      },
    },
  };
}
