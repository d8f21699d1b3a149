import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import { Api } from './testkit/api.ts';
import { ChildHub } from './testkit/child-hub.ts';
import { MailServer } from './testkit/mail-server.ts';
import { startRound } from './testkit/rounds.ts';

// The server is started anew after each kill.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const GUESTS = 12;
/** After how many milliseconds from the deadline the server dies: it looks once a second. Or at which mail that tells the end. */
const DEATHS = [{ after: 100 }, { mail: 1 }, { after: 700 }, { mail: 5 }, { after: 1_050 }, { mail: GUESTS }];

let mails: MailServer;
let hub: ChildHub;
let lead: Api;
let kills = 0;
beforeAll(async () => {
  mails = await MailServer.open();
  hub = await ChildHub.start({ DEMO: 'true', SMTP_URL: mails.url, MAIL_FROM: 'umlauf@hub.example' });
  await signIn();
});
afterAll(async () => {
  await hub.close();
  await mails.takeAway();
});

async function signIn(): Promise<void> {
  const cookie = await hub.demoSession('koordination@umlauf.example');
  lead = new Api(hub.url, null, { cookie, origin: hub.url });
}

async function sql<Row>(statement: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(pgOptions(embeddedAddress(hub.socketFolder, 'umlauf')));
  await client.connect();
  try {
    return (await client.query(statement, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Kills the server when so many mails have come from now on: taken, and not acknowledged yet. */
function killAtMail(count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    mails.beforeAcknowledging = async ([address]) => {
      if (!address?.endsWith('@draussen.example') || (left -= 1) !== 0) return;
      mails.beforeAcknowledging = async () => undefined;
      // Whoever waits for the acknowledgement is gone: it goes to nobody.
      await hub.kill({ database: false });
      kills += 1;
      resolve();
    };
  });
}

/** As after a power cut. What was on the line when it died is tried again after a while, which is let pass. */
async function startAgain(): Promise<void> {
  await sql(`update mail set next_at = now() where state = 'WAITING'`);
  await hub.start();
  await signIn();
}

const addressesOf = (round: number) =>
  Array.from({ length: GUESTS }, (_, index) => `gast${index}.runde${round}@draussen.example`);

async function begin(round: number): Promise<{ id: string; addresses: string[] }> {
  const create = 'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }';
  const { createSpace } = await lead.query(create, {
    input: { name: `Runde ${round}`, purpose: 'Erproben', closedBecause: 'Erprobung' },
  });
  const { createDocument } = await lead.query(
    'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
    { input: { spaceId: createSpace.id, title: 'Vorlage', markdown: 'Text' } },
  );
  const organisations = await sql<{ id: string }>('select id from organisation order by id limit $1', [
    GUESTS,
  ]);
  const addresses = addressesOf(round);
  const guests = addresses.map((email, index) => ({
    ...{ email, name: `Gast ${index}`, organisationId: organisations[index % organisations.length]!.id },
  }));
  // The server may die before it has answered; then the round is there all the same.
  await startRound(lead, { documentId: createDocument.id, accountIds: [], guests }).catch(() => null);
  const [{ id }] = (await sql<{ id: string }>(
    'select circulation_id as id from circulation_guest where email = $1',
    [addresses[0]],
  )) as [{ id: string }];
  return { id, addresses };
}

/** Lets the deadline be over, which no door does. */
async function pass(id: string): Promise<void> {
  await sql(`begin; alter table circulation disable trigger circulation_stays;
    update circulation set deadline_at = now() - interval '1 second', next_at = now() where id = '${id}';
    alter table circulation enable trigger circulation_stays; commit`);
}

/** Of each address, how often which mail came, by its Message-ID. */
function receivedBy(addresses: readonly string[]): Map<string, Map<string, number>> {
  return new Map(
    addresses.map((address) => {
      const counts = new Map<string, number>();
      for (const { mail } of mails.to(address))
        counts.set(mail.messageId!, (counts.get(mail.messageId!) ?? 0) + 1);
      return [address, counts];
    }),
  );
}

/** Each of them has got this many mails, each of these once but for what was on the line when the server died. */
async function expectMails(addresses: readonly string[], each: number): Promise<void> {
  const different = () => [...receivedBy(addresses).values()].map(({ size }) => size);
  await expect.poll(different, { timeout: 60_000 }).toEqual(addresses.map(() => each));
  const doubles = [...receivedBy(addresses).values()].flatMap((counts) =>
    [...counts.values()].map((count) => count - 1),
  );
  expect(Math.max(...doubles)).toBeLessThanOrEqual(1);
  expect(doubles.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(kills);
}

async function expectEndedOnce(id: string): Promise<void> {
  const state = async () =>
    (await sql<{ state: string }>('select state from circulation where id = $1', [id]))[0]!.state;
  await expect.poll(state, { timeout: 60_000 }).not.toBe('RUNNING');
  const query = 'query($id: ID!) { circulation(id: $id) { verification { contentMatches resultMatches } } }';
  expect(await lead.query(query, { id })).toEqual({
    circulation: { verification: { contentMatches: true, resultMatches: true } },
  });
  const [row] = await sql<Record<string, number>>(
    `select (select count(*)::int from event where type = 'CIRCULATION_ENDED' and facts->>'circulationId' = $1) as events,
       (select count(*)::int from mail m join circulation_seat s on s.id = m.about_id
         where m.kind = 'GUEST_CIRCULATION_ENDED' and s.circulation_id = $1) as mails,
       (select count(distinct m.about_id)::int from mail m join circulation_seat s on s.id = m.about_id
         where m.kind = 'GUEST_CIRCULATION_ENDED' and s.circulation_id = $1) as seats`,
    [id],
  );
  expect(row).toEqual({ events: 1, mails: GUESTS, seats: GUESTS });
}

it.each(DEATHS.map((death, round) => [JSON.stringify(death), death, round] as const))(
  'a round ends once and each mail is sent once, when the server gets kill -9 while it asks, and once more at %s of the end',
  async (_, death, round) => {
    kills = 0;
    // In the midst of the mails that ask.
    const asked = killAtMail(2 + round);
    const { id, addresses } = await begin(round);
    await asked;
    await startAgain();
    await expectMails(addresses, 1);
    if ('mail' in death) {
      const told = killAtMail(death.mail!);
      await pass(id);
      await told;
    } else {
      await pass(id);
      await new Promise((resolve) => setTimeout(resolve, death.after));
      kills += 1;
      await hub.kill({ database: false });
    }
    await startAgain();
    await expectEndedOnce(id);
    await expectMails(addresses, 2);
  },
);
