import type { Client } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Answer, ApiError } from './testkit/api.ts';
import { CANARY, change, word } from './testkit/canary-verbs.ts';
import type { Viewer } from './testkit/canary-viewers.ts';
import { holdsCanary, leaksIn, normalized } from './testkit/leak-search.ts';
import { absentLike, isTheirOffice, LeakStage, NOTHING_CLOSED, VIEWERS } from './testkit/leak-stage.ts';
import type { Suggested } from './testkit/schema-walk.ts';
import { paragraph, PUSH } from './testkit/written.ts';

// Hundreds of questions each.
vi.setConfig({ testTimeout: 420_000, hookTimeout: 120_000 });

let stage: LeakStage;
let subscriptions: Suggested[];
/** Queries that name nothing, kept open. */
let live: Suggested[];
beforeAll(async () => {
  stage = await LeakStage.start();
  subscriptions = stage.operations('subscription');
  live = stage
    .operations('query')
    .filter(({ id }) => id === null)
    .map((query) => ({ ...query, text: query.text.replace('query Walk', 'query Walk @live') }));
});
afterAll(() => stage.close());

/** One operation on a socket, with all that comes of it. */
class Held {
  readonly answers: unknown[] = [];
  readonly ended: Promise<unknown>;

  constructor(
    client: Client,
    readonly asked: Suggested,
    readonly id: string | undefined,
  ) {
    const variables = id === undefined ? {} : { id };
    this.ended = new Promise((resolve) => {
      client.subscribe(
        { query: asked.text, variables },
        { next: (answer) => this.answers.push(answer), error: resolve, complete: () => resolve(null) },
      );
    });
  }
}

/** So many that nobody's budget ends. */
const FOR_EACH = 30;
let fresh = 100;

/** Holds them open, by as many of a kind as their budgets take. */
async function hold(
  viewer: Viewer,
  asked: Suggested[],
  id?: string,
): Promise<{ held: Held[]; close(): Promise<unknown> }> {
  const clients: Client[] = [];
  const held: Held[] = [];
  for (const [index, each] of asked.entries()) {
    if (index % FOR_EACH === 0) clients.push((await viewer.api((fresh += 1))).live());
    held.push(new Held(clients.at(-1)!, each, id ?? stage.idsFor(each)[0]));
  }
  return { held, close: () => Promise.all(clients.map((client) => client.dispose())) };
}

/** How it ended, without any data. */
async function refusalOf({ answers, ended }: Held): Promise<string> {
  const last = await ended;
  const all = answers as Answer<unknown>[];
  expect(all.filter(({ data }) => data)).toEqual([]);
  const errors = [...all.flatMap((each) => each.errors ?? []), ...((last ?? []) as ApiError[])];
  expect(errors).toHaveLength(1);
  return normalized({ data: null, errors });
}

/** Everything that a lead can do at once, each with a canary of its own. */
async function act(): Promise<void> {
  const { api, spaceId, documentId } = stage.closed;
  const title = `${CANARY} Titel ${Math.random()}`;
  await api.query(
    'mutation($id: ID!, $name: String!) { updateSpace(input: { spaceId: $id, name: $name }) { id } }',
    {
      id: spaceId,
      name: `${CANARY} Bereich ${Math.random()}`,
    },
  );
  await api.query(
    'mutation($id: ID!, $title: String!) { renameDocument(input: { documentId: $id, title: $title }) { id } }',
    { id: documentId, title },
  );
  await api.query(PUSH, { documentId, update: paragraph(`${CANARY} live`) });
  const { ajar } = stage.canaries;
  await change(ajar.api, 'renameDocument', { documentId: ajar.hiddenIds[0], title: word('Titel') });
}

it('a member is told of canaries by every subscription and live query', async () => {
  const { member, documentId } = stage.closed;
  const { held, close } = await hold(member, [...subscriptions, ...live]);
  await act();
  for (const root of new Set([...subscriptions, ...live].map((asked) => asked.root))) {
    if (root in NOTHING_CLOSED) continue;
    const heard = () =>
      JSON.stringify(held.filter(({ asked }) => asked.root === root).map((each) => each.answers));
    await expect.poll(() => holdsCanary(heard()), { message: root }).toBe(true);
  }
  const text = 'subscription($id: ID!) { documentUpdates(documentId: $id) { update } }';
  const updates = await hold(member, [{ root: '', id: 'doc', text }], documentId);
  await expect.poll(() => holdsCanary(JSON.stringify(updates.held[0]!.answers))).toBe(true);
  await close();
  await updates.close();
});

describe.each(VIEWERS)('%s', (name) => {
  it('cannot follow what is closed, and is told the same as of what does not exist', async () => {
    const viewer = stage.viewer(name);
    const leaks: unknown[] = [];
    const named = subscriptions.flatMap((asked) =>
      asked.id === null ? [] : (stage.idsFor(asked, name) as string[]).map((id) => ({ asked, id })),
    );
    /** How what does not exist is refused, by subscription and kind of id. */
    const absent = new Map<string, string>();
    for (let from = 0; from < named.length; from += FOR_EACH) {
      const client = (await viewer.api((fresh += 1))).live();
      for (const { asked, id } of named.slice(from, from + FOR_EACH)) {
        const own = new Held(client, asked, id);
        const kind = `${id.slice(0, 3)} ${asked.text}`;
        if (!absent.has(kind)) absent.set(kind, await refusalOf(new Held(client, asked, absentLike(id))));
        const [why, same] = [await refusalOf(own), absent.get(kind)];
        const found = leaksIn(JSON.stringify(own.answers), stage.closedTo(name), id);
        if (why !== same || found.length > 0) leaks.push({ asked, why, same, found });
      }
      await client.dispose();
    }
    expect(leaks).toEqual([]);
  });

  it('hears nothing of what happens there', async () => {
    const open = [...subscriptions.filter(({ id }) => id === null), ...live].filter(
      (each) => !isTheirOffice(name, each),
    );
    const { held, close } = await hold(stage.viewer(name), open);
    // A live query has been answered, and a subscription that is refused has ended.
    for (const { asked, answers, ended } of held) {
      if (asked.text.includes('@live'))
        await Promise.race([
          ended,
          expect.poll(() => answers.length, { timeout: 20_000 }).toBeGreaterThan(0),
        ]);
    }
    const text =
      'subscription($id: ID!) { spaceChanged(spaceId: $id) { type space { name } document { title } } }';
    const witness = await hold(stage.closed.member, [{ root: '', id: 'spc', text }], stage.closed.spaceId);
    const heard = () => witness.held[0]!.answers.length;
    const before = held.map(({ answers }) => answers.length);
    // Nothing says when somebody begins to hear: the first that is heard does.
    await expect.poll(() => act().then(heard), { timeout: 20_000 }).toBeGreaterThan(0);
    for (let round = 1; round <= 2; round++) {
      const heardBefore = heard();
      await act();
      await expect.poll(heard).toBeGreaterThanOrEqual(heardBefore + 2);
    }
    const texts = held.map(({ answers }) => JSON.stringify(answers));
    expect(texts.flatMap((each) => leaksIn(each, stage.closedTo(name), undefined))).toEqual([]);
    expect(held.map(({ answers }) => answers.length)).toEqual(before);
    await close();
    await witness.close();
  });
});
