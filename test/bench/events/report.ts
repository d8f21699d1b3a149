import { medianRun, ratio } from '../measuring/figures.ts';
import { fixed, printTable } from '../measuring/report.ts';
import type { Run } from './measure.ts';
import type { PeerName } from './stage.ts';

/** All runs with so many subscribers, by peer. */
export interface Outcome {
  subscribers: number;
  kind: 'single events' | 'bursts of ten';
  runs: Partial<Record<PeerName, Run[]>>;
  /** Bytes for each subscriber. */
  memory: Partial<Record<PeerName, number>>;
}

const NAMES: Record<PeerName, string> = {
  umlauf: 'Umlauf',
  'graphql-ws': 'graphql-ws',
  yoga: 'graphql-yoga',
};

/** One line for each number of subscribers and peer. */
export function printFigures(outcomes: readonly Outcome[]): void {
  const head = [
    'subscribers',
    'server',
    'ms (p99)',
    'CPU µs/delivery (PG)',
    'without making',
    'kB/subscriber',
  ];
  const lines = outcomes.flatMap(({ subscribers, kind, runs, memory }) =>
    Object.entries(runs).map(([name, all], index) => {
      const run = medianRun(all);
      return [
        index === 0 ? `${subscribers}, ${kind}` : '',
        NAMES[name as PeerName],
        `${fixed(run.median, 1)} (${fixed(run.p99, 0)})`,
        `${fixed(run.serverCpu, 1)} (${fixed(run.postgresCpu, 1)})`,
        fixed(run.deliveryCpu, 1),
        fixed((memory[name as PeerName] ?? NaN) / 1000, 1),
      ];
    }),
  );
  printTable([head, ...lines]);
}

/** Umlauf as a share of each other server. */
export function printRatios(outcomes: readonly Outcome[]): void {
  const head = [
    'Umlauf : graphql-ws',
    'CPU (goal 0.1)',
    'with PG',
    'without making',
    'memory (goal 0.25)',
    'CPU : graphql-yoga',
  ];
  const lines = outcomes.flatMap((outcome) => {
    const { 'graphql-ws': peer, yoga } = ratiosOf(outcome);
    if (!peer) return [];
    return [
      [
        `${outcome.subscribers}, ${outcome.kind}`,
        fixed(peer.cpu, 3),
        fixed(peer.cpuWithPostgres, 3),
        fixed(peer.delivery, 3),
        fixed(peer.memory, 2),
        fixed(yoga?.cpu ?? null, 3),
      ],
    ];
  });
  if (lines.length > 0) printTable([head, ...lines]);
}

function ratiosOf({ runs, memory }: Outcome) {
  const against = (name: PeerName) => {
    if (!runs.umlauf || !runs[name]) return null;
    const [ours, theirs] = [medianRun(runs.umlauf), medianRun(runs[name])];
    return {
      cpu: ratio(ours.serverCpu, theirs.serverCpu),
      cpuWithPostgres: ratio(ours.serverCpu + ours.postgresCpu, theirs.serverCpu),
      delivery: ratio(ours.deliveryCpu, theirs.deliveryCpu),
      memory: ratio(memory.umlauf ?? NaN, memory[name] ?? NaN),
    };
  };
  return { 'graphql-ws': against('graphql-ws'), yoga: against('yoga') };
}

/** For machines: every run, the medians and the ratios. */
export function forMachines(outcomes: readonly Outcome[]) {
  return outcomes.map((outcome) => ({
    ...outcome,
    medians: Object.fromEntries(Object.entries(outcome.runs).map(([name, all]) => [name, medianRun(all)])),
    ratios: ratiosOf(outcome),
  }));
}
