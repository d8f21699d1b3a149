import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { foldLog, FoldRefused } from './fold-log.ts';
import { FoldingThread } from './folding-thread.ts';

const thread = new FoldingThread();
afterEach(() => thread.close());

function history(length: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < length; i++) {
    if (i % 3 === 2) doc.getXmlFragment('content').delete(0, 1);
    else doc.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')]);
  }
  return updates;
}

it('folds as this thread does, several logs one after the other', async () => {
  const logs = [history(30), history(7), []];
  const folded = await Promise.all(logs.map((updates) => thread.fold(updates, updates.length ? [3] : [])));
  expect(folded).toEqual(logs.map((updates) => foldLog(updates, updates.length ? [3] : [])));
});

it('takes updates that are views into something larger, and leaves them usable', async () => {
  const updates = history(5);
  const all = Buffer.concat(updates);
  let end = 0;
  const views = updates.map(({ byteLength }) => all.subarray(end, (end += byteLength)));
  expect(await thread.fold(views)).toEqual(foldLog(updates));
  expect([...views[4]!]).toEqual([...updates[4]!]);
});

it('refuses what would be lost, and goes on', async () => {
  const updates = history(9);
  const refused = thread.fold(updates.toSpliced(1, 1));
  const next = thread.fold(updates);
  await expect(refused).rejects.toThrow(FoldRefused);
  expect(await next).toEqual(foldLog(updates));
});

it('says when it is ended in the midst of it, and begins anew', async () => {
  const updates = history(9);
  await thread.fold(updates);
  const folding = thread.fold(history(20_000));
  const ended = expect(folding).rejects.toThrow('the folding thread has ended');
  await Promise.resolve();
  await thread.close();
  await ended;
  expect(await thread.fold(updates)).toEqual(foldLog(updates));
});
