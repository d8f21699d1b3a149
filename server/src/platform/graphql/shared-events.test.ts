import { execute, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSchema } from '../../schema.ts';
import { Context, type Viewer } from './context.ts';
import { planFlat, type FlatPlan } from './flat-plan.ts';
import { Operations, type PreparedOperation } from './operations.ts';
import { sharedAnswer } from './shared-events.ts';
import { FIRST_SEED } from '../../../../test/testkit/seeds.ts';

const FIELDS = ['update', 'stateVector', 'awareness', 'revision', '__typename'];

let schema: GraphQLSchema;
let operations: Operations;
beforeAll(async () => {
  schema = await makeSchema({ get: (resolver: new () => object) => new resolver() } as never);
  operations = new Operations(schema);
});

const passesEvents = ({ field }: FlatPlan) => field.extensions['passesEvents'] === true;

function prepare(query: string): PreparedOperation {
  const prepared = operations.prepare({ query }, query.length);
  if (Array.isArray(prepared)) throw new Error(prepared.map(String).join('\n'));
  return prepared;
}

/** Linear congruential, so that a seed repeats a run (Numerical Recipes' constants). */
function randomness(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomSelection(random: (below: number) => number, fragments: string[]): string {
  const count = 1 + random(4);
  const parts = Array.from({ length: count }, () => {
    const field = FIELDS[random(FIELDS.length)]!;
    const aliased = random(3) === 0 ? `x${field}: ${field}` : field;
    if (random(6) === 0) return `... on DocumentUpdates { ${aliased} }`;
    if (random(6) !== 0) return aliased;
    const name = `F${fragments.length}`;
    fragments.push(`fragment ${name} on DocumentUpdates { ${aliased} }`);
    return `...${name}`;
  });
  return `{ ${parts.join(' ')} }`;
}

function randomEvent(random: (below: number) => number): object {
  const bytes = () =>
    random(2) ? Buffer.from(Array.from({ length: random(20) }, () => random(256))) : undefined;
  return { update: bytes(), stateVector: bytes(), awareness: bytes(), revision: random(10_000) };
}

describe('answers written once for all', () => {
  it(`are what separate executions answer (seed ${FIRST_SEED})`, async () => {
    const random = randomness(FIRST_SEED);
    let shared = 0;
    for (let i = 0; i < 300; i++) {
      const fragments: string[] = [];
      const name = random(2) ? 'documentUpdates' : 'live: documentUpdates';
      const query = `subscription { ${name}(documentId: "doc_x") ${randomSelection(random, fragments)} } ${fragments.join(' ')}`;
      const prepared = prepare(query);
      const plan = planFlat(prepared);
      if (!plan) continue;
      expect(passesEvents(plan)).toBe(true);
      shared += 1;
      const event = randomEvent(random);
      const separate = (await execute({
        ...prepared,
        rootValue: event,
        contextValue: SIGNED_IN,
      })) as ExecutionResult;
      expect(JSON.parse(sharedAnswer(event, plan).text)).toEqual(JSON.parse(JSON.stringify(separate)));
      expect(sharedAnswer(event, plan)).toBe(sharedAnswer(event, plan));
    }
    expect(shared).toBeGreaterThan(30);
  });

  it.each([
    ['a directive', 'subscription { documentUpdates(documentId: "d") { revision @include(if: true) } }'],
    ['a field for each viewer', 'subscription { spaceChanged(spaceId: "s") { space { viewerRole } } }'],
    ['an object below', 'subscription { viewerChanged { account { name } } }'],
    ['a query', '{ viewer { email } }'],
    ['__typename', 'subscription { documentUpdates(documentId: "d") { __typename revision } }'],
  ])('are not used for %s', (_what, query) => {
    const plan = planFlat(prepare(query));
    expect(plan !== null && passesEvents(plan)).toBe(false);
  });
});

const VIEWER: Viewer = {
  accountId: 'acc',
  name: 'A',
  credential: { kind: 'session', id: 's', scopes: null },
};
/** Executing the answer asks neither the database nor any service. */
const SIGNED_IN = new Context('request', VIEWER, ...([] as unknown as [never, never, never]));
