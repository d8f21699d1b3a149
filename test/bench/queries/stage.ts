import type pg from 'pg';
import { ChildHub } from '../../testkit/child-hub.ts';
import { startChildServer, type ChildServer } from '../measuring/child-server.ts';
import { makePeople, type Person } from '../measuring/people.ts';
import type { Asking } from './load.ts';
import type { PeerName } from './shapes.ts';
import { openOwner, openUnwalled } from './unwalled.ts';

/** Enough that no account's budget for the minute (LIMITS.graphqlCostPerMinute) ends a run. */
const PEOPLE = 240;
const PEOPLE_AT_ONCE = 60;
const SPACES_EACH = 10;
const DOCUMENTS_EACH = 5;
/** In the space that is asked for by name. */
const DOCUMENTS_IN_NAMED = 50;
const ROLES = ['LEAD', 'WRITER', 'READER'];

/** Everybody in the same spaces and asking the same, or everybody in spaces of their own. */
export type Company = 'shared' | 'own';

interface Peer extends Pick<ChildServer, 'url' | 'pid'> {
  name: PeerName;
}

/** The servers over one database, with its people, spaces and documents, and one over an equal one without its wall. */
export class QueryStage {
  private constructor(
    private readonly hubs: readonly ChildHub[],
    private readonly databases: readonly pg.Pool[],
    private readonly children: ChildServer[],
    readonly postmaster: number,
    readonly peers: readonly Peer[],
    private readonly people: readonly Person[],
  ) {}

  /** @param nodeOptions for Umlauf's process, e.g. to profile it */
  static async start(nodeOptions: string): Promise<QueryStage> {
    const hub = await ChildHub.start({ NODE_OPTIONS: nodeOptions, DEMO: 'false' });
    const filling = openOwner(hub.socketFolder, 'umlauf');
    const people = await makePeople(filling, PEOPLE);
    await fill(filling, people);
    await filling.end();
    const unwalled = await openUnwalled(hub.socketFolder, 'umlauf');
    const databases = [openOwner(hub.socketFolder, 'umlauf'), unwalled.database];
    const env = { BENCH_SOCKET_FOLDER: hub.socketFolder };
    const children = [
      await startChildServer(new URL('./postgraphile-server.ts', import.meta.url), env),
      await startChildServer(new URL('./plain-server.ts', import.meta.url), env),
    ] as const;
    const peers: Peer[] = [
      { name: 'umlauf', url: hub.url, pid: hub.pid },
      { name: 'unwalled', url: unwalled.hub.url, pid: unwalled.hub.pid },
      { name: 'postgraphile', ...children[0] },
      { name: 'plain', ...children[1] },
    ];
    return new QueryStage(
      [unwalled.hub, hub],
      databases,
      [...children],
      await hub.postgresPid(),
      peers,
      people,
    );
  }

  /** Those who ask in one round, each with the space that they name; others in the next rounds. */
  askingIn(company: Company, round: number): Asking[] {
    const from = (round * PEOPLE_AT_ONCE) % PEOPLE;
    return this.people.slice(from, from + PEOPLE_AT_ONCE).map(({ token }, index) => ({
      token,
      spaceId: spaceId(company === 'shared' ? SHARED : from + index, 0),
    }));
  }

  /** From now on everybody's spaces are the shared ones, or their own. */
  async gather(company: Company): Promise<void> {
    const ids = this.people.map(({ accountId }) => accountId);
    const spaces = ids.flatMap((id, person) =>
      Array.from({ length: SPACES_EACH }, (_, index) => ({
        id: spaceId(company === 'shared' ? SHARED : person, index),
        account: id,
        role: ROLES[person % ROLES.length],
      })),
    );
    for (const database of this.databases) {
      await database.query('delete from membership');
      await database.query(
        'insert into membership (space_id, account_id, role) select * from unnest($1::text[], $2::text[], $3::text[])',
        [spaces.map(({ id }) => id), spaces.map(({ account }) => account), spaces.map(({ role }) => role)],
      );
      await database.query('vacuum analyze membership, space, document');
    }
  }

  async close(): Promise<void> {
    for (const child of this.children) await child.stop();
    for (const database of this.databases) await database.end();
    // The last one has the database.
    for (const hub of this.hubs) await hub.close();
  }
}

const SHARED = PEOPLE;

function spaceId(owner: number, index: number): string {
  return `spc_${String(owner * SPACES_EACH + index).padStart(26, '0')}`;
}

/** Spaces for everybody and the shared ones; the documents of each are by ten authors. */
async function fill(database: pg.Pool, people: readonly Person[]): Promise<void> {
  const spaces = Array.from({ length: (PEOPLE + 1) * SPACES_EACH }, (_, index) => ({
    id: spaceId(0, index),
    documents: index % SPACES_EACH === 0 ? DOCUMENTS_IN_NAMED : DOCUMENTS_EACH,
  }));
  await database.query(
    `insert into space (id, name, purpose, closed_because)
     select id, 'Arbeitsgruppe ' || right(id, 5), 'Messen', 'Messung' from unnest($1::text[]) id`,
    [spaces.map(({ id }) => id)],
  );
  await database.query(
    `insert into document (id, space_id, position, title, created_by_id, text, markdown)
     select 'doc_' || right(space, 22) || lpad(n::text, 4, '0'), space, lpad(n::text, 4, '0'),
       'Vermerk ' || n || ' zur Sitzung der Arbeitsgruppe ' || right(space, 5),
       ($3::text[])[1 + n % 10], repeat('Die Arbeitsgruppe empfiehlt. ', 100), ''
     from unnest($1::text[], $2::int[]) as given (space, documents), generate_series(1, documents) n`,
    [
      spaces.map(({ id }) => id),
      spaces.map(({ documents }) => documents),
      people.map(({ accountId }) => accountId),
    ],
  );
}
