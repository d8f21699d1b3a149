import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { paragraph, PUSH } from '../../../test/testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const NEWS = 'query($id: ID!) { space(id: $id) { newsCount } }';
const SEEN = 'mutation($id: ID!) { markSpaceSeen(spaceId: $id) { newsCount } }';
const RENAME = 'mutation($input: RenameDocumentInput!) { renameDocument(input: $input) { id } }';
const LATEST = `query($id: ID!, $first: Int! = 100) {
  space(id: $id) { latestEvents(first: $first) { id type subjectName at actor { id } document { id title } } }
}`;

const newsOf = async (person: Person, id: string) =>
  (await person.api.query(NEWS, { id }))['space'].newsCount;
const latestOf = async (person: Person, id: string, first = 100): Promise<any[]> =>
  (await person.api.query(LATEST, { id, first }))['space'].latestEvents;

describe('news', () => {
  it('are what others did since one looked', async () => {
    const space = await hub.seed.space({ writers: 1 });
    const [writer] = space.writers as [Person];
    const document = await hub.seed.document({ space });
    // The lead created the space and the document.
    expect(await newsOf(writer, space.id)).toBe(2);
    expect(await newsOf(space.lead, space.id)).toBe(0);
    expect((await writer.api.query(SEEN, { id: space.id }))['markSpaceSeen'].newsCount).toBe(0);
    await space.lead.api.query(RENAME, { input: { documentId: document.id, title: 'Neu' } });
    expect(await newsOf(writer, space.id)).toBe(1);
    expect(await newsOf(space.lead, space.id)).toBe(0);
    await writer.api.query(RENAME, { input: { documentId: document.id, title: 'Noch neuer' } });
    expect(await newsOf(writer, space.id)).toBe(1);
    expect(await newsOf(space.lead, space.id)).toBe(1);
  });

  it('count the writing in a document once, and one’s own never', async () => {
    const space = await hub.seed.space({ writers: 1, readers: 1 });
    const [writer, reader] = [space.writers[0]!, space.readers[0]!];
    const document = await hub.seed.document({ space });
    for (const person of [writer, reader]) await person.api.query(SEEN, { id: space.id });
    for (const text of ['eins', 'zwei']) {
      const receipt = await writer.api.query(PUSH, { documentId: document.id, update: paragraph(text) });
      const { revision } = receipt['pushDocumentUpdate'];
      const derived = 'query($id: ID!) { document(id: $id) { textRevision } }';
      await expect
        .poll(async () => (await writer.api.query(derived, { id: document.id }))['document'].textRevision, {
          timeout: 5_000,
        })
        .toBe(revision);
    }
    const raised = await hub.sql(
      `select 1 from event where stream_id = $1 and type = 'DOCUMENT_TEXT_CHANGED'`,
      [space.id],
    );
    expect(raised).toHaveLength(2);
    expect(await newsOf(reader, space.id)).toBe(1);
    expect(await newsOf(writer, space.id)).toBe(0);
    const written = (await latestOf(reader, space.id)).filter(({ type }) => type === 'DOCUMENT_TEXT_CHANGED');
    expect(written).toEqual([
      expect.objectContaining({ actor: null, document: expect.objectContaining({ id: document.id }) }),
    ]);
  });

  it('stay unseen for one who looks at another space', async () => {
    const [one, other] = [await hub.seed.space(), await hub.seed.space()];
    const reader = await hub.seed.member(one, 'READER');
    expect(await newsOf(reader, one.id)).toBe(1);
    expect((await reader.api.error(SEEN, { id: other.id })).extensions.code).toBe('NOT_FOUND');
    expect(await newsOf(reader, one.id)).toBe(1);
  });
});

describe('the latest events', () => {
  it('are told newest first, with who, what and when', async () => {
    const space = await hub.seed.space();
    const { lead } = space;
    const document = await hub.seed.document({ space, title: 'Alt' });
    await lead.api.query(RENAME, { input: { documentId: document.id, title: 'Neu' } });
    const events = await latestOf(lead, space.id);
    expect(events.map(({ type, subjectName }) => [type, subjectName])).toEqual([
      ['DOCUMENT_RENAMED', 'Neu'],
      ['DOCUMENT_CREATED', 'Alt'],
      ['SPACE_CREATED', space.name],
    ]);
    expect(events.every(({ actor }) => actor.id === lead.id)).toBe(true);
    expect(events.map((event) => event.document)).toEqual([
      { id: document.id, title: 'Neu' },
      { id: document.id, title: 'Neu' },
      null,
    ]);
    expect(await latestOf(lead, space.id, 1)).toEqual(events.slice(0, 1));
  });

  it('are numbered without a gap, however many happen at once', async () => {
    const space = await hub.seed.space();
    const create = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
    const titles = Array.from({ length: 12 }, (_, i) => `Entwurf ${i}`);
    await Promise.all(
      titles.map((title) => space.lead.api.query(create, { input: { spaceId: space.id, title } })),
    );
    const rows = await hub.sql<{ sequence: number }>(
      'select sequence from event where stream_id = $1 order by sequence',
      [space.id],
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, i) => i + 1));
    expect(rows).toHaveLength(13);
  });

  it.each([
    [0, { code: 'INVALID_INPUT', fields: { first: 'OUT_OF_RANGE' } }],
    [101, { code: 'LIMIT', limit: 'first', max: 100 }],
  ])('are not given by %i', async (first, facts) => {
    const { id, lead } = await hub.seed.space();
    expect((await lead.api.error(LATEST, { id, first })).extensions).toEqual(facts);
  });
});
