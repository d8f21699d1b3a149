import { quantile } from '../measuring/figures.ts';
import { LoadGenerator } from '../measuring/load-generator.ts';
import { clusterCpuSeconds, cpuSeconds } from '../measuring/process-usage.ts';
import type { Asking, Plan, Sight } from './load.ts';
import { bodyOf, documentsIn, type PeerName, type Shape } from './shapes.ts';

const WARM_MILLISECONDS = 300;

export interface Run {
  requests: number;
  perSecond: number;
  median: number;
  p99: number;
  /** CPU milliseconds for each request. */
  serverCpu: number;
  postgresCpu: number;
  bytesPerAnswer: number;
  generatorLoad: number;
}

interface Server {
  name: PeerName;
  url: string;
  pid: number;
}

/** One shape asked of one peer for a while. */
export async function measureRun(
  { name, url, pid }: Server,
  postmaster: number,
  { shape, atOnce }: { shape: Shape; atOnce: number },
  asking: Asking[],
  milliseconds: number,
): Promise<Run> {
  const generator = await LoadGenerator.start(new URL('./load.ts', import.meta.url));
  try {
    const plan: Plan = {
      peer: name,
      url,
      shape: shape.name,
      asking,
      atOnce,
      warmMilliseconds: WARM_MILLISECONDS,
    };
    await generator.do('prepare', plan);
    const server = await cpuSeconds(pid);
    const postgres = await clusterCpuSeconds(postmaster);
    const sight = await generator.do<Sight>('measure', milliseconds);
    const serverCpu = ((await cpuSeconds(pid)) - server) * (1000 / sight.requests);
    const postgresCpu = ((await clusterCpuSeconds(postmaster)) - postgres) * (1000 / sight.requests);
    await generator.do('leave', null);
    return {
      requests: sight.requests,
      perSecond: sight.requests / sight.seconds,
      median: quantile(sight.times, 0.5),
      p99: quantile(sight.times, 0.99),
      serverCpu,
      postgresCpu,
      bytesPerAnswer: sight.bytesPerAnswer,
      generatorLoad: sight.generatorLoad,
    };
  } finally {
    await generator.stop();
  }
}

/** All servers must show the same documents in the same order, and nothing to somebody without a token. */
export async function checkAnswers(
  servers: readonly Server[],
  shape: Shape,
  { token, spaceId }: Asking,
): Promise<void> {
  const shown = await Promise.all(
    servers.map(async ({ name, url }) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const body = bodyOf(name, shape.name, spaceId);
      const stranger = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { ...headers, authorization: 'Bearer nobody' },
        body,
      });
      if (/Vermerk/.test(await stranger.text())) throw new Error(`${name} tells everybody`);
      const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
      return documentsIn(await answer.text());
    }),
  );
  const [first] = shown;
  if (first!.length !== shape.spaces * shape.documents)
    throw new Error(`${first!.length} documents instead of ${shape.spaces * shape.documents}`);
  for (const [index, each] of shown.entries()) {
    if (each.join('\n') === first!.join('\n')) continue;
    throw new Error(
      `${servers[index]!.name} answers otherwise: ${each.slice(0, 3)} and ${first!.slice(0, 3)}`,
    );
  }
}
