import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import type { PictureAttributes } from '@umlauf/shared/pictures';

export interface PictureWords {
  /** What stands for a picture that says nothing yet; it is told to whoever writes, too. */
  nothing: string;
  /** Told to whoever writes: to the others it is as if it were not there. */
  decorative: string;
  missing: (alt: string) => string;
}

export interface PictureParts {
  /** Where the file of this document is; null: a picture of it is never shown here. */
  pathOf: (fileId: string) => string | null;
  words: () => PictureWords;
  /** Hears of each picture that the text has or had. */
  onShown: (fileId: string) => void;
}

/** A picture in the text. Where its file is not to be had its words are there, and nobody learns why. */
export class PictureView implements NodeView {
  readonly dom = document.createElement('figure');
  readonly #note = document.createElement('figcaption');
  #shown: HTMLElement | null = null;
  #node: Node;

  constructor(
    node: Node,
    private readonly parts: PictureParts,
  ) {
    this.#node = node;
    this.dom.className = 'umlauf-picture';
    this.dom.contentEditable = 'false';
    this.#note.className = 'umlauf-picture-note';
    this.dom.append(this.#note);
    this.#show();
    window.addEventListener('online', this.#again);
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    const before = this.#node;
    this.#node = node;
    if (!before.sameMarkup(node)) this.#show();
    return true;
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    window.removeEventListener('online', this.#again);
  }

  readonly #again = () => {
    if (!(this.#shown instanceof HTMLImageElement)) this.#show();
  };

  #show(): void {
    const { fileId, alt } = this.#attributes;
    const words = this.parts.words();
    if (fileId !== null) this.parts.onShown(fileId);
    const path = fileId === null ? null : this.parts.pathOf(fileId);
    this.#place(path === null ? this.#placeholder() : this.#image(path));
    this.#note.textContent = alt === null ? words.nothing : alt === '' ? words.decorative : '';
    this.dom.dataset['says'] = alt === null ? 'nothing' : alt === '' ? 'decorative' : 'words';
  }

  get #attributes(): PictureAttributes {
    return this.#node.attrs as PictureAttributes;
  }

  #place(element: HTMLElement): void {
    this.#shown?.remove();
    this.#shown = element;
    this.dom.prepend(element);
  }

  #image(path: string): HTMLImageElement {
    const { alt, width, height } = this.#attributes;
    const image = document.createElement('img');
    image.alt = alt ?? this.parts.words().nothing;
    image.decoding = 'async';
    // The figure around it is what is dragged.
    image.draggable = false;
    // Room is made for it before it is there.
    if (width !== null && height !== null) Object.assign(image, { width, height });
    image.addEventListener('error', () => this.#shown === image && this.#place(this.#placeholder()));
    image.src = path;
    return image;
  }

  #placeholder(): HTMLElement {
    const { alt } = this.#attributes;
    const placeholder = document.createElement('div');
    placeholder.className = 'umlauf-picture-missing';
    placeholder.textContent = this.parts.words().missing(alt ?? '');
    return placeholder;
  }
}
