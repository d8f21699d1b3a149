// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';
import { isEntryId } from '@umlauf/shared/entries';
import type { EntryMargin } from './known-entries.ts';
import { closeAfterEach, pair, writer } from './sample-editors.ts';

closeAfterEach();

function press(editor: Editor, key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) ?? false;
}

function field(editor: Editor, name: string): HTMLInputElement | HTMLSelectElement {
  const labels = [...editor.view.dom.querySelectorAll('.umlauf-entry label')];
  return labels.find((label) => label.textContent!.startsWith(name))!.querySelector('input, select')!;
}

function change(control: HTMLInputElement | HTMLSelectElement, value: string): void {
  control.value = value;
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

test.each([
  ['/beschluss', 'Enter', 'decision'],
  ['/Aufgabe', ' ', 'task'],
  ['/erklaerung', 'Enter', 'statement'],
  ['/Abstimmung', 'Enter', 'vote'],
  ['/vote', ' ', 'vote'],
])('%s and the key "%s" make a block of the kind %s', (words, key, kind) => {
  const { editor } = writer();
  editor.commands.insertContent(words);
  expect(press(editor, key)).toBe(true);
  const { type, attrs, textContent } = editor.state.doc.firstChild!;
  expect([type.name, textContent]).toEqual([kind, '']);
  expect(isEntryId(attrs['id'])).toBe(true);
});

test('other words behind a slash, and such a word later in a paragraph, stay words', () => {
  const { editor } = writer();
  editor.commands.insertContent('/unbekannt');
  press(editor, 'Enter');
  editor.commands.insertContent('siehe /beschluss');
  press(editor, 'Enter');
  expect(editor.state.doc.children.map(({ type }) => type.name)).toEqual(Array(3).fill('paragraph'));
});

test('Enter ends the block with a paragraph, at its end and within; Backspace at its start makes it one', () => {
  const { editor } = writer();
  editor.chain().setEntry('decision').insertContent('Wir beschließen').run();
  editor.commands.setTextSelection(4);
  press(editor, 'Enter');
  expect(editor.state.doc.children.map(({ type, textContent }) => [type.name, textContent])).toEqual([
    ['decision', 'Wir'],
    ['paragraph', ' beschließen'],
  ]);
  editor.commands.setTextSelection(1);
  press(editor, 'Backspace');
  expect(editor.state.doc.firstChild!.type.name).toBe('paragraph');
});

test('fields are edited live by all, and say what cannot be', () => {
  const [a, b] = pair();
  a.editor.chain().setEntry('vote').insertContent('Wer ist dafür?').run();
  change(field(a.editor, 'yes'), '12');
  change(field(b.editor, 'no'), '-3');
  change(field(b.editor, 'result'), 'ADOPTED');
  for (const { editor } of [a, b]) {
    expect(editor.state.doc.firstChild!.attrs).toMatchObject({ yes: 12, no: -3, result: 'ADOPTED' });
    expect(editor.view.dom.querySelector('.umlauf-entry-problems')!.textContent).toBe('VOTES_NEGATIVE');
  }
});

test('a task names its number, and whoever left as no member', () => {
  const { editor, mode } = writer();
  editor.commands.setEntry('task');
  const id = String(editor.state.doc.firstChild!.attrs['id']);
  const [anna, bert] = [`acc_${'0'.repeat(25)}1`, `acc_${'0'.repeat(25)}2`];
  const numbers = new Map([[id, 'A 3']]);
  const margins = new Map<string, EntryMargin>();
  const none = { withoutQuorum: new Set<string>() };
  mode.known.set({
    ...none,
    numbers,
    margins,
    areAllKnown: true,
    people: [
      { id: anna, name: 'Anna', isOffered: true },
      { id: bert, name: 'Bert', isOffered: true },
    ],
  });
  change(field(editor, 'responsible'), bert);
  const block = editor.view.dom.querySelector('.umlauf-entry')!;
  expect(block.getAttribute('aria-label')).toBe('task A 3');
  expect(block.querySelector('.umlauf-entry-problems')!.textContent).toBe('');
  const people = [{ id: anna, name: 'Anna', isOffered: true }];
  const chosen = () => (field(editor, 'responsible') as HTMLSelectElement).selectedOptions[0]!.text;
  mode.known.set({ ...none, numbers, margins, people, areAllKnown: false });
  expect([block.querySelector('.umlauf-entry-problems')!.textContent, chosen()]).toEqual(['', '…']);
  // Of a guest or a program it is the name that is shown, and to others they are not offered.
  mode.known.set({
    ...none,
    numbers,
    margins,
    people: [...people, { id: bert, name: 'Bert', isOffered: false }],
    areAllKnown: true,
  });
  expect([block.querySelector('.umlauf-entry-problems')!.textContent, chosen()]).toEqual(['', 'Bert']);
  mode.known.set({ numbers, margins, people, areAllKnown: true, withoutQuorum: new Set([id]) });
  expect(chosen()).toBe('stranger');
  expect(block.querySelector('.umlauf-entry-problems')!.textContent).toBe(
    'RESPONSIBLE_NOT_MEMBER WITHOUT_QUORUM',
  );
  expect(field(editor, 'responsible').value).toBe(bert);
  // Handed over beside the text: somebody has it, and the margin says so and leads to what was said.
  margins.set(id, { words: 'Übergeben an Anna', steps: 2, isGiven: true });
  mode.known.set({ ...none, numbers, margins, people, areAllKnown: true });
  expect(block.querySelector('.umlauf-entry-problems')!.textContent).toBe('');
  const margin = block.querySelector('.umlauf-entry-margin')!;
  expect(margin.textContent).toBe('Übergeben an Anna · 2 steps');
  expect(margin.querySelector('a')!.getAttribute('href')).toBe(`/tasks?task=${id}`);
  expect(block.id).toBe(id);
});

test('Tab leads from the wording into the fields, Escape back', () => {
  const { editor } = writer();
  editor.chain().setEntry('decision').insertContent('Ja').run();
  expect(press(editor, 'Tab')).toBe(true);
  expect(document.activeElement).toBe(field(editor, 'yes'));
  field(editor, 'yes').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect(document.activeElement).toBe(editor.view.dom);
  expect(editor.state.selection.from).toBe(3);
});

test('within a list the new block stands behind it, and a proposal makes none', () => {
  const { editor, mode } = writer();
  editor.chain().toggleBulletList().insertContent('Punkt').setEntry('statement').run();
  expect(editor.state.doc.children.map(({ type }) => type.name).slice(0, 2)).toEqual([
    'bulletList',
    'statement',
  ]);
  mode.suggesting = true;
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  const before = editor.state.doc;
  editor.commands.setEntry('decision');
  expect(editor.state.doc.eq(before)).toBe(true);
  expect(mode.told).toContain('blocks');
});

test('behind a block at the end of the text another one begins', () => {
  const { editor } = writer();
  editor.commands.insertContent('/beschluss');
  press(editor, 'Enter');
  editor.commands.insertContent('Ja.');
  press(editor, 'Enter');
  editor.commands.insertContent('/aufgabe');
  press(editor, 'Enter');
  expect(editor.state.doc.children.map(({ type, textContent }) => [type.name, textContent])).toEqual([
    ['decision', 'Ja.'],
    ['task', ''],
  ]);
});

test('fields can be changed exactly while the text can be written, also where nothing in it changes', () => {
  const { editor } = writer();
  editor.chain().setEntry('vote').insertContent('Ja?').run();
  const fields = () => [...editor.view.dom.querySelectorAll<HTMLInputElement>('.umlauf-entry input')];
  for (const isEditable of [false, true, false]) {
    editor.setEditable(isEditable);
    expect(fields().map(({ disabled }) => disabled)).toEqual(Array(3).fill(!isEditable));
  }
});

test('what is being typed or chosen stays while others change the block; afterwards all see what stands in the text', () => {
  const [a, b] = pair();
  a.editor.chain().setEntry('vote').insertContent('Ja?').run();
  const yes = field(a.editor, 'yes');
  yes.focus();
  yes.value = '1';
  change(field(b.editor, 'no'), '3');
  change(field(b.editor, 'yes'), '7');
  a.mode.known.tell();
  expect([yes.value, field(a.editor, 'no').value]).toEqual(['1', '3']);
  change(yes, '12');
  yes.blur();
  expect(field(b.editor, 'yes').value).toBe('12');
  const result = field(a.editor, 'result') as HTMLSelectElement;
  result.focus();
  const options = [...result.options];
  change(field(b.editor, 'result'), 'REJECTED');
  expect([...result.options]).toEqual(options);
  expect(result.value).toBe('');
  result.blur();
  expect(result.value).toBe('REJECTED');
});

test('what is refused shows again as it stands in the text', () => {
  const { editor, mode } = writer();
  editor.chain().setEntry('vote').insertContent('Ja?').run();
  change(field(editor, 'yes'), '12');
  const yes = field(editor, 'yes');
  yes.focus();
  change(yes, '99999999999');
  expect(yes.value).toBe('12');
  change(yes, '3.7');
  expect(yes.value).toBe('3');
  mode.suggesting = true;
  change(yes, '13');
  expect(mode.told).toContain('blocks');
  expect(yes.value).toBe('3');
  mode.suggesting = false;
  editor.setEditable(false);
  change(yes, '14');
  expect(yes.value).toBe('3');
});
