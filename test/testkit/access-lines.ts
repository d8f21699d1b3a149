import type { Ids } from './closed-things.ts';
import type { Person } from './seed.ts';

/** An operation that takes an id: name with what is special about it, text, variables. */
export type Line = [name: string, query: string, variables: (ids: Ids) => Record<string, unknown>];

const FAR = '2099-12-31T00:00:00Z';
/** Every token must end within a year. */
const SOON = new Date(Date.now() + 86_400_000).toISOString();

const mutation = (field: string, type: string, result = '') =>
  `mutation($input: ${type}!) { ${field}(input: $input) ${result} }`;

/** Guests, invitations and requests of a space: nothing of it exists to whoever does not belong to it. */
export const spaceLines = (me: () => Person): Line[] => [
  ...(['addDocumentGuest', 'setDocumentGuest'] as const).flatMap((field): Line[] =>
    (['document', 'child', 'binned'] as const).map((which) => [
      `${field}: ${which}`,
      mutation(field, 'DocumentGuestInput', '{ id }'),
      (ids) => ({ input: { documentId: ids[which], accountId: me().id, endsAt: FAR } }),
    ]),
  ),
  [
    'setDocumentGuest: its guest',
    mutation('setDocumentGuest', 'DocumentGuestInput', '{ id }'),
    (ids) => ({ input: { documentId: ids.document, accountId: ids.guest, endsAt: FAR } }),
  ],
  [
    'removeDocumentGuest',
    mutation('removeDocumentGuest', 'DocumentGuestInput', '{ id }'),
    (ids) => ({ input: { documentId: ids.document, accountId: ids.guest } }),
  ],
  [
    'removeDocumentGuest: oneself',
    mutation('removeDocumentGuest', 'DocumentGuestInput', '{ id }'),
    (ids) => ({ input: { documentId: ids.document, accountId: me().id } }),
  ],
  ...(['document', 'child', 'binned'] as const).map((which): Line => [
    `inviteToDocument: ${which}`,
    mutation('inviteToDocument', 'InviteToDocumentInput', '{ outcome }'),
    (ids) => ({ input: { documentId: ids[which], endsAt: FAR, people: [{ email: me().email }] } }),
  ]),
  [
    'inviteToSpace',
    mutation('inviteToSpace', 'InviteToSpaceInput', '{ outcome }'),
    (ids) => ({ input: { spaceId: ids.space, role: 'LEAD', people: [{ email: me().email }] } }),
  ],
  ...(['resendInvitation', 'withdrawInvitation'] as const).map((field): Line => [
    field,
    `mutation($id: ID!) { ${field}(invitationId: $id) { id email } }`,
    (ids) => ({ id: ids.invitation }),
  ]),
  [
    'setSpaceRequests',
    'mutation($id: ID!) { setSpaceRequests(spaceId: $id, taken: false) { id } }',
    (ids) => ({ id: ids.space }),
  ],
  [
    'withdrawAccessRequest',
    'mutation($id: ID!) { withdrawAccessRequest(requestId: $id) }',
    (ids) => ({ id: ids.request }),
  ],
  [
    'grantAccessRequest',
    mutation('grantAccessRequest', 'GrantAccessInput', '{ id }'),
    (ids) => ({ input: { requestId: ids.request, role: 'READER' } }),
  ],
  [
    'refuseAccessRequest',
    mutation('refuseAccessRequest', 'RefuseAccessInput', '{ id }'),
    (ids) => ({ input: { requestId: ids.request, tell: true } }),
  ],
];

/** What is said about documents. */
export const COMMENT_LINES: Line[] = [
  ...(['document', 'child', 'binned'] as const).flatMap((which): Line[] => [
    [
      `addCommentThread: ${which}`,
      mutation('addCommentThread', 'AddCommentThreadInput', '{ id }'),
      (ids) => ({ input: { documentId: ids[which], source: 'Meins' } }),
    ],
    [
      `addCommentThread: ${which}, on words that may stand there`,
      mutation('addCommentThread', 'AddCommentThreadInput', '{ id }'),
      (ids) => ({ input: { documentId: ids[which], source: 'Meins', quote: 'Vertraulich' } }),
    ],
    [
      `markMentionsRead: ${which}`,
      'mutation($id: ID!) { markMentionsRead(documentId: $id) }',
      (ids) => ({ id: ids[which] }),
    ],
  ]),
  [
    'addComment',
    mutation('addComment', 'AddCommentInput', '{ id }'),
    (ids) => ({ input: { threadId: ids.thread, source: 'Meins' } }),
  ],
  [
    'editComment',
    mutation('editComment', 'EditCommentInput', '{ id source }'),
    (ids) => ({ input: { commentId: ids.comment, source: 'Meins' } }),
  ],
  [
    'removeComment',
    'mutation($id: ID!) { removeComment(commentId: $id) { id } }',
    (ids) => ({ id: ids.comment }),
  ],
  ...(['resolveCommentThread', 'reopenCommentThread'] as const).map((field): Line => [
    field,
    `mutation($id: ID!) { ${field}(threadId: $id) { id } }`,
    (ids) => ({ id: ids.thread }),
  ]),
];

/** How documents were. */
export const VERSION_LINES: Line[] = [
  ...(['document', 'child', 'binned'] as const).map((which): Line => [
    `nameDocumentVersion: ${which}`,
    mutation('nameDocumentVersion', 'NameDocumentVersionInput', '{ id }'),
    (ids) => ({ input: { documentId: ids[which], name: 'Meins' } }),
  ]),
  [
    'documentVersion',
    'query($id: ID!) { documentVersion(id: $id) { name title content difference { insertedWords } } }',
    (ids) => ({ id: ids.version }),
  ],
  [
    'renameDocumentVersion',
    mutation('renameDocumentVersion', 'RenameDocumentVersionInput', '{ id name }'),
    (ids) => ({ input: { versionId: ids.version, name: 'Meins' } }),
  ],
  [
    'removeDocumentVersionName',
    'mutation($id: ID!) { removeDocumentVersionName(versionId: $id) { id title } }',
    (ids) => ({ id: ids.version }),
  ],
  ...[0, 1, 99].map((expectedRevision): Line => [
    `restoreDocumentVersion: as of revision ${expectedRevision}`,
    mutation('restoreDocumentVersion', 'RestoreDocumentVersionInput', '{ revision }'),
    (ids) => ({ input: { versionId: ids.version, expectedRevision } }),
  ]),
];

const newToken = { name: 'Meins', scopes: ['spaces:read'], expiresAt: SOON };
const makeToken = mutation('createAccessToken', 'CreateAccessTokenInput', '{ secret }');

/** Other people's tokens, sessions and passkeys. */
export const CREDENTIAL_LINES: Line[] = [
  ['createAccessToken', makeToken, (ids) => ({ input: { ...newToken, spaceIds: [ids.space] } })],
  ...(['token', 'programToken'] as const).flatMap((which): Line[] => [
    [
      `revokeAccessToken: ${which}`,
      'mutation($id: ID!) { revokeAccessToken(accessTokenId: $id) }',
      (ids) => ({ id: ids[which] }),
    ],
    [
      `rotateAccessToken: ${which}`,
      mutation('rotateAccessToken', 'RotateAccessTokenInput', '{ secret }'),
      (ids) => ({ input: { accessTokenId: ids[which], expiresAt: SOON } }),
    ],
  ]),
  ['endSession', 'mutation($id: ID!) { endSession(sessionId: $id) }', (ids) => ({ id: ids.session })],
  [
    'renamePasskey',
    mutation('renamePasskey', 'RenamePasskeyInput', '{ name }'),
    (ids) => ({ input: { passkeyId: ids.passkey, name: 'Meins' } }),
  ],
  ['removePasskey', 'mutation($id: ID!) { removePasskey(passkeyId: $id) }', (ids) => ({ id: ids.passkey })],
  [
    'createCalendarLink',
    mutation('createCalendarLink', 'CreateCalendarLinkInput', '{ url }'),
    (ids) => ({ input: { spaceId: ids.space } }),
  ],
  [
    'removeCalendarLink',
    'mutation($id: ID!) { removeCalendarLink(calendarLinkId: $id) }',
    (ids) => ({ id: ids.calendarLink }),
  ],
];

/** What administrators alone may: to everybody else the answer is the same, whatever there is. */
export const HUB_LINES: Line[] = [
  [
    'serviceAccount',
    'query($id: ID!) { serviceAccount(accountId: $id) { isLocked accessTokens { id } } }',
    (ids) => ({ id: ids.program }),
  ],
  [
    'createAccessToken: of a technical account',
    makeToken,
    (ids) => ({ input: { ...newToken, serviceAccountId: ids.program, spaceIds: [ids.space] } }),
  ],
  [
    'trail',
    'query($id: ID!) { trail(first: 9, filter: { actorId: $id }) { totalCount nodes { kind } } }',
    (ids) => ({ id: ids.account }),
  ],
  [
    'createServiceAccount',
    mutation('createServiceAccount', 'CreateServiceAccountInput', '{ isLocked }'),
    (ids) => ({ input: { name: 'Meins', organisationId: ids.organisation } }),
  ],
  [
    'updateServiceAccount',
    mutation('updateServiceAccount', 'UpdateServiceAccountInput', '{ isLocked }'),
    (ids) => ({ input: { accountId: ids.program, name: 'Meins', isLocked: true } }),
  ],
  [
    'removeServiceAccount',
    'mutation($id: ID!) { removeServiceAccount(accountId: $id) }',
    (ids) => ({ id: ids.program }),
  ],
  [
    'updateOrganisation',
    mutation('updateOrganisation', 'UpdateOrganisationInput', '{ id }'),
    (ids) => ({ input: { organisationId: ids.organisation, name: 'Meins' } }),
  ],
  [
    'removeOrganisation',
    'mutation($id: ID!) { removeOrganisation(organisationId: $id) }',
    (ids) => ({ id: ids.organisation }),
  ],
  [
    'updateBody',
    mutation('updateBody', 'UpdateBodyInput', '{ id }'),
    (ids) => ({ input: { bodyId: ids.body, name: 'Meins' } }),
  ],
  ['removeBody', 'mutation($id: ID!) { removeBody(bodyId: $id) }', (ids) => ({ id: ids.body })],
  [
    'addBodySeat',
    mutation('addBodySeat', 'AddBodySeatInput', '{ id }'),
    (ids) => ({
      input: {
        bodyId: ids.body,
        kind: 'DEPUTY',
        organisationId: ids.organisation,
        deputyOfId: ids.seat,
        startsOn: '2026-01-01',
      },
    }),
  ],
  [
    'updateBodySeat',
    mutation('updateBodySeat', 'UpdateBodySeatInput', '{ id }'),
    (ids) => ({ input: { seatId: ids.seat, kind: 'CHAIR' } }),
  ],
  [
    'removeBodySeat',
    'mutation($id: ID!) { removeBodySeat(seatId: $id) { id } }',
    (ids) => ({ id: ids.seat }),
  ],
  [
    'setAccountLock',
    mutation('setAccountLock', 'SetAccountLockInput', '{ isLocked }'),
    (ids) => ({ input: { accountId: ids.account, isLocked: true } }),
  ],
  [
    'setAccountOrganisation',
    mutation('setAccountOrganisation', 'SetAccountOrganisationInput', '{ isLocked }'),
    (ids) => ({ input: { accountId: ids.account, organisationId: ids.organisation } }),
  ],
  [
    'setAdministrator',
    mutation('setAdministrator', 'SetAdministratorInput', '{ isLocked }'),
    (ids) => ({ input: { accountId: ids.account, isAdministrator: true } }),
  ],
];

/** What belongs to a space and its leads decide about: what members who are none are told. */
export const LEADS_ALONE: Record<string, 'FORBIDDEN' | 'NOT_FOUND'> = {
  'addDocumentGuest: document': 'FORBIDDEN',
  'setDocumentGuest: its guest': 'FORBIDDEN',
  removeDocumentGuest: 'FORBIDDEN',
  'inviteToDocument: document': 'FORBIDDEN',
  inviteToSpace: 'FORBIDDEN',
  setSpaceRequests: 'FORBIDDEN',
  resendInvitation: 'NOT_FOUND',
  withdrawInvitation: 'NOT_FOUND',
  grantAccessRequest: 'NOT_FOUND',
  refuseAccessRequest: 'NOT_FOUND',
};

/** Files of a closed document. */
export const FILE_LINES: Line[] = [
  [
    'file',
    'query($id: ID!) { file(id: $id) { id name downloadPath document { id } } }',
    (ids) => ({ id: ids.file }),
  ],
  [
    'renameFile',
    mutation('renameFile', 'RenameFileInput', '{ id name }'),
    (ids) => ({ input: { fileId: ids.file, name: 'Meins.txt' } }),
  ],
  ['removeFile', 'mutation($id: ID!) { removeFile(fileId: $id) { id title } }', (ids) => ({ id: ids.file })],
];
