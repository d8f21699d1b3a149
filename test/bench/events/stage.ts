import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import pg from 'pg';
import { Api } from '../../testkit/api.ts';
import { ChildHub } from '../../testkit/child-hub.ts';
import { startChildServer, type ChildServer } from '../measuring/child-server.ts';
import { makePeople, type Person } from '../measuring/people.ts';
import { MemoryReport } from '../measuring/process-usage.ts';
import type { Plan } from './load.ts';

export type PeerName = 'umlauf' | 'graphql-ws' | 'yoga';

export interface Peer {
  name: PeerName;
  url: string;
  pid: number;
  memory: MemoryReport;
}

/** The three servers; everybody is in one space, in one of three roles. */
export class EventStage {
  private constructor(
    private readonly hub: ChildHub,
    private readonly children: ChildServer[],
    readonly postmaster: number,
    readonly peers: readonly Peer[],
    private readonly people: readonly Person[],
    private readonly space: Plan['space'],
    private readonly documentId: string,
  ) {}

  /** @param nodeOptions for Umlauf's process, e.g. to profile it */
  static async start(count: number, nodeOptions: string): Promise<EventStage> {
    const memory = new MemoryReport('umlauf');
    const options = `${memory.env['NODE_OPTIONS']} ${nodeOptions}`;
    const hub = await ChildHub.start({ ...memory.env, NODE_OPTIONS: options, DEMO: 'false' });
    const database = new pg.Pool({ ...pgOptions(embeddedAddress(hub.socketFolder, 'umlauf')), max: 1 });
    const people = await makePeople(database, count);
    const api = new Api(hub.url, people[0]!.token);
    const { createSpace: space } = await api.query(
      'mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { id name } }',
      { input: { name: 'Ereignisse', purpose: 'Messen', closedBecause: 'Messung' } },
    );
    const { createDocument } = await api.query(
      'mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { id } }',
      { input: { spaceId: space.id, title: 'Ereignis', markdown: '' } },
    );
    await database.query(
      `insert into membership (space_id, account_id, role)
       select $1, id, case when n % 3 = 0 then 'LEAD' when n % 3 = 1 then 'WRITER' else 'READER' end
       from unnest($2::text[]) with ordinality as given (id, n)`,
      [space.id, people.slice(1).map(({ accountId }) => accountId)],
    );
    await database.end();
    const env = { BENCH_SOCKET_FOLDER: hub.socketFolder };
    const children = [
      await startChildServer(new URL('./graphql-ws-server.ts', import.meta.url), env),
      await startChildServer(new URL('./yoga-server.ts', import.meta.url), env),
    ] as const;
    const peers: Peer[] = [
      { name: 'umlauf', url: hub.url, pid: hub.pid, memory },
      { name: 'graphql-ws', ...children[0] },
      { name: 'yoga', ...children[1] },
    ];
    const postmaster = await hub.postgresPid();
    return new EventStage(hub, [...children], postmaster, peers, people, space, createDocument.id);
  }

  planFor({ name, url }: Peer, subscribers: number): Plan {
    return {
      isUmlauf: name === 'umlauf',
      url,
      tokens: this.people.slice(0, subscribers).map(({ token }) => token),
      leadToken: this.people[0]!.token,
      space: this.space,
      documentId: this.documentId,
    };
  }

  async close(): Promise<void> {
    for (const child of this.children) await child.stop();
    await this.hub.close();
  }
}
