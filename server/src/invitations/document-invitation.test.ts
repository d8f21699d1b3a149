import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  ACCEPT,
  INVITE,
  INVITE_TO_DOCUMENT,
  inviteToDocumentByMail,
  newestSecret,
  OFFER,
} from '../../../test/testkit/invitations.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const FAR = '2099-12-31T00:00:00.000Z';
const someAddress = () => `${randomBytes(5).toString('hex')}@mail.example`;
const READ = `query($id: ID!, $other: ID!, $space: ID!) {
  document(id: $id) { title } other: document(id: $other) { title } space(id: $space) { id } }`;
const OPEN = `query($id: ID!) { space(id: $id) { invitations(first: 100) {
  nodes { id email role endsAt document { id title } } } } }`;
const OPEN_OF = `query($id: ID!, $toDocuments: Boolean, $after: String) { space(id: $id) {
  invitations(first: 1, toDocuments: $toDocuments, after: $after) {
    totalCount nodes { email } pageInfo { hasNextPage endCursor } } } }`;
const RESEND = 'mutation($id: ID!) { resendInvitation(invitationId: $id) { id } }';
const WITHDRAW = 'mutation($id: ID!) { withdrawInvitation(invitationId: $id) { id } }';

interface Scene {
  space: SeededSpace;
  documentId: string;
  otherId: string;
  email: string;
  invite: (email?: string, endsAt?: string) => Promise<string>;
}

async function scene(): Promise<Scene> {
  const space = await hub.seed.space({ writers: 1 });
  const { id: documentId } = await hub.seed.document({ space, title: 'Gutachten' });
  const { id: otherId } = await hub.seed.document({ space, title: 'Vertraulich' });
  const email = someAddress();
  const invite = (to = email, endsAt = FAR) =>
    inviteToDocumentByMail(hub, space.lead, documentId, to, endsAt);
  return { space, documentId, otherId, email, invite };
}

const accept = (secret: string) =>
  hub.anonymous.send(ACCEPT, { input: { secret, name: 'Gunda Gast', password: PASSWORD } });
const gone = async (secret: string) => (await accept(secret)).errors?.[0]?.extensions.code;
const reads = async ({ documentId, otherId, space }: Scene, person: Pick<Person, 'email'>) => {
  const api = await sessionApi(hub.url, person as Person);
  const {
    document,
    other,
    space: seen,
  } = await api.query(READ, {
    id: documentId,
    other: otherId,
    space: space.id,
  });
  return [document?.title ?? null, other, seen];
};
const openIn = async ({ space }: Scene) =>
  (await space.lead.api.query(OPEN, { id: space.id }))['space'].invitations.nodes;
const anHourLater = (email: string) =>
  hub.sql(`update invitation set sent_at = sent_at - interval '1 hour' where email = $1`, [email]);

describe('an invitation to one document', () => {
  it('makes an account that reads this document as a guest, and nothing else of the space', async () => {
    const made = await scene();
    const { space, documentId, email } = made;
    const secret = await made.invite();
    const [mail] = await hub.sql<any>('select subject, text from mail where recipient = $1', [email]);
    expect(mail.subject).toBe('Einladung zum Dokument „Gutachten“');
    expect(mail.text).toContain('31. Dezember 2099');
    expect((await hub.anonymous.query(OFFER, { secret }))['invitation']).toMatchObject({
      spaceName: space.name,
      documentTitle: 'Gutachten',
      role: 'GUEST',
      hasAccount: false,
    });
    expect((await accept(secret)).data).toEqual({
      acceptInvitation: { email, spaceId: space.id, documentId },
    });
    expect(await reads(made, { email })).toEqual(['Gutachten', null, null]);
    const [guest] = await hub.sql<any>(
      `select g.ends_at, g.email_told, a.is_guest from document_guest g join account a on a.id = g.account_id
        where a.email = $1`,
      [email],
    );
    expect(guest).toEqual({ ends_at: new Date(FAR), email_told: true, is_guest: true });
    expect(
      await hub.sql('select 1 from membership m join account a on a.id = m.account_id where a.email = $1', [
        email,
      ]),
    ).toEqual([]);
  });

  it('is accepted by the account of its address, which stays what it is', async () => {
    const made = await scene();
    const person = await hub.seed.person({ password: true });
    const secret = await made.invite(person.email);
    expect(await gone(secret)).toBe('UNAUTHENTICATED');
    const other = await sessionApi(hub.url, await hub.seed.person({ password: true }));
    expect((await other.error(ACCEPT, { input: { secret } })).extensions.reason).toBe('OTHER_ACCOUNT');
    const api = await sessionApi(hub.url, person);
    await api.query(ACCEPT, { input: { secret } });
    expect(await reads(made, person)).toEqual(['Gutachten', null, null]);
    expect(await hub.sql('select is_guest from account where id = $1', [person.id])).toEqual([
      { is_guest: false },
    ]);
    expect(await gone(secret)).toBe('GONE');
  });

  it('is listed with its document, live, apart from one to the space for the same address', async () => {
    const made = await scene();
    const { space, documentId, email } = made;
    const live = overSocket(space.lead.api, OPEN.replace(') {', ') @live {'), { id: space.id });
    const listed = () => live.answers.at(-1)?.data?.['space'].invitations.nodes;
    await expect.poll(listed).toEqual([]);
    const secret = await made.invite();
    await expect
      .poll(listed)
      .toMatchObject([
        { email, role: 'GUEST', endsAt: FAR, document: { id: documentId, title: 'Gutachten' } },
      ]);
    await space.lead.api.query(INVITE, { input: { spaceId: space.id, role: 'READER', people: [{ email }] } });
    await expect.poll(() => listed().length).toBe(2);
    await accept(secret);
    await expect.poll(listed).toMatchObject([{ role: 'READER', document: null }]);
    live.stop();
  });

  it('is listed by itself, page by page, as those to the whole space are', async () => {
    const { space, documentId } = await scene();
    const [first, second] = [someAddress(), someAddress()];
    for (const email of [first, second])
      await inviteToDocumentByMail(hub, space.lead, documentId, email, FAR);
    const reader = someAddress();
    await space.lead.api.query(INVITE, {
      input: { spaceId: space.id, role: 'READER', people: [{ email: reader }] },
    });
    const ask = async (toDocuments: boolean | null, after: string | null = null) => {
      const { totalCount, nodes, pageInfo } = (
        await space.lead.api.query(OPEN_OF, { id: space.id, toDocuments, after })
      )['space'].invitations;
      return { totalCount, emails: nodes.map(({ email }: { email: string }) => email), pageInfo };
    };
    const page = await ask(true);
    expect(page).toMatchObject({ totalCount: 2, emails: [second], pageInfo: { hasNextPage: true } });
    expect(await ask(true, page.pageInfo.endCursor)).toMatchObject({ totalCount: 2, emails: [first] });
    expect(await ask(false)).toMatchObject({ totalCount: 1, emails: [reader] });
    expect(await ask(null)).toMatchObject({ totalCount: 3, emails: [reader] });
  });

  it('is sent anew with a new link, and withdrawn at once', async () => {
    const made = await scene();
    const secret = await made.invite();
    const [{ id }] = await openIn(made);
    expect((await made.space.lead.api.error(RESEND, { id })).extensions.code).toBe('RATE_LIMITED');
    await anHourLater(made.email);
    await made.space.lead.api.query(RESEND, { id });
    expect(await gone(secret)).toBe('GONE');
    const newer = await newestSecret(hub, made.email);
    const [mail] = await hub.sql<any>('select subject from mail where recipient = $1 order by id desc', [
      made.email,
    ]);
    expect(mail.subject).toBe('Einladung zum Dokument „Gutachten“');
    await made.space.lead.api.query(WITHDRAW, { id });
    expect(await gone(newer)).toBe('GONE');
    expect(await hub.sql('select 1 from account where email = $1', [made.email])).toEqual([]);
  });

  it('ends with the guest’s time, with 14 days, while the document is in the bin, and with the lead', async () => {
    const made = await scene();
    const { space, documentId, email } = made;
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    const secret = await made.invite(email, soon);
    const [row] = await hub.sql<any>('select expires_at, ends_at from invitation where email = $1', [email]);
    expect(row.expires_at).toEqual(new Date(soon));
    const long = someAddress();
    await made.invite(long);
    const [later] = await hub.sql<any>(
      'select extract(day from expires_at - created_at)::int as days from invitation where email = $1',
      [long],
    );
    expect(later.days).toBe(LIMITS.invitationDays);
    const inBin = 'update document set trashed_at = case when $2 then now() end where id = $1';
    await hub.sql(inBin, [documentId, true]);
    expect(await gone(secret)).toBe('GONE');
    const [{ id }] = await hub.sql<any>('select id from invitation where email = $1', [email]);
    await anHourLater(email);
    expect((await space.lead.api.error(RESEND, { id })).extensions.code).toBe('GONE');
    await hub.sql(inBin, [documentId, false]);
    await hub.sql(`update membership set role = 'WRITER' where account_id = $1`, [space.lead.id]);
    expect(await gone(secret)).toBe('GONE');
    await hub.sql(`update membership set role = 'LEAD' where account_id = $1`, [space.lead.id]);
    expect(await gone(secret)).toBeUndefined();
  });

  it('takes nothing from whoever has more by then', async () => {
    const made = await scene();
    const { space, documentId } = made;
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    const [member, guest] = [
      await hub.seed.person({ password: true }),
      await hub.seed.person({ password: true }),
    ];
    const secrets = [await made.invite(member.email, soon), await made.invite(guest.email, soon)];
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
      space.id,
      member.id,
    ]);
    await space.lead.api.query(
      'mutation($input: DocumentGuestInput!) { addDocumentGuest(input: $input) { id } }',
      { input: { documentId, accountId: guest.id, endsAt: FAR } },
    );
    for (const [index, person] of [member, guest].entries())
      await (await sessionApi(hub.url, person)).query(ACCEPT, { input: { secret: secrets[index] } });
    expect(
      await hub.sql('select account_id, ends_at from document_guest where document_id = $1', [documentId]),
    ).toEqual([{ account_id: guest.id, ends_at: new Date(FAR) }]);
  });
});

describe('inviting to a document', () => {
  it('answers for each line, and refuses a date in the past and addresses with line breaks', async () => {
    const made = await scene();
    const { space, documentId, email } = made;
    const { api } = space.lead;
    const guest = await hub.seed.documentGuest({ id: documentId, space });
    await made.invite();
    const people = [
      { email },
      { email: space.writers[0]!.email },
      { email: guest.email },
      { email: 'x@mail.example\r\nBcc: y@mail.example' },
      { email: 'x@mail.example', name: 'A\r\nBcc: y@mail.example' },
      { email: someAddress() },
    ];
    const send = async (more: object = {}) =>
      (await api.query(INVITE_TO_DOCUMENT, { input: { documentId, endsAt: FAR, people, ...more } }))[
        'inviteToDocument'
      ].map(({ outcome }: any) => outcome);
    const outcomes = [
      'ALREADY_INVITED',
      'ALREADY_MEMBER',
      'ALREADY_MEMBER',
      'MALFORMED',
      'MALFORMED',
      'INVITED',
    ];
    expect(await send({ isPreview: true })).toEqual(outcomes);
    expect(await send()).toEqual(outcomes);
    expect(await hub.sql(`select 1 from mail where recipient like '%bcc%' or subject like '%Bcc%'`)).toEqual(
      [],
    );
    const past = { documentId, endsAt: '2020-01-01T00:00:00Z', people };
    expect((await api.error(INVITE_TO_DOCUMENT, { input: past })).extensions).toMatchObject({
      fields: { endsAt: 'IN_THE_PAST' },
    });
    const many = {
      documentId,
      endsAt: FAR,
      people: Array.from({ length: 501 }, (_, i) => ({ email: `p${i}@m.de` })),
    };
    expect((await api.error(INVITE_TO_DOCUMENT, { input: many })).extensions.code).toBe('LIMIT');
  });

  it('is for leads; others learn nothing of the document, and nobody invites to the bin', async () => {
    const made = await scene();
    const { space, documentId, email } = made;
    const input = { documentId, endsAt: FAR, people: [{ email }] };
    const refusal = async ({ api }: Pick<Person, 'api'>) =>
      (await api.error(INVITE_TO_DOCUMENT, { input })).extensions.code;
    expect(await refusal(space.writers[0]!)).toBe('FORBIDDEN');
    expect(await refusal(space.outsider)).toBe('NOT_FOUND');
    expect(await refusal(await hub.seed.documentGuest({ id: documentId, space }))).toBe('FORBIDDEN');
    await hub.sql('update document set trashed_at = now() where id = $1', [documentId]);
    expect(await refusal(space.lead)).toBe('GONE');
    expect(await hub.sql('select 1 from invitation where email = $1', [email])).toEqual([]);
  });
});

it('of two lists at the same moment one passes the day’s last place', async () => {
  const { space, documentId, email, invite } = await scene();
  await invite();
  await hub.sql(
    `insert into mail (id, message_id, kind, about_id, recipient, locale, subject)
     select 'mai_' || $1 || n, $1 || n::text, 'INVITATION', (select id from invitation where invited_by_id = $1), 'x', 'DE', 'x'
     from generate_series(1, $2::int) n`,
    [space.lead.id, LIMITS.invitationsPerDay - 2],
  );
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      space.lead.api.send(INVITE_TO_DOCUMENT, {
        input: { documentId, endsAt: FAR, people: [{ email: someAddress() }] },
      }),
    ),
  );
  const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'ok').toSorted();
  expect(codes).toEqual([...Array.from({ length: 5 }, () => 'RATE_LIMITED'), 'ok']);
  expect(email).toBeTruthy();
});
