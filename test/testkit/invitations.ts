import { expect } from 'vitest';
import type { Api } from './api.ts';
import type { TestHub } from './hub.ts';
import type { Person, SeededSpace } from './seed.ts';
import { sessionApi } from './sign-in.ts';

export const INVITE = `mutation($input: InviteToSpaceInput!) { inviteToSpace(input: $input) { email outcome } }`;
export const ACCEPT = `mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { email spaceId documentId } }`;
export const OFFER = `query($secret: String!) { invitation(secret: $secret) {
  email name invitedBy spaceName documentTitle role hasAccount expiresAt } }`;
const OPEN_INVITATIONS = `query($id: ID!) { space(id: $id) { invitations(first: 100) {
  totalCount nodes { id email name role sentAt expiresAt delivery invitedBy { id } } } } }`;

/** Invites one person; the secret is read from the mail that the hub keeps. */
export async function inviteByMail(
  hub: TestHub,
  lead: Person,
  spaceId: string,
  email: string,
  role = 'WRITER',
): Promise<string> {
  const { inviteToSpace } = await lead.api.query(INVITE, { input: { spaceId, role, people: [{ email }] } });
  expect(inviteToSpace).toEqual([{ email: email.toLowerCase(), outcome: 'INVITED' }]);
  return newestSecret(hub, email);
}

export const INVITE_TO_DOCUMENT = `mutation($input: InviteToDocumentInput!) {
  inviteToDocument(input: $input) { email outcome } }`;

/** Invites one person to a document as a guest; the secret is read from the mail that the hub keeps. */
export async function inviteToDocumentByMail(
  hub: TestHub,
  lead: Person,
  documentId: string,
  email: string,
  endsAt = '2099-12-31T00:00:00.000Z',
): Promise<string> {
  const { inviteToDocument } = await lead.api.query(INVITE_TO_DOCUMENT, {
    input: { documentId, endsAt, people: [{ email }] },
  });
  expect(inviteToDocument).toEqual([{ email: email.toLowerCase(), outcome: 'INVITED' }]);
  return newestSecret(hub, email);
}

/** What stands behind the # of the link in the newest mail to this address; the link leads to this page. */
export async function newestSecret(hub: TestHub, email: string, page = 'invitation'): Promise<string> {
  const [mail] = await hub.sql<{ text: string }>(
    'select text from mail where recipient = $1 order by created_at desc, id desc limit 1',
    [email.toLowerCase()],
  );
  return new RegExp(`/${page}#([\\w-]{43})$`, 'm').exec(mail!.text)![1]!;
}

export async function openInvitations(api: Api, id: string): Promise<any> {
  return (await api.query(OPEN_INVITATIONS, { id }))['space'].invitations;
}

/** Leads are not told by mail who asks: what the clock does would stand among what a test has done. */
export async function silenceRequests(hub: TestHub, spaceId: string): Promise<void> {
  await hub.sql(`update space set requests_told_at = now() where id = $1`, [spaceId]);
}

interface Scene {
  space: SeededSpace;
  lead: Person;
  outsider: Person;
  first: string;
}

/** What changes whom a lead waits for, and what must have happened before. */
export function invitationLines(
  hubOf: () => TestHub,
): Record<string, { before?: (scene: Scene) => Promise<unknown>; act: (scene: Scene) => Promise<unknown> }> {
  const invited = ({ lead, space }: Scene) => inviteByMail(hubOf(), lead, space.id, 'bald@mail.example');
  const onInvitation = async ({ lead, space }: Scene, mutation: string) => {
    const { nodes } = await openInvitations(lead.api, space.id);
    return lead.api.query(`mutation($id: ID!) { ${mutation}(invitationId: $id) { id } }`, {
      id: nodes[0].id,
    });
  };
  return {
    inviteToSpace: { act: invited },
    inviteToDocument: {
      act: ({ lead, first }) => inviteToDocumentByMail(hubOf(), lead, first, 'bald@mail.example'),
    },
    resendInvitation: {
      before: invited,
      act: async (scene) => {
        await hubOf().sql(`update invitation set sent_at = sent_at - interval '1 hour'`);
        await onInvitation(scene, 'resendInvitation');
      },
    },
    withdrawInvitation: { before: invited, act: (scene) => onInvitation(scene, 'withdrawInvitation') },
    acceptInvitation: {
      before: ({ lead, space, outsider }) => inviteByMail(hubOf(), lead, space.id, outsider.email),
      act: async ({ outsider }) => {
        const input = { secret: await newestSecret(hubOf(), outsider.email) };
        return (await sessionApi(hubOf().url, outsider)).query(ACCEPT, { input });
      },
    },
  };
}

/** Somebody waits to be let into a space. */
export async function askForAccess(hub: TestHub, spaceId: string): Promise<void> {
  const { id } = await hub.seed.person();
  await hub.sql('insert into access_request (id, account_id, target_id, space_id) values ($1, $2, $3, $3)', [
    `req_${spaceId.slice(4)}`,
    id,
    spaceId,
  ]);
}
