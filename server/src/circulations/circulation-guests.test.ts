import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { MailServer } from '../../../test/testkit/mail-server.ts';
import { ANSWER, newestSecret, OPEN, REMOVE, RESEND, SEE } from '../../../test/testkit/round-guests.ts';
import {
  answerRound,
  moveDeadline,
  namedRules,
  roundScene,
  START,
  WITHDRAW,
} from '../../../test/testkit/rounds.ts';
import { newId } from '../platform/ids.ts';

let server: MailServer;
let hub: TestHub;
beforeAll(async () => {
  server = await MailServer.open();
  hub = await startTestHub({ SMTP_URL: server.url, MAIL_FROM: 'umlauf@hub.example' });
});
afterAll(async () => {
  await hub.close();
  await server.takeAway();
});

let count = 0;
const address = () => `gast${(count += 1)}@draussen.example`;
const see = async (secret: string) => (await hub.anonymous.query(SEE, { secret }))['guestCirculation'];
const open = (secret: string) => hub.anonymous.query(OPEN, { secret });
const answer = async (secret: string, choice: string, remark?: string) =>
  (await hub.anonymous.query(ANSWER, { input: { secret, choice, remark } }))['answerAsCirculationGuest'];
const refusal = async (secret: string, choice: string, remark?: string) =>
  (await hub.anonymous.error(ANSWER, { input: { secret, choice, remark } })).extensions;

/** A round among three members and one person outside, who has got the mail. */
async function guestScene(guest: Record<string, unknown> = {}, input: Record<string, unknown> = {}) {
  const email = address();
  const organisationId = await hub.seed.organisation();
  const scene = await roundScene(hub, {
    guests: [{ email, name: 'Ada Außen', organisationId, ...guest }],
    ...input,
  });
  await expect.poll(() => server.to(email).length).toBe(1);
  const seats = () =>
    hub.sql<Record<string, Date | string | null>>(
      'select * from circulation_seat where circulation_id = $1 and guest_name is not null',
      [scene.id],
    );
  const seatId = (await seats())[0]!['id'] as string;
  return { ...scene, email, organisationId, seats, seatId, secret: newestSecret(server.to(email)) };
}

describe('somebody outside the hub', () => {
  it('gets a mail with a link of their own, in their language, that names who asks and nothing of the matter', async () => {
    const { email, lead } = await guestScene({ locale: 'EN' }, { question: 'Geheime Frage?' });
    const [{ mail }] = server.to(email) as [(typeof server.received)[number]];
    expect(mail.subject).toBe('A round in Umlauf waits for your answer');
    expect(mail.text).toContain(`You are asked by: ${lead.name}`);
    expect(mail.text).toMatch(new RegExp(`^${hub.url}/asked#[A-Za-z0-9_-]{43}$`, 'm'));
    expect(mail.html).toContain(newestSecret(server.to(email)));
    for (const word of ['Geheime Frage', 'Entwurf', 'Ada']) {
      expect(mail.text).not.toContain(word);
      expect(mail.html).not.toContain(word);
    }
    const { locale } = (await hub.sql('select locale from mail where recipient = $1', [email]))[0]!;
    expect(locale).toBe('EN');
  });

  it('sees by it the round as it was frozen, their own seat and numbers, without an account', async () => {
    const { secret, id, organisationId, lead, documentId } = await guestScene();
    await lead.api.query(
      'mutation($input: EditDocumentInput!) { editDocument(input: $input) { revision } }',
      { input: { documentId, append: 'Später geschrieben' } },
    );
    const shown = await see(secret);
    const [row] = await hub.sql<Record<string, string>>('select * from circulation where id = $1', [id]);
    expect(shown).toMatchObject({
      title: row!['title'],
      contentHash: row!['content_hash'],
      content: row!['content'],
      state: 'RUNNING',
      canAnswer: true,
      seat: {
        guestName: 'Ada Außen',
        organisationName: organisationId,
        account: null,
        guest: null,
        answer: null,
      },
      standing: { votes: 4, answered: 0 },
    });
    expect(shown.markdown).not.toContain('Später');
  });

  it('is noted as reached by the mail, and as opened by what they do, not by looking', async () => {
    const { secret, seats, read } = await guestScene();
    await expect.poll(async () => (await seats())[0]!['reached_at']).not.toBeNull();
    for (let i = 0; i < 3; i++) await see(secret);
    // What scanners do: the page itself, by GET and HEAD.
    for (const method of ['GET', 'HEAD']) {
      const page = await fetch(`${hub.url}/asked`, { method });
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect((await seats())[0]!['opened_at']).toBeNull();
    expect((await see(secret)).seat.answer).toBeNull();
    await open(secret);
    const { opened_at: first } = (await seats())[0]!;
    expect(first).not.toBeNull();
    await open(secret);
    expect((await seats())[0]!['opened_at']).toEqual(first);
    expect((await read()).standing.answered).toBe(0);
  });

  it('answers for their organisation, with its one vote, and changes it until the deadline', async () => {
    const { secret, people, id, read } = await guestScene();
    expect(await answer(secret, 'AGREE')).toMatchObject({
      seat: { answer: { choice: 'AGREE', ignored: null, account: null } },
      standing: { votes: 4, answered: 1, counts: { agreed: 1 } },
    });
    expect(await answer(secret, 'REFUSE', 'Zu teuer')).toMatchObject({
      seat: { answer: { choice: 'REFUSE', remark: 'Zu teuer' } },
      standing: { votes: 4, answered: 1, counts: { agreed: 0, refused: 1 } },
    });
    for (const { api } of people) await answerRound(api, id, 'AGREE');
    const round = await read();
    expect(round.standing).toMatchObject({ answered: 4, counts: { agreed: 3, refused: 1 } });
    expect(round.verification).toMatchObject({ contentMatches: true, resultMatches: true });
  });

  it('shares the vote with a member of the same organisation: the latest answer counts', async () => {
    const { space, documentId, people } = await roundScene(hub);
    const organisationId = await hub.seed.organisation();
    await hub.sql('update account set organisation_id = $1 where id = $2', [organisationId, people[0].id]);
    const email = address();
    const { startCirculation: round } = await space.lead.api.query(START, {
      input: {
        documentId,
        question: 'Und?',
        template: 'SILENCE_IS_ABSTENTION',
        accountIds: [people[0].id, people[1].id],
        guests: [{ email, name: 'Ada', organisationId }],
      },
    });
    await expect.poll(() => server.to(email).length).toBe(1);
    const secret = newestSecret(server.to(email));
    await answerRound(people[0].api, round.id, 'AGREE');
    expect((await see(secret)).seat.isAnswered).toBe(true);
    const both = await answer(secret, 'REFUSE', 'Doch nicht');
    expect(both.standing).toMatchObject({ votes: 2, answered: 1, counts: { agreed: 0, refused: 1 } });
  });

  it('speaks for nobody else, or beside a body: is heard, and has no vote', async () => {
    const alone = await guestScene({ organisationId: null });
    expect(await answer(alone.secret, 'AGREE_WITH_REMARK', 'Ein Rat')).toMatchObject({
      seat: { kind: 'ADVISORY', answer: { remark: 'Ein Rat', ignored: 'NO_VOTE' } },
      standing: { votes: 3, answered: 0 },
    });
    const { lead, documentId } = alone;
    const organisationId = await hub.seed.organisation();
    const { id: bodyId } = await hub.seed.body(alone.people[0].id, organisationId);
    const email = address();
    await lead.api.query(START, {
      input: {
        documentId,
        question: 'Und?',
        template: 'SILENCE_IS_ABSTENTION',
        bodyId,
        guests: [{ email, name: 'Ada', organisationId }],
      },
    });
    await expect.poll(() => server.to(email).length).toBe(1);
    const shown = await answer(newestSecret(server.to(email)), 'REFUSE', 'Nein');
    expect(shown).toMatchObject({ seat: { kind: 'ADVISORY' }, standing: { votes: 1, answered: 0 } });
  });

  it('casts a secret ballot as others do: nobody finds out which it was', async () => {
    const { secret, id, read } = await guestScene(
      {},
      {
        ruleSetId: await namedRules(hub, 'CIRCULAR_RESOLUTION', { secret: true, changeUntilDeadline: false }),
      },
    );
    expect(await answer(secret, 'REFUSE')).toMatchObject({
      seat: { answer: { choice: null, remark: '' } },
      standing: { answered: 1, counts: null },
    });
    expect((await read()).answers.nodes).toMatchObject([{ choice: null, account: null }]);
    expect(await hub.sql('select choice from circulation_answer where circulation_id = $1', [id])).toEqual([
      { choice: null },
    ]);
    expect(await hub.sql('select choices from circulation_ballots where circulation_id = $1', [id])).toEqual([
      { choices: ['REFUSE'] },
    ]);
  });
});

describe('a personal link', () => {
  it('is kept as a hash alone, and stands in no table and no answer', async () => {
    const { secret, email } = await guestScene();
    await expect
      .poll(() => hub.sql(`select state, text from mail where recipient = $1`, [email]))
      .toEqual([{ state: 'SENT', text: null }]);
    const tables = await hub.sql<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const found = await hub.sql(`select 1 from "${name}" t where t::text like $1 limit 1`, [`%${secret}%`]);
      expect(found, name).toEqual([]);
    }
    expect(JSON.stringify(await see(secret))).not.toContain(email);
  });

  it('is void once another was sent, also to another address, which has not been reached then', async () => {
    const { secret, seatId, lead, email, seats, id } = await guestScene();
    await expect.poll(async () => (await seats())[0]!['reached_at']).not.toBeNull();
    const soon = await lead.api.error(RESEND, { input: { seatId } });
    expect(soon.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    const other = address();
    server.refuse = (to) => (to === other ? { code: 451, text: 'later' } : undefined);
    await lead.api.query(RESEND, { input: { seatId, email: other } });
    expect(await see(secret)).toBeNull();
    expect(await refusal(secret, 'AGREE')).toMatchObject({ code: 'GONE' });
    expect((await seats())[0]).toMatchObject({ reached_at: null, opened_at: null });
    // Before it was tried, it would be put off after all.
    await expect
      .poll(() => hub.sql('select fault is not null as tried from mail where recipient = $1', [other]))
      .toEqual([{ tried: true }]);
    server.refuse = () => undefined;
    await hub.sql('update mail set next_at = now() where recipient = $1', [other]);
    // Wakes the courier.
    await lead.api.query(RESEND, { input: { seatId, email } });
    await expect.poll(() => server.to(email).length).toBe(2);
    // The mail to the address in between brings a link that is void: it never goes.
    await expect
      .poll(() => hub.sql('select state from mail where recipient = $1', [other]))
      .toEqual([{ state: 'DROPPED' }]);
    expect(server.to(other)).toEqual([]);
    const second = newestSecret(server.to(email));
    expect((await see(second)).id).toBe(seatId);
    await answer(second, 'AGREE');
    const late = await lead.api.error(RESEND, { input: { seatId, email: address() } });
    expect(late.extensions).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_ANSWERED' });
    expect(
      await hub.sql(`select type from event where facts->>'circulationId' = $1 and type like '%LINK%'`, [id]),
    ).toHaveLength(2);
  });

  it('ends when its bearer is asked no more; what they answered stays', async () => {
    const { secret, seatId, lead, read, people, id } = await guestScene();
    await answer(secret, 'REFUSE', 'Zu teuer');
    await lead.api.query(REMOVE, { id: seatId });
    expect(await see(secret)).toBeNull();
    expect(await refusal(secret, 'AGREE')).toMatchObject({ code: 'GONE' });
    expect((await hub.anonymous.error(OPEN, { secret })).extensions).toMatchObject({ code: 'GONE' });
    for (const { api } of people) await answerRound(api, id, 'AGREE');
    expect((await read()).standing).toMatchObject({ votes: 4, answered: 4, counts: { refused: 1 } });
    expect((await lead.api.error(REMOVE, { id: seatId })).extensions).toMatchObject({ code: 'GONE' });
  });

  it('shows the result for 30 days after the end, and takes no answer then', async () => {
    const { secret, id, email } = await guestScene();
    await moveDeadline(hub, id, new Date(Date.now() - 1));
    await expect.poll(async () => (await see(secret)).resultWords).not.toBeNull();
    expect((await see(secret)).canAnswer).toBe(false);
    expect(await refusal(secret, 'AGREE')).toMatchObject({ code: 'GONE' });
    await expect
      .poll(() => server.to(email).map(({ mail }) => mail.subject))
      .toContain('Ein Umlauf ist beendet');
    const last = newestSecret(server.to(email));
    expect(last).not.toBe(secret);
    expect((await see(last)).state).not.toBe('RUNNING');
    const endAt = (moment: string) =>
      hub.sql(`begin; alter table circulation disable trigger circulation_stays;
        update circulation set ended_at = ${moment} where id = '${id}';
        alter table circulation enable trigger circulation_stays; commit`);
    await endAt(`now() - interval '29 days 23 hours'`);
    expect(await see(secret)).not.toBeNull();
    await endAt(`now() - interval '30 days 1 second'`);
    expect(await see(secret)).toBeNull();
    expect(await see(last)).toBeNull();
  });

  it('of a round that is withdrawn before the mail went is never sent', async () => {
    const email = address();
    server.refuse = (to) => (to === email ? { code: 451, text: 'later' } : undefined);
    const { lead, id } = await roundScene(hub, {
      guests: [{ email, name: 'Ada', organisationId: await hub.seed.organisation() }],
    });
    const states = () =>
      hub.sql('select kind, state, attempts from mail where recipient = $1 order by created_at', [email]);
    await expect.poll(states).toMatchObject([{ state: 'WAITING', attempts: 1 }]);
    await lead.api.query(WITHDRAW, { input: { circulationId: id, reason: 'Falsch' } });
    server.refuse = () => undefined;
    await hub.sql('update mail set next_at = now() where recipient = $1', [email]);
    await hub.server.hub.announcements.emit('mailEnqueued');
    await expect.poll(states).toMatchObject([
      { kind: 'GUEST_CIRCULATION_ASKED', state: 'DROPPED' },
      { kind: 'GUEST_CIRCULATION_ENDED', state: 'SENT' },
    ]);
    expect((await see(newestSecret(server.to(email)))).withdrawnBecause).toBe('Falsch');
  });

  it('that is not good is slowed down, without holding up who has a good one', async () => {
    const other = await startTestHub();
    try {
      const wrong = 'A'.repeat(43);
      const codes: string[] = [];
      for (let i = 0; i < 25; i++) {
        const sent = await other.anonymous.send(SEE, { secret: wrong });
        codes.push(sent.errors?.[0]?.extensions.code ?? 'null');
      }
      expect(codes.slice(0, 20)).toEqual(Array(20).fill('null'));
      expect(codes.slice(20)).toEqual(Array(5).fill('RATE_LIMITED'));
    } finally {
      await other.close();
    }
  });
});

describe('whoever leads', () => {
  const SEATS = `query($id: ID!) { circulation(id: $id) { viewerCan { askGuests } seats(first: 9) { nodes {
    guestName guest { email sentAt refusedAt } } } } }`;

  it('sees where a mail was refused, and readers see no address', async () => {
    const email = address();
    server.refuse = (to) => (to === email ? { code: 550, text: 'no such user' } : undefined);
    const { lead, people, id } = await roundScene(hub, { guests: [{ email, name: 'Ada' }] });
    const guestOf = async ({ api }: typeof lead) => {
      const { circulation } = await api.query(SEATS, { id });
      return circulation.seats.nodes.find(({ guestName }: any) => guestName === 'Ada')?.guest;
    };
    await expect.poll(async () => (await guestOf(lead)).refusedAt).not.toBeNull();
    expect(await guestOf(lead)).toMatchObject({ email });
    expect(await guestOf(people[0])).toBeNull();
    server.refuse = () => undefined;
    const [seat] = await hub.sql<{ id: string }>(
      'select id from circulation_seat where circulation_id = $1 and guest_name is not null',
      [id],
    );
    // At once: nothing arrived before.
    await lead.api.query(RESEND, { input: { seatId: seat!.id } });
    await expect.poll(() => server.to(email).length).toBe(1);
    expect((await guestOf(lead)).refusedAt).toBeNull();
  });

  it('names each address once, with a name; writers name nobody outside', async () => {
    const { documentId, lead, space, people } = await roundScene(hub);
    const input = (guests: object[]) => ({
      input: {
        documentId,
        question: 'Und?',
        template: 'FOR_INFORMATION',
        accountIds: [people[0].id],
        guests,
      },
    });
    const faults = async (guests: object[]) =>
      (await lead.api.error(START, input(guests))).extensions['fields'];
    const good = { email: address(), name: 'Ada' };
    expect(await faults([good, good])).toEqual({ 'guests.1.email': 'TAKEN' });
    expect(await faults([{ ...good, email: 'a@b.example, c@d.example' }])).toEqual({
      'guests.0.email': 'MALFORMED',
    });
    expect(await faults([{ ...good, name: ' ' }])).toEqual({ 'guests.0.name': 'EMPTY' });
    expect(await faults([{ ...good, organisationId: newId('org') }])).toEqual({
      'guests.0.organisationId': 'UNKNOWN_VALUE',
    });
    const [writer] = space.writers;
    expect((await writer!.api.error(START, input([good]))).extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(server.to(good.email)).toEqual([]);
  });

  it('asks people outside alone, too', async () => {
    const { documentId, lead } = await roundScene(hub);
    const email = address();
    const organisationId = await hub.seed.organisation();
    await lead.api.query(START, {
      input: {
        documentId,
        question: 'Und?',
        template: 'SILENCE_IS_ABSTENTION',
        accountIds: [],
        guests: [{ email, name: 'Ada', organisationId }],
      },
    });
    await expect.poll(() => server.to(email).length).toBe(1);
    expect((await see(newestSecret(server.to(email)))).standing.votes).toBe(1);
  });
});
