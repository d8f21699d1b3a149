import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { openDatabase, type Database } from '@umlauf/server/platform/database/database';
import { createAnnouncements } from '@umlauf/server/platform/live/announcements';
import { createLog } from '@umlauf/server/platform/log';
import { Outbox } from '@umlauf/server/platform/mail/outbox';
import { advance } from '@umlauf/server/circulations/advance-circulation';
import { ENTITIES } from '@umlauf/server/hub';
import type { RunningServer } from '@umlauf/server/server';
import { Api } from './testkit/api.ts';
import { DatabaseProxy } from './testkit/database-proxy.ts';
import { answerRound, READ_ROUND, roundScene, seat, startRound } from './testkit/rounds.ts';
import type { Person, SeededSpace } from './testkit/seed.ts';

// Each cut waits for another instance to go on; races are many rounds.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

const RACES = 50;

let hub: TestHub;
let other: RunningServer;
let line: DatabaseProxy;
/** An instance whose line to the database can be cut in the middle of ending a round. */
let dying: Database;
let people: Person[];
let bodyId: string;
let space: SeededSpace;
let documentId: string;

beforeAll(async () => {
  hub = await startTestHub();
  other = await hub.startAnother();
  line = await DatabaseProxy.open(hub.address);
  dying = await openDatabase(line.address, ENTITIES, createAnnouncements(), createLog('silent'));
});
// Of each test its own: an account starts and answers so often in a minute, and no more.
beforeEach(async () => {
  people = [await hub.seed.person(), await hub.seed.person(), await hub.seed.person()];
  const body = await hub.seed.body(people[0]!.id);
  bodyId = body.id;
  for (const { id } of people.slice(1))
    await seat(hub, bodyId, { accountId: id, organisationId: await hub.seed.organisation() });
  ({ space, documentId } = await roundScene(hub, { bodyId, template: 'FOR_INFORMATION' }));
});
afterAll(async () => {
  await dying.close();
  await line.close();
  await other.close();
  await hub.close();
});

let begun = 0;

/** A round of the body in which one has agreed. Each instance counts by itself what an account does in a minute: by turns. */
async function begin(): Promise<string> {
  const { url } = begun++ % 2 === 0 ? hub : other;
  const at = ({ api }: Person) => new Api(url, api.secret);
  const { id } = await startRound(at(space.lead), { documentId, bodyId, template: 'SILENCE_IS_ABSTENTION' });
  await answerRound(at(people[0]!), id, 'AGREE');
  return id;
}

/** Moves deadlines, which no door does; `next`: when an instance's clock looks at the round. */
async function due(id: string, deadline: string, next: string): Promise<void> {
  await hub.sql(`begin; alter table circulation disable trigger circulation_stays;
    update circulation set deadline_at = date_trunc('milliseconds', ${deadline}), next_at = ${next} where id = '${id}';
    alter table circulation enable trigger circulation_stays; commit`);
}

const stateOf = async (id: string) =>
  (await hub.sql<{ state: string }>('select state from circulation where id = $1', [id]))[0]!.state;

/** What must be there once, and nothing more. */
async function tracesOf(id: string) {
  const [row] = await hub.sql<Record<string, number>>(
    `select
       (select count(*)::int from decision where circulation_id = $1) as decisions,
       (select count(*)::int from event where type = 'CIRCULATION_ENDED' and facts->>'circulationId' = $1) as events,
       (select count(*)::int from mail m join circulation_seat s on s.id = m.about_id
         where m.kind = 'CIRCULATION_ENDED' and s.circulation_id = $1) as mails,
       (select count(distinct m.account_id)::int from mail m join circulation_seat s on s.id = m.about_id
         where m.kind = 'CIRCULATION_ENDED' and s.circulation_id = $1) as recipients`,
    [id],
  );
  return row!;
}
const ONCE = { decisions: 1, events: 1, mails: 3, recipients: 3 };

/** Numbers of the body: from 1 on, each once. */
async function expectNumbers(): Promise<number> {
  const rows = await hub.sql<{ number: number }>(
    'select number from decision where scope_id = $1 order by number',
    [bodyId],
  );
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1));
  const positions = await hub.sql<{ position: number }>('select position from decision order by position');
  expect(positions.map(({ position }) => position)).toEqual(positions.map((_, i) => i + 1));
  return rows.length;
}

type When = 'before' | 'after' | null;

/** Ends the round over the line that is cut where `cutsAt` says so; what it said until then. */
async function endOver(id: string, cutsAt: (message: number, said: string) => When): Promise<string[]> {
  for (let tries = 0; tries < 20; tries++) {
    // Connections that were cut are opened anew, so that each round is ended by the same messages.
    await vi.waitFor(() => dying.withActor({ system: 'circulation' }, ({ sql }) => sql('select 1')), 20_000);
    const said: string[] = [];
    let isCut = false;
    line.watch((bytes, cut) => {
      said.push(bytes.toString('latin1').toLowerCase());
      const when = cutsAt(said.length, said.at(-1)!);
      isCut ||= when !== null;
      if (when) cut(when);
    });
    const parts = {
      outbox: new Outbox(hub.url, createAnnouncements()),
      announcements: createAnnouncements(),
    };
    const isDone = await dying
      .withActor({ system: 'circulation' }, (transaction) => advance(transaction, parts, id))
      .then(
        () => true,
        () => false,
      );
    line.watch(null);
    // A connection of before may be found broken only now: that says nothing about this end.
    if (isCut || isDone) return said;
  }
  throw new Error('the line does not come back');
}

/** As the protocol ends a statement; other words begin alike. */
const COMMIT = 'commit\0';
/** What an end is made of; at each of them an instance has to die once. */
const STEPS = [
  'begin',
  'for update',
  'from circulation_seat',
  'from circulation_answer',
  'update circulation set state',
  'insert into mail',
  'insert into decision_number',
  'insert into decision (',
  'insert into event',
  COMMIT,
];

it('ends a round exactly once, at whichever of its messages to the database an instance dies', async () => {
  const beginDue = async () => {
    const id = await begin();
    await due(id, 'clock_timestamp()', "now() + interval '1 hour'");
    return id;
  };
  const NOTHING = { decisions: 0, events: 0, mails: 0, recipients: 0 };
  const ids: string[] = [];
  const diedAt: string[] = [];
  // Until there is no such message any more.
  for (let message = 1; diedAt.length === message - 1; message++) {
    const id = await beginDue();
    ids.push(id);
    const said = await endOver(id, (each) => (each === message ? 'before' : null));
    if (said.length < message) continue;
    diedAt.push(said.at(-1)!);
    expect(await stateOf(id), `died before ${said.at(-1)}`).toBe('RUNNING');
    expect(await tracesOf(id)).toEqual(NOTHING);
    // The others look at it, as they do by themselves after a while.
    await hub.sql('update circulation set next_at = now() where id = $1', [id]);
  }
  for (const step of STEPS)
    expect(
      diedAt.some((said) => said.includes(step)),
      step,
    ).toBe(true);
  // Whoever dies after the commit has ended the round, without knowing.
  const last = await beginDue();
  ids.push(last);
  await endOver(last, (_, said) => (said.includes(COMMIT) ? 'after' : null));
  expect(await stateOf(last)).toBe('ADOPTED');
  for (const id of ids) {
    await expect.poll(() => stateOf(id), { timeout: 60_000 }).toBe('ADOPTED');
    expect(await tracesOf(id)).toEqual(ONCE);
  }
  expect(await expectNumbers()).toBe(ids.length);
});

it(`gives ${RACES} votes that race with their deadlines over two instances one result each`, async () => {
  const answer = `mutation($input: AnswerCirculationInput!) { answerCirculation(input: $input) { id } }`;
  const race = async (index: number) => {
    const id = await begin();
    const apis = [people[1]!.api, new Api(other.url, people[2]!.api.secret)];
    await due(
      id,
      `clock_timestamp() + interval '400 milliseconds'`,
      `clock_timestamp() + interval '401 milliseconds'`,
    );
    await new Promise((resolve) => setTimeout(resolve, 340 + (index % 10) * 12));
    const outcomes = await Promise.all(
      apis.map((api) =>
        api.send(answer, { input: { circulationId: id, choice: 'REFUSE', remark: 'Nein.' } }),
      ),
    );
    await expect.poll(() => stateOf(id), { timeout: 30_000 }).not.toBe('RUNNING');
    const { circulation } = await space.lead.api.query(READ_ROUND, { id });
    const counted = circulation.answers.nodes.filter(({ ignored }: any) => ignored === null);
    const inTime = circulation.answers.nodes.filter(({ at }: any) => at <= circulation.deadlineAt);
    expect(circulation.verification).toMatchObject({ contentMatches: true, resultMatches: true });
    expect(counted.length).toBe(inTime.length);
    // Whoever was told that it was taken stands there; late ones are noted by these rules.
    expect(outcomes.filter(({ errors }) => !errors).length).toBe(circulation.answers.nodes.length - 1);
    expect(await tracesOf(id)).toEqual(ONCE);
    return counted.length - 1;
  };
  const votes: number[] = [];
  for (let index = 0; index < RACES; index += 5)
    votes.push(...(await Promise.all([0, 1, 2, 3, 4].map((each) => race(index + each)))));
  expect(votes).toHaveLength(RACES);
  await expectNumbers();
});
