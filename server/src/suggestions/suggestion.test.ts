import { TextSelection, type Transaction } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { documentSchema } from '@umlauf/shared/document-schema';
import { LIMITS } from '@umlauf/shared/limits';
import { decideSuggestions } from '@umlauf/shared/suggestions';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { base64, PUSH } from '../../../test/testkit/written.ts';
import { lines, markNothing, Suggester, textOf } from './suggester.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const TEXT = 'Der Antrag wird geprüft.';
/** What follows from a commit comes some seconds later at most. Milliseconds. */
const SOON = 15_000;
const FIELDS = `id outcome author { id } decidedBy { id } viewerCan { accept refuse }
  words { inserted deleted formatted alsoBy { id } }`;
const LIST = `query($id: ID!) { document(id: $id) { viewerCan { edit suggest } text markdown
  suggestions(first: 50) { totalCount nodes { ${FIELDS} } } } }`;
const decide = (field: 'acceptSuggestions' | 'refuseSuggestions') =>
  `mutation($input: DecideSuggestionsInput!) { ${field}(input: $input) { id } }`;

/** Somebody of the space with an editor that has the document as it is now. */
class Author {
  readonly editor = new Suggester();

  constructor(
    readonly person: Person,
    private readonly documentId: string,
  ) {}

  async see(): Promise<this> {
    const present = await hub.server.hub.coediting.state(this.documentId);
    this.editor.take(present!.state);
    return this;
  }

  push(update: Uint8Array) {
    return this.person.api.query(PUSH, { documentId: this.documentId, update: base64(update) });
  }

  async refusal(update: Uint8Array) {
    const { errors } = await this.person.api.send(PUSH, {
      documentId: this.documentId,
      update: base64(update),
    });
    return errors?.[0]?.extensions?.['code'] as string | undefined;
  }

  propose(change: (tr: Transaction) => Transaction) {
    return this.push(this.editor.propose(change)!);
  }

  async decide(field: 'acceptSuggestions' | 'refuseSuggestions', input: object) {
    const query = decide(field);
    const { errors } = await this.person.api.send(query, {
      input: { documentId: this.documentId, ...input },
    });
    return errors?.[0]?.extensions?.['code'] as string | undefined;
  }

  async list() {
    return (await this.person.api.query(LIST, { id: this.documentId }))['document'].suggestions;
  }
}

async function written(markdown = TEXT) {
  const space = await hub.seed.space({ writers: 1, readers: 2 });
  const { id } = await hub.seed.document({ space, markdown });
  const author = (person: Person) => new Author(person, id).see();
  const [lead, writer, reader, other] = await Promise.all(
    [space.lead, space.writers[0]!, ...space.readers].map(author),
  );
  const text = async () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, (await hub.server.hub.coediting.state(id))!.state);
    return lines(doc).join('\n');
  };
  const revision = async () =>
    (await hub.sql<{ revision: number }>('select revision from document where id = $1', [id]))[0]!.revision;
  return { id, space, text, revision, lead: lead!, writer: writer!, reader: reader!, other: other! };
}

const insertion =
  (words: string, at = 5) =>
  (tr: Transaction) =>
    tr.insertText(words, at);

describe('whoever may only propose', () => {
  it('proposes insertions, deletions and formats, each with their name', async () => {
    const { id, reader, lead } = await written();
    await reader.propose(insertion('neue '));
    await reader.propose((tr) => tr.delete(1, 4));
    await reader.propose((tr) => tr.addMark(10, 16, documentSchema.mark('bold')));
    const { nodes, totalCount } = await lead.list();
    expect(totalCount).toBe(3);
    expect(nodes).toMatchObject([
      { words: { inserted: 'neue ', deleted: '', formatted: '' } },
      { words: { inserted: '', deleted: 'Der', formatted: '' } },
      { words: { inserted: '', deleted: '', formatted: 'Antrag' } },
    ]);
    for (const node of nodes)
      expect(node).toMatchObject({
        author: { id: reader.person.id },
        outcome: null,
        viewerCan: { accept: true, refuse: true },
        words: { alsoBy: [] },
      });
    const own = await reader.person.api.query(LIST, { id });
    expect(own['document'].viewerCan).toEqual({ edit: false, suggest: true });
    expect(own['document'].suggestions.nodes[0].viewerCan).toEqual({ accept: false, refuse: true });
  });

  it('changes nothing else', async () => {
    const { reader, text, revision } = await written();
    const before = await revision();
    const key = 'insertion--AAAAAAAA';
    const id = reader.editor.newId();
    const attempts: [string, (editor: Suggester) => Uint8Array][] = [
      ['words', (editor) => editor.edit(insertion('neue '))],
      ['a deletion', (editor) => editor.edit((tr) => tr.delete(1, 5))],
      ['a format', (editor) => editor.edit((tr) => tr.addMark(1, 4, documentSchema.mark('bold')))],
      ['a block', (editor) => editor.edit((tr) => tr.split(5))],
      [
        'a kind of block',
        (editor) => editor.edit((tr) => tr.setBlockType(1, 3, documentSchema.nodes['heading']!)),
      ],
      [
        'present words as if they were proposed',
        (editor) => editor.write(() => textOf(editor.doc, 0).format(0, 3, { [key]: { id } })),
      ],
      [
        'a proposal with words beside it',
        (editor) =>
          editor.write(() => {
            textOf(editor.doc, 0).insert(0, 'neu', { [key]: { id } });
            textOf(editor.doc, 0).insert(3, 'heimlich', { [key]: null });
          }),
      ],
      [
        'a whole paragraph of proposed words',
        (editor) =>
          editor.write(() => {
            const block = new Y.XmlElement('paragraph');
            const words = new Y.XmlText();
            words.insert(0, 'neu', { [key]: { id } });
            block.insert(0, [words]);
            editor.doc.getXmlFragment('content').insert(0, [block]);
          }),
      ],
    ];
    for (const [what, attempt] of attempts) {
      // Each by a page of its own, which has not got what was refused before.
      const page = new Suggester().take(reader.editor.doc);
      expect(await reader.refusal(attempt(page)), what).toBe('FORBIDDEN');
    }
    expect(await text()).toBe(TEXT);
    expect(await revision()).toBe(before);
  });

  it('cannot touch what others propose, nor speak in their name', async () => {
    const { reader, other, text } = await written();
    await reader.propose(insertion('neue '));
    const [id] = [...reader.editor.own];
    const tries: ((editor: Suggester) => Uint8Array)[] = [
      (editor) => editor.edit((tr) => tr.delete(5, 10)),
      (editor) => editor.edit((tr) => tr.delete(6, 7)),
      (editor) =>
        editor.write(() => textOf(editor.doc, 0).insert(0, 'Unsinn', { 'insertion--AAAAAAAA': { id } })),
      (editor) => editor.write(() => textOf(editor.doc, 0).format(0, 3, { 'deletion--AAAAAAAA': { id } })),
      (editor) => editor.write(() => textOf(editor.doc, 0).insert(6, 'Unsinn')),
    ];
    for (const attempt of tries) {
      const editor = new Suggester().take(reader.editor.doc);
      expect(await other.refusal(attempt(editor))).toBe('FORBIDDEN');
    }
    expect(await text()).toBe('Der neue Antrag wird geprüft.');
    await other.see();
    await other.propose((tr) => tr.delete(5, 10));
    expect((await other.list()).nodes.map(({ words }: { words: object }) => words)).toMatchObject([
      { inserted: 'neue ', deleted: '' },
      { inserted: '', deleted: 'neue ' },
    ]);
  });

  it('may take their own back, by typing and by withdrawing', async () => {
    const { reader, other, text } = await written();
    await reader.propose(insertion('neue '));
    await reader.propose((tr) => tr.delete(5, 10));
    expect(await text()).toBe(TEXT);
    await reader.propose(insertion('alte '));
    const ids = [...reader.editor.own].slice(-1);
    expect(await other.decide('refuseSuggestions', { suggestionIds: ids })).toBe('FORBIDDEN');
    expect(await reader.decide('acceptSuggestions', { suggestionIds: ids })).toBe('FORBIDDEN');
    expect(await reader.decide('refuseSuggestions', { suggestionIds: ids })).toBeUndefined();
    expect(await text()).toBe(TEXT);
  });

  it('is bounded', async () => {
    const { reader } = await written();
    const update = reader.editor.propose(insertion('x'.repeat(LIMITS.suggestingUpdateBytes)))!;
    expect(await reader.refusal(update)).toBe('LIMIT');
  });
});

describe('what is proposed', () => {
  it('is not part of the document until it is accepted', async () => {
    const { id, reader, lead, writer } = await written();
    await reader.propose((tr) => tr.setSelection(TextSelection.create(tr.doc, 5, 11)).insertText('Bescheid'));
    await writer.see();
    await writer.push(writer.editor.edit((tr) => tr.insertText('!', 1)));
    await vi.waitFor(async () => {
      const { document } = await lead.person.api.query(LIST, { id });
      expect(document).toMatchObject({ text: `!${TEXT}`, markdown: `!${TEXT}` });
    }, SOON);
    const ids = [...reader.editor.own];
    expect(await lead.decide('acceptSuggestions', { suggestionIds: ids })).toBeUndefined();
    await vi.waitFor(async () => {
      const { document } = await lead.person.api.query(LIST, { id });
      expect(document.text).toBe('!Der Bescheid wird geprüft.');
    }, SOON);
  });

  it('bears both names once it is decided, and events tell of it', async () => {
    const { space, reader, writer, text } = await written();
    await reader.propose(insertion('neue '));
    const [suggestionId] = [...reader.editor.own];
    const events = () =>
      hub.sql(
        `select type, actor_id as actor, facts->>'suggestionId' as "suggestionId" from event
         where stream_id = $1 and type like 'SUGGESTION_%' order by sequence`,
        [space.id],
      );
    const added = { type: 'SUGGESTION_ADDED', actor: reader.person.id, suggestionId };
    await vi.waitFor(async () => expect(await events()).toEqual([added]), SOON);
    expect(await writer.decide('acceptSuggestions', { suggestionIds: [suggestionId] })).toBeUndefined();
    expect(await text()).toBe('Der neue Antrag wird geprüft.');
    expect(await events()).toEqual([
      added,
      { type: 'SUGGESTION_ACCEPTED', actor: writer.person.id, suggestionId },
    ]);
    const rows = await hub.sql(
      'select author_id as author, decided_by_id as decider, outcome from suggestion where id = $1',
      [suggestionId],
    );
    expect(rows).toEqual([{ author: reader.person.id, decider: writer.person.id, outcome: 'ACCEPTED' }]);
    expect((await writer.list()).totalCount).toBe(0);
  });

  it('of two people in one sentence is decided one by one, and all of one author', async () => {
    const { reader, other, lead, text } = await written();
    await reader.propose(insertion('neue '));
    await reader.propose((tr) => tr.delete(1, 4));
    // Has not heard of that.
    await other.propose((tr) => tr.insertText('gründlich ', 17));
    await other.propose((tr) => tr.delete(1, 4));
    expect((await lead.list()).totalCount).toBe(4);
    expect(await lead.decide('refuseSuggestions', { authorId: other.person.id })).toBeUndefined();
    expect(await text()).toBe('Der neue Antrag wird geprüft.');
    expect(await lead.decide('acceptSuggestions', { authorId: reader.person.id })).toBeUndefined();
    expect(await text()).toBe(' neue Antrag wird geprüft.');
    expect((await lead.list()).totalCount).toBe(0);
  });

  it('is open again when the decision is undone', async () => {
    const { reader, lead, text } = await written();
    await reader.propose(insertion('neue '));
    const ids = [...reader.editor.own];
    await lead.see();
    // As an editor does it: in the text first, where it can be undone.
    const undo = new Y.UndoManager(lead.editor.doc.getXmlFragment('content'));
    await lead.push(lead.editor.write(() => decideSuggestions(lead.editor.doc, new Set(ids), 'refuse')));
    expect(await lead.decide('refuseSuggestions', { suggestionIds: ids })).toBeUndefined();
    expect((await lead.list()).totalCount).toBe(0);
    expect(await text()).toBe(TEXT);
    await lead.push(lead.editor.write(() => undo.undo()));
    expect(await text()).toBe('Der neue Antrag wird geprüft.');
    await vi.waitFor(
      async () =>
        expect((await lead.list()).nodes).toMatchObject([{ id: ids[0], author: { id: reader.person.id } }]),
      SOON,
    );
  });

  it('stays decided whatever marks come without a word', async () => {
    const { space, reader, other, lead, writer } = await written();
    await reader.propose(insertion('neue '));
    const [id] = [...reader.editor.own];
    expect(await lead.decide('acceptSuggestions', { suggestionIds: [id] })).toBeUndefined();
    const marked = async (author: Author) => {
      await author.see();
      return author.editor.write(() => markNothing(textOf(author.editor.doc, 0), id!));
    };
    expect(await other.refusal(await marked(other))).toBe('FORBIDDEN');
    for (const author of [reader, writer]) await author.push(await marked(author));
    // Is told of in its turn.
    await reader.propose(insertion('gute ', 1));
    const types = async () => {
      const query = `select type from event where stream_id = $1 and type like 'SUGGESTION_%' order by sequence`;
      return (await hub.sql<{ type: string }>(query, [space.id])).map(({ type }) => type);
    };
    const isAdded = (type: string) => type === 'SUGGESTION_ADDED';
    await vi.waitFor(async () => expect((await types()).filter(isAdded)).toHaveLength(2), SOON);
    expect(await types()).not.toContain('SUGGESTION_REOPENED');
    const rows = await hub.sql('select outcome, decided_by_id as by from suggestion where id = $1', [id]);
    expect(rows).toEqual([{ outcome: 'ACCEPTED', by: lead.person.id }]);
  });

  it('says whose words it bears beside its author’s', async () => {
    const { reader, writer } = await written();
    await reader.propose(insertion('neue '));
    await writer.see();
    await writer.push(writer.editor.write(() => textOf(writer.editor.doc, 0).insert(6, 'Unsinn')));
    const { nodes } = await writer.list();
    expect(nodes).toMatchObject([
      { author: { id: reader.person.id }, words: { alsoBy: [{ id: writer.person.id }] } },
    ]);
  });

  it('belongs to one document', async () => {
    const { reader } = await written();
    await reader.propose(insertion('neue '));
    const [id] = [...reader.editor.own];
    const elsewhere = await written();
    const { editor } = elsewhere.writer;
    const update = editor.write(() =>
      textOf(editor.doc, 0).insert(0, 'x', { 'insertion--AAAAAAAA': { id } }),
    );
    expect(await elsewhere.writer.refusal(update)).toBe('INVALID_INPUT');
    expect(await elsewhere.lead.decide('acceptSuggestions', { suggestionIds: [id] })).toBe('NOT_FOUND');
  });

  it('needs a name that y-tiptap would give it', async () => {
    const { writer } = await written();
    const { editor } = writer;
    const bare = { insertion: { id: editor.newId() } };
    expect(await writer.refusal(editor.write(() => textOf(editor.doc, 0).insert(0, 'x', bare)))).toBe(
      'INVALID_INPUT',
    );
  });
});

describe('a choice', () => {
  it('is one or the other', async () => {
    const { lead } = await written();
    expect(await lead.decide('acceptSuggestions', {})).toBe('INVALID_INPUT');
    expect(await lead.decide('acceptSuggestions', { suggestionIds: [], authorId: lead.person.id })).toBe(
      'INVALID_INPUT',
    );
    const ids = Array.from({ length: LIMITS.decidedSuggestions + 1 }, () => lead.editor.newId());
    expect(await lead.decide('acceptSuggestions', { suggestionIds: ids })).toBe('LIMIT');
    expect(await lead.decide('acceptSuggestions', { suggestionIds: ids.slice(0, 1) })).toBe('NOT_FOUND');
  });
});
