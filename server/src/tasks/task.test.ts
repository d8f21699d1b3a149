import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { addTask } from '../../../test/testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const TASK = `id number wording state dueOn problems responsible { id } document { id title } viewerCanTend
  beside { kind note by { id } to { id } } steps(first: 9) { totalCount nodes { kind note at by { id } to { id } } }`;
const MUTATION = {
  noteTask: `mutation($input: NoteTaskInput!) { noteTask(input: $input) { ${TASK} } }`,
  handOverTask: `mutation($input: HandOverTaskInput!) { handOverTask(input: $input) { ${TASK} } }`,
  setTask: `mutation($input: SetTaskInput!) { setTask(input: $input) { ${TASK} } }`,
};
type Verb = keyof typeof MUTATION;

const say = async (api: Api, verb: Verb, input: object) => (await api.query(MUTATION[verb], { input }))[verb];
const refused = async (api: Api, verb: Verb, input: object) =>
  (await api.error(MUTATION[verb], { input })).extensions;
const read = async (api: Api, id: string) =>
  (await api.query(`query($id: ID!) { textEntry(id: $id) { ${TASK} } }`, { id }))['textEntry'];
const list = async (api: Api, filter: object = {}, of = 'VIEWER') =>
  (
    await api.query(
      `query($of: TasksOf!, $filter: TaskFilter) { tasks(first: 50, of: $of, filter: $filter) {
        totalCount nodes { ${TASK} } pageInfo { endCursor } } }`,
      { of, filter },
    )
  )['tasks'];
const words = async (api: Api, filter: object = {}, of = 'VIEWER'): Promise<string[]> =>
  (await list(api, filter, of)).nodes.map(({ wording }: { wording: string }) => wording);

const dayIn = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
const seal = (documentId: string) =>
  hub.sql('update document set sealed_at = now() where id = $1', [documentId]);
const documentOf = async (entryId: string): Promise<string> =>
  (await hub.sql<{ id: string }>('select document_id as id from text_entry where id = $1', [entryId]))[0]!.id;
const markdownOf = async (api: Api, id: string): Promise<string> =>
  (await api.query('query($id: ID!) { document(id: $id) { markdown } }', { id }))['document'].markdown;

/** A document in whose text these tasks stand, each a line of fields and words. */
async function tasks({ id: spaceId, lead }: SeededSpace, lines: [fields: string, words: string][]) {
  const markdown = lines.map(([fields, line]) => `[Aufgabe](#task:new${fields}) ${line}`).join('\n\n');
  const { createDocument } = await lead.api.query(
    'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id entries(first: 50) { nodes { id } } } }',
    { input: { spaceId, title: 'Protokoll', markdown } },
  );
  return createDocument.entries.nodes.map(({ id }: { id: string }) => id) as string[];
}

describe('the register', () => {
  it('lists tasks of a person over all spaces by day, narrowed by what is open, late, done, words and space', async () => {
    const [one, two] = [await hub.seed.space({ writers: 1 }), await hub.seed.space()];
    const [person] = one.writers as [Person];
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
      two.id,
      person.id,
    ]);
    const mine = `,responsible=${person.id}`;
    await tasks(one, [
      [`${mine}`, 'Ohne Tag'],
      [`${mine},due=${dayIn(5)}`, 'Häuser zählen'],
      [`${mine},due=${dayIn(-2)}`, 'Zu spät'],
      [`${mine},due=${dayIn(-3)},state=DONE`, 'Getan'],
      [`,responsible=${one.lead.id}`, 'Nicht meins'],
    ]);
    await tasks(two, [[`${mine},due=${dayIn(0)}`, 'Heute']]);
    expect(await words(person.api)).toEqual(['Getan', 'Zu spät', 'Heute', 'Häuser zählen', 'Ohne Tag']);
    expect(await words(person.api, { standing: 'OPEN' })).toHaveLength(4);
    expect(await words(person.api, { standing: 'OVERDUE' })).toEqual(['Zu spät']);
    expect(await words(person.api, { standing: 'DONE' })).toEqual(['Getan']);
    expect(await words(person.api, { spaceId: two.id })).toEqual(['Heute']);
    expect(await words(person.api, { text: 'haus' })).toEqual(['Häuser zählen']);
    expect(await words(person.api, { dueFrom: dayIn(0), dueUntil: dayIn(4) })).toEqual(['Heute']);
    const query = `query($after: String) { tasks(first: 2, after: $after) {
      totalCount nodes { wording } pageInfo { endCursor } } }`;
    const seen: string[] = [];
    for (let after: string | null = null, page = 0; page < 3; page++) {
      const { tasks: found }: any = await person.api.query(query, { after });
      expect(found.totalCount).toBe(5);
      seen.push(...found.nodes.map(({ wording }: { wording: string }) => wording));
      after = found.pageInfo.endCursor;
    }
    expect(seen).toEqual(['Getan', 'Zu spät', 'Heute', 'Häuser zählen', 'Ohne Tag']);
  });

  it('shows those of an organisation as far as the viewer reads each document, and none of a removed one', async () => {
    const organisationId = await hub.seed.organisation();
    const [one, two] = [await hub.seed.space({ writers: 2, readers: 1 }), await hub.seed.space()];
    const [anna, ben] = one.writers as [Person, Person];
    await hub.sql('update account set organisation_id = $1 where id = any($2)', [
      organisationId,
      [anna.id, two.lead.id],
    ]);
    await tasks(one, [
      [`,responsible=${anna.id}`, 'Von Anna'],
      [`,responsible=${ben.id}`, 'Von Ben'],
    ]);
    await tasks(two, [[`,responsible=${two.lead.id}`, 'Im geschlossenen Raum']]);
    expect(await words(anna.api, {}, 'ORGANISATION')).toEqual(['Von Anna']);
    expect(await words(one.readers[0]!.api, { organisationId }, 'ORGANISATION')).toEqual(['Von Anna']);
    expect(await words(two.lead.api, { organisationId }, 'ORGANISATION')).toEqual(['Im geschlossenen Raum']);
    expect(await list(one.outsider.api, { organisationId }, 'ORGANISATION')).toMatchObject({ totalCount: 0 });
    // Who acts for another one takes their tasks along: so it is when two become one.
    await hub.sql('update account set organisation_id = null where organisation_id = $1', [organisationId]);
    await hub.sql('delete from organisation where id = $1', [organisationId]);
    expect(await words(anna.api, { organisationId }, 'ORGANISATION')).toEqual([]);
    expect(await words(anna.api, {}, 'ORGANISATION')).toEqual([]);
  });

  it('leaves out documents in the bin, refuses days that are none, and answers nobody who is not signed in', async () => {
    const space = await hub.seed.space();
    const [id] = await tasks(space, [[`,responsible=${space.lead.id}`, 'Ortstermin']]);
    const { extensions } = await space.lead.api.error(
      'query { tasks(first: 1, filter: { dueFrom: "2026-02-31" }) { totalCount } }',
    );
    expect(extensions).toMatchObject({ fields: { dueFrom: 'MALFORMED' } });
    const documentId = await documentOf(id!);
    await space.lead.api.query('mutation($id: ID!) { trashDocument(documentId: $id) { id } }', {
      id: documentId,
    });
    expect(await words(space.lead.api)).toEqual([]);
    expect(await refused(space.lead.api, 'noteTask', { entryId: id, note: 'x' })).toMatchObject({
      code: 'GONE',
    });
  });
});

describe('beside a text', () => {
  it('a sealed one is ticked by whoever is responsible, and stays as it is; nothing else can be set', async () => {
    const space = await hub.seed.space({ readers: 2 });
    const [reader, other] = space.readers as [Person, Person];
    const id = await addTask(space.lead.api, space.id, 'Ortstermin', reader.id);
    const documentId = await documentOf(id);
    const before = await markdownOf(reader.api, documentId);
    await seal(documentId);
    expect(await refused(other.api, 'setTask', { entryId: id, state: 'DONE' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const done = await say(reader.api, 'setTask', { entryId: id, state: 'DONE' });
    expect(done).toMatchObject({ state: 'DONE', beside: [{ kind: 'DONE', by: { id: reader.id } }] });
    expect(await markdownOf(reader.api, documentId)).toBe(before);
    expect(await words(reader.api, { standing: 'DONE' })).toEqual(['Ortstermin']);
    // Once more says nothing new.
    await say(reader.api, 'setTask', { entryId: id, state: 'DONE' });
    await say(space.lead.api, 'setTask', { entryId: id, state: 'OPEN' });
    expect(await read(space.lead.api, id)).toMatchObject({
      state: 'OPEN',
      beside: [],
      steps: { totalCount: 2, nodes: [{ kind: 'REOPENED' }, { kind: 'DONE' }] },
    });
    for (const input of [{ dueOn: '2026-12-24' }, { responsibleId: other.id }])
      expect(await refused(space.lead.api, 'setTask', { entryId: id, ...input })).toMatchObject({
        ...{ code: 'FORBIDDEN', reason: 'SEALED' },
      });
  });

  it('a text that can be edited says itself that a task is done, and the last word counts', async () => {
    const space = await hub.seed.space({ writers: 1, readers: 1 });
    const [[writer], [reader]] = [space.writers, space.readers] as [Person[], Person[]];
    const id = await addTask(space.lead.api, space.id, 'Ortstermin', reader!.id);
    const documentId = await documentOf(id);
    await say(reader!.api, 'setTask', { entryId: id, state: 'DONE' });
    expect(await markdownOf(reader!.api, documentId)).not.toContain('DONE');
    await say(writer!.api, 'setTask', { entryId: id, state: 'OPEN' });
    expect(await read(writer!.api, id)).toMatchObject({ state: 'OPEN', beside: [] });
    await say(writer!.api, 'setTask', { entryId: id, state: 'DONE' });
    await expect.poll(() => markdownOf(reader!.api, documentId), { timeout: 5_000 }).toContain('state=DONE');
    expect(await read(writer!.api, id)).toMatchObject({ state: 'DONE', beside: [] });
  });

  it('a task is handed over, which the text does not say, until somebody writes another name into it', async () => {
    const space = await hub.seed.space({ writers: 1, readers: 2 });
    const [writer] = space.writers as [Person];
    const [anna, ben] = space.readers as [Person, Person];
    const id = await addTask(space.lead.api, space.id, 'Ortstermin', anna.id);
    const before = await markdownOf(anna.api, await documentOf(id));
    const given = await say(anna.api, 'handOverTask', { entryId: id, accountId: ben.id, note: ' Urlaub ' });
    const step = { kind: 'HANDED_OVER', note: 'Urlaub', by: { id: anna.id }, to: { id: ben.id } };
    expect(given).toMatchObject({ responsible: { id: ben.id }, viewerCanTend: false, beside: [step] });
    expect(await markdownOf(anna.api, await documentOf(id))).toBe(before);
    expect([await words(anna.api), await words(ben.api)]).toEqual([[], ['Ortstermin']]);
    expect(await refused(anna.api, 'noteTask', { entryId: id, note: 'x' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await refused(ben.api, 'handOverTask', { entryId: id, accountId: ben.id })).toMatchObject({
      fields: { accountId: 'MISMATCH' },
    });
    for (const accountId of [space.outsider.id, 'acc_x'])
      expect(await refused(ben.api, 'handOverTask', { entryId: id, accountId })).toMatchObject({
        fields: { accountId: 'UNKNOWN_VALUE' },
      });
    await say(writer.api, 'setTask', { entryId: id, responsibleId: writer.id });
    await expect
      .poll(async () => (await read(anna.api, id)).responsible, { timeout: 5_000 })
      .toEqual({ id: writer.id });
    expect((await read(anna.api, id)).beside).toEqual([]);
    // The text has had the last word since, also when it names the former one again.
    await say(writer.api, 'setTask', { entryId: id, responsibleId: anna.id });
    await expect.poll(() => words(anna.api), { timeout: 5_000 }).toEqual(['Ortstermin']);
    expect(await words(ben.api)).toEqual([]);
    // Whoever is named has it again when whoever it was handed over to is erased, and where nobody is, nobody.
    await say(anna.api, 'handOverTask', { entryId: id, accountId: ben.id });
    await hub.sql('delete from account where id = $1', [ben.id]);
    expect(await words(anna.api)).toEqual(['Ortstermin']);
    expect((await read(anna.api, id)).beside).toEqual([]);
    const unnamed = await addTask(space.lead.api, space.id, 'Aushang');
    await say(writer.api, 'handOverTask', { entryId: unnamed, accountId: anna.id });
    expect((await read(writer.api, unnamed)).responsible).toEqual({ id: anna.id });
    await say(writer.api, 'setTask', { entryId: unnamed, responsibleId: null });
    expect(await read(writer.api, unnamed)).toMatchObject({ responsible: null, beside: [] });
  });

  it('notes are rows with author and time, for members alone; bad ones are refused', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const id = await addTask(space.lead.api, space.id, 'Ortstermin');
    const guest = await hub.seed.documentGuest({ id: await documentOf(id), space });
    await say(space.lead.api, 'noteTask', { entryId: id, note: ' Termin angefragt ' });
    await say(space.lead.api, 'noteTask', { entryId: id, note: 'Termin steht' });
    const { steps } = await read(space.readers[0]!.api, id);
    expect(steps).toMatchObject({
      totalCount: 2,
      nodes: [
        { kind: 'NOTED', note: 'Termin steht', by: { id: space.lead.id }, to: null },
        { note: 'Termin angefragt' },
      ],
    });
    expect((await read(guest.api, id)).steps).toEqual({ totalCount: 0, nodes: [] });
    expect(await refused(space.lead.api, 'noteTask', { entryId: id, note: '  ' })).toMatchObject({
      fields: { note: 'EMPTY' },
    });
    expect(await refused(space.lead.api, 'noteTask', { entryId: id, note: 'x'.repeat(2_001) })).toMatchObject(
      {
        fields: { note: 'TOO_LONG' },
      },
    );
    const events = await hub.sql(
      `select type, facts from event where stream_id = $1 and type = 'TASK_CHANGED' order by sequence`,
      [space.id],
    );
    expect(events).toMatchObject([{ facts: { number: 'A 1', step: 'NOTED' } }, {}]);
    expect(JSON.stringify(events)).not.toContain('Termin');
  });

  it('a task of somebody who left is shown as such, waits to be handed over, and is', async () => {
    const space = await hub.seed.space({ writers: 1, readers: 1 });
    const [[writer], [reader]] = [space.writers, space.readers] as [Person[], Person[]];
    const id = await addTask(space.lead.api, space.id, 'Ortstermin', reader!.id);
    expect(await words(writer!.api, {}, 'LEFT')).toEqual([]);
    await hub.sql('delete from membership where account_id = $1', [reader!.id]);
    expect(await words(reader!.api)).toEqual([]);
    expect((await list(writer!.api, {}, 'LEFT')).nodes).toMatchObject([
      { id, responsible: null, problems: ['RESPONSIBLE_NOT_MEMBER'], viewerCanTend: true },
    ]);
    expect(await words(space.outsider.api, {}, 'LEFT')).toEqual([]);
    await say(writer!.api, 'handOverTask', { entryId: id, accountId: space.lead.id });
    expect(await words(writer!.api, {}, 'LEFT')).toEqual([]);
    expect(await words(space.lead.api)).toEqual(['Ortstermin']);
    expect(await read(space.lead.api, id)).toMatchObject({
      problems: [],
      responsible: { id: space.lead.id },
    });
  });

  it('what was said goes with the document into another space, and stays when who said it is erased', async () => {
    const [space, other] = [await hub.seed.space({ writers: 1 }), await hub.seed.space()];
    const [writer] = space.writers as [Person];
    const id = await addTask(space.lead.api, space.id, 'Ortstermin');
    await say(writer.api, 'noteTask', { entryId: id, note: 'Steht' });
    await say(writer.api, 'handOverTask', { entryId: id, accountId: writer.id });
    await hub.sql('update document set space_id = $2 where id = $1', [await documentOf(id), other.id]);
    await hub.sql('delete from account where id = $1', [writer.id]);
    expect(await read(other.lead.api, id)).toMatchObject({
      ...{ responsible: null, problems: [] },
      steps: {
        nodes: [
          { kind: 'HANDED_OVER', by: null, to: null },
          { note: 'Steht', by: null },
        ],
      },
    });
    expect(await read(space.lead.api, id)).toBeNull();
  });
});
