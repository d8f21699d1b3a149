/**
 * `pnpm bench circulation`: one round to hundreds of organisations is started, reminded, answered by everybody and ended
 * while pages of it are open: the server's CPU, mails a second, and how soon all pages show the end. `--organisations`,
 * `--recipients`, `--screens`, `--seconds` for the answers, `--profile <folder>` for the server's CPU profile.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Api } from '../testkit/api.ts';
import { Screens } from './circulation/screens.ts';
import { CirculationStage } from './circulation/stage.ts';
import { quantile } from './measuring/figures.ts';
import { clusterCpuSeconds, cpuSeconds } from './measuring/process-usage.ts';
import { fixed, printLoad, printTable, writeResults } from './measuring/report.ts';

const { values: flags } = parseArgs({
  options: {
    organisations: { type: 'string', default: '427' },
    recipients: { type: 'string', default: '1200' },
    screens: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
    profile: { type: 'string' },
  },
});
const [organisations, recipients, screenCount, seconds] = [
  flags.organisations,
  flags.recipients,
  flags.screens,
  flags.seconds,
].map(Number) as [number, number, number, number];

interface Step {
  name: string;
  seconds: number;
  server: number;
  postgres: number;
}
const steps: Step[] = [];

const profiling = flags.profile ? `--cpu-prof --cpu-prof-dir=${flags.profile}` : '';
const stage = await CirculationStage.start(organisations, recipients, profiling);
try {
  // Warms the server up and does not count.
  await stage.send();
  const reminded = await step('start', () => stage.send());
  await step('remind', async () => {
    await stage.shift(
      reminded,
      `started_at = started_at - interval '30 days', deadline_at = now() + interval '1 day'`,
    );
    while ((await stage.mails('CIRCULATION_REMINDED')) < recipients) await wait(5);
  });
  const id = await stage.send();
  const tokens = stage.people.slice(0, screenCount).map(({ token }) => token);
  const screens = await Screens.open(stage.hub.url, tokens, id);
  const before = screens.answers;
  const latencies = await step('answers', () => answerAll(id));
  const lastShown = await screens.untilAllShow(organisations);
  const answersShown = screens.answers - before;
  const endShown = await step('end', async () => {
    await stage.shift(id, `deadline_at = date_trunc('milliseconds', now() - interval '1 millisecond')`);
    return screens.untilAllShow(null);
  });
  screens.close();
  report(latencies, lastShown, endShown, answersShown);
  const figures = { latencies, lastShown, endShown, answersShown };
  const settings = { organisations, recipients, screens: screenCount, seconds };
  console.log(await writeResults('circulation', { settings, steps, ...figures }));
} finally {
  await stage.close();
}

async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const [server, postgres, from] = [
    await cpuSeconds(stage.hub.pid),
    await clusterCpuSeconds(stage.postmaster),
    performance.now(),
  ];
  const result = await work();
  steps.push({
    name,
    seconds: (performance.now() - from) / 1_000,
    server: (await cpuSeconds(stage.hub.pid)) - server,
    postgres: (await clusterCpuSeconds(stage.postmaster)) - postgres,
  });
  return result;
}

/** Everybody answers, at even intervals, whether those before have been answered or not; milliseconds that each took. */
async function answerAll(circulationId: string): Promise<number[]> {
  const answer = 'mutation($input: AnswerCirculationInput!) { answerCirculation(input: $input) { id } }';
  const every = (seconds * 1_000) / recipients;
  const from = performance.now();
  return Promise.all(
    stage.people.map(async ({ token }, index) => {
      await wait(Math.max(0, from + index * every - performance.now()));
      const at = performance.now();
      const choice = index % 10 === 0 ? 'ABSTAIN' : 'AGREE';
      await new Api(stage.hub.url, token).query(answer, { input: { circulationId, choice } });
      return performance.now() - at;
    }),
  );
}

function report(latencies: number[], lastShown: number, endShown: number, answersShown: number): void {
  console.log(`\n${organisations} organisations, ${recipients} recipients, ${screenCount} open pages`);
  printTable([
    ['step', 'seconds', 'server CPU s', 'PostgreSQL CPU s', 'mails/s'],
    ...steps.map(({ name, seconds: took, server, postgres }) => [
      name,
      fixed(took, 2),
      fixed(server, 2),
      fixed(postgres, 2),
      name === 'answers' ? '–' : fixed(recipients / took, 0),
    ]),
  ]);
  console.log(
    `\nan answer took ${fixed(quantile(latencies, 0.5), 0)} ms (99th percentile ${fixed(quantile(latencies, 0.99), 0)})`,
  );
  console.log(`from the last answer to it on all pages: ${fixed(lastShown, 0)} ms`);
  console.log(`from the deadline to the result on all pages: ${fixed(endShown, 0)} ms`);
  console.log(`the pages were told ${answersShown} times while everybody answered`);
  printLoad();
}
