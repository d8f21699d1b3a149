import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Peer } from './peers.ts';
import { clusterCpuSeconds, cpuSeconds } from './process-usage.ts';
import type { Plan, Scenario, Sight, Table } from './scenario.ts';

const WARM_MILLISECONDS = 1_000;

/** What one run of one peer gave. */
export interface Run {
  pressed: number;
  unseen: number;
  seenMedian: number;
  seenP99: number;
  /** Null where nothing is acknowledged. */
  acknowledgedMedian: number | null;
  acknowledgedP99: number | null;
  acknowledgedPerSecond: number | null;
  /** CPU seconds per 1,000 key presses. */
  serverCpu: number;
  postgresCpu: number;
  bytesPerClient: number;
  bytesPerPress: number;
  generatorLoad: number;
}

export interface RunOptions {
  rate: number;
  milliseconds: number;
}

/** One scenario on one peer: everybody comes, types unmeasured for a moment, types measured, leaves. */
export async function measureRun(
  peer: Peer,
  postmaster: number,
  scenario: Scenario,
  tables: Table[],
  { rate, milliseconds }: RunOptions,
): Promise<Run> {
  await peer.prepare(tables);
  const generator = await LoadGenerator.start();
  try {
    const empty = await peer.memory.take(peer.pid);
    await generator.do('join', {
      protocol: peer.name,
      url: peer.url,
      tables,
      cursors: scenario.cursors,
      rate,
    } satisfies Plan);
    const full = await peer.memory.take(peer.pid);
    await generator.do('warm', WARM_MILLISECONDS);
    const server = await cpuSeconds(peer.pid);
    const postgres = await clusterCpuSeconds(postmaster);
    const sight = await generator.do<Sight>('measure', milliseconds);
    const serverCpu = ((await cpuSeconds(peer.pid)) - server) / (sight.pressed / 1000);
    const postgresCpu = ((await clusterCpuSeconds(postmaster)) - postgres) / (sight.pressed / 1000);
    await generator.do('leave', null);
    const people = tables.reduce((sum, { seats }) => sum + seats.length, 0);
    return { ...summed(sight), serverCpu, postgresCpu, bytesPerClient: (full - empty) / people };
  } finally {
    await generator.stop();
  }
}

function summed(sight: Sight): Omit<Run, 'serverCpu' | 'postgresCpu' | 'bytesPerClient'> {
  const acknowledges = sight.receipts.length > 0;
  return {
    pressed: sight.pressed,
    unseen: sight.unseen,
    seenMedian: quantile(sight.seen, 0.5),
    seenP99: quantile(sight.seen, 0.99),
    acknowledgedMedian: acknowledges ? quantile(sight.receipts, 0.5) : null,
    acknowledgedP99: acknowledges ? quantile(sight.receipts, 0.99) : null,
    acknowledgedPerSecond: acknowledges ? sight.acknowledged / sight.seconds : null,
    bytesPerPress: sight.bytes / sight.pressed,
    generatorLoad: sight.generatorLoad,
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

class LoadGenerator {
  private constructor(private readonly child: ChildProcess) {}

  static async start(): Promise<LoadGenerator> {
    const child = fork(fileURLToPath(new URL('./load.ts', import.meta.url)), {
      execArgv: ['--import', '@oxc-node/core/register'],
    });
    await once(child, 'spawn');
    return new LoadGenerator(child);
  }

  async do<Result = void>(task: string, given: unknown): Promise<Result> {
    this.child.send({ task, given });
    const [answer] = await Promise.race([
      once(this.child, 'message'),
      once(this.child, 'exit').then(([code]) => [{ failure: `the load generator ended with ${code}` }]),
    ]);
    const { result, failure } = answer as { result: Result; failure?: string };
    if (failure) throw new Error(failure);
    return result;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}
