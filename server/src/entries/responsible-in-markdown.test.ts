import { afterAll, beforeAll, expect, it } from 'vitest';
import { textAt } from '../../../test/testkit/exports.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const MARKDOWN = 'query($id: ID!) { document(id: $id) { markdown } }';

it('says who is responsible to members alone; all others get the task without that', async () => {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  const responsible = space.writers[0]!;
  const { id } = await hub.seed.document({
    space,
    markdown: `[Aufgabe](#task:new,responsible=${responsible.id},due=2026-12-01,state=DONE) Ortstermin`,
  });
  const asDocument = async ({ api }: Pick<Person, 'api'>): Promise<string> =>
    (await api.query(MARKDOWN, { id }))['document'].markdown;
  const asFile = ({ api }: Pick<Person, 'api'>) => textAt(api, `documents/${id}.md`);
  for (const person of [space.lead, responsible, space.readers[0]!]) {
    expect(await asDocument(person)).toContain(`,responsible=${responsible.id},due=2026-12-01`);
    expect(await asFile(person)).toContain(`,responsible=${responsible.id},due=2026-12-01`);
  }
  await hub.seed.open(space, 'PUBLIC');
  const guests = [await hub.seed.member(space, 'GUEST'), await hub.seed.documentGuest({ id, space })];
  for (const person of [...guests, space.outsider, { api: hub.anonymous }]) {
    expect(await asDocument(person)).toMatch(/\(#task:\w+,due=2026-12-01,state=DONE\) Ortstermin/);
    expect(await asDocument(person)).not.toContain(responsible.id);
  }
  for (const person of [...guests, space.outsider]) {
    const file = await asFile(person);
    expect(file).toContain(',due=2026-12-01,state=DONE) Ortstermin');
    expect(file).not.toContain(responsible.id);
  }
});
