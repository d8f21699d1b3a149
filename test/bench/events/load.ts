/** The load generator, a process of its own: all subscribers of one server, and who makes the events. */
import { setTimeout as wait } from 'node:timers/promises';
import { serveTasks } from '../measuring/load-generator.ts';
import { Subscriber } from './subscriber.ts';

export interface Plan {
  isUmlauf: boolean;
  url: string;
  tokens: string[];
  /** Of the lead, who renames the document. */
  leadToken: string;
  space: { id: string; name: string };
  documentId: string;
}

export interface Beat {
  /** How many times, how many events each time, and how far apart. */
  times: number;
  events: number;
  milliseconds: number;
}

export interface Sight {
  delivered: number;
  /** Milliseconds from asking for the change until each subscriber has it; one of ten is kept. */
  times: number[];
}

const JOINING_AT_ONCE = 40;
const PATIENCE_MILLISECONDS = 20_000;
const SETTLING_MILLISECONDS = 500;

let plan: Plan;
let subscribers: Subscriber[] = [];
/** When each event was asked for, in order. */
let sentAt: number[] = [];
let times: number[] = [];
let titles = 0;

async function join(given: Plan): Promise<void> {
  plan = given;
  subscribers = plan.tokens.map(
    (_, index) =>
      new Subscriber(index, (count) => {
        if ((index + count) % 10 === 0 && sentAt.length >= count)
          times.push(performance.now() - sentAt[count - 1]!);
      }),
  );
  for (let from = 0; from < subscribers.length; from += JOINING_AT_ONCE) {
    const joining = subscribers.slice(from, from + JOINING_AT_ONCE);
    await Promise.all(joining.map((one, i) => one.join(plan.url, plan.tokens[from + i]!, plan.space.id)));
  }
  await settle();
}

/** No server says when a subscription has begun: events are made until everybody has heard one. */
async function settle(): Promise<void> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  const sum = () => subscribers.reduce((all, { received }) => all + received, 0);
  while (subscribers.some(({ received }) => received === 0)) {
    for (const { failure } of subscribers) if (failure) throw failure;
    if (performance.now() > deadline) throw new Error('not everybody could subscribe');
    await change([`Ereignis ${titles++}`]);
    await wait(SETTLING_MILLISECONDS);
  }
  for (let before = -1; before !== sum();) {
    before = sum();
    await wait(SETTLING_MILLISECONDS);
  }
  for (const subscriber of subscribers) subscriber.received = 0;
  sentAt = [];
}

/** Makes events in a beat and waits until everybody has heard all of them. */
async function beat({ times: count, events, milliseconds }: Beat): Promise<Sight> {
  const before = sentAt.length;
  times = [];
  let title = '';
  for (let round = 0; round < count; round++) {
    const names = Array.from({ length: events }, () => `Ereignis ${titles++}`);
    title = names.at(-1)!;
    const now = performance.now();
    for (const _ of names) sentAt.push(now);
    // One after the other, so that they are committed in this order.
    await change(names);
    await wait(now + milliseconds - performance.now());
  }
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while (subscribers.some(({ received }) => received < sentAt.length)) {
    for (const { failure } of subscribers) if (failure) throw failure;
    if (performance.now() > deadline) throw new Error('events did not arrive');
    await wait(5);
  }
  for (const subscriber of subscribers) subscriber.check(title);
  return { delivered: (sentAt.length - before) * subscribers.length, times };
}

/** The same changes without anybody who listens: what making them costs by itself. */
async function write({ times: count, events, milliseconds }: Beat): Promise<void> {
  for (let round = 0; round < count; round++) {
    await change(Array.from({ length: events }, () => `Ereignis ${titles++}`));
    await wait(milliseconds);
  }
}

async function change(names: string[]): Promise<void> {
  const { isUmlauf, url, leadToken, space, documentId } = plan;
  const fields = names.map(
    (title, i) => `e${i}: renameDocument(input: { documentId: "${documentId}", title: "${title}" }) { id }`,
  );
  const answer = await fetch(`${url}${isUmlauf ? '/graphql' : '/publish'}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${leadToken}` },
    body: JSON.stringify(
      isUmlauf ? { query: `mutation { ${fields.join(' ')} }` } : { space, documentId, titles: names },
    ),
  });
  const text = await answer.text();
  if (!answer.ok || text.includes('"errors"')) throw new Error(text);
}

async function leave(): Promise<void> {
  for (const subscriber of subscribers) subscriber.leave();
  subscribers = [];
  sentAt = [];
}

async function prepare(given: Plan): Promise<void> {
  plan = given;
}

serveTasks({ prepare, join, beat, write, leave });
