/**
 * `pnpm bench events`: one event to many subscribers with the same selection, from Umlauf, from graphql-ws over graphql's
 * own `subscribe`, and from graphql-yoga, in turns. `--subscribers 100,1000,5000`, `--repetitions`,
 * `--peers umlauf,graphql-ws,yoga`, `--profile <folder>` for Umlauf's CPU profile. Each subscriber is a socket of its own.
 */
import { parseArgs } from 'node:util';
import type { Beat } from './events/load.ts';
import { Audience } from './events/measure.ts';
import { forMachines, printFigures, printRatios, type Outcome } from './events/report.ts';
import { EventStage } from './events/stage.ts';
import { printLoad, writeResults } from './measuring/report.ts';

const { values: flags } = parseArgs({
  options: {
    subscribers: { type: 'string', default: '100,1000,5000' },
    repetitions: { type: 'string', default: '3' },
    peers: { type: 'string', default: 'umlauf,graphql-ws,yoga' },
    profile: { type: 'string' },
  },
});
const sizes = flags.subscribers.split(',').map(Number);
const repetitions = Number(flags.repetitions);

/** Few enough that every server keeps up (about 0.1 ms for each delivery), and enough of them to be measured. */
function beatsFor(subscribers: number): Record<Outcome['kind'], Beat> {
  const apart = Math.max(20, subscribers / 10);
  const times = Math.min(100, Math.max(8, 20_000 / subscribers));
  return {
    'single events': { times, events: 1, milliseconds: apart },
    'bursts of ten': { times: Math.max(1, times / 10), events: 10, milliseconds: 10 * apart },
  };
}

const profiling = flags.profile ? `--cpu-prof --cpu-prof-dir=${flags.profile}` : '';
const stage = await EventStage.start(Math.max(...sizes), profiling);
try {
  const outcomes: Outcome[] = [];
  for (const subscribers of sizes) {
    const audiences: Audience[] = [];
    try {
      for (const peer of stage.peers) {
        if (!flags.peers.split(',').includes(peer.name)) continue;
        audiences.push(await Audience.gather(stage, peer, subscribers));
        process.stderr.write('+');
      }
      const memory = Object.fromEntries(
        audiences.map(({ peer, bytesPerSubscriber }) => [peer.name, bytesPerSubscriber]),
      );
      for (const [kind, beat] of Object.entries(beatsFor(subscribers))) {
        const outcome: Outcome = { subscribers, kind: kind as Outcome['kind'], runs: {}, memory };
        outcomes.push(outcome);
        for (let round = 0; round < repetitions; round++) {
          for (const audience of audiences) {
            (outcome.runs[audience.peer.name] ??= []).push(await audience.measure(beat));
            process.stderr.write('.');
          }
        }
      }
    } finally {
      for (const audience of audiences) await audience.leave();
    }
  }
  console.log(`\nMedians of ${repetitions} runs in turns`);
  printFigures(outcomes);
  printRatios(outcomes);
  printLoad();
  console.log(await writeResults('events', { settings: { repetitions }, outcomes: forMachines(outcomes) }));
} finally {
  await stage.close();
}
