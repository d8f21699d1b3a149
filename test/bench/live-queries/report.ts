import { medianRun, quantile } from '../measuring/figures.ts';
import { fixed, printTable } from '../measuring/report.ts';
import type { Sight } from './load.ts';

export interface Run {
  writes: number;
  answersPerSecond: number;
  /** Milliseconds until an answer shows a change of a name or membership. */
  median: number;
  p99: number;
  /** The same for text. */
  textMedian: number;
  /** CPU seconds in each second of writing, what came after it included. */
  serverCpu: number;
  postgresCpu: number;
  generatorLoad: number;
}

/** All runs with so many held queries. */
export interface Outcome {
  held: number;
  sockets: number;
  /** All that the server holds more than without any. */
  bytes: number;
  runs: Run[];
}

export function runOf(sight: Sight, cpu: { server: number; postgres: number }): Run {
  return {
    writes: sight.writes,
    answersPerSecond: sight.answers / sight.seconds,
    median: quantile(sight.changes, 0.5),
    p99: quantile(sight.changes, 0.99),
    textMedian: quantile(sight.texts, 0.5),
    serverCpu: cpu.server / sight.seconds,
    postgresCpu: cpu.postgres / sight.seconds,
    generatorLoad: sight.generatorLoad,
  };
}

/** One line for each number of held queries. */
export function printFigures(outcomes: readonly Outcome[]): void {
  const head = [
    'held (sockets)',
    'ms (p99); goal 100 (500)',
    'text, ms',
    'answers/s',
    'CPU (PG), cores',
    'kB/query',
    'MB in all',
  ];
  const lines = outcomes.map(({ held, sockets, bytes, runs }) => {
    const run = medianRun(runs);
    return [
      `${held} (${sockets})`,
      held === 0 ? '–' : `${fixed(run.median, 0)} (${fixed(run.p99, 0)})`,
      held === 0 ? '–' : fixed(run.textMedian, 0),
      fixed(run.answersPerSecond, 0),
      `${fixed(run.serverCpu, 2)} (${fixed(run.postgresCpu, 2)})`,
      held === 0 ? '–' : fixed(bytes / held / 1000, 1),
      fixed(bytes / 1e6, 1),
    ];
  });
  printTable([head, ...lines]);
}
