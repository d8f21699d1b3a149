import { ENTRY_KINDS } from '@umlauf/shared/entries';
import { type ReactNode } from 'react';
import { type Translate, useTexts } from '../platform/i18n/texts.ts';
import type { Note } from './difference-tree.ts';
import type { Line, Part, Piece } from './version-operations.ts';
import { versionTexts } from './versions.i18n.ts';
import styles from './versions.module.css';

/** One block's words: what came is underlined and what went is struck out, and both are said. */
export function Words({ line, notes }: { line: Line; notes: readonly Note[] }) {
  return (
    <>
      {notes.map((note, place) => (
        <NoteLabel key={place} note={note} line={line} />
      ))}
      {line.pieces.map((piece, place) => (
        <PieceWords key={place} piece={piece} />
      ))}
    </>
  );
}

function PieceWords({ piece }: { piece: Piece }) {
  const t = useTexts(versionTexts);
  const words = <Marked piece={piece} />;
  const said = (before: string) => (
    <>
      <Said>{before}</Said>
      {words}
      <Said>{t('said.end')}</Said>
    </>
  );
  if (piece.change === 'INSERTED') return <ins className={styles.inserted}>{said(t('said.inserted'))}</ins>;
  if (piece.change === 'REMOVED') return <del className={styles.removed}>{said(t('said.removed'))}</del>;
  if (piece.change === 'FORMATTED')
    return <span className={styles.formatted}>{said(t('said.formatted'))}</span>;
  return words;
}

function Said({ children }: { children: ReactNode }) {
  return <span className="kern-sr-only">{children}</span>;
}

const MARKS: Record<string, 'strong' | 'em' | 'u' | 's' | 'code'> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
};

/** The words in their form; a link that is gone leads nowhere. */
function Marked({ piece: { text, marks, href, change } }: { piece: Piece }) {
  const link =
    href && change !== 'REMOVED' ? (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {text}
      </a>
    ) : (
      text
    );
  return marks.reduce<ReactNode>((words, mark) => {
    const Tag = MARKS[mark];
    return Tag ? <Tag>{words}</Tag> : words;
  }, link);
}

function NoteLabel({ note, line }: { note: Note; line: Line }) {
  const t = useTexts(versionTexts);
  if (note.kind === 'form') return <FormLabels part={note.part} />;
  if (note.change === 'KEPT') return null;
  const names = line.writers.map(({ name }) => name).join(', ');
  return (
    <Label>
      {t(`change.${note.change}`, { move: note.move ?? '' })}
      {names && ` ${t('by', { names })}`}
    </Label>
  );
}

function FormLabels({ part }: { part: Part }) {
  const t = useTexts(versionTexts);
  const words = new Set<string>();
  if (part.formerKind) words.add(t('form.kind', { former: t(`kinds.${kindName(part.formerKind)}`) }));
  for (const { name, value, formerValue } of part.attributes) {
    if (formerValue === null) continue;
    if (name === 'level') words.add(t('form.level', { former: formerValue, value }));
    else if (name === 'checked') words.add(t(value === 'true' ? 'form.checked' : 'form.unchecked'));
    else if (name === 'alt')
      words.add(t('form.alt', { former: alternativeWords(t, JSON.parse(formerValue) as string | null) }));
    else if (name === 'fileId') words.add(t('form.file'));
    else words.add(t('form.other'));
  }
  return [...words].map((each) => <Label key={each}>{each}</Label>);
}

/** What a picture says, or that it says nothing. */
export function alternativeWords(t: Translate<(typeof versionTexts)['de']>, alt: string | null): string {
  if (alt === null) return t('picture.nothing');
  return alt === '' ? t('picture.decorative') : t('picture.says', { alt });
}

function Label({ children }: { children: ReactNode }) {
  return (
    <>
      <span className={styles.label}>{children}</span>{' '}
    </>
  );
}

const KINDS = [
  'paragraph',
  'heading',
  'codeBlock',
  'tableCell',
  'tableHeader',
  'picture',
  ...ENTRY_KINDS,
] as const;

function kindName(kind: string): (typeof KINDS)[number] | 'other' {
  return KINDS.find((known) => known === kind) ?? 'other';
}
