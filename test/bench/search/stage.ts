import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import { Random } from '@umlauf/shared/random-document';
import pg from 'pg';
import { ChildHub } from '../../testkit/child-hub.ts';
import { startChildServer, type ChildServer } from '../measuring/child-server.ts';
import { makePeople, type Person } from '../measuring/people.ts';
import { Texts, type Query, type Text } from './texts.ts';

/** Enough that no account's budget for the minute ends a run. */
const PEOPLE = 40;
const SPACES_EACH = 20;
const WORDS = 2_000;
const ROWS_AT_ONCE = 50;
const SEED = 11;

export interface Searcher extends Person {
  spaceIds: string[];
  /** Texts that they may read, from which their queries are drawn. */
  known: Text[];
}

export interface Asked extends Query {
  searcher: Searcher;
}

/** The built server over a hub full of documents, and the plain one over the same database. */
export class SearchStage {
  private constructor(
    private readonly hub: ChildHub,
    readonly database: pg.Pool,
    readonly plain: ChildServer,
    private readonly texts: Texts,
    private readonly searchers: readonly Searcher[],
    /** Milliseconds for each document that was written, its search entry included. */
    readonly writing: number,
  ) {}

  static async start(documents: number, spaces: number): Promise<SearchStage> {
    const hub = await ChildHub.start({ DEMO: 'false' });
    const database = new pg.Pool({ ...pgOptions(embeddedAddress(hub.socketFolder, 'umlauf')), max: 2 });
    const texts = new Texts(SEED);
    const people = await makePeople(database, PEOPLE);
    const spaceIds = Array.from({ length: spaces }, (_, index) => `spc_${String(index).padStart(26, '0')}`);
    await database.query(
      `insert into space (id, name, purpose, closed_because)
       select id, 'Arbeitsgruppe ' || right(id, 5), 'Messen', 'Messung' from unnest($1::text[]) id`,
      [spaceIds],
    );
    const began = performance.now();
    const known = await fill(database, texts, documents, spaceIds, people);
    const writing = (performance.now() - began) / documents;
    const searchers = people.map((person, index) => searcherOf(person, index, spaceIds, known));
    await database.query(
      `insert into membership (space_id, account_id, role) select *, 'READER' from unnest($1::text[], $2::text[])`,
      [
        searchers.flatMap((each) => each.spaceIds),
        searchers.flatMap((each) => each.spaceIds.map(() => each.accountId)),
      ],
    );
    await database.query('vacuum analyze');
    const env = { BENCH_SOCKET_FOLDER: hub.socketFolder };
    const plain = await startChildServer(new URL('./plain-server.ts', import.meta.url), env);
    return new SearchStage(hub, database, plain, texts, searchers, writing);
  }

  get url(): string {
    return this.hub.url;
  }

  queries(count: number): Asked[] {
    return this.texts.kinds(count).map((kind, index) => {
      const searcher = this.searchers[index % this.searchers.length]!;
      const text = searcher.known[index % searcher.known.length]!;
      return { ...this.texts.query(kind, text), searcher };
    });
  }

  async close(): Promise<void> {
    await this.plain.stop();
    await this.database.end();
    await this.hub.close();
  }
}

function searcherOf(
  person: Person,
  index: number,
  spaceIds: readonly string[],
  known: Map<string, Text[]>,
): Searcher {
  const random = new Random(SEED + index);
  const chosen = new Set<string>();
  while (chosen.size < Math.min(SPACES_EACH, spaceIds.length)) chosen.add(random.pick(spaceIds));
  return {
    ...person,
    spaceIds: [...chosen],
    known: [...chosen].flatMap((spaceId) => known.get(spaceId) ?? []),
  };
}

/** Writes the documents evenly into the spaces; resolves with some of the texts of each space. */
async function fill(
  database: pg.Pool,
  texts: Texts,
  documents: number,
  spaceIds: readonly string[],
  people: readonly Person[],
): Promise<Map<string, Text[]>> {
  const known = new Map<string, Text[]>();
  for (let from = 0; from < documents; from += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, documents - from) }, (_, index) => ({
      number: from + index,
      spaceId: spaceIds[(from + index) % spaceIds.length]!,
      ...texts.text(WORDS),
    }));
    await database.query(
      `insert into document (id, space_id, position, title, created_by_id, text, markdown, updated_at)
       select 'doc_' || lpad(number::text, 26, '0'), space, lpad(number::text, 6, '0'), title, author, text, '',
         now() - make_interval(mins => number)
       from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[]) as given (number, space, title, text, author)`,
      [
        rows.map(({ number }) => number),
        rows.map(({ spaceId }) => spaceId),
        rows.map(({ title }) => title),
        rows.map(({ text }) => text),
        rows.map(({ number }) => people[number % people.length]!.accountId),
      ],
    );
    for (const { spaceId, title, text } of rows) {
      const some = known.get(spaceId) ?? [];
      if (some.length < 3) known.set(spaceId, [...some, { title, text }]);
    }
    if (from % 1_000 === 0) process.stderr.write('.');
  }
  return known;
}
