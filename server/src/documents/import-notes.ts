import { randomFillSync } from 'node:crypto';
import type { ImportLoss, ImportLosses } from '@umlauf/shared/import-losses';
import { LIMITS } from '@umlauf/shared/limits';
import { newSuggestionId } from '@umlauf/shared/suggestion-marks';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { printable } from './printable.ts';
import { type FormKind, type SideNotes, type Sign, withoutSigns } from './side-notes.ts';

/** By whom something was written in another program, and when; as the file says it, which nobody can check. */
export interface Imported {
  /** Null: the file does not say. */
  author: string | null;
  at: Date | null;
}

export interface ImportedSuggestion extends Imported {
  id: string;
}

/** A comment, and the characters of the text that it is about: all of them end to end, from 0. */
export interface ImportedComment extends Imported {
  source: string;
  from: number;
  to: number;
}

/** A picture of the file. */
export interface ImportedImage {
  /** The name that the file has for it. */
  path: string;
  /** Under which it is attached. */
  name: string;
  /** It stands in the text by this id; null: its name does. */
  fileId: string | null;
  /** Where the text itself bears it. */
  bytes: Uint8Array | null;
}

/** What browsers show. */
const SHOWN = /\.(png|jpe?g|gif|webp)$/i;

/** What is noted while a file is read: whatever does not stand in the text, and how many characters that has by now. */
export class ImportNotes {
  /** Of the text until now, blocks end to end; what is proposed to be inserted and deleted is part of it. */
  characters = 0;
  readonly losses: ImportLosses = {};
  readonly suggestions: ImportedSuggestion[] = [];
  readonly comments: ImportedComment[] = [];
  readonly images: ImportedImage[] = [];
  readonly #open = new Map<string, ImportedComment>();
  /** Tracked changes that have begun and not ended, by their numbers beside the text. */
  readonly #changes = new Map<
    number,
    { kind: 'insertion' | 'deletion'; id: string; author: string | null }
  >();
  /** Deletions beyond the limit: they count as accepted. */
  readonly #leftOut = new Set<number>();
  #last: { id: string; author: string | null; end: number } | null = null;

  constructor(
    private readonly side: SideNotes | null,
    /** Whether what pandoc calls a comment or a change is one: it is in Word's files. */
    readonly readsMargin: boolean,
  ) {}

  /** Of the words that come now, by signs in the text. */
  isUnderlining = false;
  #forms: Partial<Record<FormKind, number>> = {};

  /** What `read` makes, and the forms that signs in it say about it as a whole; not those of what stands within. */
  formsIn<T>(read: () => T): { made: T; forms: Partial<Record<FormKind, number>> } {
    const outer = this.#forms;
    this.#forms = {};
    try {
      return { made: read(), forms: this.#forms };
    } finally {
      this.#forms = outer;
    }
  }

  get isLeavingOut(): boolean {
    return this.#leftOut.size > 0;
  }

  /** What is proposed about the words that come now, by signs in the text. */
  get changes(): Iterable<{ kind: 'insertion' | 'deletion'; id: string }> {
    return this.#changes.values();
  }

  /** Takes a sign of the text for what it stands for; one that stands for nothing is passed over. */
  takeSign({ side, kind, at }: Sign): void {
    if (kind === 's') return side === 'begin' ? this.#beginChange(at) : this.#endChange(at);
    if (kind === 'u') return void (this.isUnderlining = side === 'begin');
    if (kind !== 'c') return void (this.#forms[kind] ??= at);
    const comment = this.side?.comments[at];
    if (!comment) return;
    if (side === 'end') return this.endComment(`s${at}`);
    if (this.#open.has(`s${at}`)) return;
    const by = {
      author: lineOf(comment.author ?? '', LIMITS.nameCharacters),
      at: momentOf(comment.at ?? ''),
    };
    this.beginComment(`s${at}`, by, commentSource(comment.source));
  }

  #beginChange(at: number): void {
    const change = this.side?.changes[at];
    if (!change || this.#changes.has(at)) return;
    const author = lineOf(change.author ?? '', LIMITS.nameCharacters);
    const id = this.suggestion(author, momentOf(change.at ?? ''));
    if (id !== null) return void this.#changes.set(at, { kind: change.kind, id, author });
    this.lose('SUGGESTIONS_BEYOND_LIMIT');
    if (change.kind === 'deletion') this.#leftOut.add(at);
  }

  #endChange(at: number): void {
    this.#leftOut.delete(at);
    const change = this.#changes.get(at);
    if (!change) return;
    this.#changes.delete(at);
    this.endSuggestion(change.id, change.author);
  }

  lose(what: ImportLoss, count = 1): void {
    this.losses[what] = (this.losses[what] ?? 0) + count;
  }

  /**
   * The id of a tracked change that begins here: the one before's where nothing stands between them and both are of the
   * same person, so that a word and what takes its place are decided together. Null beyond the limit.
   */
  suggestion(author: string | null, at: Date | null): string | null {
    if (this.#last?.end === this.characters && this.#last.author === author) return this.#last.id;
    if (this.suggestions.length >= LIMITS.updateSuggestions) return null;
    const id = newSuggestionId(randomFillSync(new Uint8Array(26)));
    this.suggestions.push({ id, author, at });
    return id;
  }

  /** What was begun by `suggestion` ends here. */
  endSuggestion(id: string, author: string | null): void {
    this.#last = { id, author, end: this.characters };
  }

  beginComment(key: string, by: Imported, source: string): void {
    // A comment begins once, however often a file says so.
    if (this.#open.has(key)) return;
    const isTooMuch = this.comments.length >= LIMITS.importComments;
    if (isTooMuch || source.length > LIMITS.commentCharacters) return this.lose('COMMENTS_LEFT_OUT');
    const comment = { ...by, source, from: this.characters, to: this.characters };
    this.#open.set(key, comment);
    this.comments.push(comment);
  }

  endComment(key: string): void {
    const comment = this.#open.get(key);
    if (comment) comment.to = this.characters;
  }

  /** How a picture will be attached, the same for the same one. */
  image(path: string, own = path.split('/').at(-1)!, bytes: Uint8Array | null = null): ImportedImage {
    const known = this.images.find((image) => image.path === path);
    if (known) return known;
    // Of what converters unpack this was asked before; a page bears its pictures in itself.
    if (this.images.length >= LIMITS.importImages)
      throw new AppError('LIMIT', { limit: 'importImages', max: LIMITS.importImages });
    const isTaken = this.images.some(({ name }) => name === own);
    const name = isTaken ? `${this.images.length + 1}-${own}` : own;
    const image = { path, name, fileId: SHOWN.test(name) ? newId('fil') : null, bytes };
    this.images.push(image);
    return image;
  }

  /** What the picture of this number says, as is told beside the text. */
  pictureWords(number: number): string {
    return this.side?.pictures[number] ?? '';
  }

  /** The last characters were none after all. */
  takeBack(count: number): void {
    this.characters -= count;
    for (const comment of this.comments) {
      comment.from = Math.min(comment.from, this.characters);
      comment.to = Math.min(comment.to, this.characters);
    }
  }
}

/** What only looks like mentioning one of our accounts mentions nobody. */
export function commentSource(text: string): string {
  const source = printable(withoutSigns(text)).replaceAll('@{', '@ {').trim().toWellFormed();
  return source === '' ? '…' : source;
}

/** What may stand in no line that is shown as a name: see `faultOfLine`. */
const UNSEEN = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** One line of at most `max` characters; null when nothing is left. */
export function lineOf(text: string | undefined, max: number): string | null {
  const line = printable(withoutSigns(text ?? ''))
    .replaceAll(/\s+/g, ' ')
    .replaceAll(UNSEEN, '')
    .trim()
    .slice(0, max);
  return line === '' ? null : line.toWellFormed();
}

/** Null for what is no moment, or none that a person can have seen. */
export function momentOf(text: string | undefined): Date | null {
  const moment = new Date(text ?? '');
  const year = moment.getUTCFullYear();
  return year >= 1970 && year < 2200 ? moment : null;
}
