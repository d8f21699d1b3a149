/** Loaded into a server under test: whoever connects to the socket gets its memory, after collecting garbage. */
import { createServer } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const collect = (globalThis as { gc?: () => void }).gc;
const path = process.env['UMLAUF_PROBE_SOCKET'];

// Threads load it too.
if (collect && path && isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const probe = createServer((socket) => {
    const [longestDelay, usualDelay] = [delay.max / 1e6, delay.percentile(99) / 1e6];
    collect();
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    socket.end(JSON.stringify({ heldBytes: heapUsed + external, rssBytes: rss, longestDelay, usualDelay }));
    // The collection itself is no delay of the server's.
    setImmediate(() => setImmediate(() => delay.reset()));
  });
  probe.listen(path).unref();
}
