import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { MailServer } from '../../../test/testkit/mail-server.ts';
import { answerRound, moveDeadline, roundScene, startRound } from '../../../test/testkit/rounds.ts';
import type { Person } from '../../../test/testkit/seed.ts';

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

const subjectsTo = ({ email }: Person) => server.to(email).map(({ mail }) => mail.subject);
const ASKED = 'Ein Umlauf in Umlauf wartet auf Ihre Antwort';
const REMINDED = 'Erinnerung: Ein Umlauf wartet auf Ihre Antwort';
const ENDED = 'Ein Umlauf ist beendet';
/** Makes what is due at a moment due now, as if the round had begun so many days before. */
const age = (id: string, days: number) =>
  hub.sql(`begin; alter table circulation disable trigger circulation_stays;
    update circulation set started_at = started_at - interval '${days} days',
      deadline_at = deadline_at - interval '${days} days', next_at = now() where id = '${id}';
    alter table circulation enable trigger circulation_stays; commit`);

describe('whoever is asked', () => {
  it('is told once, in their language, without a word of the matter, and is reached by that', async () => {
    const { id, people, read } = await roundScene(hub, { question: 'Geheime Frage?' });
    for (const person of people) await expect.poll(() => subjectsTo(person)).toEqual([ASKED]);
    await expect
      .poll(async () => (await read()).seats.nodes.every(({ reachedAt }: any) => reachedAt !== null))
      .toBe(true);
    const [{ mail }] = server.to(people[0].email) as [(typeof server.received)[number]];
    expect(mail.text).toContain(`${hub.url}/circulations/${id}`);
    expect(mail.text).toContain('gilt das als Enthaltung');
    for (const word of ['Geheime Frage', 'Entwurf', people[1].name]) {
      expect(mail.text).not.toContain(word);
      expect(mail.html).not.toContain(word);
    }
  });

  it('is not reached when their server refuses the mail, so that a round that needs all comes to nothing', async () => {
    const unreachable = await hub.seed.space({ writers: 1 });
    const [writer] = unreachable.writers as [Person];
    server.refuse = (address) => (address === writer.email ? { code: 550, text: 'no such user' } : undefined);
    const { id: documentId } = await hub.seed.document({ space: unreachable });
    const { id } = await startRound(unreachable.lead.api, {
      documentId,
      accountIds: [writer.id],
      template: 'SILENCE_IS_CONSENT',
    });
    const state = async () =>
      (
        await hub.sql('select state from mail where about_id is not null and recipient = $1', [writer.email])
      )[0];
    await expect.poll(state).toEqual({ state: 'REFUSED' });
    await moveDeadline(hub, id, new Date(Date.now() - 1));
    await expect
      .poll(() => hub.sql('select state, reason from circulation where id = $1', [id]))
      .toEqual([{ state: 'NOT_BROUGHT_ABOUT', reason: 'NOT_ALL_REACHED' }]);
  });

  it('is reminded once for each reminder while their answer is missing, by two instances as by one', async () => {
    const { id, people } = await roundScene(hub, {});
    const [answered, silent] = people;
    await answerRound(answered.api, id, 'AGREE');
    const other = await hub.startAnother();
    const { deadline_at: deadline } = (
      await hub.sql<{ deadline_at: Date }>('select deadline_at from circulation where id = $1', [id])
    )[0]!;
    const days = Math.ceil((deadline.getTime() - Date.now()) / 86_400_000);
    // Both reminders have come due at once: one mail tells.
    await age(id, days - 1);
    await expect.poll(() => subjectsTo(silent).filter((subject) => subject === REMINDED)).toHaveLength(1);
    await hub.sql('update circulation set next_at = now() where id = $1', [id]);
    await expect
      .poll(
        async () =>
          (await hub.sql('select 1 from circulation where id = $1 and next_at > now()', [id])).length,
      )
      .toBe(1);
    await other.close();
    expect(subjectsTo(silent).filter((subject) => subject === REMINDED)).toHaveLength(1);
    expect(subjectsTo(answered)).not.toContain(REMINDED);
  });

  it('is told once that it is over, also by a server that is started anew', async () => {
    const { id, people } = await roundScene(hub, { template: 'CO_SIGNATURE_PARALLEL' });
    for (const person of people) await expect.poll(() => subjectsTo(person)).toEqual([ASKED]);
    for (const { api } of people) await answerRound(api, id, 'AGREE');
    for (const person of people) await expect.poll(() => subjectsTo(person)).toEqual([ASKED, ENDED]);
    await hub.restart();
    const { people: others } = await roundScene(hub);
    await expect.poll(() => subjectsTo(others[0])).toEqual([ASKED]);
    for (const person of people) expect(subjectsTo(person)).toEqual([ASKED, ENDED]);
  });

  it('is not told of a round that was withdrawn before the mail went', async () => {
    await server.takeAway();
    const { id, people, lead } = await roundScene(hub);
    await lead.api.query(
      'mutation($input: WithdrawCirculationInput!) { withdrawCirculation(input: $input) { id } }',
      { input: { circulationId: id, reason: 'Falsche Fassung' } },
    );
    await server.giveBack();
    await expect.poll(() => subjectsTo(people[0]), { timeout: 20_000 }).toEqual([ENDED]);
  });
});
