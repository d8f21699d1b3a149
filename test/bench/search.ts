/**
 * `pnpm bench search`: what people look for in a hub full of documents, asked of Umlauf as somebody who belongs to 20 of
 * its spaces, and of plain SQL that asks for nobody's permission, in turns. `--documents`, `--spaces`, `--queries`.
 */
import { parseArgs } from 'node:util';
import { printLoad, writeResults } from './measuring/report.ts';
import { Searches, type Measured } from './search/measure.ts';
import { printSearches } from './search/report.ts';
import { SearchStage } from './search/stage.ts';

const { values: flags } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000' },
    spaces: { type: 'string', default: '200' },
    queries: { type: 'string', default: '1000' },
  },
});
const documents = Number(flags.documents);
const spaces = Number(flags.spaces);
/** So many queries come first and do not count. */
const WARMING = 50;

const stage = await SearchStage.start(documents, spaces);
try {
  const searches = await Searches.open(stage);
  const measured: Measured[] = [];
  for (const [turn, asked] of stage.queries(WARMING + Number(flags.queries)).entries()) {
    const one = await searches.measure(asked, turn);
    if (turn >= WARMING) measured.push(one);
    if (turn % 50 === 0) process.stderr.write('.');
  }
  searches.close();
  console.log(`\n${documents} documents in ${spaces} spaces; milliseconds, medians (99th percentile)`);
  printSearches(measured);
  console.log(`\nWriting a document with its search entry took ${stage.writing.toFixed(1)} ms.`);
  printLoad();
  const settings = { documents, spaces, queries: measured.length };
  console.log(await writeResults('search', { settings, measured }));
} finally {
  await stage.close();
}
