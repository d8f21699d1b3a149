import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { Api } from '../../testkit/api.ts';
import { LoadGenerator } from '../measuring/load-generator.ts';
import type { Person } from '../measuring/people.ts';
import { printLoad, printTable, writeResults } from '../measuring/report.ts';
import { storedByHocuspocus, type Peer, type Peers } from './peers.ts';
import { layTables, makeSpaces, stateOf } from './people.ts';
import type { Plan, Saved, Scenario } from './scenario.ts';

const SCENARIO: Scenario = {
  name: '1 × 10, 5 type',
  documents: 1,
  people: 10,
  typing: 5,
  cursors: false,
  cpuGoal: null,
};
const RATE = 8;
/** They go on for a while after the server is gone, as people do. */
const AFTERWARDS_MILLISECONDS = 500;

interface Loss {
  peer: Peer['name'];
  seconds: number;
  acknowledged: number;
  lost: number;
}

/** `kill -9` in mid-typing, for Umlauf and Hocuspocus in turns: of what each had acknowledged, what is not there afterwards. */
export async function compareKills(
  peers: Peers,
  people: readonly Person[],
  after: readonly number[],
  repetitions: number,
): Promise<void> {
  const [spaceId] = await makeSpaces(peers.hub.url, peers.database, people, SCENARIO);
  const losses: Loss[] = [];
  for (const seconds of after) {
    for (let round = 0; round < repetitions; round++) {
      for (const peer of peers.all.filter(({ name }) => name !== 'relay')) {
        losses.push(await killOnce(peers, peer, people, spaceId!, seconds));
        process.stderr.write('.');
      }
    }
  }
  const head = ['`kill -9` after', 'server', 'rounds', 'acknowledged', 'lost of these'];
  const lines = [...Map.groupBy(losses, ({ seconds, peer }) => `${seconds} s|${peer}`)].map(([kind, all]) => {
    const sum = (of: 'acknowledged' | 'lost') => String(all.reduce((total, loss) => total + loss[of], 0));
    return [...kind.split('|'), String(all.length), sum('acknowledged'), sum('lost')];
  });
  printTable([head, ...lines]);
  printLoad();
  console.log(await writeResults('coediting-kill', { rate: RATE, losses }));
}

async function killOnce(
  peers: Peers,
  peer: Peer,
  people: readonly Person[],
  spaceId: string,
  seconds: number,
): Promise<Loss> {
  const tables = await layTables(peers.hub.url, people, SCENARIO, [spaceId]);
  await peer.prepare(tables);
  const generator = await LoadGenerator.start(new URL('./load.ts', import.meta.url));
  try {
    const plan: Plan = { protocol: peer.name, url: peer.url, tables, cursors: false, rate: RATE };
    await generator.do('join', plan);
    await generator.do('warm', 500);
    const typing = generator.do<Saved[]>('typeUntilCut', seconds * 1000 + AFTERWARDS_MILLISECONDS);
    await wait(seconds * 1000);
    await peer.killAndRestart();
    const saved = await typing;
    const kept = await keptBy(peers, peer, tables[0]!.documentId, people[0]!.token);
    // The first step is the paragraph itself; it was acknowledged while warming up.
    const acknowledged = saved.reduce((sum, { clock }) => sum + clock, 0);
    const lost = saved.reduce(
      (sum, { clientId, clock }) => sum + Math.max(0, clock - (kept.get(clientId) ?? 0)),
      0,
    );
    return { peer: peer.name, seconds, acknowledged, lost };
  } finally {
    await generator.stop();
  }
}

/** How many steps of each writer are stored. */
async function keptBy(peers: Peers, { name }: Peer, documentId: string, token: string) {
  const state =
    name === 'umlauf'
      ? Buffer.from(await stateOf(new Api(peers.hub.url, token), documentId), 'base64')
      : await storedByHocuspocus(peers.hub.socketFolder, documentId);
  return state ? Y.parseUpdateMeta(state).to : new Map<number, number>();
}
