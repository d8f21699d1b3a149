import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { leaksIn, normalized } from './testkit/leak-search.ts';
import { isTheirOffice, LeakStage, Nothing, VIEWERS } from './testkit/leak-stage.ts';
import type { Suggested } from './testkit/schema-walk.ts';

// Hundreds of questions each.
vi.setConfig({ testTimeout: 420_000, hookTimeout: 120_000 });

let stage: LeakStage;
/** Every mutation that names something by its id, each with one variable for each such name. */
let mutations: Suggested[];
beforeAll(async () => {
  stage = await LeakStage.start();
  // What else is selected of an answer that must not come is no matter: one operation for each way to ask.
  const ways = stage
    .operations('mutation')
    .map((each) => [each.text.split('{ __typename')[0], each] as const);
  mutations = [...new Map(ways).values()].filter(({ id }) => id !== null);
});
afterAll(() => stage.close());

/** How many of a kind it takes at most, one after the other, until none has budget left: more mutations take more. */
const MOST_TURNS = 24;

/** What is written by asking alone, whatever is asked. */
const BY_ASKING = ['last_used_at', 'last_seen_at', 'updated_at', 'expires_at'];

/** Asking for access is for whoever may not: it is answered alike, whatever is named, and noted for its leads. */
const ASKS_FOR_ACCESS = 'Mutation.requestAccess';

/** A sum over the rows of each table, all at one moment. */
async function sums(): Promise<Record<string, string>> {
  const { hub } = stage.canaries;
  const tables = await hub.sql<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const each = tables.map(({ name }) => {
    const row = ['access_token', 'session'].includes(name) ? 'to_jsonb(t) - $1::text[]' : 'to_jsonb(t)';
    return `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(row, ' ' order by row)), '') as sum
      from (select (${row})::text as row from "${name}" t) rows`;
  });
  const rows = await hub.sql<{ name: string; sum: string }>(each.join(' union all '), [BY_ASKING]);
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

describe.each(VIEWERS)('%s', (name) => {
  it('changes nothing that is closed, and is told the same of it as of what does not exist', async () => {
    const viewer = stage.viewer(name);
    // Whoever they are begins to exist before the sums are taken.
    for (let each = 0; each < MOST_TURNS; each += 1) await viewer.api(each);
    const before = await sums();
    const differences: unknown[] = [];
    const compare = async (mutation: Suggested) => {
      const absent = new Nothing(async (id) => normalized(await stage.ask(viewer, mutation, id)));
      for (const id of stage.idsFor(mutation, name) as string[]) {
        const answer = await stage.ask(viewer, mutation, id);
        const told = normalized(answer);
        const nothing = await absent.like(id, (each) => each === told);
        const found = leaksIn(JSON.stringify(answer), stage.closedTo(name), id);
        const isRefused = answer.errors !== undefined || mutation.root === ASKS_FOR_ACCESS;
        if (!isRefused || found.length > 0 || told !== nothing)
          differences.push({ mutation, id, found, answer: told, nothing });
      }
    };
    const wanted = mutations.filter((each) => !isTheirOffice(name, each));
    for (const mutation of wanted) if (mutation.root !== ASKS_FOR_ACCESS) await compare(mutation);
    expect(differences).toEqual([]);
    // A turn more would have written somebody new.
    expect(stage.turnOf(viewer)).toBeLessThan(MOST_TURNS);
    expect(await sums()).toEqual(before);
    for (const mutation of wanted) if (mutation.root === ASKS_FOR_ACCESS) await compare(mutation);
    expect(differences).toEqual([]);
    expect(mutations.length).toBeGreaterThan(15);
  });
});
