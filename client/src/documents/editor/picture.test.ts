// @vitest-environment jsdom
import { NodeSelection } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { describePicture, insertPicture, isInText } from '../../files/insert-picture.ts';
import { closeAfterEach, pair, writer } from './sample-editors.ts';

closeAfterEach();

const FILE = 'fil_0123456789abcdefghjkmnpqrs';
const PLAN = { fileId: FILE, alt: 'Lageplan', width: 640, height: 480 };

const kinds = (editor: ReturnType<typeof writer>['editor']) =>
  editor.state.doc.children.map(({ type, textContent }) =>
    textContent ? `${type.name} ${textContent}` : type.name,
  );

function select(editor: ReturnType<typeof writer>['editor']): void {
  let place = -1;
  editor.state.doc.descendants(({ type }, at) => void (type.name === 'picture' && (place = at)));
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, place)));
}

function press(
  editor: ReturnType<typeof writer>['editor'],
  key: string,
  keys: KeyboardEventInit = {},
): boolean {
  const event = new KeyboardEvent('keydown', { key, ...keys });
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) ?? false;
}

describe('putting a picture into the text', () => {
  test.each([
    ['an empty text', '<p></p>', 1, ['picture', 'paragraph']],
    ['the end', '<p>vorn</p>', 5, ['paragraph vorn', 'picture', 'paragraph']],
    ['between two', '<p>vorn</p><p>hinten</p>', 5, ['paragraph vorn', 'picture', 'paragraph hinten']],
    ['the middle', '<p>vornhinten</p>', 5, ['paragraph vorn', 'picture', 'paragraph hinten']],
    ['the beginning', '<h2>hinten</h2>', 1, ['picture', 'heading hinten']],
  ])('at %s: one can write on behind it', (_where, html, at, expected) => {
    const { editor } = writer();
    editor.commands.setContent(html);
    editor.commands.setTextSelection(at);
    expect(insertPicture(editor, PLAN)).toBe(true);
    expect(kinds(editor)).toEqual(expected);
    editor.view.dispatch(editor.state.tr.insertText('x'));
    expect(kinds(editor).slice(kinds(editor).indexOf('picture') + 1)[0]).toMatch(/^(paragraph|heading) x/);
    expect(isInText(editor, FILE)).toBe(true);
  });

  test('others see it, and undoing takes it back for all', () => {
    const [alice, bob] = pair();
    insertPicture(alice.editor, PLAN);
    const image = bob.editor.view.dom.querySelector('img')!;
    expect(image).toMatchObject({ alt: 'Lageplan', width: 640, height: 480 });
    expect(image.getAttribute('src')).toBe(`/api/files/${FILE}/content`);
    alice.editor.commands.undo();
    expect(bob.editor.view.dom.querySelector('img')).toBeNull();
  });

  test('whoever only proposes is told that it is no proposal', () => {
    const { editor, mode } = writer();
    mode.suggesting = true;
    insertPicture(editor, PLAN);
    expect(kinds(editor)).toEqual(['paragraph']);
    expect(mode.told).toEqual(['blocks']);
  });

  test('where nothing can be written any more it stays away', () => {
    const { editor } = writer();
    editor.setEditable(false);
    expect(insertPicture(editor, PLAN)).toBe(false);
    expect(kinds(editor)).toEqual(['paragraph']);
  });
});

describe('a picture by keyboard', () => {
  test('Enter asks for its words, and they can be changed', () => {
    const [alice, bob] = pair();
    insertPicture(alice.editor, { ...PLAN, alt: null });
    expect(bob.editor.view.dom.querySelector('figure')!.textContent).toContain('ohne Worte');
    select(alice.editor);
    expect(press(alice.editor, 'Enter')).toBe(true);
    expect(alice.mode.asked).toBe(1);
    expect(describePicture(alice.editor, 'Marktplatz')).toBe(true);
    expect(bob.editor.view.dom.querySelector('img')!.alt).toBe('Marktplatz');
    expect(bob.editor.view.dom.querySelector('figure')!.dataset['says']).toBe('words');
    expect(describePicture(alice.editor, '')).toBe(true);
    expect(bob.editor.view.dom.querySelector('figure')!.dataset['says']).toBe('decorative');
  });

  test('it changes places with its neighbours, and goes by Backspace', () => {
    const { editor } = writer();
    editor.commands.setContent('<p>a</p><p>b</p>');
    editor.commands.setTextSelection(2);
    insertPicture(editor, PLAN);
    select(editor);
    expect(press(editor, 'ArrowDown', { altKey: true })).toBe(true);
    expect(kinds(editor)).toEqual(['paragraph a', 'paragraph b', 'picture']);
    expect(press(editor, 'ArrowUp', { altKey: true })).toBe(true);
    expect(press(editor, 'ArrowUp', { altKey: true })).toBe(true);
    expect(kinds(editor)).toEqual(['picture', 'paragraph a', 'paragraph b']);
    expect(press(editor, 'Backspace')).toBe(true);
    expect(kinds(editor)).toEqual(['paragraph a', 'paragraph b']);
  });
});

describe('copying and pasting', () => {
  const copied = (from: ReturnType<typeof writer>) => {
    select(from.editor);
    const { dom } = from.editor.view.serializeForClipboard(from.editor.state.selection.content());
    return dom.innerHTML;
  };

  test('within a text it is the same picture; nothing of it loads elsewhere', () => {
    const one = writer();
    insertPicture(one.editor, PLAN);
    const html = copied(one);
    expect(html).not.toMatch(/src=|\/api\//);
    one.editor.commands.deleteSelection();
    one.editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent);
    expect(kinds(one.editor)).toContain('picture');
    expect(isInText(one.editor, FILE)).toBe(true);
    expect(one.mode.foreign).toBe(0);
    expect(JSON.stringify(one.editor.getJSON())).toContain(JSON.stringify(PLAN.alt));
  });

  test('from another text its words come, and somebody is told', () => {
    const [one, other] = [writer(), writer()];
    insertPicture(one.editor, PLAN);
    other.editor.view.pasteHTML(copied(one), new Event('paste') as ClipboardEvent);
    expect(isInText(other.editor, FILE)).toBe(false);
    expect(other.editor.getText()).toContain('[Lageplan]');
    expect(other.mode.foreign).toBe(1);
  });

  test('a file that cannot be had leaves its words', () => {
    const { editor } = writer();
    insertPicture(editor, PLAN);
    editor.view.dom.querySelector('img')!.dispatchEvent(new Event('error'));
    expect(editor.view.dom.querySelector('img')).toBeNull();
    expect(editor.view.dom.querySelector('figure')!.textContent).toBe('fehlt: Lageplan');
    window.dispatchEvent(new Event('online'));
    expect(editor.view.dom.querySelector('img')).not.toBeNull();
  });
});
