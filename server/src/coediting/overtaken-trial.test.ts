import * as Y from 'yjs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '@umlauf/shared/suggestions';
import { Person, promisesHeard, Stage, watch, type Reader } from './coediting-stage.ts';
import { insertion, newId, outcomeOf, pageOf, staged, textOf } from './proposing-stage.ts';

let [here, there]: Stage[] = [];
let [alice, bob, reader]: [Person?, Person?, Reader?] = [];
let id: string;

/** Bob has proposed a word; both instances have the document, with a second and an empty paragraph. */
beforeEach(async () => {
  ({ stage: here, alice, bob } = await staged());
  there = new Stage(here);
  id = newId();
  await outcomeOf(here, alice, alice.type('Zweitens.', 1));
  const empty = () => alice!.doc.getXmlFragment('content').insert(2, [new Y.XmlElement('paragraph')]);
  await outcomeOf(here, alice, alice.edit(empty));
  Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(alice.doc));
  await outcomeOf(here, bob, write(bob, 4, 'neue ', id));
  Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(bob.doc));
  reader = new Person(there, 'carol').follow().run();
  await here.settle();
});

const write = (person: Person, at: number, words: string, proposal?: string) =>
  person.edit(() => textOf(person).insert(at, words, proposal ? insertion(proposal) : undefined));
const third = ({ doc }: Person) => doc.getXmlFragment('content').get(2) as Y.XmlElement;

/** Bob's page at the other instance, which does not hear of what is written here. */
function elsewhere(): Person {
  return pageOf(there!, bob!.doc);
}

function decide(decision: Decision) {
  const account = { accountId: 'acc_alice', name: 'alice' };
  const request = { account, canEdit: () => true, ids: new Set([id]), decision };
  return watch(there!.coediting.decide('doc_1', request));
}

const stored = async () => (await here!.storedText()).replaceAll(/<[^>]*>/g, '');

describe('9.12 what others change before the commit', () => {
  it('takes along words that were judged by the marks around them: the room is given up', async () => {
    const page = elsewhere();
    const bare = write(page, 6, 'x');
    const withdrawn = bob!.edit(() => textOf(bob!).delete(4, 5));
    expect(await outcomeOf(here!, bob!, withdrawn)).toMatchObject({ revision: 5 });
    const pushed = watch(page.push(bare));
    await there!.settle();
    expect(pushed.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(reader!.ended).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await outcomeOf(there!, page, bare)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await stored()).toBe('Der Antrag.\nZweitens.\n');
  });

  it('counts, too, for what gathers when it is heard of', async () => {
    const [page, dora] = [elsewhere(), new Person(there!, 'dora')];
    Y.applyUpdate(dora.doc, Y.encodeStateAsUpdate(bob!.doc));
    // What comes next at that instance waits until the window of this commit is over.
    const first = watch(dora.push(dora.type('Anfang.')));
    await there!.settle(1);
    expect(first.outcome).toMatchObject({ revision: 5 });
    const withdrawn = watch(bob!.push(bob!.edit(() => textOf(bob!).delete(4, 5))));
    await here!.settle(1);
    expect(withdrawn.outcome).toMatchObject({ revision: 6 });
    const pushed = watch(page.push(write(page, 6, 'x')));
    await promisesHeard();
    there!.coediting.heardOf('doc_1', 6);
    await promisesHeard();
    expect(pushed.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    await there!.settle();
    expect(await stored()).toBe('Anfang.\nDer Antrag.\nZweitens.\n');
  });

  it.each(['accept', 'refuse'] as const)('counts for a decision: %s', async (decision) => {
    there!.storage.fault = 'hangs';
    const watched = decide(decision);
    await there!.settle();
    expect(await outcomeOf(here!, bob!, write(bob!, 6, 'x', id))).toMatchObject({ revision: 5 });
    there!.storage.release();
    await there!.settle();
    expect(watched.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    const again = decide(decision);
    await there!.settle();
    expect(again.outcome).toMatchObject({ revision: 6 });
    const first = decision === 'accept' ? 'Der nexue Antrag.' : 'Der Antrag.';
    expect(await stored()).toBe(`${first}\nZweitens.\n`);
  });

  it('counts for a decision where more of the proposal comes into another text', async () => {
    there!.storage.fault = 'hangs';
    const watched = decide('refuse');
    await there!.settle();
    const second = (bob!.doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText;
    const more = bob!.edit(() => second.insert(0, 'Und ', insertion(id)));
    expect(await outcomeOf(here!, bob!, more)).toMatchObject({ revision: 5 });
    there!.storage.release();
    await there!.settle();
    expect(watched.outcome).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('counts for a text that goes, whatever is written meanwhile', async () => {
    const brings = bob!.edit(() => third(bob!).insert(0, [new Y.XmlText()]));
    expect(await outcomeOf(here!, bob!, brings)).toMatchObject({ revision: 5 });
    Y.applyUpdate(alice!.doc, brings);
    const page = elsewhere();
    there!.coediting.heardOf('doc_1', 5);
    await there!.settle();
    const words = alice!.edit(() => (third(alice!).get(0) as Y.XmlText).insert(0, 'Drittens.'));
    expect(await outcomeOf(here!, alice!, words)).toMatchObject({ revision: 6 });
    const pushed = watch(page.push(page.edit(() => third(page).delete(0, 1))));
    await there!.settle();
    expect(pushed.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await stored()).toBe('Der neue Antrag.\nZweitens.\nDrittens.');
  });

  it('does not where it stands elsewhere', async () => {
    const page = elsewhere();
    const second = (alice!.doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText;
    await outcomeOf(
      here!,
      alice!,
      alice!.edit(() => second.delete(0, 1)),
    );
    const pushed = watch(page.push(write(page, 6, 'x')));
    await there!.settle();
    expect(pushed.outcome).toMatchObject({ revision: 6 });
    expect(reader!.ended).toBeNull();
  });

  it('does not for whoever may edit', async () => {
    const writer = new Person(there!, 'dora');
    Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(bob!.doc));
    const bare = write(writer, 6, 'x');
    await outcomeOf(
      here!,
      bob!,
      bob!.edit(() => textOf(bob!).delete(4, 5)),
    );
    expect(await outcomeOf(there!, writer, bare)).toMatchObject({ revision: 6 });
    expect(reader!.ended).toBeNull();
  });
});
