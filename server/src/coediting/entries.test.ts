import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type EntryKind, isEntryId, newEntryId } from '@umlauf/shared/entries';
import { LIMITS } from '@umlauf/shared/limits';
import { entriesIn } from '@umlauf/shared/standing-entries';
import { AppError } from '../platform/errors.ts';
import { Person, Stage, watch } from './coediting-stage.ts';

const newId = () => newEntryId(crypto.getRandomValues(new Uint8Array(26)));

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
  stage.document();
});

function entry(kind: EntryKind, id: string | null, wording = 'w'): Y.XmlElement {
  const element = new Y.XmlElement(kind);
  if (id !== null) element.setAttribute('id', id);
  element.insert(0, [new Y.XmlText(wording)]);
  return element;
}

function add(person: Person, ...entries: Y.XmlElement[]): Uint8Array {
  return person.edit(() => {
    const content = person.doc.getXmlFragment('content');
    content.insert(content.length, entries);
  });
}

async function push(person: Person, update: Uint8Array, documentId = 'doc_1'): Promise<void> {
  const pushed = watch(person.push(update, documentId));
  await stage.settle();
  expect(pushed.outcome).toMatchObject({ revision: expect.any(Number) });
}

async function storedIds(documentId = 'doc_1'): Promise<(string | null)[]> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await stage.coediting.state(documentId))!.state);
  return entriesIn(doc).map(({ id }) => id);
}

it('10.1 writes each entry down in the commit that brings it, with a number by kind', async () => {
  const alice = new Person(stage, 'alice');
  const [decision, task, later] = [newId(), newId(), newId()];
  await push(alice, add(alice, entry('decision', decision), entry('task', task)));
  await push(alice, add(alice, entry('task', later)));
  expect(stage.memory.entries('doc_1')).toEqual([
    { id: decision, kind: 'decision', number: 1 },
    { id: task, kind: 'task', number: 1 },
    { id: later, kind: 'task', number: 2 },
  ]);
});

it('10.3 gives an id to a block without one, and another to a copy; everybody hears of it in the same event', async () => {
  const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
  const readers = [alice.follow().run(), bob.follow().run()];
  await stage.settle();
  const id = newId();
  await push(alice, add(alice, entry('vote', id), entry('vote', null), entry('vote', id)));
  const [first, second, third] = await storedIds();
  expect(first).toBe(id);
  expect(isEntryId(second) && isEntryId(third) && new Set([first, second, third]).size).toBe(3);
  expect((await stage.memory.load('doc_1'))!.updates).toHaveLength(1);
  const [own, others] = readers;
  expect(entriesIn(others!.doc).map((each) => each.id)).toEqual([first, second, third]);
  // The writer is told of what the server wrote, and of nothing else.
  Y.applyUpdate(alice.doc, own!.events.at(-1)!.update!);
  expect(entriesIn(alice.doc).map((each) => each.id)).toEqual([first, second, third]);
});

it('10.3 keeps what was fixed through a restart, in the name of whoever wrote', async () => {
  const alice = new Person(stage, 'alice');
  await push(alice, add(alice, entry('task', null)));
  const [id] = await storedIds();
  stage.restart();
  await push(alice, alice.type('x'));
  expect(await storedIds()).toEqual([id]);
  const { writers } = (await stage.memory.load('doc_1'))!;
  expect([...writers.values()]).toEqual(['acc_alice', 'acc_alice']);
});

it('10.3 gives another id to what is pasted from another document, or has become of another kind', async () => {
  stage.document('doc_2');
  const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
  const [id, own] = [newId(), newId()];
  await push(alice, add(alice, entry('decision', id)));
  await push(bob, add(bob, entry('decision', id), entry('task', own)), 'doc_2');
  const [pasted, task] = await storedIds('doc_2');
  expect(pasted).not.toBe(id);
  expect(task).toBe(own);
  const content = bob.doc.getXmlFragment('content');
  const retyped = bob.edit(() => {
    content.delete(1, 1);
    content.insert(1, [entry('statement', own)]);
  });
  await push(bob, retyped, 'doc_2');
  const after = await storedIds('doc_2');
  expect(after[0]).toBe(pasted);
  expect(after[1]).not.toBe(own);
  expect(await storedIds()).toEqual([id]);
});

it('10.3 gives its id back to a block from which somebody took it', async () => {
  const alice = new Person(stage, 'alice');
  await push(alice, add(alice, entry('task', newId())));
  stage.restart();
  const [element] = entriesIn(alice.doc).map((each) => each.element);
  await push(
    alice,
    alice.edit(() => element!.removeAttribute('id')),
  );
  const ids = await storedIds();
  expect(ids.every(isEntryId)).toBe(true);
  expect(stage.memory.entries('doc_1')).toHaveLength(2);
});

it('10.4 lets who bore an id keep it, wherever a copy stands, and knows again what comes back', async () => {
  const alice = new Person(stage, 'alice');
  const id = newId();
  await push(alice, add(alice, entry('task', id, 'first')));
  const content = alice.doc.getXmlFragment('content');
  await push(
    alice,
    alice.edit(() => content.insert(0, [entry('task', id, 'copy')])),
  );
  const [copy, original] = await storedIds();
  expect(original).toBe(id);
  expect(copy).not.toBe(id);
  await push(
    alice,
    alice.edit(() => content.delete(1, 1)),
  );
  await push(alice, add(alice, entry('task', id, 'back')));
  expect(await storedIds()).toEqual([copy, id]);
  expect(stage.memory.entries('doc_1')).toHaveLength(2);
});

it.each(['while both push', 'after one has'])(
  '10.2, 10.5 two instances to which one id comes at once, %s, make two objects',
  async (when) => {
    const other = new Stage(stage);
    const [alice, bob] = [new Person(stage, 'alice'), new Person(other, 'bob')];
    const id = newId();
    await push(alice, add(alice, entry('task', id)));
    Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(alice.doc));
    const cut = alice.edit(() => alice.doc.getXmlFragment('content').delete(0, 1));
    if (when === 'after one has') await push(alice, cut);
    const pushes = [alice.push(cut), alice.push(add(alice, entry('task', id)))];
    pushes.push(bob.push(add(bob, entry('task', id))));
    const watched = pushes.map(watch);
    await stage.settle();
    // Whoever was judged by less than there is now arrives anew.
    expect(watched.filter(({ outcome }) => outcome instanceof AppError).length).toBeGreaterThan(0);
    for (const person of [alice, bob]) await push(person, Y.encodeStateAsUpdate(person.doc));
    const ids = await storedIds();
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(id);
    expect(ids).toHaveLength(2);
  },
);

it('10.5 gives up only the room whose id was taken elsewhere since it was asked for; nothing is lost', async () => {
  for (const each of ['doc_2', 'doc_3']) stage.document(each);
  const [alice, bob, carol] = [
    new Person(stage, 'alice'),
    new Person(stage, 'bob'),
    new Person(stage, 'carol'),
  ];
  const id = newId();
  const task = add(bob, entry('task', id));
  const pushes = [
    alice.push(add(alice, entry('task', id))),
    bob.push(task, 'doc_2'),
    carol.push(add(carol, entry('vote', newId())), 'doc_3'),
  ].map(watch);
  await stage.settle();
  const saved = { revision: 1 };
  expect(pushes.map(({ outcome }) => outcome)).toMatchObject([saved, { code: 'UNAVAILABLE' }, saved]);
  // No transaction failed, so nothing had to be looked for.
  expect(stage.logged).toEqual([]);
  await push(bob, task, 'doc_2');
  const [fresh] = await storedIds('doc_2');
  expect(isEntryId(fresh) && fresh !== id).toBe(true);
  expect(await storedIds()).toEqual([id]);
});

it('10.6 takes fields that have the form of one, and refuses what has not', async () => {
  const alice = new Person(stage, 'alice');
  const task = entry('task', newId());
  const update = alice.edit(() => {
    alice.doc.getXmlFragment('content').insert(0, [task]);
    task.setAttribute('due', '2026-02-31');
  });
  await push(alice, update);
  const refused = watch(alice.push(alice.edit(() => task.setAttribute('due', 'morgen'))));
  await stage.settle();
  expect(refused.outcome).toMatchObject({ code: 'INVALID_INPUT' });
});

it('10.7 takes no more of them than a text may have', async () => {
  const alice = new Person(stage, 'alice');
  const many = (count: number) => Array.from({ length: count }, () => entry('statement', null, ''));
  for (let i = 0; i < 5; i++) await push(alice, add(alice, ...many(LIMITS.entriesPerDocument / 5)));
  const refused = watch(alice.push(add(alice, ...many(1))));
  await stage.settle();
  expect(refused.outcome).toMatchObject({ code: 'LIMIT', facts: { limit: 'entriesPerDocument' } });
  expect(await storedIds()).toHaveLength(LIMITS.entriesPerDocument);
});

it('10.2 asks for nothing before it knows that somebody may write, and for no more ids than a text may have', async () => {
  const alice = new Person(stage, 'alice');
  const asked: number[] = [];
  const ask = stage.storage.entryOwners.bind(stage.storage);
  stage.storage.entryOwners = (ids) => {
    asked.push(ids.length);
    return ask(ids);
  };
  const naming = (count: number) => alice.type(Array.from({ length: count }, newId).join(' '));
  const refusal = async (update: Uint8Array) => {
    const refused = watch(alice.push(update));
    await stage.settle();
    return refused.outcome;
  };
  const many = naming(LIMITS.entriesPerDocument + 1);
  alice.canEdit = () => false;
  expect(await refusal(many)).toMatchObject({ code: 'FORBIDDEN' });
  alice.canEdit = () => true;
  expect(await refusal(many)).toMatchObject({ code: 'LIMIT', facts: { limit: 'entriesPerDocument' } });
  expect(asked).toEqual([]);
  const bob = new Person(stage, 'bob');
  await push(bob, bob.type(newId()));
  expect(asked).toEqual([1]);
});

it('10.2 asks again for an id that came before and does not stand in the text', async () => {
  stage.document('doc_2');
  const [alice, bob, carol] = ['alice', 'bob', 'carol'].map((name) => new Person(stage, name)) as [
    Person,
    Person,
    Person,
  ];
  const [id, other] = [newId(), newId()];
  // One in words only, one in an update that is refused.
  await push(alice, alice.type(id));
  const refused = watch(
    alice.push(
      alice.edit(() => {
        const task = entry('task', other);
        task.setAttribute('due', 'morgen');
        alice.doc.getXmlFragment('content').insert(0, [task]);
      }),
    ),
  );
  await stage.settle();
  expect(refused.outcome).toMatchObject({ code: 'INVALID_INPUT' });
  await push(bob, add(bob, entry('task', id), entry('task', other)), 'doc_2');
  await push(carol, add(carol, entry('task', id), entry('task', other)));
  expect(stage.logged).toEqual([]);
  expect(await storedIds('doc_2')).toEqual([id, other]);
  const ids = await storedIds();
  expect(ids).toHaveLength(2);
  expect(ids).not.toContain(id);
  expect(ids).not.toContain(other);
});
