import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import pg from 'pg';
import { Api } from '../../testkit/api.ts';
import { ChildHub } from '../../testkit/child-hub.ts';
import { makePeople, type Person } from '../measuring/people.ts';
import { MemoryReport } from '../measuring/process-usage.ts';
import type { Plan, Seat } from './load.ts';
import { SHAPES_EACH, type Place } from './shapes.ts';
import { kindOf, markIn } from './writes.ts';

const PLACES = 20;
/** Everybody may read half of the spaces and holds all shapes of them. */
const PLACES_EACH = PLACES / 2;
export const HELD_EACH = PLACES_EACH * SHAPES_EACH;
const WRITES_AT_MOST = 4_000;
const DOCUMENTS_EACH = 20;
/** Beyond the numbers of everybody else. */
const GUESTS_FROM = 1_000_000;

/** Umlauf with people in three roles, spaces, and documents. */
export class LiveQueryStage {
  private constructor(
    private readonly hub: ChildHub,
    readonly memory: MemoryReport,
    readonly postmaster: number,
    readonly plan: Plan,
    private readonly people: readonly Person[],
  ) {}

  /** @param nodeOptions for Umlauf's process, e.g. to profile it */
  static async start(count: number, nodeOptions: string): Promise<LiveQueryStage> {
    const memory = new MemoryReport('umlauf');
    const options = `${memory.env['NODE_OPTIONS']} ${nodeOptions}`;
    const hub = await ChildHub.start({ ...memory.env, NODE_OPTIONS: options, DEMO: 'false' });
    const database = new pg.Pool({ ...pgOptions(embeddedAddress(hub.socketFolder, 'umlauf')), max: 1 });
    const people = await makePeople(database, count + 1);
    const guests = await makeGuests(database);
    const lead = people[0]!;
    const places = await makePlaces(hub.url, lead);
    for (const [index, { spaceId }] of places.entries()) {
      const members = people.slice(1).filter((_, person) => mayRead(person, index));
      await database.query(
        `insert into membership (space_id, account_id, role)
         select $1, id, case when n % 3 = 0 then 'LEAD' when n % 3 = 1 then 'WRITER' else 'READER' end
         from unnest($2::text[]) with ordinality as given (id, n)`,
        [spaceId, members.map(({ accountId }) => accountId)],
      );
    }
    await database.end();
    const plan: Plan = { url: hub.url, leadToken: lead.token, places, guests };
    return new LiveQueryStage(hub, memory, await hub.postgresPid(), plan, people.slice(1));
  }

  get pid(): number {
    return this.hub.pid;
  }

  /** Where these people sit. */
  seats(from: number, to: number): Seat[] {
    return this.people.slice(from, to).map(({ token }, index) => ({
      token,
      places: this.plan.places.flatMap((_, place) => (mayRead(from + index, place) ? [place] : [])),
    }));
  }

  close(): Promise<void> {
    return this.hub.close();
  }
}

function mayRead(person: number, place: number): boolean {
  return place % 2 === person % 2;
}

async function makePlaces(url: string, lead: Person): Promise<Place[]> {
  const api = new Api(url, lead.token);
  const create = 'mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
  const places: Place[] = [];
  for (let index = 0; index < PLACES; index++) {
    const { createSpace } = await api.query(
      'mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { id } }',
      { input: { name: `Arbeitsgruppe ${index}`, purpose: 'Messen', closedBecause: 'Messung' } },
    );
    const spaceId = createSpace.id as string;
    let documentId = '';
    for (let title = DOCUMENTS_EACH; title > 0; title--) {
      const input = { spaceId, title: `Vermerk ${title}`, markdown: 'Ein Satz.' };
      const { createDocument } = await api.query(create, { input });
      documentId ||= createDocument.id;
    }
    places.push({ spaceId, documentId });
  }
  return places;
}

/** In the order in which they will come, each with the mark of that write in the name. */
async function makeGuests(database: pg.Pool): Promise<string[]> {
  const marks = Array.from({ length: WRITES_AT_MOST }, (_, mark) => mark).filter(
    (mark) => kindOf(mark, PLACES) === 'member',
  );
  const ids = marks.map((mark) => `acc_${String(GUESTS_FROM + mark).padStart(26, '0')}`);
  await database.query(
    `insert into account (id, name, email) select id, name, id || '@umlauf.example'
     from unnest($1::text[], $2::text[]) as given (id, name)`,
    [ids, marks.map((mark) => `Gast ${markIn(mark)}`)],
  );
  return ids;
}
