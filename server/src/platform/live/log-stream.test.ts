import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { LogStream, type LogSink } from './log-stream.ts';

const PAGE = 10;

/** A log in memory, and what a stream asks of it. */
class SampleLog {
  readonly values: number[] = [];
  place = 0;
  reads = 0;
  asked = 0;
  isReadable: () => boolean = () => true;
  /** Runs while a page is being read. */
  whileReading: () => void = () => undefined;
  sink: LogSink | null = null;

  open(): LogStream<number> {
    return new LogStream<number>({
      readOn: async () => {
        this.reads += 1;
        const page = this.values.slice(this.place, this.place + PAGE);
        await Promise.resolve();
        this.whileReading();
        this.place += page.length;
        return page;
      },
      mayRead: () => {
        this.asked += 1;
        return this.isReadable();
      },
      listen: (sink) => {
        this.sink = sink;
        return () => (this.sink = null);
      },
    });
  }

  write(count = 1): void {
    for (let i = 0; i < count; i++) this.values.push(this.values.length + 1);
    this.sink?.wake();
  }
}

async function take(stream: LogStream<number>, count: number): Promise<number[]> {
  const taken: number[] = [];
  while (taken.length < count) taken.push((await stream.next()).value!);
  return taken;
}
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

describe('a log as a stream', () => {
  it('gives what was and what comes, in order and once', async () => {
    const log = new SampleLog();
    log.write(25);
    const stream = await log.open().begin();
    expect(await take(stream, 20)).toEqual(upTo(20));
    log.write(30);
    expect(await take(stream, 35)).toEqual(upTo(55).slice(20));
  });

  it('misses nothing that is added while it reads', async () => {
    const log = new SampleLog();
    let added = 0;
    log.whileReading = () => {
      if (added++ < 50) log.write();
    };
    const stream = await log.open().begin();
    expect(await take(stream, 50)).toEqual(upTo(50));
  });

  it('waits at the end until it is woken, and then reads', async () => {
    const log = new SampleLog();
    const stream = await log.open().begin();
    const next = stream.next();
    log.write();
    expect(await next).toEqual({ done: false, value: 1 });
  });

  it('goes on waiting when it was woken for nothing', async () => {
    const log = new SampleLog();
    const stream = await log.open().begin();
    const next = stream.next();
    for (let i = 0; i < 5; i++) {
      log.sink!.wake();
      await expect.poll(() => log.reads).toBe(i + 2);
    }
    log.write();
    expect(await next).toEqual({ done: false, value: 1 });
  });

  it('holds one page for a reader who is slow, however much happens', async () => {
    const log = new SampleLog();
    const stream = await log.open().begin();
    for (let i = 0; i < 10_000; i++) log.write();
    expect(log.reads).toBe(1);
    expect(await take(stream, 1)).toEqual([1]);
    for (let i = 0; i < 10_000; i++) log.write();
    expect(log.reads).toBe(2);
    expect(log.place).toBe(PAGE);
    expect(await take(stream, 19_999)).toEqual(upTo(20_000).slice(1));
  });

  it('asks before each value, and ends with FORBIDDEN', async () => {
    const log = new SampleLog();
    log.write(5);
    const stream = await log.open().begin();
    log.isReadable = () => log.asked <= 3;
    expect(await take(stream, 3)).toEqual([1, 2, 3]);
    await expect(stream.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(log.sink).toBeNull();
  });

  it('fails closed when nobody can say whether it may be read', async () => {
    const log = new SampleLog();
    log.write();
    const stream = await log.open().begin();
    log.isReadable = () => {
      throw new Error('no answer');
    };
    await expect(stream.next()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('drops what waits when it is ended from outside, also while it waits', async () => {
    const [full, empty] = [new SampleLog(), new SampleLog()];
    full.write(5);
    for (const log of [full, empty]) {
      const stream = await log.open().begin();
      const sink = log.sink!;
      const next = log === empty ? stream.next() : null;
      sink.fail(new AppError('FORBIDDEN'));
      await expect(next ?? stream.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('says at once what is wrong with the first page, and listens no longer', async () => {
    const log = new SampleLog();
    log.whileReading = () => {
      throw new AppError('GONE', { reason: 'NOT_KEPT' });
    };
    await expect(log.open().begin()).rejects.toMatchObject({ code: 'GONE' });
    expect(log.sink).toBeNull();
  });

  it('ends when the listener leaves, also while it waits', async () => {
    const log = new SampleLog();
    const stream = await log.open().begin();
    const next = stream.next();
    await stream.return();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(log.sink).toBeNull();
  });
});
