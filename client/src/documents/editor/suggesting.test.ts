// @vitest-environment jsdom
import { TextSelection } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { closeAfterEach, pair } from './sample-editors.ts';

closeAfterEach();

/** Anna suggests, Bob looks on or suggests as well. */
function proposing(html = '<p>Der Antrag.</p>') {
  const [anna, bob] = pair();
  anna.editor.commands.setContent(html);
  anna.mode.suggesting = true;
  return { anna, bob };
}

/** As all see it: [+what is to come in], [-what is to go], [~what is to look different]. */
function shown({ editor }: { editor: Editor }): string {
  const marks = { insertion: '+', deletion: '-', formatting: '~' } as const;
  const lines: string[] = [];
  editor.state.doc.descendants((block) => {
    if (!block.isTextblock) return;
    let line = '';
    block.forEach((node) => {
      const signs = node.marks.flatMap(({ type }) => marks[type.name as keyof typeof marks] ?? []);
      line += signs.length > 0 ? `[${signs.join('')}${node.text}]` : node.text;
    });
    lines.push(line);
  });
  return lines.join('|');
}

/** As the browser has it typed: by what the editor does with keys, else as text. */
function type(editor: Editor, words: string): void {
  for (const sign of words) {
    const { from, to } = editor.state.selection;
    const make = () => editor.state.tr.insertText(sign, from, to);
    const handled = editor.view.someProp('handleTextInput', (handle) =>
      handle(editor.view, from, to, sign, make),
    );
    if (!handled) editor.view.dispatch(make());
  }
}

function press(editor: Editor, key: string): void {
  editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

function select(editor: Editor, from: number, to = from): void {
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, to)));
}

describe('suggesting', () => {
  it('makes proposals of what is written and deleted, and sets the cursor behind them', () => {
    const { anna, bob } = proposing();
    select(anna.editor, 5);
    type(anna.editor, 'neue gute ');
    expect(anna.editor.state.selection.from).toBe(15);
    anna.editor.view.dispatch(anna.editor.state.tr.delete(1, 5));
    expect(shown(bob)).toBe('[-Der ][+neue gute ]Antrag.');
    expect(anna.editor.state.selection.from).toBe(1);
    expect(anna.mode.own.size).toBe(2);
  });

  it('replaces what is selected by one proposal', () => {
    const { anna, bob } = proposing();
    select(anna.editor, 5, 11);
    type(anna.editor, 'Plan');
    expect(shown(bob)).toBe('Der [-Antrag][+Plan].');
    expect(anna.mode.own.size).toBe(1);
  });

  it('lets what one has proposed just disappear', () => {
    const { anna, bob } = proposing();
    select(anna.editor, 5);
    type(anna.editor, 'ab');
    const { from } = anna.editor.state.selection;
    anna.editor.view.dispatch(anna.editor.state.tr.delete(from - 1, from));
    expect(shown(bob)).toBe('Der [+a]Antrag.');
    anna.editor.view.dispatch(anna.editor.state.tr.delete(from - 2, from - 1));
    expect(shown(bob)).toBe('Der Antrag.');
  });

  it('takes words beside those that one has just deleted for what replaces them', () => {
    const { anna, bob } = proposing();
    anna.editor.view.dispatch(anna.editor.state.tr.delete(5, 11));
    type(anna.editor, 'Plan');
    expect(shown(bob)).toBe('Der [+Plan][-Antrag].');
    expect(anna.mode.own.size).toBe(1);
  });

  it('keeps a proposal whose words are replaced by others', () => {
    const { anna, bob } = proposing();
    select(anna.editor, 5);
    type(anna.editor, 'ka');
    anna.editor.view.dispatch(anna.editor.state.tr.insertText('か', 5, 7));
    expect(shown(bob)).toBe('Der [+か]Antrag.');
    expect(anna.mode.own.size).toBe(1);
  });

  it('makes what is written within somebody else’s proposal part of both, and deletes it only by proposal', () => {
    const { anna, bob } = proposing();
    select(anna.editor, 5);
    type(anna.editor, 'neue ');
    bob.mode.suggesting = true;
    select(bob.editor, 7);
    type(bob.editor, 'x');
    expect(shown(anna)).toBe('Der [+ne][++x][+ue ]Antrag.');
    bob.editor.view.dispatch(bob.editor.state.tr.delete(5, 7));
    expect(shown(anna)).toBe('Der [+-ne][++x][+ue ]Antrag.');
  });

  it('proposes formats, and takes them back when they are chosen once more', () => {
    const { anna, bob } = proposing();
    select(anna.editor, 5, 11);
    anna.editor.commands.toggleBold();
    expect(shown(bob)).toBe('Der [~Antrag].');
    anna.editor.commands.toggleBold();
    expect(shown(bob)).toBe('Der Antrag.');
  });

  it('can be undone and redone, and leaves what others write alone', () => {
    const { anna, bob } = proposing();
    bob.editor.commands.insertContentAt(1, 'Nun: ');
    select(anna.editor, 10);
    for (const sign of 'neue ') {
      type(anna.editor, sign);
      // What is only shown, like comments, comes between the letters.
      anna.editor.view.dispatch(anna.editor.state.tr.setMeta('shown', true));
    }
    anna.editor.commands.undo();
    expect(shown(bob)).toBe('Nun: Der Antrag.');
    anna.editor.commands.redo();
    expect(shown(bob)).toBe('Nun: Der [+neue ]Antrag.');
  });

  it('says what cannot be proposed, and does not do it', () => {
    const { anna, bob } = proposing();
    select(anna.editor, 5);
    press(anna.editor, 'Enter');
    anna.editor.commands.toggleBulletList();
    anna.editor.commands.setHeading({ level: 2 });
    select(anna.editor, 1, 4);
    press(anna.editor, 'Enter');
    expect(anna.mode.told).toEqual(['blocks', 'blocks', 'blocks', 'blocks']);
    expect(bob.editor.getHTML()).toBe('<p>Der Antrag.</p>');
  });

  it('takes what looks like Markdown for words', () => {
    const { anna, bob } = proposing();
    select(anna.editor, 1);
    type(anna.editor, '- **x** ');
    expect(shown(bob)).toBe('[+- **x** ]Der Antrag.');
    expect(anna.mode.told).toEqual([]);
  });

  it('puts pasted paragraphs on one line, and says so', () => {
    const { anna, bob } = proposing();
    select(anna.editor, 5);
    anna.editor.view.pasteHTML('<p>eins</p><p><b>zwei</b></p>', new Event('paste') as ClipboardEvent);
    expect(shown(bob)).toMatch(/^Der \[\+eins \]\[\+zwei\]Antrag\.$/);
    expect(anna.mode.told).toEqual(['paragraphs']);
  });

  it('shows a task as it stands when somebody tries to tick it', () => {
    const { anna, bob } = proposing(
      '<ul data-type="taskList"><li data-type="taskItem" data-checked="false"><p>Prüfen</p></li></ul>',
    );
    const box = anna.editor.view.dom.querySelector('input')!;
    box.click();
    expect(anna.mode.told).toEqual(['blocks']);
    expect(box.checked).toBe(false);
    expect(bob.editor.getHTML()).toContain('data-checked="false"');
  });

  it('deletes across paragraphs by proposal and joins nothing', () => {
    const { anna, bob } = proposing('<p>Eins zwei</p><p>drei vier</p>');
    select(anna.editor, 6, 16);
    type(anna.editor, 'x');
    expect(shown(bob)).toBe('Eins [-zwei]|[-drei][+x] vier');
  });

  it('is ordinary writing again when it is off', () => {
    const { anna, bob } = proposing();
    anna.mode.suggesting = false;
    select(anna.editor, 5);
    type(anna.editor, 'neue ');
    expect(shown(bob)).toBe('Der neue Antrag.');
  });
});
