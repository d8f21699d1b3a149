import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Person, Stage, textOf, WINDOW } from './coediting-stage.ts';
import { contentOf, docOfLog } from './passive-doc.ts';
import { StoppableStorage } from './stoppable-storage.ts';
import type { AppendResult, UpdateGroup } from './storage.ts';

const DOCUMENT = 'doc_1';
let stage: Stage;
let alice: Person;
let bob: Person;

beforeEach(() => {
  stage = new Stage();
  stage.document(DOCUMENT);
  alice = new Person(stage, 'alice');
  bob = new Person(stage, 'bob');
});

async function saved(person: Person, update: Uint8Array): Promise<number> {
  const receipt = person.push(update);
  await stage.settle();
  return (await receipt).revision;
}

/** Somebody with nothing opens the document. */
async function arrives(person: Person): Promise<string> {
  const reader = person.follow();
  const event = await reader.read();
  expect(event!.update).toBeDefined();
  return reader.text;
}

/** Folds the log after the commit and before anybody hears of it; then the answer is lost. */
class FoldsBeforeAnswering extends StoppableStorage {
  override async append(groups: readonly UpdateGroup[]): Promise<AppendResult[]> {
    const results = await super.append(groups);
    for (const { documentId } of groups) await this.compact(documentId);
    if (results.length > 0) throw new Error('the connection was lost after the commit');
    return results;
  }
}

describe('8.6 what is in memory does not notice', () => {
  it('a room goes on, and its next group is the next revision', async () => {
    await saved(alice, alice.type('eins'));
    await stage.memory.compact(DOCUMENT);
    const reader = bob.follow().run();
    await stage.settle();
    expect(await saved(alice, alice.type('zwei', 1))).toBe(2);
    expect([reader.ended, reader.text]).toEqual([null, 'eins\nzwei']);
    expect(await stage.storedText()).toBe('eins\nzwei');
  });

  it('a group that commits while the log is folded is told like any other', async () => {
    await saved(alice, alice.type('eins'));
    stage.storage.fault = 'hangs';
    const receipt = alice.push(alice.type('zwei', 1));
    await stage.clock.advance(WINDOW);
    await stage.memory.compact(DOCUMENT);
    stage.storage.release();
    await stage.settle();
    expect(await receipt).toMatchObject({ revision: 2 });
    stage.restart();
    expect(await arrives(bob)).toBe('eins\nzwei');
  });

  it('a group whose answer was lost is found in what was folded', async () => {
    await saved(alice, alice.type('eins'));
    stage.storage = new FoldsBeforeAnswering(stage.memory);
    stage.restart();
    const revision = await saved(alice, alice.type('zwei', 1));
    expect(revision).toBe(2);
    expect((await stage.memory.load(DOCUMENT))!.updates).toHaveLength(1);
  });

  it('so is one that deletes what folding then collects', async () => {
    await saved(alice, alice.type('eins'));
    await saved(alice, alice.type('zwei', 1));
    stage.storage = new FoldsBeforeAnswering(stage.memory);
    stage.restart();
    const removal = alice.edit(() => alice.doc.getXmlFragment('content').delete(0, 1));
    expect(await saved(alice, removal)).toBe(3);
    expect(await stage.storedText()).toBe('zwei');
  });

  it('a group that never came is not found there', async () => {
    await saved(alice, alice.type('eins'));
    stage.storage.fault = 'fails';
    const receipt = alice.push(alice.type('zwei', 1));
    await stage.memory.compact(DOCUMENT);
    const refused = expect(receipt).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await stage.settle();
    await refused;
    expect(await stage.storedText()).toBe('eins');
  });

  it('who sends again what was folded gets a receipt, and nothing is written', async () => {
    const update = alice.type('eins');
    await saved(alice, update);
    await stage.memory.compact(DOCUMENT);
    stage.restart();
    expect(await saved(alice, update)).toBe(1);
    expect(stage.memory.rows(DOCUMENT)).toHaveLength(1);
  });
});

describe('8.7 what clients bring from before', () => {
  /** Alice has written, deleted, and could undo; Bob has seen all of it. */
  async function deleteAndFold(): Promise<Y.UndoManager> {
    await saved(alice, alice.type('bleibt'));
    await saved(alice, alice.type('geht', 1));
    Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(alice.doc));
    const undo = new Y.UndoManager(alice.doc.getXmlFragment('content'), { trackedOrigins: new Set([null]) });
    await saved(
      alice,
      alice.edit(() => alice.doc.getXmlFragment('content').delete(1, 1)),
    );
    await stage.memory.compact(DOCUMENT);
    stage.restart();
    return undo;
  }

  it('an undo brings back what was collected', async () => {
    const undo = await deleteAndFold();
    expect(await stage.storedText()).toBe('bleibt');
    await saved(
      alice,
      alice.edit(() => undo.undo()),
    );
    expect(alice.text).toBe('bleibt\ngeht');
    expect(await stage.storedText()).toBe('bleibt\ngeht');
    expect(await arrives(new Person(stage, 'carla'))).toBe('bleibt\ngeht');
  });

  it('an edit inside of what was collected changes nothing, one beside it stands where it was made', async () => {
    await deleteAndFold();
    const paragraph = bob.doc.getXmlFragment('content').get(1) as Y.XmlElement;
    await saved(
      bob,
      bob.edit(() => (paragraph.get(0) as Y.XmlText).insert(2, '…')),
    );
    await saved(bob, bob.type('danach', 2));
    expect(await stage.storedText()).toBe('bleibt\ndanach');
    const arrived = bob.follow({ stateVector: Y.encodeStateVector(bob.doc) });
    const event = await arrived.read();
    Y.applyUpdate(bob.doc, event!.update!);
    expect(bob.text).toBe('bleibt\ndanach');
  });

  it('a copy from the device gets the difference only', async () => {
    await deleteAndFold();
    const copy = new Person(stage, 'bob');
    Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(bob.doc));
    await saved(alice, alice.type('neu', 1));
    const event = await copy.follow({ stateVector: Y.encodeStateVector(copy.doc) }).read();
    Y.applyUpdate(copy.doc, event!.update!);
    expect(copy.text).toBe('bleibt\nneu');
    expect(textOf(docOfLog((await stage.memory.load(DOCUMENT))!.updates))).toBe(copy.text);
    expect(contentOf(copy.doc)).toBe(contentOf(alice.doc));
  });
});
