/** The load generator, a process of its own: everybody who holds queries, and who writes. */
import { setTimeout as wait } from 'node:timers/promises';
import { Api } from '../../testkit/api.ts';
import { serveTasks } from '../measuring/load-generator.ts';
import { Holder } from './holder.ts';
import { shapesOf, type Place } from './shapes.ts';
import { kindOf, markIn, type Kind } from './writes.ts';

export interface Plan {
  url: string;
  /** Of who writes. */
  leadToken: string;
  places: Place[];
  /** Accounts that come as members one after the other: their names bear the marks of those writes. */
  guests: string[];
}

/** Somebody with the places that they may read. */
export interface Seat {
  token: string;
  places: number[];
}

export interface Sight {
  seconds: number;
  writes: number;
  answers: number;
  /** Milliseconds from asking for a change of a name or membership until an answer shows it; a sample. */
  changes: number[];
  /** The same for text, which is derived at most two seconds later. */
  texts: number[];
  generatorLoad: number;
}

const JOINING_AT_ONCE = 4;
/** Of so many sightings one is kept. */
const SAMPLE = 20;
const LAST_MILLISECONDS = 3_000;

let plan: Plan;
let api: Api;
let holders: Holder[] = [];
/** By mark. */
const written: { at: number; kind: Kind }[] = [];
let guestsCome = 0;
let sightings = 0;
let times: Record<Kind, number[]> = { rename: [], member: [], append: [] };

async function prepare(given: Plan): Promise<void> {
  plan = given;
  api = new Api(plan.url, plan.leadToken);
}

async function join(seats: Seat[]): Promise<void> {
  const before = holders.length;
  const coming = seats.map(
    ({ places }, index) =>
      new Holder(
        before + index,
        places.flatMap((place) => shapesOf(plan.places[place]!)),
        see,
      ),
  );
  for (let from = 0; from < coming.length; from += JOINING_AT_ONCE) {
    const joining = coming.slice(from, from + JOINING_AT_ONCE);
    await Promise.all(joining.map((holder, i) => holder.join(plan.url, seats[from + i]!.token)));
  }
  holders = [...holders, ...coming];
}

function see(mark: number): void {
  const write = written[mark];
  if (!write || sightings++ % SAMPLE !== 0) return;
  times[write.kind].push(performance.now() - write.at);
}

/** Writes so many times a second, each time in the next space. */
async function measure({
  perSecond,
  milliseconds,
}: {
  perSecond: number;
  milliseconds: number;
}): Promise<Sight> {
  const busy = process.cpuUsage();
  const from = performance.now();
  const before = holders.reduce((sum, { answers }) => sum + answers, 0);
  const first = written.length;
  times = { rename: [], member: [], append: [] };
  const writing: Promise<unknown>[] = [];
  for (let at = from; at < from + milliseconds; at += 1000 / perSecond) {
    await wait(Math.max(0, at - performance.now()));
    writing.push(write());
  }
  await Promise.all(writing);
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(busy);
  await wait(LAST_MILLISECONDS);
  for (const { failure } of holders) if (failure) throw failure;
  return {
    seconds,
    writes: written.length - first,
    answers: holders.reduce((sum, { answers }) => sum + answers, 0) - before,
    changes: [...times.rename, ...times.member],
    texts: times.append,
    generatorLoad: (user + system) / 1e6 / seconds,
  };
}

async function write(): Promise<void> {
  const mark = written.length;
  const { spaceId, documentId } = plan.places[mark % plan.places.length]!;
  const kind = kindOf(mark, plan.places.length);
  written.push({ at: performance.now(), kind });
  if (kind === 'rename') {
    const input = { documentId, title: `Vermerk ${markIn(mark)}` };
    await api.query('mutation ($input: RenameDocumentInput!) { renameDocument(input: $input) { id } }', {
      input,
    });
  } else if (kind === 'append') {
    const input = { documentId, append: `Satz ${markIn(mark)}` };
    await api.query('mutation ($input: EditDocumentInput!) { editDocument(input: $input) { id } }', {
      input,
    });
  } else {
    await addGuest(spaceId);
  }
}

/** The next guest's name bears this mark, and the latest events show it. */
async function addGuest(spaceId: string): Promise<void> {
  const accountId = plan.guests[guestsCome++];
  if (accountId === undefined) throw new Error('no guest is left');
  await api.query('mutation ($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }', {
    input: { spaceId, accountId, role: 'READER' },
  });
}

async function leave(): Promise<void> {
  for (const holder of holders) holder.leave();
}

serveTasks({ prepare, join, measure, leave });
