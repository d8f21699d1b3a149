import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { suggestionsIn } from '@umlauf/shared/suggestions';
import { Person, Stage, watch, WINDOW } from './coediting-stage.ts';
import {
  deletion,
  insertion,
  markNothing,
  newId,
  outcomeOf,
  pageOf,
  refused,
  staged,
  textOf,
} from './proposing-stage.ts';

describe('9. who may only propose', () => {
  it('9.1 proposals of several people overlap, and none ends another', async () => {
    const { stage, alice, bob } = await staged();
    const [one, two] = [newId(), newId()];
    alice.canEdit = () => false;
    alice.canSuggest = () => true;
    // Neither has heard of the other.
    const first = alice.edit(() => textOf(alice).format(0, 10, deletion(one)));
    const second = bob.edit(() => textOf(bob).format(4, 3, { 'deletion--BBBBBBBB': { id: two } }));
    expect(await outcomeOf(stage, alice, first)).toMatchObject({ revision: 2 });
    expect(await outcomeOf(stage, bob, second)).toMatchObject({ revision: 3 });
    Y.applyUpdate(alice.doc, second);
    expect(suggestionsIn(alice.doc).map(({ deleted }) => deleted)).toEqual(['Der Antrag', 'Ant']);
  });

  it('9.1 a proposal under a bare name is no mark that documents have', async () => {
    const { stage, alice } = await staged();
    const update = alice.edit(() => textOf(alice).insert(0, 'x', { insertion: { id: newId() } }));
    expect(refused(await outcomeOf(stage, alice, update))).toBe('INVALID_INPUT');
  });

  it('9.2 is the author of what nobody has made', async () => {
    const { stage, bob } = await staged();
    const id = newId();
    await outcomeOf(
      stage,
      bob,
      bob.edit(() => textOf(bob).insert(4, 'neue ', insertion(id))),
    );
    const owners = await stage.memory.suggestionOwners([id]);
    expect(owners.get(id)).toEqual({ accountId: 'acc_bob', documentId: 'doc_1' });
  });

  it('9.2 does not become the author of what somebody else has made, in another room neither', async () => {
    const { stage, alice, bob } = await staged();
    const id = newId();
    await outcomeOf(
      stage,
      alice,
      alice.edit(() => textOf(alice).insert(4, 'neue ', insertion(id))),
    );
    stage.restart();
    Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(alice.doc));
    const update = bob.edit(() => textOf(bob).insert(0, 'Unsinn', insertion(id)));
    expect(refused(await outcomeOf(stage, bob, update))).toBe('FORBIDDEN');
    expect((await stage.memory.suggestionOwners([id])).get(id)!.accountId).toBe('acc_alice');
  });

  it('9.2 cannot use what belongs to another document', async () => {
    const { stage, alice } = await staged();
    const id = newId();
    await outcomeOf(
      stage,
      alice,
      alice.edit(() => textOf(alice).insert(4, 'neue ', insertion(id))),
    );
    stage.document('doc_2');
    const other = new Person(stage, 'alice', { session: 'other' });
    const block = other.edit(() => {
      const paragraph = new Y.XmlElement('paragraph');
      const text = new Y.XmlText();
      text.insert(0, 'neu', insertion(id));
      paragraph.insert(0, [text]);
      other.doc.getXmlFragment('content').insert(0, [paragraph]);
    });
    const pushed = watch(other.push(block, 'doc_2'));
    await stage.settle();
    expect(refused(pushed.outcome)).toBe('INVALID_INPUT');
  });

  it('9.3 is refused whatever changes the text itself, without a trace', async () => {
    const { stage, bob } = await staged();
    const state = Y.encodeStateAsUpdate(bob.doc);
    const attempts: ((text: Y.XmlText) => void)[] = [
      (text) => text.insert(4, 'neue '),
      (text) => text.delete(0, 3),
      (text) => text.format(0, 3, { bold: {} }),
      (text) => text.format(0, 3, insertion(newId())),
      (text) => {
        text.insert(4, 'neue ', insertion(newId()));
        text.insert(0, 'x');
      },
    ];
    for (const attempt of attempts) {
      const page = new Person(stage, 'bob', { session: 'page' });
      Object.assign(page, { canEdit: () => false, canSuggest: () => true });
      Y.applyUpdate(page.doc, state);
      const update = page.edit(() => attempt(textOf(page)));
      expect(refused(await outcomeOf(stage, page, update))).toBe('FORBIDDEN');
    }
    expect(await stage.storedText()).toBe('Der Antrag.');
    expect(stage.memory.rows('doc_1')).toHaveLength(1);
  });

  it('9.3 is asked for nothing but whether they may propose', async () => {
    const { stage, bob } = await staged();
    bob.canSuggest = () => false;
    const update = bob.edit(() => textOf(bob).insert(4, 'neue ', insertion(newId())));
    expect(refused(await outcomeOf(stage, bob, update))).toBe('FORBIDDEN');
  });

  it('9.3 is judged by all that was accepted before, also what is not committed yet', async () => {
    const { stage, alice, bob } = await staged();
    stage.storage.fault = 'hangs';
    const first = watch(alice.push(alice.edit(() => textOf(alice).insert(0, 'Nun: '))));
    await stage.settle();
    const second = watch(bob.push(bob.edit(() => textOf(bob).format(0, 3, deletion(newId())))));
    await stage.settle();
    stage.storage.release();
    await stage.settle(3 * WINDOW);
    expect(first.outcome).toMatchObject({ revision: 2 });
    expect(second.outcome).toMatchObject({ revision: 3 });
  });

  it('9.3 goes on after something was refused', async () => {
    const { stage, bob } = await staged();
    const page = new Person(stage, 'bob', { session: 'page' });
    Object.assign(page, { canEdit: () => false, canSuggest: () => true });
    Y.applyUpdate(page.doc, Y.encodeStateAsUpdate(bob.doc));
    await outcomeOf(
      stage,
      page,
      page.edit(() => textOf(page).insert(0, 'x')),
    );
    const update = bob.edit(() => textOf(bob).insert(4, 'neue ', insertion(newId())));
    expect(await outcomeOf(stage, bob, update)).toMatchObject({ revision: 2 });
  });

  /** Alice's words that are to come in, hers that are to go, and what Bob would do to them. */
  const NOT_BOBS: [string, (text: Y.XmlText) => void][] = [
    ['deletes proposed words', (text) => text.delete(4, 5)],
    ['writes among them', (text) => text.insert(6, 'x')],
    ['takes back a deletion', (text) => text.format(0, 3, { 'deletion--AAAAAAAA': null })],
  ];

  /** Somebody else proposes on this stage what only they may change. */
  async function proposedBy(alice: Person) {
    const update = alice.edit(() => {
      textOf(alice).insert(4, 'neue ', insertion(newId()));
      textOf(alice).format(0, 3, deletion(newId()));
    });
    expect(await outcomeOf(alice.stage, alice, update)).toMatchObject({ revision: expect.any(Number) });
  }

  it.each(NOT_BOBS)('9.3 knows whose proposals are in a document just loaded: %s', async (_, attempt) => {
    const { stage, alice } = await staged();
    await proposedBy(alice);
    stage.restart();
    const page = pageOf(stage, alice.doc);
    const update = page.edit(() => attempt(textOf(page)));
    expect(refused(await outcomeOf(stage, page, update))).toBe('FORBIDDEN');
  });

  it.each(NOT_BOBS)('9.3 knows whose proposals came from another instance: %s', async (_, attempt) => {
    const { stage, alice, bob } = await staged();
    const peer = new Stage(stage);
    const warm = pageOf(peer, bob.doc);
    await outcomeOf(
      peer,
      warm,
      warm.edit(() => textOf(warm).insert(11, '!', insertion(newId()))),
    );
    await proposedBy(alice);
    peer.coediting.heardOf('doc_1', 3);
    await stage.settle();
    expect(peer.coediting.openDocuments().get('doc_1')).toBe(3);
    const page = pageOf(peer, alice.doc);
    const update = page.edit(() => attempt(textOf(page)));
    expect(refused(await outcomeOf(peer, page, update))).toBe('FORBIDDEN');
  });

  it('9.3 may change what is their own, also in a document just loaded', async () => {
    const { stage, bob } = await staged();
    await outcomeOf(
      stage,
      bob,
      bob.edit(() => textOf(bob).insert(4, 'neue ', insertion(newId()))),
    );
    stage.restart();
    const update = bob.edit(() => textOf(bob).delete(4, 2));
    expect(await outcomeOf(stage, bob, update)).toMatchObject({ revision: 3 });
  });

  it('9.2 cannot hide whose it is by writing its id in another way', async () => {
    const { stage, alice } = await staged();
    const id = newId();
    await outcomeOf(
      stage,
      alice,
      alice.edit(() => textOf(alice).insert(4, 'neue ', insertion(id))),
    );
    stage.restart();
    const page = pageOf(stage, alice.doc);
    const update = page.edit(() => textOf(page).insert(0, 'Unsinn', insertion(id)));
    const [plain, escaped] = [`{"id":"${id}"}`, `{"id":"\\u0073${id.slice(1)}"}`].map(
      (json) => String.fromCharCode(json.length) + json,
    ) as [string, string];
    const hidden = Buffer.from(Buffer.from(update).toString('latin1').replace(plain, escaped), 'latin1');
    expect(hidden.byteLength).toBe(update.byteLength + 5);
    expect(refused(await outcomeOf(stage, page, hidden))).toBe('INVALID_INPUT');
  });

  it('9.3 is judged as before after something was too large for the document', async () => {
    const { stage, alice, bob } = await staged();
    const blocks = LIMITS.documentBytes / LIMITS.updateBytes;
    const block = 'x'.repeat(LIMITS.updateBytes - 3_000);
    for (let i = 0; i < blocks; i++)
      expect(await outcomeOf(stage, alice, alice.type(block, 1))).toMatchObject({ revision: i + 2 });
    const [first, second] = [pageOf(stage, alice.doc), pageOf(stage, alice.doc)];
    second.doc.clientID = first.doc.clientID;
    const words = 'x'.repeat(50_000);
    const tooLarge = first.edit(() => textOf(first).insert(0, words, insertion(newId())));
    expect(refused(await outcomeOf(stage, bob, tooLarge))).toBe('LIMIT');
    const text = second.edit(() => textOf(second).insert(0, 'x'));
    expect(refused(await outcomeOf(stage, bob, text))).toBe('FORBIDDEN');
  });

  it('9.3 may propose in an empty paragraph, which has no text yet', async () => {
    const { stage, alice } = await staged();
    await outcomeOf(
      stage,
      alice,
      alice.edit(() => alice.doc.getXmlFragment('content').insert(1, [new Y.XmlElement('paragraph')])),
    );
    const attempts: [(paragraph: Y.XmlElement) => void, unknown][] = [
      [(paragraph) => paragraph.insert(0, [new Y.XmlText('neu')]), 'FORBIDDEN'],
      [(paragraph) => paragraph.insert(0, [new Y.XmlElement('hardBreak')]), 'FORBIDDEN'],
      [(paragraph) => paragraph.setAttribute('id', 'x'), 'INVALID_INPUT'],
      [
        (paragraph) => {
          const text = new Y.XmlText();
          paragraph.insert(0, [text]);
          text.insert(0, 'neu', insertion(newId()));
        },
        undefined,
      ],
    ];
    let page = pageOf(stage, alice.doc);
    for (const [attempt, code] of attempts) {
      page = pageOf(stage, alice.doc);
      const update = page.edit(() => attempt(page.doc.getXmlFragment('content').get(1) as Y.XmlElement));
      expect(refused(await outcomeOf(stage, page, update))).toBe(code);
    }
    expect(stage.memory.rows('doc_1')).toHaveLength(3);
    const undo = page.edit(() => (page.doc.getXmlFragment('content').get(1) as Y.XmlElement).delete(0, 1));
    expect(await outcomeOf(stage, page, undo)).toMatchObject({ revision: 4 });
  });

  it('9.3 does not remove an empty text that somebody else has brought', async () => {
    const { stage, alice } = await staged();
    const empty = alice.edit(() => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText()]);
      alice.doc.getXmlFragment('content').insert(1, [paragraph]);
    });
    await outcomeOf(stage, alice, empty);
    const paragraphOf = ({ doc }: Person) => doc.getXmlFragment('content').get(1) as Y.XmlElement;
    const page = pageOf(stage, alice.doc);
    const removal = page.edit(() => paragraphOf(page).delete(0, 1));
    expect(refused(await outcomeOf(stage, page, removal))).toBe('FORBIDDEN');
    const other = pageOf(stage, alice.doc);
    const write = () => (paragraphOf(other).get(0) as Y.XmlText).insert(0, 'neu', insertion(newId()));
    expect(await outcomeOf(stage, other, other.edit(write))).toMatchObject({ revision: 3 });
    const both = other.edit(() => paragraphOf(other).delete(0, 1));
    expect(refused(await outcomeOf(stage, other, both))).toBe('FORBIDDEN');
  });

  it('9.3 brings no marks of others around no words', async () => {
    const { stage, alice, bob } = await staged();
    const id = newId();
    await outcomeOf(
      stage,
      alice,
      alice.edit(() => textOf(alice).insert(4, 'neue ', insertion(id))),
    );
    const page = pageOf(stage, alice.doc);
    const update = page.edit(() => {
      markNothing(textOf(page), id);
      textOf(page).insert(0, 'Nun: ', { 'insertion--BBBBBBBB': { id: newId() } });
    });
    expect(refused(await outcomeOf(stage, bob, update))).toBe('FORBIDDEN');
    expect(stage.memory.rows('doc_1')).toHaveLength(2);
  });

  it('9.4 is bounded', async () => {
    const { stage, bob } = await staged();
    const words = 'x'.repeat(LIMITS.suggestingUpdateBytes);
    const update = bob.edit(() => textOf(bob).insert(0, words, insertion(newId())));
    expect(refused(await outcomeOf(stage, bob, update))).toBe('LIMIT');
  });

  it('9.5 whoever may edit may change what others propose', async () => {
    const { stage, alice, bob } = await staged();
    const id = newId();
    await outcomeOf(
      stage,
      bob,
      bob.edit(() => textOf(bob).insert(4, 'neue ', insertion(id))),
    );
    Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(bob.doc));
    expect(
      await outcomeOf(
        stage,
        alice,
        alice.edit(() => textOf(alice).delete(4, 5)),
      ),
    ).toMatchObject({
      revision: 3,
    });
    expect((await stage.memory.suggestionOwners([id])).get(id)!.accountId).toBe('acc_bob');
  });

  it('9.7 a deletion of what somebody else proposes leaves the proposal alone', async () => {
    const { stage, alice, bob } = await staged();
    const id = newId();
    await outcomeOf(
      stage,
      alice,
      alice.edit(() => textOf(alice).insert(4, 'neue ', insertion(id))),
    );
    Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(alice.doc));
    expect(
      await outcomeOf(
        stage,
        bob,
        bob.edit(() => textOf(bob).format(4, 5, deletion(newId()))),
      ),
    ).toMatchObject({
      revision: 3,
    });
    const words = suggestionsIn(bob.doc).map(({ inserted, deleted }) => [inserted, deleted].join('/'));
    expect(words.toSorted()).toEqual(['/neue ', 'neue /']);
  });

  it('9.6 does not tell that somebody who may only propose brings what others propose', async () => {
    const { stage, alice, bob } = await staged();
    const [id, own] = [newId(), newId()];
    await outcomeOf(
      stage,
      alice,
      alice.edit(() => textOf(alice).format(4, 6, deletion(id))),
    );
    Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(alice.doc));
    const update = bob.edit(() => textOf(bob).insert(6, 'x', { 'insertion--BBBBBBBB': { id: own } }));
    await outcomeOf(stage, bob, update);
    expect(suggestionsIn(bob.doc)).toMatchObject([{ deleted: 'Antrag' }, { inserted: 'x' }]);
    expect(stage.committed.at(-1)!.suggestions).toEqual([{ id: own, accountId: 'acc_bob', isNew: true }]);
  });

  it('9.6 tells what a commit brings, and what it brings again', async () => {
    const { stage, alice, bob } = await staged();
    const id = newId();
    await outcomeOf(
      stage,
      bob,
      bob.edit(() => textOf(bob).insert(4, 'neue ', insertion(id))),
    );
    Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(bob.doc));
    await outcomeOf(
      stage,
      alice,
      alice.edit(() => textOf(alice).format(0, 3, deletion(id))),
    );
    expect(stage.committed.map(({ suggestions }) => suggestions)).toEqual([
      [],
      [{ id, accountId: 'acc_bob', isNew: true }],
      [{ id, accountId: 'acc_alice', isNew: false }],
    ]);
  });
});
