import { Fragment, type Mark, type Node, type Slice } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import {
  formatList,
  FORMATS,
  isSuggestionMark,
  type Format,
  type SuggestionMark,
} from './suggestion-marks.ts';

/** Who proposes. */
export interface Proposer {
  /** Whether a proposal is theirs: what they propose beside it joins it, and they change it as they like. */
  isOwn(id: string): boolean;
  newId(): string;
}

/**
 * The same as a proposal: typed words are marked to come in, deleted ones to go, formats to change; what is the
 * proposer's own is changed at once. Null for what cannot be proposed: blocks, and what is neither words nor a format.
 */
export function propose(state: EditorState, wanted: Transaction, proposer: Proposer): Transaction | null {
  const proposal = new Proposal(state, wanted, proposer);
  return wanted.steps.every((step, index) => proposal.add(step, index)) ? proposal.finish() : null;
}

class Proposal {
  readonly #made: Transaction;
  #id: string | null = null;
  /** The proposer's own one whose words are replaced: it goes on, whatever an input method composes. */
  #replaced: string | null = null;
  /** Where the cursor goes; null: where it would have gone anyway. */
  #cursor: number | null = null;

  constructor(
    private readonly state: EditorState,
    private readonly wanted: Transaction,
    private readonly proposer: Proposer,
  ) {
    this.#made = state.tr;
  }

  add(step: Step, index: number): boolean {
    // Whole classes of steps are made of these three; what else there is changes blocks.
    if (step instanceof ReplaceStep) return this.#replace(step, index);
    if (step instanceof AddMarkStep) return this.#format(step, index, true);
    if (step instanceof RemoveMarkStep) return this.#format(step, index, false);
    return false;
  }

  finish(): Transaction {
    const made = this.#made;
    const { doc } = made;
    if (this.#cursor !== null) made.setSelection(TextSelection.near(doc.resolve(this.#cursor), -1));
    if (this.wanted.scrolledIntoView) made.scrollIntoView();
    const stored = this.wanted.storedMarks?.filter(({ type }) => !isSuggestionMark(type.name));
    return stored ? made.setStoredMarks(stored) : made;
  }

  /** From a step's document to ours, in which what it deletes still stands. */
  #place(position: number, index: number, side: number): number {
    const before = this.wanted.mapping.maps.slice(0, index).toReversed();
    const original = before.reduce((at, map) => map.invert().map(at, side), position);
    return this.#made.mapping.map(original, side);
  }

  #replace({ from, to, slice }: ReplaceStep, index: number): boolean {
    const [start, end] = [this.#place(from, index, -1), this.#place(to, index, 1)];
    const words = wordsOf(slice);
    // What only comes in deletes nothing, though deleted words may stand around it.
    const deletes = from < to && hasText(this.#made.doc, start, end);
    if (words.size === 0 && !deletes) return false;
    const before = this.#made.steps.length;
    const mapped = this.#made.mapping.maps.length;
    if (deletes) this.#delete(start, end);
    const behind = this.#made.mapping.slice(mapped).map(end, 1);
    if (words.size > 0) return this.#insert(behind, words);
    const { selection } = this.state;
    const isForward = selection.empty && selection.head <= start;
    this.#cursor = isForward ? behind : start;
    return this.#made.steps.length > before || deletes;
  }

  #delete(from: number, to: number): void {
    const own: [number, number][] = [];
    for (const { node, start, end } of textsBetween(this.#made.doc, from, to)) {
      const known = this.#ownMark(node, 'insertion');
      if (known) {
        this.#replaced ??= known.attrs['id'] as string;
        own.push([start, end]);
      } else if (marksOf(node, 'deletion').length === 0) {
        const id = this.#idBeside(start, end, 'deletion');
        this.#made.addMark(start, end, this.state.schema.mark('deletion', { id }));
      }
    }
    for (const [start, end] of own.toReversed()) this.#made.delete(start, end);
  }

  #insert(at: number, words: Fragment): boolean {
    const place = this.#made.doc.resolve(at);
    if (!place.parent.inlineContent) return false;
    const id = this.#idBeside(at, at, 'insertion');
    const mark = this.state.schema.mark('insertion', { id });
    // Within words that somebody else proposes it is part of both, and goes with them.
    const [before, after] = [place.nodeBefore, place.nodeAfter].map((node) => node?.marks ?? []);
    const around = before!
      .filter(({ type }) => type.name === 'insertion')
      .filter((each) => each.isInSet(after!));
    const marksFor = (node: Node) =>
      [mark, ...around].reduce<readonly Mark[]>((set, each) => each.addToSet(set), plainMarks(node));
    const marked = words.content.map((node) => node.mark(place.parent.type.allowedMarks(marksFor(node))));
    this.#made.replaceWith(at, at, marked);
    this.#cursor = at + words.size;
    return true;
  }

  #format(step: AddMarkStep | RemoveMarkStep, index: number, adds: boolean): boolean {
    const { mark } = step;
    const format = mark.type.name as Format;
    const [from, to] = [this.#place(step.from, index, -1), this.#place(step.to, index, 1)];
    if (!FORMATS.includes(format)) return false;
    for (const { node, start, end } of textsBetween(this.#made.doc, from, to)) {
      if (this.#ownMark(node, 'insertion')) this.#change(start, end, mark, adds);
      else this.#proposeFormat(node, start, end, format, adds);
    }
    return true;
  }

  #change(from: number, to: number, mark: Mark, adds: boolean): void {
    if (adds) this.#made.addMark(from, to, mark);
    else this.#made.removeMark(from, to, mark);
  }

  /** Proposing the same once more takes the proposal back: the text itself has not changed. */
  #proposeFormat(node: Node, from: number, to: number, format: Format, adds: boolean): void {
    const known = this.#ownMark(node, 'formatting');
    const attrs = (known?.attrs ?? { add: '', remove: '' }) as { add: string; remove: string };
    const lists = { add: attrs.add.split(' '), remove: attrs.remove.split(' ') };
    const [list, other] = adds ? (['add', 'remove'] as const) : (['remove', 'add'] as const);
    if (lists[other].includes(format)) lists[other] = lists[other].filter((each) => each !== format);
    else if (lists[list].includes(format)) lists[list] = lists[list].filter((each) => each !== format);
    else lists[list] = [...lists[list], format];
    const [add, remove] = [formatList(lists.add), formatList(lists.remove)];
    if (known) this.#made.removeMark(from, to, known);
    if (!add && !remove) return;
    const id = (known?.attrs['id'] as string | undefined) ?? this.#freshId();
    this.#made.addMark(from, to, this.state.schema.mark('formatting', { id, add, remove }));
  }

  #ownMark(node: Node, name: SuggestionMark): Mark | null {
    return marksOf(node, name).find(({ attrs }) => this.proposer.isOwn(attrs['id'] as string)) ?? null;
  }

  /** What is proposed right beside one's own proposal of the same kind belongs to it; words beside deleted ones replace them. */
  #idBeside(from: number, to: number, name: SuggestionMark): string {
    if (this.#id) return this.#id;
    const { doc } = this.#made;
    const beside = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter];
    const kinds: SuggestionMark[] = name === 'insertion' ? ['insertion', 'deletion'] : [name];
    const joined = kinds.flatMap((kind) =>
      beside.flatMap((node) => (node && this.#ownMark(node, kind)) ?? []),
    )[0];
    return (joined?.attrs['id'] as string | undefined) ?? this.#replaced ?? this.#freshId();
  }

  /** One for all that is proposed at once: a deletion and what stands in its place are one proposal. */
  #freshId(): string {
    return (this.#id ??= this.proposer.newId());
  }
}

interface PlacedText {
  node: Node;
  start: number;
  end: number;
}

function textsBetween(doc: Node, from: number, to: number): PlacedText[] {
  const found: PlacedText[] = [];
  if (from >= to) return found;
  doc.nodesBetween(from, to, (node, at) => {
    if (!node.isText) return true;
    found.push({ node, start: Math.max(from, at), end: Math.min(to, at + node.nodeSize) });
    return false;
  });
  return found.filter(({ start, end }) => start < end);
}

function hasText(doc: Node, from: number, to: number): boolean {
  return textsBetween(doc, from, to).length > 0;
}

function marksOf(node: Node, name: SuggestionMark): readonly Mark[] {
  return node.marks.filter(({ type }) => type.name === name);
}

function plainMarks(node: Node): readonly Mark[] {
  return node.marks.filter(({ type }) => !isSuggestionMark(type.name));
}

/** The words of what is put in, on one line: blocks cannot be proposed. */
function wordsOf({ content }: Slice): Fragment {
  const words: Node[] = [];
  content.descendants((node) => {
    const { schema } = node.type;
    if (node.isText) words.push(node);
    else if (words.length > 0 && (node.isTextblock || node.type.name === 'hardBreak'))
      words.push(schema.text(' '));
    return true;
  });
  return Fragment.fromArray(words);
}
