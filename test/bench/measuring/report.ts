import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';

const RESULTS = new URL('../results/', import.meta.url);
const loadAtStart = loadavg()[0]!;

/** A table in Markdown, to be read here and pasted into RESULTS.md. */
export function printTable(rows: readonly string[][]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ');
  console.log(`\n| ${line(rows[0]!)} |`);
  console.log(`| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  for (const row of rows.slice(1)) console.log(`| ${line(row)} |`);
}

export function fixed(value: number | null, digits: number): string {
  return value === null || Number.isNaN(value) ? '–' : value.toFixed(digits);
}

/** How busy the machine was, as a sentence below the tables. */
export function printLoad(): void {
  console.log(`\nLoad average ${loadAtStart.toFixed(1)} before and ${loadavg()[0]!.toFixed(1)} after.`);
}

/** For machines; resolves with the file's path. */
export async function writeResults(name: string, measured: object): Promise<string> {
  await mkdir(RESULTS, { recursive: true });
  const file = new URL(`${name}.json`, RESULTS);
  const [processor] = cpus();
  const machine = { cores: cpus().length, processor: processor?.model, loadAtStart, loadAtEnd: loadavg()[0] };
  const written = { at: new Date().toISOString(), node: process.version, machine, ...measured };
  await writeFile(file, `${JSON.stringify(written, null, 2)}\n`);
  return file.pathname;
}
