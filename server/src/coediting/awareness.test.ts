import * as Y from 'yjs';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { ACCOUNT_COLORS, accountColor } from './account-color.ts';
import { decodeAwareness, encodeAwareness } from './awareness-codec.ts';
import { Person, Stage, type Reader } from './coediting-stage.ts';

const CURSOR = position(1, 4);

function position(client: number, clock: number) {
  const at = { type: null, tname: null, item: { client, clock }, assoc: 0 };
  return { anchor: at, head: { ...at, assoc: -1 } };
}

function message(person: Person, clock: number, state: unknown = { cursor: CURSOR }): Uint8Array {
  return encodeAwareness([{ clientId: person.doc.clientID, clock, state: JSON.stringify(state) }]);
}

function tell(person: Person, awareness: Uint8Array, session = person.session): Promise<boolean> {
  const account = { accountId: person.accountId, name: person.name };
  return person.stage.coediting.pushAwareness('doc_1', { session, account, awareness });
}

/** What a reader sees of the others, the way their editor does. */
function seenBy(reader: Reader): Map<number, unknown> {
  const states = new Map<number, unknown>();
  for (const { awareness } of reader.events) {
    if (!awareness) continue;
    for (const { clientId, state } of decodeAwareness(awareness)) {
      if (state === 'null') states.delete(clientId);
      else states.set(clientId, JSON.parse(state));
    }
  }
  return states;
}

async function open() {
  const stage = new Stage();
  stage.document();
  const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
  const [forAlice, forBob] = [alice.follow().run(), bob.follow().run()];
  await stage.settle();
  return { stage, alice, bob, forAlice, forBob };
}

describe('awareness', () => {
  it('7.1 shows the own cursor of a session to the others', async () => {
    const { stage, alice, forBob } = await open();
    expect(await tell(alice, message(alice, 1))).toBe(true);
    await stage.settle(200);
    expect(seenBy(forBob).get(alice.doc.clientID)).toMatchObject({ cursor: CURSOR });
  });

  it('7.1 lets nobody speak for a clientID of another session or account', async () => {
    const { stage, alice, bob, forBob } = await open();
    await tell(alice, message(alice, 1));
    const otherTab = new Person(stage, 'alice', { session: 'other', clientId: alice.doc.clientID });
    otherTab.follow().run();
    void bob.push(bob.type('x'));
    await stage.settle(200);
    expect(await tell(otherTab, message(alice, 5, null))).toBe(false);
    expect(await tell(bob, message(alice, 5, { cursor: null }))).toBe(false);
    expect(await tell(alice, message(bob, 5))).toBe(false);
    await stage.settle(200);
    expect([...seenBy(forBob).keys()]).toEqual([alice.doc.clientID]);
  });

  it('7.1 takes the own entry out of a message about many', async () => {
    const { stage, alice, bob, forBob } = await open();
    await tell(alice, message(alice, 1));
    const state = JSON.stringify({ cursor: null });
    const many = [alice.doc.clientID, bob.doc.clientID].map((clientId) => ({ clientId, clock: 9, state }));
    expect(await tell(bob, encodeAwareness(many))).toBe(true);
    await stage.settle(200);
    expect(seenBy(forBob).get(alice.doc.clientID)).toMatchObject({ cursor: CURSOR });
    expect(seenBy(forBob).get(bob.doc.clientID)).toMatchObject({ user: { name: 'bob' }, cursor: null });
  });

  it('7.1 hears nobody who does not follow, or may not read any more', async () => {
    const { stage, alice, forBob } = await open();
    expect(await tell(new Person(stage, 'carol'), message(alice, 1))).toBe(false);
    expect(await tell(alice, message(alice, 1), 'unknown')).toBe(false);
    alice.canRead = () => false;
    await expect(tell(alice, message(alice, 1))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await stage.settle(200);
    expect(seenBy(forBob).size).toBe(0);
  });

  it('7.1 forgets the former clientID of a session that begins anew', async () => {
    const { stage, alice, forBob } = await open();
    await tell(alice, message(alice, 4));
    await stage.settle(200);
    const reloaded = new Person(stage, 'alice');
    expect(await tell(reloaded, message(reloaded, 1))).toBe(true);
    await stage.settle(200);
    expect([...seenBy(forBob).keys()]).toEqual([reloaded.doc.clientID]);
  });

  it('7.1 ignores a clock that it has heard before', async () => {
    const { stage, alice, forBob } = await open();
    await tell(alice, message(alice, 2));
    await tell(alice, message(alice, 2, { cursor: null }));
    await tell(alice, message(alice, 1, { cursor: null }));
    await stage.settle(200);
    expect(seenBy(forBob).get(alice.doc.clientID)).toMatchObject({ cursor: CURSOR });
  });

  it('7.2 puts in name, account and colour by itself', async () => {
    const { stage, alice, forBob } = await open();
    const user = { id: 'acc_bob', name: 'Bürgermeister', color: 'red' };
    await tell(alice, message(alice, 1, { user, cursor: CURSOR, lastSeen: 5 }));
    await stage.settle(200);
    expect(seenBy(forBob).get(alice.doc.clientID)).toEqual({
      user: { id: 'acc_alice', name: 'alice', color: accountColor('acc_alice') },
      cursor: CURSOR,
    });
  });

  it.each([
    [5],
    ['x'],
    [[]],
    [{ anchor: 5, head: 6 }],
    [{ anchor: {}, head: {} }],
    [{ anchor: { item: { client: -1, clock: 0.5 } }, head: CURSOR.head }],
    [{ anchor: { tname: 'other' }, head: CURSOR.head }],
  ])('7.2 lets the cursor %j not through', async (cursor) => {
    const { stage, alice, forBob } = await open();
    await tell(alice, message(alice, 1, { cursor }));
    await stage.settle(200);
    expect(seenBy(forBob).get(alice.doc.clientID)).toMatchObject({ cursor: null });
  });

  it('7.2 lets through what Yjs writes', async () => {
    const { stage, alice, forBob } = await open();
    alice.type('Amt');
    const fragment = alice.doc.getXmlFragment('content');
    const text = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    const cursor = {
      anchor: Y.createRelativePositionFromTypeIndex(text, 1),
      head: Y.createRelativePositionFromTypeIndex(fragment, 1),
    };
    const state = { cursor: JSON.parse(JSON.stringify(cursor)) as unknown };
    await tell(alice, message(alice, 1, state));
    await stage.settle(200);
    const seen = (seenBy(forBob).get(alice.doc.clientID) as { cursor: Record<string, object> }).cursor;
    for (const end of ['anchor', 'head'] as const) {
      const position = Y.createRelativePositionFromJSON(seen[end]);
      expect(Y.compareRelativePositions(position, cursor[end])).toBe(true);
    }
  });

  it.each([[[9]], [[1, 1, 1, 1, 120]], [[0, 0]]])('7.2 refuses the bytes %j', async (bytes) => {
    const { alice } = await open();
    await expect(tell(alice, Uint8Array.from(bytes))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      facts: { fields: { awareness: 'MALFORMED' } },
    });
    await expect(tell(alice, new Uint8Array(LIMITS.awarenessBytes + 1))).rejects.toMatchObject({
      code: 'LIMIT',
    });
  });

  it('7.3 merges the moves of a while into one event', async () => {
    const { stage, alice, bob, forBob } = await open();
    for (let clock = 1; clock <= 30; clock++) {
      await tell(alice, message(alice, clock, { cursor: position(1, clock) }));
      await tell(bob, message(bob, clock, { cursor: position(2, clock) }));
      await stage.clock.advance(10);
    }
    await stage.settle(200);
    const events = forBob.events.filter(({ awareness }) => awareness);
    expect(events.length).toBeGreaterThan(2);
    expect(events.length).toBeLessThan(7);
    expect(seenBy(forBob).get(alice.doc.clientID)).toMatchObject({ cursor: position(1, 30) });
  });

  it('7.3 travels with a commit that leaves anyway', async () => {
    const { stage, alice, forAlice, forBob } = await open();
    await tell(alice, message(alice, 1));
    void alice.push(alice.type('x'));
    await stage.settle(200);
    expect(forBob.events).toHaveLength(2);
    expect(forBob.events[1]).toMatchObject({
      revision: 1,
      update: expect.anything(),
      awareness: expect.anything(),
    });
    // The writer hears no echo of the text; the cursor alone is there for all.
    expect(forAlice.events[1]!.update).toBeUndefined();
  });

  it('7.4 ends with the session', async () => {
    const { stage, alice, forAlice, forBob } = await open();
    await tell(alice, message(alice, 1));
    await stage.settle(200);
    await forAlice.stream.return();
    await stage.settle(200);
    expect(seenBy(forBob).size).toBe(0);
    const late = new Person(stage, 'carol').follow();
    expect((await late.read())!.awareness).toBeUndefined();
  });

  it('7.4 stays when a second stream of the session takes over', async () => {
    const { stage, alice, forBob } = await open();
    await tell(alice, message(alice, 1));
    alice.follow().run();
    await stage.settle(200);
    expect([...seenBy(forBob).keys()]).toEqual([alice.doc.clientID]);
    expect(await tell(alice, message(alice, 2, null))).toBe(true);
    await stage.settle(200);
    expect(seenBy(forBob).size).toBe(0);
  });

  it('7.4 forgets who has said nothing for 30 s', async () => {
    const { stage, alice, bob } = await open();
    await tell(alice, message(alice, 1));
    await stage.settle(20_000);
    await tell(bob, message(bob, 1));
    const carol = new Person(stage, 'carol').follow();
    expect(decodeAwareness((await carol.read())!.awareness!)).toHaveLength(2);
    await stage.settle(11_000);
    const dora = new Person(stage, 'dora').follow();
    const present = decodeAwareness((await dora.read())!.awareness!);
    expect(present.map(({ clientId }) => clientId)).toEqual([bob.doc.clientID]);
  });

  it('7.5 is what y-protocols sends and understands', async () => {
    const { stage, alice, forBob } = await open();
    const mine = new Awareness(alice.doc);
    mine.setLocalState({ cursor: CURSOR });
    const bytes = encodeAwarenessUpdate(mine, [mine.clientID]);
    expect(await tell(alice, bytes)).toBe(true);
    await stage.settle(200);
    const theirs = new Awareness(new Y.Doc());
    for (const { awareness } of forBob.events) if (awareness) applyAwarenessUpdate(theirs, awareness, null);
    expect(theirs.getStates().get(mine.clientID)).toMatchObject({ user: { name: 'alice' } });
    mine.destroy();
    theirs.destroy();
  });

  it('7.6 has colours that white text can be read on', () => {
    for (const color of ACCOUNT_COLORS) expect(contrastToWhite(color)).toBeGreaterThanOrEqual(4.5);
    expect(accountColor('acc_1')).toBe(accountColor('acc_1'));
    const used = new Set(Array.from({ length: 500 }, (_, index) => accountColor(`acc_${index}`)));
    expect(used.size).toBe(ACCOUNT_COLORS.length);
  });
});

/** WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrastToWhite(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

describe('7.7 cursors of other instances’ sessions', () => {
  const entry = (clientId: number, clock: number, state: unknown) =>
    encodeAwareness([{ clientId, clock, state: JSON.stringify(state) }]);
  const carol = { user: { id: 'acc_carol', name: 'carol', color: '#000' }, cursor: CURSOR };

  it('show to who is here and who comes, and end with their session and their instance', async () => {
    const { stage, forBob } = await open();
    const hear = (instance: string, bytes: Uint8Array) =>
      stage.coediting.cursorsElsewhere(instance, 'doc_1', bytes);
    hear('there', entry(77, 1, carol));
    hear('there', entry(78, 1, carol));
    await stage.settle(200);
    expect([...seenBy(forBob).keys()]).toEqual([77, 78]);
    const late = new Person(stage, 'late').follow().run();
    await stage.settle(200);
    expect(seenBy(late).get(77)).toEqual(carol);
    hear('elsewhere', entry(77, 9, null));
    await stage.settle(200);
    expect(seenBy(forBob).size).toBe(2);
    hear('there', entry(77, 1, null));
    await stage.settle(200);
    expect([...seenBy(forBob).keys()]).toEqual([78]);
    stage.coediting.instanceGone('there');
    await stage.settle(200);
    expect([seenBy(forBob).size, seenBy(late).size]).toEqual([0, 0]);
  });

  it('count for nothing when the session speaks here by now, and end 30 s after their last word', async () => {
    const { stage, alice, forBob } = await open();
    stage.coediting.cursorsElsewhere('there', 'doc_1', entry(78, 1, carol));
    await tell(alice, message(alice, 1));
    stage.coediting.cursorsElsewhere('there', 'doc_1', entry(alice.doc.clientID, 9, null));
    stage.coediting.instanceGone('another');
    await stage.settle(200);
    expect(seenBy(forBob).has(alice.doc.clientID)).toBe(true);
    await stage.settle(31_000);
    const late = new Person(stage, 'late').follow().run();
    await stage.settle(200);
    expect([seenBy(late).has(78), seenBy(forBob).has(78)]).toEqual([false, false]);
  });

  it('are told to the others by the instance at which the session is', async () => {
    const { stage, alice } = await open();
    expect(stage.coediting.cursorsHere('doc_1')).toBeUndefined();
    await tell(alice, message(alice, 1));
    stage.coediting.cursorsElsewhere('there', 'doc_1', entry(78, 1, carol));
    const here = decodeAwareness(stage.coediting.cursorsHere('doc_1')!);
    expect(here.map(({ clientId }) => clientId)).toEqual([alice.doc.clientID]);
  });
});
