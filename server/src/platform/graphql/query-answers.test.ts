import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const QUERY = `query ($id: ID!) {
  space(id: $id) { name viewerRole viewerCan { rename } documents(first: 9) { totalCount nodes { title createdBy { name } } } }
}`;
const TIMES = 8;

const ask = (person: Pick<Person, 'api'>, { id }: Pick<SeededSpace, 'id'>) => person.api.query(QUERY, { id });
/** The same question by many at the same time, each several times. */
const askTogether = (people: Person[], space: SeededSpace) =>
  Promise.all(
    people.flatMap((person) =>
      Array.from({ length: TIMES }, async () => ({ person, data: await ask(person, space) })),
    ),
  );

describe('equal queries at the same time', () => {
  it('answer everybody as if they had asked alone', async () => {
    const space = await hub.seed.space({ writers: 2, readers: 2 });
    for (const title of ['Eins', 'Zwei']) await hub.seed.document({ space, title });
    const fewer = await hub.seed.person({ scopes: ['spaces:read'] });
    const people = [space.lead, ...space.writers, ...space.readers, space.outsider];
    const alone = new Map<Person, unknown>();
    for (const person of people) alone.set(person, await ask(person, space));
    expect(new Set([...alone.values()].map((data) => JSON.stringify(data))).size).toBe(4);
    for (const { person, data } of await askTogether(people, space)) expect(data).toEqual(alone.get(person));
    expect(alone.get(space.outsider)).toEqual({ space: null });
    await Promise.all([
      askTogether(people, space),
      ...Array.from({ length: TIMES }, async () => {
        const error = await fewer.api.send(QUERY, { id: space.id });
        expect(JSON.stringify(error)).not.toContain('Eins');
      }),
    ]);
  });

  it('show everybody what they wrote before they asked', async () => {
    const space = await hub.seed.space({ writers: 6 });
    const UPDATE = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
    let written = 0;
    const writeAndAsk = async (person: Person) => {
      for (let i = 0; i < TIMES; i++) {
        await person.api.query(UPDATE, { input: { spaceId: space.id, title: `${person.id} ${i}` } });
        const atLeast = (written += 1);
        const { space: seen } = await ask(person, space);
        expect(seen.documents.totalCount).toBeGreaterThanOrEqual(atLeast);
      }
    };
    await Promise.all(space.writers.map(writeAndAsk));
  });

  it('end for whoever is removed with the removal, while others go on asking', async () => {
    const space = await hub.seed.space({ readers: 4 });
    const [leaving, ...staying] = space.readers as [Person, ...Person[]];
    const REMOVE = 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }';
    const busy = askTogether([leaving, ...staying], space);
    await space.lead.api.query(REMOVE, { input: { spaceId: space.id, accountId: leaving.id } });
    const after = await askTogether([leaving, ...staying], space);
    for (const { person, data } of after) {
      if (person === leaving) expect(data).toEqual({ space: null });
      else expect(data.space.name).toBe(space.name);
    }
    await busy;
  });
});
