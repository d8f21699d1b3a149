/**
 * `pnpm bench coediting`: Umlauf against Hocuspocus and a plain relay, in turns. `--all` for every scenario,
 * `--goals` for those with a goal, `--only <part of its name>`; `--repetitions`, `--seconds`, `--rate` (key presses a second of each person who types),
 * `--peers umlauf,hocuspocus,relay`, `--profile <folder>` for Umlauf's CPU profile.
 * `--most`: the most key presses a second that 50 people can make. `--kill`: what `kill -9` loses of what was acknowledged
 * (`--kill-after 8,12`, seconds of typing).
 */
import { parseArgs } from 'node:util';
import { compareKills } from './coediting/kill.ts';
import { measureRun } from './coediting/measure.ts';
import { compareMost } from './coediting/most-presses.ts';
import { layTables, makeSpaces } from './coediting/people.ts';
import { introduce, MOST_PEOPLE, Peers } from './coediting/peers.ts';
import { forMachines, printFigures, printRatios, type Outcome } from './coediting/report.ts';
import { SCENARIOS, SHORT_SET } from './coediting/scenario.ts';
import { makePeople, type Person } from './measuring/people.ts';
import { printLoad, writeResults } from './measuring/report.ts';

const { values: flags } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    goals: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    repetitions: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    rate: { type: 'string', default: '5' },
    peers: { type: 'string', default: 'umlauf,hocuspocus,relay' },
    profile: { type: 'string' },
    most: { type: 'boolean', default: false },
    kill: { type: 'boolean', default: false },
    'kill-after': { type: 'string', default: '8,12' },
  },
});

const scenarios = SCENARIOS.filter(({ name, cpuGoal }) => {
  if (flags.only.length > 0) return flags.only.some((part) => name.includes(part));
  if (flags.goals) return cpuGoal !== null;
  return flags.all || SHORT_SET.includes(name);
});
const repetitions = Number(flags.repetitions);
const options = { rate: Number(flags.rate), milliseconds: Number(flags.seconds) * 1000 };
const wanted = new Set(flags.peers.split(','));

const peers = await Peers.start(flags.profile ? `--cpu-prof --cpu-prof-dir=${flags.profile}` : '');
try {
  const people = await makePeople(peers.database, MOST_PEOPLE);
  await introduce(peers, people);
  if (flags.kill) await compareKills(peers, people, flags['kill-after'].split(',').map(Number), repetitions);
  else if (flags.most) await compareMost(peers, people, options.milliseconds, repetitions);
  else await compareScenarios(people);
} finally {
  await peers.close();
}

async function compareScenarios(people: readonly Person[]): Promise<void> {
  const outcomes: Outcome[] = scenarios.map((scenario) => ({ scenario, runs: {} }));
  const spaces = new Map<Outcome, string[]>();
  for (const outcome of outcomes) {
    spaces.set(outcome, await makeSpaces(peers.hub.url, peers.database, people, outcome.scenario));
  }
  const measured = peers.all.filter(({ name }) => wanted.has(name));
  // The first round warms the servers up and does not count.
  for (let round = 0; round <= repetitions; round++) {
    for (const outcome of round === 0 ? outcomes.slice(0, 1) : outcomes) {
      for (const peer of measured) {
        const tables = await layTables(peers.hub.url, people, outcome.scenario, spaces.get(outcome)!);
        const run = await measureRun(peer, peers.postmaster, outcome.scenario, tables, options);
        if (round > 0) (outcome.runs[peer.name] ??= []).push(run);
        process.stderr.write('.');
      }
    }
  }
  console.log(
    `\nMedians of ${repetitions} runs in turns, ${flags.seconds} s each, ${flags.rate} key presses/s`,
  );
  printFigures(outcomes);
  printRatios(outcomes);
  printLoad();
  const settings = { ...options, repetitions };
  console.log(await writeResults('coediting', { settings, outcomes: forMachines(outcomes) }));
}
