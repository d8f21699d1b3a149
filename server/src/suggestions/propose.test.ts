import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentSchema } from '@umlauf/shared/document-schema';
import { propose } from '@umlauf/shared/propose';
import { isFormatList, isSuggestionId, newSuggestionId } from '@umlauf/shared/suggestion-marks';
import { decideSuggestions, suggestionsIn } from '@umlauf/shared/suggestions';
import { writeProposal } from '@umlauf/shared/write-proposal';
import { idsIn, lines, paragraphs, plain, shown, Suggester, wordsIn } from './suggester.ts';

const TEXT = 'Der Antrag.';
const someone = () => new Suggester(2).take(paragraphs(TEXT));
const bold = documentSchema.mark('bold');
const paragraph = (text: string) => documentSchema.node('paragraph', null, documentSchema.text(text));

describe('proposing', () => {
  it('marks what is typed, and joins what is typed on', () => {
    const ada = someone();
    ada.propose((tr) => tr.insertText('neue ', 5));
    ada.propose((tr) => tr.insertText('und gute ', 10));
    expect(wordsIn(ada.doc)).toEqual([{ inserted: 'neue und gute ', deleted: '', formatted: '' }]);
    expect(plain(ada.doc)).toBe(plain(paragraphs(TEXT)));
  });

  it('keeps what is deleted, and takes one’s own words back at once', () => {
    const ada = someone();
    ada.propose((tr) => tr.insertText('neue ', 5));
    ada.propose((tr) => tr.delete(1, 10));
    expect(lines(ada.doc)).toEqual([TEXT]);
    expect(wordsIn(ada.doc)).toEqual([{ inserted: '', deleted: 'Der ', formatted: '' }]);
  });

  it('makes one proposal of words in place of others', () => {
    const ada = someone();
    ada.propose((tr) => tr.setSelection(TextSelection.create(tr.doc, 5, 11)).insertText('Bescheid'));
    expect(wordsIn(ada.doc)).toEqual([{ inserted: 'Bescheid', deleted: 'Antrag', formatted: '' }]);
    expect(lines(ada.doc)).toEqual(['Der AntragBescheid.']);
  });

  it('proposes formats, and takes them back when they are chosen again', () => {
    const ada = someone();
    ada.propose((tr) => tr.addMark(5, 11, bold));
    expect(wordsIn(ada.doc)).toEqual([{ inserted: '', deleted: '', formatted: 'Antrag' }]);
    expect(plain(ada.doc)).toBe(plain(paragraphs(TEXT)));
    ada.propose((tr) => tr.addMark(5, 11, bold));
    expect(wordsIn(ada.doc)).toEqual([]);
  });

  it('formats one’s own words at once', () => {
    const ada = someone();
    ada.propose((tr) => tr.insertText('neue ', 5));
    ada.propose((tr) => tr.addMark(5, 9, bold));
    expect(wordsIn(ada.doc)).toEqual([{ inserted: 'neue ', deleted: '', formatted: '' }]);
    expect(shown(ada.doc)[0]![1]).toMatchObject({ text: 'neue', marks: { bold: {} } });
  });

  it('cannot propose blocks', () => {
    const ada = new Suggester(2).take(paragraphs(TEXT, 'Ende'));
    const heading = documentSchema.nodes['heading']!;
    expect(ada.propose((tr) => tr.split(5))).toBe(null);
    expect(ada.propose((tr) => tr.setBlockType(1, 3, heading, { level: 1 }))).toBe(null);
    expect(ada.propose((tr) => tr.join(13))).toBe(null);
    expect(shown(ada.doc)).toEqual(shown(paragraphs(TEXT, 'Ende')));
  });

  it('puts pasted paragraphs on one line', () => {
    const ada = someone();
    const pasted = documentSchema.node('doc', null, [paragraph('eins'), paragraph('zwei')]).slice(1, 11);
    ada.propose((tr) => tr.replace(1, 1, pasted));
    expect(wordsIn(ada.doc)).toEqual([{ inserted: 'eins zwei', deleted: '', formatted: '' }]);
  });

  it('leaves others’ proposals as they are', () => {
    const ada = someone();
    ada.propose((tr) => tr.insertText('neue ', 5));
    const bob = new Suggester(3).take(ada.doc);
    bob.propose((tr) => tr.delete(5, 9));
    bob.propose((tr) => tr.insertText('!', 7));
    const words = suggestionsIn(bob.doc).map(({ inserted, deleted }) => `${inserted}/${deleted}`);
    expect(words.toSorted()).toEqual(['!/neue', 'ne!ue /']);
  });
});

describe('writing down', () => {
  it('is what the editor shows and writes, in texts of any shape', () => {
    const nested = documentSchema.node('doc', null, [
      documentSchema.node('bulletList', null, [
        documentSchema.node('listItem', null, [
          documentSchema.node('paragraph', null, [
            documentSchema.text('eins'),
            documentSchema.node('hardBreak'),
            documentSchema.text('zwei', [bold]),
          ]),
        ]),
      ]),
      documentSchema.node('horizontalRule'),
      documentSchema.node('paragraph'),
    ]);
    const changes: ((tr: Transaction) => Transaction)[] = [
      (tr) => tr.insertText('vorn ', 3),
      (tr) => tr.insertText(' hinten', 12),
      (tr) => tr.insertText('leer', 17),
      (tr) => tr.delete(5, 10),
      (tr) => tr.addMark(3, 12, documentSchema.mark('italic')),
      (tr) => tr.insertText('statt', 4, 6),
    ];
    for (const change of changes) {
      const start = new Suggester(1);
      start.edit((tr) => tr.replaceWith(0, tr.doc.content.size, nested.content));
      const ada = new Suggester(2).take(start.doc);
      const shows = ada.shown;
      const state = EditorState.create({ doc: shows });
      const proposed = propose(state, change(state.tr), ada)!;
      writeProposal(ada.doc.getXmlFragment('content'), proposed.steps);
      expect(ada.shown.toJSON()).toEqual(proposed.doc.toJSON());
      // Nothing is left for y-tiptap to write: the names of the marks are the same, too.
      const before = Y.encodeStateVector(ada.doc);
      ada.edit((tr) => tr);
      expect(Y.encodeStateVector(ada.doc)).toEqual(before);
    }
  });
});

describe('deciding', () => {
  const proposed = () => {
    const ada = someone();
    ada.propose((tr) => tr.setSelection(TextSelection.create(tr.doc, 5, 11)).insertText('Bescheid'));
    ada.propose((tr) => tr.addMark(1, 4, bold));
    return ada.doc;
  };

  it('accepts', () => {
    const doc = proposed();
    decideSuggestions(doc, new Set(idsIn(doc)), 'accept');
    expect(shown(doc)).toEqual([
      [
        { text: 'Der', marks: { bold: {} } },
        { text: ' Bescheid.', marks: {} },
      ],
    ]);
  });

  it('refuses', () => {
    const doc = proposed();
    decideSuggestions(doc, new Set(idsIn(doc)), 'refuse');
    expect(shown(doc)).toEqual([[{ text: TEXT, marks: {} }]]);
  });

  it('takes an accepted format away, too', () => {
    const ada = someone();
    ada.edit((tr) => tr.addMark(1, 4, bold));
    ada.propose((tr) => tr.removeMark(1, 4, bold));
    decideSuggestions(ada.doc, ada.own, 'accept');
    expect(shown(ada.doc)).toEqual([[{ text: TEXT, marks: {} }]]);
  });

  it('deletes what one proposes to insert and another to delete, whichever comes first', () => {
    const ada = someone();
    ada.propose((tr) => tr.insertText('neue ', 5));
    const bob = new Suggester(3).take(ada.doc);
    bob.propose((tr) => tr.delete(5, 10));
    for (const order of [
      [ada, bob],
      [bob, ada],
    ]) {
      const { doc } = new Suggester(4).take(bob.doc);
      for (const { own } of order) decideSuggestions(doc, own, 'accept');
      expect(shown(doc)).toEqual([[{ text: TEXT, marks: {} }]]);
    }
  });
});

describe('ids and lists of formats', () => {
  it('are told from others', () => {
    const id = newSuggestionId(new Uint8Array(26).fill(255));
    expect(isSuggestionId(id)).toBe(true);
    expect(isSuggestionId(`${id}x`)).toBe(false);
    expect(['', 'bold', 'bold italic'].every(isFormatList)).toBe(true);
    expect(['link', 'italic bold', 'bold bold', ' ', null].some(isFormatList)).toBe(false);
  });
});
