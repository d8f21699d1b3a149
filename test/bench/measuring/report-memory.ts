/** Loaded into each server under measurement: on SIGUSR2 it collects its garbage and writes down what it holds. */
import { renameSync, writeFileSync } from 'node:fs';

const collect = (globalThis as { gc?: () => void }).gc;
const file = process.env['BENCH_MEMORY_FILE'];

if (collect && file) {
  process.on('SIGUSR2', () => {
    collect();
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    writeFileSync(`${file}.part`, JSON.stringify({ held: heapUsed + external, rss }));
    renameSync(`${file}.part`, file);
  });
}
