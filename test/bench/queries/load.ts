/** The load generator, a process of its own. */
import { serveTasks } from '../measuring/load-generator.ts';
import { HttpLine, requestBytes } from './http-line.ts';
import { bodyOf, type PeerName, type ShapeName } from './shapes.ts';

/** Who asks, and for which space where the shape names one. */
export interface Asking {
  token: string;
  spaceId: string;
}

export interface Plan {
  peer: PeerName;
  url: string;
  shape: ShapeName;
  asking: Asking[];
  /** How many requests are under way at any moment. */
  atOnce: number;
  warmMilliseconds: number;
}

export interface Sight {
  seconds: number;
  requests: number;
  /** Milliseconds of each request. */
  times: number[];
  bytesPerAnswer: number;
  /** The generator's own load, as a share of one core. */
  generatorLoad: number;
}

const GOOD = Buffer.from('\r\n\r\n{"data"');
const BAD = Buffer.from('"errors"');

let lines: HttpLine[] = [];
let requests: Buffer[] = [];
/** Whose turn is next: everybody asks equally often. */
let turn = 0;

async function prepare({ peer, url, shape, asking, atOnce, warmMilliseconds }: Plan): Promise<void> {
  requests = asking.map(({ token, spaceId }) => requestBytes(url, token, bodyOf(peer, shape, spaceId)));
  lines = await Promise.all(Array.from({ length: atOnce }, () => HttpLine.open(url)));
  await ask(warmMilliseconds, []);
}

async function ask(milliseconds: number, times: number[]): Promise<number> {
  const end = performance.now() + milliseconds;
  let bytes = 0;
  const go = async (line: HttpLine): Promise<void> => {
    for (let at = performance.now(); at < end;) {
      const answer = await line.ask(requests[turn++ % requests.length]!);
      if (!answer.includes(GOOD) || answer.includes(BAD))
        throw new Error(`a bad answer: ${answer.toString('utf8', 0, 1_000)}`);
      bytes += answer.byteLength;
      const now = performance.now();
      times.push(now - at);
      at = now;
    }
  };
  await Promise.all(lines.map(go));
  return bytes;
}

async function measure(milliseconds: number): Promise<Sight> {
  const busy = process.cpuUsage();
  const from = performance.now();
  const times: number[] = [];
  const bytes = await ask(milliseconds, times);
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(busy);
  const generatorLoad = (user + system) / 1e6 / seconds;
  return { seconds, requests: times.length, times, bytesPerAnswer: bytes / times.length, generatorLoad };
}

async function leave(): Promise<void> {
  for (const line of lines) line.close();
}

serveTasks({ prepare, measure, leave });
