// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { renderCaret } from './caret.ts';
import { headingsOf } from './outline.tsx';
import { othersOf } from './people.tsx';
import { closeAfterEach, pair, writer } from './sample-editors.ts';
import { HEADING_LEVELS, MARK_TOOLS, BLOCK_TOOLS } from './tools.ts';
import { countWords } from './word-count.tsx';

closeAfterEach();

test('undo takes back one’s own steps only', () => {
  const [alice, bob] = pair().map(({ editor }) => editor) as [Editor, Editor];
  alice.commands.insertContent('<p>von Alice</p>');
  bob.commands.insertContentAt(bob.state.doc.content.size, '<p>von Bob</p>');
  expect(alice.getText({ blockSeparator: '|' })).toContain('von Alice|von Bob');
  alice.commands.undo();
  expect(bob.getText()).not.toContain('von Alice');
  expect(bob.getText()).toContain('von Bob');
  expect(alice.can().undo()).toBe(false);
  alice.commands.redo();
  expect(bob.getText()).toContain('von Alice');
});

test('opening an empty document writes nothing into it', () => {
  const { doc } = writer();
  expect(Y.encodeStateVector(doc)).toEqual(Uint8Array.of(0));
});

test.each([...MARK_TOOLS, ...BLOCK_TOOLS])('the tool $name does what it says', ({ name, isActive, run }) => {
  const { editor } = writer();
  editor.commands.insertContent('<p>Text</p>');
  editor.commands.selectAll();
  run(editor.chain()).run();
  if (isActive) expect(isActive(editor)).toBe(true);
  else expect(JSON.stringify(editor.getJSON())).toContain(`"${name}"`);
});

test.each([
  ['# ', 'heading'],
  ['- ', 'bulletList'],
  ['1. ', 'orderedList'],
  ['[ ] ', 'taskList'],
  ['> ', 'blockquote'],
  ['``` ', 'codeBlock'],
])('Markdown at the start of a line: %j makes a %s', (typed, kind) => {
  const { editor } = writer();
  for (const sign of typed) {
    const { from, to } = editor.state.selection;
    const handled = editor.view.someProp('handleTextInput', (handle) =>
      handle(editor.view, from, to, sign, () => editor.state.tr),
    );
    if (!handled) editor.view.dispatch(editor.state.tr.insertText(sign, from, to));
  }
  expect(editor.isActive(kind)).toBe(true);
});

test('an unsafe link cannot be set', () => {
  const { editor } = writer();
  editor.commands.insertContent('Text');
  editor.commands.selectAll();
  editor.commands.setLink({ href: 'javascript:alert(1)' });
  expect(editor.getHTML()).not.toContain('javascript');
});

function press(editor: Editor, key: string, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  editor.view.dom.dispatchEvent(event);
  return event.defaultPrevented;
}

test('Tab works in a table, and after Escape it leaves the text', () => {
  const { editor } = writer();
  editor.commands.insertTable({ rows: 2, cols: 2 });
  const before = editor.state.selection.from;
  expect(press(editor, 'Tab')).toBe(true);
  expect(editor.state.selection.from).toBeGreaterThan(before);
  press(editor, 'Escape');
  expect(press(editor, 'Tab'), 'left to the browser').toBe(false);
  expect(press(editor, 'Tab'), 'only once').toBe(true);
  press(editor, 'Escape');
  press(editor, 'Shift', { shiftKey: true });
  expect(press(editor, 'Tab', { shiftKey: true })).toBe(false);
});

test('Alt+F10 leads to the tools', () => {
  let asked = 0;
  const { editor } = writer(new Y.Doc(), () => (asked += 1));
  press(editor, 'F10', { altKey: true });
  expect(asked).toBe(1);
});

test('a name at a cursor is text, whatever it contains', () => {
  const caret = renderCaret({ name: '<img src=x onerror=alert(1)>', color: '#b42318' });
  expect(caret.querySelector('img')).toBeNull();
  expect(caret.textContent).toBe('<img src=x onerror=alert(1)>');
  expect(caret.getAttribute('aria-hidden')).toBe('true');
});

test('the outline names every heading in order, those in quotes too', () => {
  const { editor } = writer();
  editor.commands.setContent('<h1>A</h1><p>x</p><blockquote><h3>B</h3></blockquote><h2></h2>');
  expect(headingsOf(editor).map(({ level, words }) => [level, words])).toEqual([
    [1, 'A'],
    [3, 'B'],
    [2, ''],
  ]);
  expect(HEADING_LEVELS).toEqual([1, 2, 3, 4]);
});

test.each([
  ['', 0],
  ['Die OZG-Leistung kostet 3,5 Mio. €.', 5],
  ['Straße — Größe', 2],
  ['§ 5 Abs. 2', 3],
])('%j has %i words', (text, count) => {
  expect(countWords(text)).toBe(count);
});

test('two tabs of one person are one person, and oneself is not among the others', () => {
  const awareness = new Awareness(new Y.Doc());
  const bob = { user: { id: 'acc_b', name: 'Bob', color: '#b42318' } };
  awareness.states
    .set(1, bob)
    .set(2, bob)
    .set(3, { user: { id: 'acc_me', name: 'Ich', color: '#475569' } });
  awareness.states.set(4, {});
  expect(othersOf(awareness, 'acc_me')).toEqual([bob.user]);
});
