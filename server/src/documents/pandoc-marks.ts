import type { Passage } from '@umlauf/shared/passage';
import type { Attr, Inline } from '../platform/pandoc/pandoc-ast.ts';
import { printable } from './printable.ts';

/** By whom and when something was said or proposed. */
export interface Signature {
  author: string;
  /** As Word writes it: `2026-01-02T10:00:00Z`. */
  date: string;
}

/** What was said about one passage, in order; null: about the document as a whole. */
export interface SaidAbout {
  passage: Passage | null;
  said: (Signature & { text: string })[];
}

/** The same with its place among all characters of the text, those included that are only proposed. */
export interface PlacedComments {
  from: number;
  to: number;
  said: SaidAbout['said'];
}

/** What a tracked change is about, and by whom. */
export interface MarkedChange {
  kind: 'insertion' | 'deletion';
  id: string;
  by: Signature;
}

/** How a kind of file has what stands in the margin. */
export interface MarginForm {
  /** `isRange`: whether it is about words, and not about a place between two. */
  comment(id: string, said: SaidAbout['said'][number], isRange: boolean): { start: Inline[]; end: Inline[] };
  /** Words with what is proposed about them, which may be several things. */
  proposed(changes: readonly MarkedChange[], inner: Inline[]): Inline[];
}

interface Event {
  at: number;
  /** What ends at a place comes before what begins there. */
  kind: 'end' | 'start' | 'point';
  inlines: Inline[];
}

const ORDER = { end: 0, start: 1, point: 2 };

/** Writes comments where the text has come to: where they begin, and where they end. */
export class CommentCursor {
  private readonly events: Event[];
  private next = 0;
  private at = 0;

  constructor(
    comments: readonly PlacedComments[],
    readonly form: MarginForm = WORD_MARGIN,
  ) {
    let id = 0;
    this.events = comments
      .flatMap(({ from, to, said }): Event[] => {
        const written = said.map((one) => form.comment(String(id++), one, from !== to));
        const start = written.flatMap((each) => each.start);
        const end = written.flatMap((each) => each.end);
        if (from === to) return [{ at: from, kind: 'point', inlines: [...start, ...end] }];
        return [
          { at: from, kind: 'start', inlines: start },
          { at: to, kind: 'end', inlines: end },
        ];
      })
      .toSorted((a, b) => a.at - b.at || ORDER[a.kind] - ORDER[b.kind]);
  }

  /** The text of one piece, with the comments that begin and end in it. */
  through(text: string, write: (part: string) => Inline[]): Inline[] {
    const inlines: Inline[] = [];
    let rest = text;
    while (rest !== '') {
      inlines.push(...this.take((event) => event.at <= this.at));
      const length = Math.min(rest.length, (this.events[this.next]?.at ?? Infinity) - this.at);
      inlines.push(...write(rest.slice(0, length)));
      rest = rest.slice(length);
      this.at += length;
      inlines.push(...this.take((event) => event.at <= this.at && event.kind === 'end'));
    }
    return inlines;
  }

  /** Passes over text in which no comment can stand: it comes with what follows. */
  skip(text: string): void {
    this.at += text.length;
  }

  /** What has found no place. */
  rest(): Inline[] {
    return this.take(() => true);
  }

  private take(isDue: (event: Event) => boolean): Inline[] {
    const inlines: Inline[] = [];
    for (let event = this.events[this.next]; event && isDue(event); event = this.events[++this.next])
      inlines.push(...event.inlines);
    return inlines;
  }
}

/** As Word has it: pandoc knows its comments and changes as spans. */
const WORD_MARGIN: MarginForm = {
  comment: (id, said) => ({
    start: [startOf(id, said)],
    end: [spanOf('comment-end', [['id', id]], [])],
  }),
  // Within one another.
  proposed: (changes, inner) =>
    changes.reduce<Inline[]>((inlines, { kind, by: { author, date } }) => {
      const pairs: Attr[2] = [
        ['author', author],
        ['date', date],
      ];
      return [spanOf(kind, pairs, inlines)];
    }, inner),
};

function startOf(id: string, { author, date, text }: SaidAbout['said'][number]): Inline {
  const lines = printable(text.toWellFormed()).split('\n');
  const words = lines.flatMap((line, i): Inline[] => [
    ...(i > 0 ? [{ t: 'LineBreak' } as const] : []),
    { t: 'Str', c: line },
  ]);
  const pairs: Attr[2] = [
    ['id', id],
    ['author', author],
    ['date', date],
  ];
  return spanOf('comment-start', pairs, words);
}

function spanOf(name: string, pairs: Attr[2], content: Inline[]): Inline {
  return { t: 'Span', c: [['', [name], pairs], content] };
}
