import { quantile } from '../measuring/figures.ts';
import { LoadGenerator } from '../measuring/load-generator.ts';
import { clusterCpuSeconds, cpuSeconds } from '../measuring/process-usage.ts';
import type { Beat, Sight } from './load.ts';
import type { EventStage, Peer } from './stage.ts';

export interface Run {
  delivered: number;
  median: number;
  p99: number;
  /** CPU microseconds for each delivered event, making it included. */
  serverCpu: number;
  postgresCpu: number;
  /** The server's alone, without what making the events costs when nobody listens. */
  deliveryCpu: number;
}

/** One server with its subscribers, who stay while it is measured several times. */
export class Audience {
  private constructor(
    private readonly generator: LoadGenerator,
    readonly peer: Peer,
    private readonly postmaster: number,
    readonly bytesPerSubscriber: number,
    /** CPU seconds of the server for one event that nobody hears. */
    private readonly making: number,
  ) {}

  static async gather(stage: EventStage, peer: Peer, subscribers: number): Promise<Audience> {
    const generator = await LoadGenerator.start(new URL('./load.ts', import.meta.url));
    try {
      const plan = stage.planFor(peer, subscribers);
      await generator.do('prepare', plan);
      const making = await costOfMaking(generator, peer);
      const empty = await peer.memory.take(peer.pid);
      await generator.do('join', plan);
      const full = await peer.memory.take(peer.pid);
      return new Audience(generator, peer, stage.postmaster, (full - empty) / subscribers, making);
    } catch (error) {
      await generator.stop();
      throw error;
    }
  }

  async measure(beat: Beat): Promise<Run> {
    const { pid } = this.peer;
    const server = await cpuSeconds(pid);
    const postgres = await clusterCpuSeconds(this.postmaster);
    const { delivered, times } = await this.generator.do<Sight>('beat', beat);
    const used = (await cpuSeconds(pid)) - server;
    const usedByPostgres = (await clusterCpuSeconds(this.postmaster)) - postgres;
    const each = 1e6 / delivered;
    return {
      delivered,
      median: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      serverCpu: used * each,
      postgresCpu: usedByPostgres * each,
      deliveryCpu: Math.max(0, used - this.making * beat.times * beat.events) * each,
    };
  }

  async leave(): Promise<void> {
    await this.generator.do('leave', null);
    await this.generator.stop();
  }
}

/** The first ones warm the server up. */
async function costOfMaking(generator: LoadGenerator, { pid }: Peer): Promise<number> {
  const beat: Beat = { times: 60, events: 1, milliseconds: 0 };
  await generator.do('write', beat);
  const before = await cpuSeconds(pid);
  await generator.do('write', beat);
  return ((await cpuSeconds(pid)) - before) / beat.times;
}
