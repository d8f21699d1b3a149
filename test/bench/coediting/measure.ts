import { quantile } from '../measuring/figures.ts';
import { LoadGenerator } from '../measuring/load-generator.ts';
import { clusterCpuSeconds, cpuSeconds } from '../measuring/process-usage.ts';
import type { Peer } from './peers.ts';
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
  const generator = await LoadGenerator.start(new URL('./load.ts', import.meta.url));
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
