import { medianRun, ratio } from '../measuring/figures.ts';
import { fixed, printTable } from '../measuring/report.ts';
import type { Run } from './measure.ts';
import type { Plan, Scenario } from './scenario.ts';

type PeerName = Plan['protocol'];

/** All runs of one scenario, by peer. */
export interface Outcome {
  scenario: Scenario;
  runs: Partial<Record<PeerName, Run[]>>;
}

/** One line for each scenario and peer. */
export function printFigures(outcomes: readonly Outcome[]): void {
  const head = [
    'work',
    'server',
    'seen ms (p99)',
    'saved ms (p99)',
    'saved/s',
    'CPU s/1000 (PG)',
    'kB/client',
    'B/press',
    'unseen',
  ];
  const lines = outcomes.flatMap(({ scenario, runs }) =>
    Object.entries(runs).map(([name, all], index) => {
      const run = medianRun(all);
      return [
        index === 0 ? scenario.name : '',
        name,
        `${fixed(run.seenMedian, 1)} (${fixed(run.seenP99, 0)})`,
        run.acknowledgedMedian === null
          ? '-'
          : `${fixed(run.acknowledgedMedian, 1)} (${fixed(run.acknowledgedP99!, 0)})`,
        run.acknowledgedPerSecond === null ? '-' : fixed(run.acknowledgedPerSecond, 0),
        `${fixed(run.serverCpu, 2)} (${fixed(run.postgresCpu, 2)})`,
        fixed(run.bytesPerClient / 1000, 1),
        fixed(run.bytesPerPress, 0),
        String(all.reduce((sum, { unseen }) => sum + unseen, 0)),
      ];
    }),
  );
  printTable([head, ...lines]);
}

/** Umlauf against Hocuspocus, scenario by scenario. */
export function printRatios(outcomes: readonly Outcome[]): void {
  const head = ['Umlauf : Hocuspocus', 'CPU', 'with PG', 'goal', 'memory', 'bytes'];
  const lines = outcomes.flatMap(({ scenario, runs }) => {
    if (!runs.umlauf || !runs.hocuspocus) return [];
    const ratios = ratiosOf(runs.umlauf, runs.hocuspocus);
    return [
      [
        scenario.name,
        fixed(ratios.cpu, 2),
        fixed(ratios.cpuWithPostgres, 2),
        scenario.cpuGoal === null ? '' : `<= ${scenario.cpuGoal}`,
        fixed(ratios.memory, 2),
        fixed(ratios.bytes, 2),
      ],
    ];
  });
  if (lines.length > 0) printTable([head, ...lines]);
}

function ratiosOf(ours: readonly Run[], theirs: readonly Run[]) {
  const [umlauf, hocuspocus] = [medianRun(ours), medianRun(theirs)];
  const whole = ({ serverCpu, postgresCpu }: Run) => serverCpu + postgresCpu;
  return {
    cpu: ratio(umlauf.serverCpu, hocuspocus.serverCpu),
    cpuWithPostgres: ratio(whole(umlauf), whole(hocuspocus)),
    memory: ratio(umlauf.bytesPerClient, hocuspocus.bytesPerClient),
    bytes: ratio(umlauf.bytesPerPress, hocuspocus.bytesPerPress),
  };
}

/** For machines: every run, the medians and the ratios. */
export function forMachines(outcomes: readonly Outcome[]) {
  return outcomes.map(({ scenario, runs }) => ({
    scenario,
    medians: Object.fromEntries(Object.entries(runs).map(([name, all]) => [name, medianRun(all)])),
    ratios: runs.umlauf && runs.hocuspocus ? ratiosOf(runs.umlauf, runs.hocuspocus) : null,
    runs,
  }));
}
