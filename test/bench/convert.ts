/**
 * `pnpm bench convert`: a report of 200 pages in from Word and out again as Word and PDF, by Umlauf's doors, and the same
 * conversions by pandoc alone, in turns; with how long the server's main thread did nothing else meanwhile. `--pages`,
 * `--rounds`.
 */
import { parseArgs } from 'node:util';
import { Pandoc } from '@umlauf/server/platform/pandoc/pandoc';
import { ConvertStage, type Conversion } from './convert/stage.ts';
import { quantile } from './measuring/figures.ts';
import { fixed, printLoad, printTable, writeResults } from './measuring/report.ts';

const { values: flags } = parseArgs({
  options: { pages: { type: 'string', default: '200' }, rounds: { type: 'string', default: '5' } },
});
const pages = Number(flags.pages);
const pandoc = new Pandoc();
const stage = await ConvertStage.start(pages, pandoc);
try {
  const measured = new Map<
    Conversion['name'],
    { seconds: number; usualDelay: number; longestDelay: number }[]
  >();
  // The first of each loads what it needs, and does not count.
  for (let round = 0; round <= Number(flags.rounds); round++) {
    for (const conversion of stage.conversions()) {
      const one = await stage.measure(conversion);
      if (round > 0) measured.set(conversion.name, [...(measured.get(conversion.name) ?? []), one]);
      process.stderr.write('.');
    }
  }
  const rows = [...measured].map(([name, all]) => {
    const median = (pick: (one: (typeof all)[number]) => number) => quantile(all.map(pick), 0.5);
    const seconds = median((one) => one.seconds);
    const delays = name.startsWith('umlauf');
    return [
      name,
      fixed(seconds, 2),
      fixed(pages / seconds, 0),
      delays
        ? fixed(
            median((one) => one.usualDelay),
            1,
          )
        : '–',
      delays
        ? fixed(
            median((one) => one.longestDelay),
            1,
          )
        : '–',
    ];
  });
  console.log(`\n${pages} pages, ${stage.words} words, medians of ${flags.rounds}`);
  printTable([['conversion', 'seconds', 'pages/s', 'main thread p99 ms (goal 20)', 'longest ms'], ...rows]);
  printLoad();
  const settings = { pages, rounds: Number(flags.rounds), words: stage.words };
  console.log(await writeResults('convert', { settings, measured: Object.fromEntries(measured) }));
} finally {
  await stage.close();
  await pandoc.close();
}
