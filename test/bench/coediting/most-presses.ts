import { quantile, ratio } from '../measuring/figures.ts';
import type { Person } from '../measuring/people.ts';
import { fixed, printLoad, printTable, writeResults } from '../measuring/report.ts';
import { measureRun, type Run } from './measure.ts';
import type { Peer, Peers } from './peers.ts';
import { layTables, makeSpaces } from './people.ts';
import { SCENARIOS } from './scenario.ts';

const SCENARIO = SCENARIOS.find(({ name }) => name === '1 × 50, all type')!;
const FIRST_RATE = 10;
const GOAL_MILLISECONDS = 100;
/** After the first rate that is too much, the gap is halved so often: to a sixteenth of it. */
const HALVINGS = 4;

/** The search for one server's limit, in key presses a second of each person. */
class Search {
  good = 0;
  private bad = Infinity;
  private halvings = 0;
  best: Run | null = null;

  constructor(readonly peer: Peer) {}

  /** What to try next; null: found. */
  get next(): number | null {
    if (this.bad === Infinity) return this.good === 0 ? FIRST_RATE : this.good * 2;
    return this.halvings < HALVINGS ? (this.good + this.bad) / 2 : null;
  }

  note(rate: number, run: Run | null): void {
    if (this.bad !== Infinity) this.halvings += 1;
    if (run && run.seenP99 < GOAL_MILLISECONDS && run.unseen === 0) {
      this.good = rate;
      this.best = run;
    } else {
      this.bad = rate;
    }
  }
}

/** The most key presses a second that 50 people can make in one process while 99 of 100 are seen within 100 ms, in turns. */
export async function compareMost(
  peers: Peers,
  people: readonly Person[],
  milliseconds: number,
  repetitions: number,
): Promise<void> {
  const spaces = await makeSpaces(peers.hub.url, peers.database, people, SCENARIO);
  const servers = peers.all.filter(({ name }) => name !== 'relay');
  const found: { peer: Peer['name']; perSecond: number; best: Run | null }[] = [];
  for (let round = 0; round < repetitions; round++) {
    const searches = servers.map((peer) => new Search(peer));
    while (searches.some(({ next }) => next !== null)) {
      for (const search of searches) {
        const { next: rate } = search;
        if (rate === null) continue;
        const tables = await layTables(peers.hub.url, people, SCENARIO, spaces);
        const options = { rate, milliseconds };
        // Whoever cannot keep up at all closes lines or never shows what was typed.
        const run = await measureRun(search.peer, peers.postmaster, SCENARIO, tables, options).catch(
          () => null,
        );
        search.note(rate, run);
        process.stderr.write('.');
      }
    }
    for (const { peer, good, best } of searches) {
      found.push({ peer: peer.name, perSecond: good * SCENARIO.people, best });
    }
  }
  await report(found);
}

async function report(found: { peer: Peer['name']; perSecond: number; best: Run | null }[]): Promise<void> {
  const head = ['server', 'key presses/s', 'seen ms (p99)', 'CPU s/1000 (PG)', "generator's load"];
  const byPeer = [...Map.groupBy(found, ({ peer }) => peer)].map(([peer, all]) => {
    const middle = quantile(
      all.map(({ perSecond }) => perSecond),
      0.5,
    );
    return { peer, middle, best: all.find(({ perSecond }) => perSecond === middle)!.best };
  });
  const lines = byPeer.map(({ peer, middle, best }) => [
    peer,
    fixed(middle, 0),
    best ? `${fixed(best.seenMedian, 1)} (${fixed(best.seenP99, 0)})` : '–',
    best ? `${fixed(best.serverCpu, 2)} (${fixed(best.postgresCpu, 2)})` : '–',
    fixed(best?.generatorLoad ?? null, 2),
  ]);
  printTable([head, ...lines]);
  const of = (name: Peer['name']) => byPeer.find(({ peer }) => peer === name)?.middle ?? NaN;
  const times = ratio(of('umlauf'), of('hocuspocus'));
  console.log(`\nUmlauf : Hocuspocus ${fixed(times, 2)} (goal: at least 2)`);
  printLoad();
  console.log(await writeResults('coediting-most', { found, ratio: times }));
}
