import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

const LETTERS = 'Der Umlauf beginnt am Montag und endet am Freitag. ';

/** A person who types into a paragraph of their own: each key press is one update, and where the cursor stands then. */
export class Typist {
  readonly #doc = new Y.Doc();
  readonly #text = new Y.XmlText();
  readonly #awareness = new Awareness(this.#doc);
  #presses = 0;
  #update: Uint8Array | null = null;

  constructor(
    state: Uint8Array,
    private readonly name: string,
  ) {
    Y.applyUpdate(this.#doc, state);
    this.#doc.on('update', (update: Uint8Array) => (this.#update = update));
  }

  get clientId(): number {
    return this.#doc.clientID;
  }

  /** How many steps of this writer there are: a screen that knows as many shows all of them. */
  get clock(): number {
    return Y.getState(this.#doc.store, this.#doc.clientID);
  }

  beginParagraph(): Uint8Array {
    const paragraph = new Y.XmlElement('paragraph');
    this.#doc.transact(() => {
      this.#doc.getXmlFragment('content').insert(0, [paragraph]);
      paragraph.insert(0, [this.#text]);
      this.#text.insert(0, 'A');
    });
    return this.#update!;
  }

  press(): Uint8Array {
    this.#text.insert(this.#text.length, LETTERS[this.#presses++ % LETTERS.length]!);
    return this.#update!;
  }

  /** The cursor behind the last letter, as y-tiptap tells it; at the document's end for who only reads. */
  cursor(): Uint8Array {
    const place = this.#text.parent
      ? Y.createRelativePositionFromTypeIndex(this.#text, this.#text.length)
      : Y.createRelativePositionFromTypeIndex(this.#doc.getXmlFragment('content'), 0);
    const position = Y.relativePositionToJSON(place);
    const user = { name: this.name, color: '#1d4ed8' };
    this.#awareness.setLocalState({ user, cursor: { anchor: position, head: position } });
    return encodeAwarenessUpdate(this.#awareness, [this.#doc.clientID]);
  }

  leave(): void {
    this.#awareness.destroy();
    this.#doc.destroy();
  }
}
