/**
 * `pnpm bench coediting`: Umlauf against Hocuspocus and a plain relay, in turns. `--all` for every scenario,
 * `--goals` for those with a goal, `--only <part of its name>`; `--repetitions`, `--seconds`, `--rate` (key presses a second of each person who types),
 * `--peers umlauf,hocuspocus,relay`, `--profile <folder>` for Umlauf's CPU profile.
 */
import { parseArgs } from 'node:util';
import { measureRun } from './coediting/measure.ts';
import { layTables, makePeople, makeSpaces } from './coediting/people.ts';
import { introduce, MOST_PEOPLE, Peers } from './coediting/peers.ts';
import { printFigures, printRatios, writeResults, type Outcome } from './coediting/report.ts';
import { SCENARIOS, SHORT_SET } from './coediting/scenario.ts';

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
  console.log(`\n${await writeResults(outcomes, { ...options, repetitions })}`);
} finally {
  await peers.close();
}
