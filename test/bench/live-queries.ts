/**
 * `pnpm bench live-queries`: thousands of held live queries of 100 shapes while others write: the server's CPU and memory,
 * and the time until an answer shows a write. `--held 1000,5000,10000`, `--writes <a second>`, `--seconds`,
 * `--repetitions`, `--profile <folder>` for Umlauf's CPU profile. First without any, to tell what writing costs.
 */
import { parseArgs } from 'node:util';
import { printFigures, runOf, type Outcome } from './live-queries/report.ts';
import type { Sight } from './live-queries/load.ts';
import { HELD_EACH, LiveQueryStage } from './live-queries/stage.ts';
import { LoadGenerator } from './measuring/load-generator.ts';
import { clusterCpuSeconds, cpuSeconds } from './measuring/process-usage.ts';
import { printLoad, writeResults } from './measuring/report.ts';

const { values: flags } = parseArgs({
  options: {
    held: { type: 'string', default: '1000,5000,10000' },
    writes: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '5' },
    repetitions: { type: 'string', default: '3' },
    profile: { type: 'string' },
  },
});
const sizes = [0, ...flags.held.split(',').map(Number)];
const perSecond = Number(flags.writes);
const milliseconds = Number(flags.seconds) * 1000;
const repetitions = Number(flags.repetitions);

const profiling = flags.profile ? `--cpu-prof --cpu-prof-dir=${flags.profile}` : '';
const stage = await LiveQueryStage.start(Math.ceil(Math.max(...sizes) / HELD_EACH), profiling);
const generator = await LoadGenerator.start(new URL('./live-queries/load.ts', import.meta.url));
try {
  await generator.do('prepare', stage.plan);
  // Warms the server up and does not count.
  await generator.do('measure', { perSecond, milliseconds: 2_000 });
  const outcomes: Outcome[] = [];
  const empty = await stage.memory.take(stage.pid);
  let people = 0;
  for (const held of sizes) {
    const more = stage.seats(people, Math.ceil(held / HELD_EACH));
    people += more.length;
    await generator.do('join', more);
    const full = await stage.memory.take(stage.pid);
    const outcome: Outcome = { held: people * HELD_EACH, sockets: people, bytes: full - empty, runs: [] };
    outcomes.push(outcome);
    for (let round = 0; round < repetitions; round++) {
      const server = await cpuSeconds(stage.pid);
      const postgres = await clusterCpuSeconds(stage.postmaster);
      const sight = await generator.do<Sight>('measure', { perSecond, milliseconds });
      const cpu = {
        server: (await cpuSeconds(stage.pid)) - server,
        postgres: (await clusterCpuSeconds(stage.postmaster)) - postgres,
      };
      outcome.runs.push(runOf(sight, cpu));
      process.stderr.write('.');
    }
  }
  await generator.do('leave', null);
  console.log(`\n${perSecond} writes/s, medians of ${repetitions} runs of ${flags.seconds} s`);
  printFigures(outcomes);
  printLoad();
  console.log(
    await writeResults('live-queries', { settings: { perSecond, milliseconds, repetitions }, outcomes }),
  );
} finally {
  await generator.stop();
  await stage.close();
}
