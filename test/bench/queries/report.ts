import { medianRun, ratio } from '../measuring/figures.ts';
import { fixed, printTable } from '../measuring/report.ts';
import type { Run } from './measure.ts';
import type { PeerName, Shape } from './shapes.ts';
import type { Company } from './stage.ts';

/** All runs of one shape and concurrency, by peer. */
export interface Outcome {
  company: Company;
  shape: Shape;
  atOnce: number;
  runs: Partial<Record<PeerName, Run[]>>;
}

const NAMES: Record<PeerName, string> = {
  umlauf: 'Umlauf',
  unwalled: 'Umlauf, no wall',
  postgraphile: 'PostGraphile',
  plain: '`http` + `pg`',
};
const COMPANIES: Record<Company, string> = {
  shared: 'everybody in the same spaces',
  own: 'everybody in spaces of their own',
};

/** One line for each shape, concurrency and peer. */
export function printFigures(outcomes: readonly Outcome[]): void {
  const head = ['asked', 'at once', 'server', 'requests/s', 'ms (p99)', 'CPU ms (PG)', 'bytes'];
  const lines = outcomes.flatMap(({ company, shape, atOnce, runs }) =>
    Object.entries(runs).map(([name, all], index) => {
      const run = medianRun(all);
      return [
        index === 0 ? `${shape.title}, ${COMPANIES[company]}` : '',
        index === 0 ? String(atOnce) : '',
        NAMES[name as PeerName],
        fixed(run.perSecond, 0),
        `${fixed(run.median, 1)} (${fixed(run.p99, 1)})`,
        `${fixed(run.serverCpu, 2)} (${fixed(run.postgresCpu, 2)})`,
        fixed(run.bytesPerAnswer, 0),
      ];
    }),
  );
  printTable([head, ...lines]);
}

/** Umlauf as a share of each other server. */
export function printRatios(outcomes: readonly Outcome[]): void {
  const head = [
    'Umlauf : others',
    'at once',
    'requests/s : PostGraphile (goal 1.0, aim 1.5)',
    'CPU',
    'CPU with PG',
    'requests/s : `http` + `pg`',
  ];
  const lines = outcomes.flatMap((outcome) => {
    const { postgraphile, plain } = ratiosOf(outcome);
    if (!postgraphile && !plain) return [];
    return [
      [
        `${outcome.shape.title}, ${COMPANIES[outcome.company]}`,
        String(outcome.atOnce),
        fixed(postgraphile?.requests ?? null, 2),
        fixed(postgraphile?.cpu ?? null, 2),
        fixed(postgraphile?.cpuWithPostgres ?? null, 2),
        fixed(plain?.requests ?? null, 2),
      ],
    ];
  });
  if (lines.length > 0) printTable([head, ...lines]);
}

/** What row-level security costs: Umlauf with it as a share of Umlauf without it. */
export function printWall(outcomes: readonly Outcome[]): void {
  const head = [
    'with : without row-level security',
    'at once',
    'requests/s',
    'ms',
    'CPU',
    'CPU of PostgreSQL',
    'CPU with PG',
  ];
  const lines = outcomes.flatMap((outcome) => {
    const { unwalled } = ratiosOf(outcome);
    if (!unwalled) return [];
    const { requests, milliseconds, cpu, postgresCpu, cpuWithPostgres } = unwalled;
    const figures = [requests, milliseconds, cpu, postgresCpu, cpuWithPostgres];
    return [
      [
        `${outcome.shape.title}, ${COMPANIES[outcome.company]}`,
        String(outcome.atOnce),
        ...figures.map((figure) => fixed(figure, 2)),
      ],
    ];
  });
  if (lines.length > 0) printTable([head, ...lines]);
}

function ratiosOf({ runs }: Outcome) {
  const against = (name: PeerName) => {
    if (!runs.umlauf || !runs[name]) return null;
    const [ours, theirs] = [medianRun(runs.umlauf), medianRun(runs[name])];
    return {
      requests: ratio(ours.perSecond, theirs.perSecond),
      milliseconds: ratio(ours.median, theirs.median),
      cpu: ratio(ours.serverCpu, theirs.serverCpu),
      postgresCpu: ratio(ours.postgresCpu, theirs.postgresCpu),
      cpuWithPostgres: ratio(ours.serverCpu + ours.postgresCpu, theirs.serverCpu + theirs.postgresCpu),
    };
  };
  return { unwalled: against('unwalled'), postgraphile: against('postgraphile'), plain: against('plain') };
}

/** For machines: every run, the medians and the ratios. */
export function forMachines(outcomes: readonly Outcome[]) {
  return outcomes.map((outcome) => ({
    ...outcome,
    medians: Object.fromEntries(Object.entries(outcome.runs).map(([name, all]) => [name, medianRun(all)])),
    ratios: ratiosOf(outcome),
  }));
}
