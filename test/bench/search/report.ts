import { quantile, ratio } from '../measuring/figures.ts';
import { fixed, printTable } from '../measuring/report.ts';
import { SERVERS, type Measured, type ServerName } from './measure.ts';
import { KINDS, type Kind } from './texts.ts';

const TITLES: Record<Kind, string> = {
  word: 'a word',
  words: 'two words',
  inside: 'inside of compounds',
  typing: 'a beginning, while typing',
  quoted: 'a word in quotes and another',
  mistyped: 'two letters exchanged',
};

/** Milliseconds by kind of query and for all of them together; what is mistyped is looked for by Umlauf alone. */
export function printSearches(measured: readonly Measured[]): void {
  const comparable = measured.filter(({ kind }) => kind !== 'mistyped');
  const head = [
    'looked for',
    'queries',
    'found',
    'Umlauf',
    'with passages',
    'plain',
    'plain everywhere',
    'Umlauf : plain',
    'Umlauf : everywhere',
  ];
  const rows = [
    ...Object.keys(KINDS).map((kind) =>
      rowOf(
        TITLES[kind as Kind],
        measured.filter((each) => each.kind === kind),
        kind !== 'mistyped',
      ),
    ),
    rowOf('all but the mistyped', comparable, true),
  ];
  printTable([head, ...rows]);
}

function rowOf(title: string, measured: readonly Measured[], isComparable: boolean): string[] {
  const at = (name: ServerName, share: number) =>
    quantile(
      measured.map(({ times }) => times[name]),
      share,
    );
  const ratioTo = (name: ServerName) =>
    isComparable
      ? `${fixed(ratio(at('umlauf', 0.5), at(name, 0.5)), 2)} (${fixed(ratio(at('umlauf', 0.99), at(name, 0.99)), 2)})`
      : '–';
  return [
    title,
    String(measured.length),
    fixed(
      quantile(
        measured.map(({ found }) => found),
        0.5,
      ),
      0,
    ),
    ...SERVERS.map((name) => `${fixed(at(name, 0.5), 1)} (${fixed(at(name, 0.99), 1)})`),
    ratioTo('plain'),
    ratioTo('everywhere'),
  ];
}
