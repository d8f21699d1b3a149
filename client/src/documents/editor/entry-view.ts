import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView, NodeView } from '@tiptap/pm/view';
import {
  ENTRY_FORMS,
  ENTRY_RESULTS,
  type EntryFields,
  type EntryKind,
  type EntryProblem,
  FIELDS_OF,
  problemsIn,
  TASK_STATES,
} from '@umlauf/shared/entries';
import type { KnownEntries } from './known-entries.ts';

export type EntryField = keyof EntryFields;

/** What is said below a block: what is wrong in it, or that too few were there. */
type EntryNote = EntryProblem | 'WITHOUT_QUORUM';

export interface EntryWords {
  kind: (kind: EntryKind) => string;
  field: (name: EntryField) => string;
  /** Of a result or a state. */
  value: (value: string) => string;
  nobody: string;
  /** Stands for somebody who does not belong to the space, or no longer. */
  stranger: string;
  problem: (problem: EntryNote) => string;
  /** Leads to what was said of it beside the text. */
  steps: (count: number) => string;
}

export interface EntryParts {
  known: KnownEntries;
  words: () => EntryWords;
}

type Control = HTMLInputElement | HTMLSelectElement;

/** A typed block: what it is and its number above the wording, its small fields below, each a stop of the Tab key. */
export class EntryView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('p');
  readonly #label = document.createElement('div');
  readonly #fields = document.createElement('div');
  readonly #problems = document.createElement('p');
  readonly #margin = document.createElement('p');
  readonly #controls = new Map<EntryField, Control>();
  readonly #forget: () => void;
  #node: Node;

  constructor(
    node: Node,
    private readonly view: EditorView,
    private readonly placeOf: () => number | undefined,
    private readonly parts: EntryParts,
  ) {
    this.#node = node;
    this.dom.className = 'umlauf-entry';
    this.dom.setAttribute('role', 'group');
    this.dom.dataset['entry'] = node.type.name;
    this.#label.className = 'umlauf-entry-label';
    this.contentDOM.className = 'umlauf-entry-words';
    this.#fields.className = 'umlauf-entry-fields';
    this.#problems.className = 'umlauf-entry-problems';
    this.#margin.className = 'umlauf-entry-margin';
    for (const part of [this.#label, this.#fields, this.#problems, this.#margin])
      part.contentEditable = 'false';
    for (const name of FIELDS_OF[this.#kind]) this.#addControl(name);
    this.dom.append(this.#label, this.contentDOM, this.#fields, this.#problems, this.#margin);
    this.#fields.addEventListener('keydown', this.#onKey);
    this.#forget = parts.known.onChange(() => this.#show());
    this.#show();
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    const before = this.#node;
    this.#node = node;
    if (!before.sameMarkup(node)) this.#show();
    this.#lock();
    return true;
  }

  /** What is done in a field is the field's. */
  stopEvent(event: Event): boolean {
    return (
      event.target instanceof HTMLElement &&
      (this.#fields.contains(event.target) || this.#margin.contains(event.target))
    );
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  destroy(): void {
    this.#forget();
  }

  get #kind(): EntryKind {
    return this.#node.type.name as EntryKind;
  }

  get #values(): Record<EntryField, string | number | null> {
    return this.#node.attrs as Record<EntryField, string | number | null>;
  }

  #show(): void {
    const { facts } = this.parts.known;
    const words = this.parts.words();
    // Addresses lead to it by its id.
    this.dom.id = String(this.#node.attrs['id'] ?? '');
    const number = facts.numbers.get(String(this.#node.attrs['id']));
    const title = number ? `${words.kind(this.#kind)} ${number}` : words.kind(this.#kind);
    this.#label.textContent = title;
    this.dom.setAttribute('aria-label', title);
    // What somebody types or chooses at this moment stays, whatever others change; it is taken when they are done.
    const isInUse = (control: Control) => control === document.activeElement && this.view.editable;
    for (const [name, control] of this.#controls) if (!isInUse(control)) this.#fill(name, control);
    const problems: EntryNote[] = problemsIn({ ...NONE, ...this.#values } as EntryFields);
    const id = String(this.#node.attrs['id']);
    const isGiven = facts.margins.get(id)?.isGiven ?? false;
    if (this.#isStranger() && !isGiven) problems.push('RESPONSIBLE_NOT_MEMBER');
    if (facts.withoutQuorum.has(id)) problems.push('WITHOUT_QUORUM');
    this.#problems.textContent = problems.map((problem) => words.problem(problem)).join(' ');
    this.#problems.hidden = problems.length === 0;
    this.#showMargin();
    this.#lock();
  }

  #showMargin(): void {
    const id = String(this.#node.attrs['id']);
    const margin = this.parts.known.facts.margins.get(id);
    this.#margin.replaceChildren(margin?.words ?? '');
    if (margin && margin.steps > 0) {
      const link = document.createElement('a');
      link.href = `/tasks?task=${id}`;
      link.textContent = this.parts.words().steps(margin.steps);
      this.#margin.append(margin.words ? ' · ' : '', link);
    }
    this.#margin.hidden = !margin;
  }

  /** Nobody is one before it is known who belongs to the space. */
  #isStranger(): boolean {
    const { responsible = null } = this.#values;
    const { people, areAllKnown } = this.parts.known.facts;
    return responsible !== null && areAllKnown && !people.some(({ id }) => id === responsible);
  }

  #lock(): void {
    for (const control of this.#controls.values()) control.disabled = !this.view.editable;
  }

  #addControl(name: EntryField): void {
    const label = document.createElement('label');
    const words = document.createElement('span');
    words.textContent = this.parts.words().field(name);
    const isChoice = name === 'responsible' || name === 'result' || name === 'state';
    const control = document.createElement(isChoice ? 'select' : 'input');
    if (control instanceof HTMLInputElement) {
      control.type = name === 'due' ? 'date' : 'number';
      if (name !== 'due') Object.assign(control, { min: '0', max: '1000000', inputMode: 'numeric' });
    }
    control.addEventListener('change', () => {
      this.#set(name, control.value);
      // As it stands in the text, also where that was refused.
      this.#fill(name, control);
    });
    control.addEventListener('blur', () => this.#fill(name, control));
    label.append(words, control);
    this.#fields.append(label);
    this.#controls.set(name, control);
  }

  #fill(name: EntryField, control: Control): void {
    const value = this.#values[name];
    if (control instanceof HTMLSelectElement) {
      const options = this.#optionsOf(name).map(([key, words]) => new Option(words, key));
      control.replaceChildren(...options);
    }
    const text = value === null ? '' : String(value);
    // Writing the same again would take from a date what of it is typed so far.
    if (control.value !== text) control.value = text;
  }

  #optionsOf(name: EntryField): [value: string, words: string][] {
    const words = this.parts.words();
    const said = (values: readonly string[]) =>
      values.map((value): [string, string] => [value, words.value(value)]);
    if (name === 'state') return said(TASK_STATES);
    if (name === 'result') return [['', words.nobody], ...said(ENTRY_RESULTS)];
    const { responsible } = this.#values;
    const people = this.parts.known.facts.people
      .filter(({ id, isOffered }) => isOffered || id === responsible)
      .map(({ id, name }): [string, string] => [id, name]);
    const isListed = responsible === null || people.some(([id]) => id === responsible);
    const unlisted = this.#isStranger() ? words.stranger : '…';
    return [
      ['', words.nobody],
      ...(isListed ? [] : [[String(responsible), unlisted] as [string, string]]),
      ...people,
    ];
  }

  #set(name: EntryField, text: string): void {
    const place = this.placeOf();
    const isCount = name === 'yes' || name === 'no' || name === 'abstention';
    const value = text === '' ? null : isCount ? Math.trunc(Number(text)) : text;
    if (place === undefined || !this.view.editable || !ENTRY_FORMS[name](value)) return;
    this.view.dispatch(this.view.state.tr.setNodeAttribute(place, name, value));
  }

  /** Escape leads back into the wording; Tab goes on as anywhere in a page. */
  readonly #onKey = (event: KeyboardEvent) => {
    const place = this.placeOf();
    if (event.key !== 'Escape' || place === undefined) return;
    event.preventDefault();
    const end = place + 1 + this.#node.content.size;
    this.view.dispatch(this.view.state.tr.setSelection(TextSelection.create(this.view.state.doc, end)));
    this.view.focus();
  };
}

const NONE = { due: null, yes: null, no: null, abstention: null };
