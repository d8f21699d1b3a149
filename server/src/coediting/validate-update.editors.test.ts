import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { Random } from '@umlauf/shared/random-document';
import { createPassiveDoc, hasPending } from './passive-doc.ts';
import { RandomEditor } from './random-editor.ts';
import { validateUpdate } from './validate-update.ts';

const ROUNDS = process.env['UMLAUF_LONG'] ? 600 : 60;
const STEPS = 60;

/** A server that keeps what it accepts, and everything that was pushed to it. */
class Server {
  readonly doc = createPassiveDoc();
  pushes = 0;
  slowest = 0;

  push(update: Uint8Array): void {
    const before = performance.now();
    const { structs, addsNothing } = validateUpdate(update, this.doc);
    this.slowest = Math.max(this.slowest, performance.now() - before);
    this.pushes++;
    let added = false;
    const onUpdate = () => (added = true);
    this.doc.on('update', onUpdate);
    Y.applyUpdate(this.doc, update);
    this.doc.off('update', onUpdate);
    expect(hasPending(this.doc)).toBe(false);
    expect(added).toBe(!addsNothing);
    if (structs > 0) expect(added).toBe(true);
  }
}

/** How editors bring what they wrote: step by step, merged, twice, or as the difference to what the server has. */
function send(random: Random, editor: RandomEditor, server: Server): void {
  const updates = editor.unsent;
  editor.unsent = [];
  if (updates.length > 0 && random.chance(0.3)) server.push(Y.mergeUpdates(updates));
  else if (random.chance(0.4))
    server.push(Y.encodeStateAsUpdate(editor.doc, Y.encodeStateVector(server.doc)));
  else for (const update of updates) server.push(update);
  if (random.chance(0.1)) server.push(Y.encodeStateAsUpdate(editor.doc));
  if (updates.length > 0 && random.chance(0.1)) server.push(random.pick(updates));
}

/** Showing a merged document heals it, and healing is an edit: everybody meets until nothing is left to say. */
function meet(editors: readonly RandomEditor[], server: Server): void {
  let isQuiet = false;
  for (let meeting = 0; !isQuiet; meeting++) {
    expect(meeting).toBeLessThan(20);
    isQuiet = true;
    for (const editor of editors) {
      editor.unsent = [];
      editor.receive(Y.encodeStateAsUpdate(server.doc, Y.encodeStateVector(editor.doc)));
      const update = Y.encodeStateAsUpdate(editor.doc, Y.encodeStateVector(server.doc));
      isQuiet &&= editor.unsent.length === 0 && validateUpdate(update, server.doc).addsNothing;
      server.push(update);
    }
  }
}

function round(seed: number): Server {
  const random = new Random(seed);
  const server = new Server();
  const editors = random.list(2 + random.int(2), () => new RandomEditor(random));
  for (let step = 0; step < STEPS; step++) {
    const index = random.int(editors.length);
    let editor = editors[index]!;
    // The page is opened again: the same text from the device, a new clientID, no undo steps.
    if (random.chance(0.03)) {
      const { unsent } = editor;
      editor = editors[index] = new RandomEditor(random, Y.encodeStateAsUpdate(editor.doc));
      editor.unsent = [...unsent, ...editor.unsent];
    }
    editor.act();
    if (random.chance(0.3)) send(random, editor, server);
    if (random.chance(0.3)) {
      editor.receive(Y.encodeStateAsUpdate(server.doc, Y.encodeStateVector(editor.doc)));
    }
  }
  meet(editors, server);
  for (const editor of editors) {
    expect(Y.encodeStateVector(editor.doc)).toEqual(Y.encodeStateVector(server.doc));
    expect(editor.shown.eq(editors[0]!.shown)).toBe(true);
    // Nothing is left when everything was deleted.
    for (const block of editor.shown.children) block.check();
  }
  return server;
}

test(`nothing that editors write is refused (${ROUNDS} rounds)`, { timeout: 600_000 }, () => {
  const first = Number(process.env['UMLAUF_SEED'] ?? 1);
  let pushes = 0;
  let slowest = 0;
  for (let seed = first; seed < first + ROUNDS; seed++) {
    try {
      const server = round(seed);
      pushes += server.pushes;
      slowest = Math.max(slowest, server.slowest);
    } catch (error) {
      throw new Error(`UMLAUF_SEED=${seed}`, { cause: error });
    }
  }
  expect(pushes).toBeGreaterThan(ROUNDS * 10);
  console.info(`${pushes} pushes, slowest check ${slowest.toFixed(1)} ms`);
});
