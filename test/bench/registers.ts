/**
 * `pnpm bench registers`: the register of decisions, half of them of rounds and half of texts, filtered and searched by
 * somebody who belongs to all of its spaces and by somebody who belongs to a tenth, in turns. `--decisions`, `--rounds`.
 */
import { parseArgs } from 'node:util';
import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import pg from 'pg';
import { Api } from '../testkit/api.ts';
import { ChildHub } from '../testkit/child-hub.ts';
import { quantile } from './measuring/figures.ts';
import { makePeople } from './measuring/people.ts';
import { fixed, printLoad, printTable, writeResults } from './measuring/report.ts';

const { values: flags } = parseArgs({
  options: { decisions: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '60' } },
});
const [decisions, rounds] = [Number(flags.decisions), Number(flags.rounds)];
const SPACES = 100;
/** So many rounds come first and do not count. */
const WARMING = 6;

const FILTERS: Record<string, object> = {
  'all of it': {},
  'of a space': { spaceId: `spc_${'7'.padStart(26, '0')}` },
  'of a year, in a state': { year: 2024, state: 'CARRIED_OUT' },
  'a word that stands in one of a hundred': { text: 'Steinbruch' },
  'a bent word that stands in half of them': { text: 'Gebühren' },
  'two words': { text: 'gebühr turnhalle' },
  'a number': { text: '2025/17' },
};
const QUERY = `query($filter: DecisionFilter) { decisions(first: 25, filter: $filter) {
  totalCount nodes { id number title wording outcome state votes { agreed } space { name } } } }`;

const hub = await ChildHub.start({ DEMO: 'false' });
try {
  const database = new pg.Pool({ ...pgOptions(embeddedAddress(hub.socketFolder, 'umlauf')), max: 1 });
  const people = await makePeople(database, 2);
  await fill(
    database,
    people.map(({ accountId }) => accountId),
  );
  await database.end();
  const askers = { 'all spaces': people[0]!, 'a tenth': people[1]! };
  const times = new Map<string, number[]>();
  const found = new Map<string, number>();
  for (let round = 0; round < WARMING + rounds; round++) {
    for (const [name, filter] of Object.entries(FILTERS)) {
      for (const [who, { token }] of Object.entries(askers)) {
        const began = performance.now();
        const answer = await new Api(hub.url, token).query<any>(QUERY, { filter });
        const key = `${name}, by a member of ${who}`;
        if (round >= WARMING) times.set(key, [...(times.get(key) ?? []), performance.now() - began]);
        found.set(key, answer.decisions.totalCount);
      }
    }
  }
  const rows = [...times].map(([name, each]) => [
    name,
    String(found.get(name)),
    fixed(quantile(each, 0.5), 1),
    fixed(quantile(each, 0.99), 1),
  ]);
  console.log(`\n${decisions} decisions in ${SPACES} spaces; milliseconds over HTTP, page and count`);
  printTable([['question', 'found', 'median', 'p99'], ...rows]);
  printLoad();
  console.log(await writeResults('registers', { settings: { decisions, rounds }, rows }));
} finally {
  await hub.close();
}

/** A document for each space; each second decision stands in its text. */
async function fill(database: pg.Pool, [everywhere, some]: string[]): Promise<void> {
  const spaces = Array.from({ length: SPACES }, (_, at) => String(at).padStart(26, '0'));
  await database.query(
    `insert into space (id, name, purpose, closed_because)
     select 'spc_' || id, 'Arbeitsgruppe ' || right(id, 5), 'Messen', 'Messung' from unnest($1::text[]) id`,
    [spaces],
  );
  await database.query(
    `insert into membership (space_id, account_id, role) select 'spc_' || id, $2, 'READER' from unnest($1::text[]) id
     union all select 'spc_' || id, $3, 'READER' from unnest($4::text[]) id`,
    [spaces, everywhere, some, spaces.slice(0, SPACES / 10)],
  );
  await database.query(
    `insert into document (id, space_id, position, title, text, markdown, revision, text_revision, created_by_id, created_at, updated_at)
     select 'doc_' || id, 'spc_' || id, 'a0', 'Protokoll ' || right(id, 5), '', '', 0, 0, $2, now(), now() from unnest($1::text[]) id`,
    [spaces, everywhere],
  );
  const words = `case when n % 2 = 0 then 'Die Gebühr für die Nutzung wird neu festgesetzt' else 'Der Zuschuss wird bewilligt' end
    || case when n % 100 = 3 then ', der Steinbruch wird verfüllt' else '' end
    || case when n % 50 = 0 then ', die Turnhalle wird gebaut' else '' end || repeat(', und der Bericht wird zur Kenntnis genommen', 6)`;
  const given = `select n, lpad((n % ${SPACES})::text, 26, '0') as space, 2021 + (n / ${SPACES}) % 6 as year, n / ${SPACES} + 1 as number, ${words} as wording
    from generate_series(0, ${decisions} - 1) n`;
  await database.query(
    `insert into decision (id, space_id, position, scope_id, year, number, title, wording, outcome, votes, decided_at, state)
     select 'dec_r' || lpad(n::text, 25, '0'), 'spc_' || space, n + 1, 'spc_' || space, year, number, 'Vorlage ' || n, wording, 'ADOPTED',
       '{"entitled":9,"agreed":9,"refused":0,"abstained":0,"notConcerned":0,"silent":0}', now(),
       case when n % 3 = 0 then 'CARRIED_OUT' else 'VALID' end from (${given}) g where n % 4 < 2`,
  );
  await database.query(`insert into decision_number values ('register', 0, ${decisions})`);
  await database.query(
    `insert into text_entry (id, document_id, space_id, kind, scope_id, year, number, created_at)
     select 'blk_' || lpad(n::text, 26, '0'), 'doc_' || space, 'spc_' || space, 'decision', 'spc_' || space, year, number, now()
     from (${given}) g where n % 4 >= 2`,
  );
  await database.query(
    `update text_entry e set position = n, wording = g.wording from (${given}) g where e.id = 'blk_' || lpad(n::text, 26, '0')`,
  );
  await database.query('vacuum analyze');
}
