/**
 * `pnpm bench queries`: 50 documents with their authors, three levels deep, from Umlauf with and without row-level
 * security, from PostGraphile 5 on the same tables, and from hand-written `http` + `pg` as the limit, in turns.
 * `--repetitions`, `--seconds`, `--at-once 1,10,30`, `--companies shared,own`, `--shapes spaces,space`,
 * `--peers umlauf,unwalled,postgraphile,plain`, `--profile <folder>` for Umlauf's CPU profile.
 */
import { parseArgs } from 'node:util';
import { printLoad, writeResults } from './measuring/report.ts';
import { checkAnswers, measureRun } from './queries/measure.ts';
import { forMachines, printFigures, printRatios, printWall, type Outcome } from './queries/report.ts';
import { SHAPES } from './queries/shapes.ts';
import { QueryStage, type Company } from './queries/stage.ts';

const { values: flags } = parseArgs({
  options: {
    repetitions: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '1,10,30' },
    companies: { type: 'string', default: 'shared,own' },
    shapes: { type: 'string', default: 'spaces,space' },
    peers: { type: 'string', default: 'umlauf,unwalled,postgraphile,plain' },
    profile: { type: 'string' },
  },
});
const repetitions = Number(flags.repetitions);
const milliseconds = Number(flags.seconds) * 1000;
const companies = flags.companies.split(',') as Company[];
const shapes = SHAPES.filter(({ name }) => flags.shapes.split(',').includes(name));
const atOnce = flags['at-once'].split(',').map(Number);

const stage = await QueryStage.start(
  flags.profile ? `--cpu-prof --cpu-prof-interval=500 --cpu-prof-dir=${flags.profile}` : '',
);
try {
  const peers = stage.peers.filter(({ name }) => flags.peers.split(',').includes(name));
  const outcomes: Outcome[] = [];
  for (const company of companies) {
    await stage.gather(company);
    for (const shape of shapes) {
      await checkAnswers(stage.peers, shape, stage.askingIn(company, 0)[1]!);
      const mine: Outcome[] = atOnce.map((count) => ({ company, shape, atOnce: count, runs: {} }));
      outcomes.push(...mine);
      // The first round warms the servers up and does not count.
      for (let round = 0; round <= repetitions; round++) {
        for (const outcome of round === 0 ? mine.slice(-1) : mine) {
          for (const peer of peers) {
            const asking = stage.askingIn(company, round);
            const run = await measureRun(peer, stage.postmaster, outcome, asking, milliseconds);
            if (round > 0) (outcome.runs[peer.name] ??= []).push(run);
            process.stderr.write('.');
          }
        }
      }
    }
  }
  console.log(`\nMedians of ${repetitions} runs in turns, ${flags.seconds} s each`);
  printFigures(outcomes);
  printRatios(outcomes);
  printWall(outcomes);
  printLoad();
  const settings = { repetitions, milliseconds };
  console.log(await writeResults('queries', { settings, outcomes: forMachines(outcomes) }));
} finally {
  await stage.close();
}
