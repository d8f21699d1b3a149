import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';
import { DECIDED_MAIL, tellLeads, WAITING_MAIL } from './tell-access-requests.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  // Here it is done when the test says so.
  await hub.sql(`delete from pgboss.schedule where name = 'tell-leads'`);
});
afterAll(() => hub.close());

const ASK = 'mutation($input: RequestAccessInput!) { requestAccess(input: $input) }';
const GRANT = 'mutation($input: GrantAccessInput!) { grantAccessRequest(input: $input) { id } }';
const REFUSE = 'mutation($input: RefuseAccessInput!) { refuseAccessRequest(input: $input) { id } }';
const WITHDRAW = 'mutation($id: ID!) { withdrawAccessRequest(requestId: $id) }';
const OWN = '{ viewer { accessRequests(first: 9) { nodes { id } } } }';
const FAR = '2099-12-31T00:00:00.000Z';

interface Mail {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  aboutId: string;
}

interface Scene {
  space: SeededSpace;
  documentId: string;
  title: string;
}

let made = 0;
async function scene(): Promise<Scene> {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const title = `Geheimplan ${(made += 1)}`;
  const { id: documentId } = await hub.seed.document({ space, title });
  return { space, documentId, title };
}

/** Somebody who asks, with a message that is the leads' alone. */
async function asking(targetId: string): Promise<Person & { requestId: string }> {
  const person = await hub.seed.person({ password: true });
  const api = await sessionApi(hub.url, person);
  await api.query(ASK, { input: { targetId, message: 'Nur für Sie bestimmt' } });
  const { viewer } = await api.query(OWN);
  return { ...person, api, requestId: viewer.accessRequests.nodes[0].id };
}

const tell = () => tellLeads(hub.server.hub.database, hub.server.hub.outbox);
const mailsTo = ({ email }: Pick<Person, 'email'>) =>
  hub.sql<Mail>(
    `select id, kind, recipient, subject, text, html, about_id as "aboutId" from mail
      where recipient = $1 order by created_at, id`,
    [email],
  );
const mailsAbout = (aboutId: string) =>
  hub.sql<Mail>('select recipient from mail where about_id = $1', [aboutId]);
const anHourLater = (spaceId: string) =>
  hub.sql(`update space set requests_told_at = requests_told_at - interval '1 hour' where id = $1`, [
    spaceId,
  ]);
const mayGo = (mail: Mail) =>
  hub.server.hub.database.withActor({ system: 'mail' }, (transaction) =>
    hub.server.hub.mailGuards[mail.kind]!(transaction, mail as never),
  );

describe('leads', () => {
  it('are told together who asked, in their language, and at most once an hour', async () => {
    const { space, documentId, title } = await scene();
    const english = await hub.seed.member(space, 'LEAD');
    await hub.sql(`update account set locale = 'EN' where id = $1`, [english.id]);
    const [first, second] = [await asking(space.id), await asking(documentId)];
    expect(await mailsAbout(space.id), 'asking by itself sends nothing').toEqual([]);
    await Promise.all([tell(), tell()]);
    const [[mail], [other]] = [await mailsTo(space.lead), await mailsTo(english)];
    expect(mail).toMatchObject({ kind: WAITING_MAIL, subject: `2 Anfragen um Zugang zu „${space.name}“` });
    expect(other!.subject).toBe(`2 requests for access to “${space.name}”`);
    for (const name of [first.name, second.name]) expect(mail!.text).toContain(name);
    expect(mail!.text).toContain(`/spaces/${space.id}/members`);
    for (const { subject, text, html } of [mail!, other!])
      expect(subject + text + html).not.toMatch(
        new RegExp(`${title}|Nur für Sie|${first.email}|${second.email}`),
      );
    // One more within the hour waits, and is not forgotten.
    const third = await asking(space.id);
    await tell();
    expect(await mailsTo(space.lead)).toHaveLength(1);
    await anHourLater(space.id);
    await tell();
    const later = (await mailsTo(space.lead))[1]!;
    expect(later.subject).toBe(`Eine Anfrage um Zugang zu „${space.name}“`);
    expect(later.text).toContain(third.name);
    expect(later.text).not.toContain(first.name);
    await anHourLater(space.id);
    await tell();
    expect(await mailsTo(space.lead)).toHaveLength(2);
  });

  it('alone are told: no other member, nobody who is locked, no lead of another space', async () => {
    const { space } = await scene();
    const elsewhere = await scene();
    const locked = await hub.seed.member(space, 'LEAD');
    await hub.sql('update account set locked_at = now() where id = $1', [locked.id]);
    await asking(space.id);
    await tell();
    expect((await mailsAbout(space.id)).map(({ recipient }) => recipient)).toEqual([space.lead.email]);
    expect(await mailsTo(elsewhere.space.lead)).toEqual([]);
  });

  it('hear nothing of what is withdrawn, or when they want not to be asked', async () => {
    const { space } = await scene();
    const person = await asking(space.id);
    await person.api.query(WITHDRAW, { id: person.requestId });
    await tell();
    expect(await mailsAbout(space.id)).toEqual([]);
    const quiet = await scene();
    await asking(quiet.space.id);
    await quiet.space.lead.api.query(
      'mutation($id: ID!) { setSpaceRequests(spaceId: $id, taken: false) { id } }',
      { id: quiet.space.id },
    );
    await tell();
    expect(await mailsAbout(quiet.space.id)).toEqual([]);
  });

  it('get no mail any more when they lead no longer, or nobody waits', async () => {
    const { space } = await scene();
    const second = await hub.seed.member(space, 'LEAD');
    const person = await asking(space.id);
    await tell();
    const [mail] = await mailsTo(second);
    expect(await mayGo(mail!)).toBe(true);
    await hub.sql(`update membership set role = 'WRITER' where account_id = $1`, [second.id]);
    expect(await mayGo(mail!)).toBe(false);
    const [own] = await mailsTo(space.lead);
    expect(await mayGo(own!)).toBe(true);
    await space.lead.api.query(REFUSE, { input: { requestId: person.requestId } });
    expect(await mayGo(own!)).toBe(false);
  });
});

describe('whoever asked', () => {
  const words = ({ subject, text, html }: Mail) => subject + text + html;

  it('is told that they belong to the space, by its name', async () => {
    const { space, title } = await scene();
    const person = await asking(space.id);
    await hub.sql(`update account set locale = 'EN' where id = $1`, [person.id]);
    await space.lead.api.query(GRANT, { input: { requestId: person.requestId, role: 'READER' } });
    const [mail, ...more] = await mailsTo(person);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: DECIDED_MAIL, subject: `Access to “${space.name}”` });
    expect(mail!.text).toContain(`/spaces/${space.id}`);
    expect(words(mail!)).not.toMatch(new RegExp(`${title}|${space.lead.name}|${space.lead.email}`));
    expect(await mayGo(mail!)).toBe(true);
    await hub.sql('delete from membership where account_id = $1', [person.id]);
    expect(await mayGo(mail!)).toBe(false);
  });

  it('is told of the one document that is open, and not in which space it is', async () => {
    const { space, documentId, title } = await scene();
    const person = await asking(documentId);
    const input = { requestId: person.requestId, role: 'GUEST', endsAt: FAR };
    await space.lead.api.query(GRANT, { input });
    const [mail] = await mailsTo(person);
    expect(mail!.subject).toBe(`Zugang zu „${title}“`);
    expect(mail!.text).toContain('31. Dezember 2099');
    expect(words(mail!)).not.toContain(space.name);
    await hub.sql('update document set trashed_at = now() where id = $1', [documentId]);
    expect(await mayGo(mail!)).toBe(false);
  });

  it('is told that they were refused, and no name', async () => {
    const { space, documentId, title } = await scene();
    for (const target of [space.id, documentId]) {
      const person = await asking(target);
      await space.lead.api.query(REFUSE, { input: { requestId: person.requestId, tell: true } });
      const [mail, ...more] = await mailsTo(person);
      expect(more).toEqual([]);
      expect(mail!.subject).toBe('Ihre Anfrage um Zugang wurde abgelehnt');
      expect(mail!.text).toContain(target);
      expect(words(mail!)).not.toMatch(new RegExp(`${title}|${space.name}|${space.lead.name}`));
      expect(await mayGo(mail!)).toBe(true);
    }
  });

  it('is told nothing when a lead refuses in silence', async () => {
    const { space } = await scene();
    const person = await asking(space.id);
    await space.lead.api.query(REFUSE, { input: { requestId: person.requestId } });
    expect(await mailsTo(person)).toEqual([]);
  });
});

describe('taking back what one asked for', () => {
  const own = async ({ api }: Pick<Person, 'api'>) => (await api.query(OWN))['viewer'].accessRequests.nodes;
  const waiting = async ({ space }: Scene) =>
    (
      await space.lead.api.query(
        'query($id: ID!) { space(id: $id) { accessRequests(first: 9) { nodes { id message } } } }',
        { id: space.id },
      )
    )['space'].accessRequests.nodes;

  it('leaves nothing of it, and one may ask again', async () => {
    const at = await scene();
    const person = await asking(at.space.id);
    const id = person.requestId;
    expect(await person.api.query(WITHDRAW, { id })).toEqual({ withdrawAccessRequest: true });
    expect([await own(person), await waiting(at)]).toEqual([[], []]);
    expect((await person.api.error(WITHDRAW, { id })).extensions.code).toBe('NOT_FOUND');
    const decided = await at.space.lead.api.error(GRANT, { input: { requestId: id, role: 'READER' } });
    expect(decided.extensions.code).toBe('NOT_FOUND');
    await person.api.query(ASK, { input: { targetId: at.space.id, message: 'Doch' } });
    expect(await waiting(at)).toMatchObject([{ message: 'Doch' }]);
    expect(await own(person)).toHaveLength(1);
  });

  it('looks the same when it was refused in silence, and asks nobody anew', async () => {
    const at = await scene();
    const person = await asking(at.space.id);
    await at.space.lead.api.query(REFUSE, { input: { requestId: person.requestId } });
    expect(await person.api.query(WITHDRAW, { id: person.requestId })).toEqual({
      withdrawAccessRequest: true,
    });
    await person.api.query(ASK, { input: { targetId: at.space.id, message: 'Doch' } });
    expect(await own(person)).toHaveLength(1);
    expect(await waiting(at)).toEqual([]);
    await tell();
    expect(await mailsAbout(at.space.id)).toEqual([]);
  });

  it('is for oneself, and for what one was not told about', async () => {
    const at = await scene();
    const [person, other] = [await asking(at.space.id), await asking(at.space.id)];
    for (const api of [other.api, at.space.lead.api])
      expect((await api.error(WITHDRAW, { id: person.requestId })).extensions.code).toMatch(
        /NOT_FOUND|FORBIDDEN/,
      );
    await at.space.lead.api.query(REFUSE, { input: { requestId: person.requestId, tell: true } });
    expect((await person.api.error(WITHDRAW, { id: person.requestId })).extensions.code).toBe('NOT_FOUND');
    expect(await own(person)).toHaveLength(1);
  });
});
