import { createContext, type ReactNode, use, useMemo } from 'react';
import '../documents/editor/document-text.css';
import { isEntryKind } from '@umlauf/shared/entries';
import { PICTURE } from '@umlauf/shared/pictures';
import { ShownPicture } from '../documents/shown-picture.tsx';
import { useTexts } from '../platform/i18n/texts.ts';
import { type Branch, folded, treeOf, valueOf } from './difference-tree.ts';
import { alternativeWords, Words } from './difference-words.tsx';
import { EntryPart } from './entry-part.tsx';
import type { Line, Part } from './version-operations.ts';
import { versionTexts } from './versions.i18n.ts';
import styles from './versions.module.css';

interface DifferenceTextProps {
  lines: readonly Line[];
  /** Whose pictures are shown; null: only what they say. */
  documentId: string | null;
  label: string;
  /** Far from any change it is folded away. */
  isFolded: boolean;
}

/** Both states as one document, in the document's own form. */
/** Whose text it is: only its own files are shown in it. */
const Whose = createContext<string | null>(null);

export function DifferenceText({ lines, documentId, label, isFolded }: DifferenceTextProps) {
  const t = useTexts(versionTexts);
  const tree = useMemo(() => treeOf(lines), [lines]);
  const shown = isFolded ? folded(tree) : tree;
  return (
    <Whose value={documentId}>
      <section className={`umlauf-text ${styles.text}`} aria-label={label}>
        {shown.map((each) =>
          Array.isArray(each) ? (
            <details key={each[0]!.part.id} className={styles.fold}>
              <summary>{t('unchanged', { count: each.length })}</summary>
              <Branches branches={each} />
            </details>
          ) : (
            <BranchView key={each.part.id} branch={each} />
          ),
        )}
      </section>
    </Whose>
  );
}

function Branches({ branches }: { branches: readonly Branch[] }) {
  return branches.map((branch) => <BranchView key={branch.part.id} branch={branch} />);
}

function BranchView({ branch }: { branch: Branch }) {
  const { part, children, line, notes } = branch;
  const inside = line ? <Words line={line} notes={notes} /> : <Branches branches={children} />;
  return (
    <Element part={part} isEmpty={line !== null && line.pieces.length === 0 && part.kind === 'paragraph'}>
      {inside}
    </Element>
  );
}

interface ElementProps {
  part: Part;
  isEmpty: boolean;
  children: ReactNode;
}

/** The element in which a part of the document is shown. */
function Element({ part, isEmpty, children }: ElementProps) {
  const { kind, change } = part;
  const marked = { 'data-change': change };
  switch (kind) {
    case 'heading':
      return <HeadingOf part={part}>{children}</HeadingOf>;
    case 'bulletList':
    case 'taskList':
      return <ul className={kind === 'taskList' ? styles.tasks : undefined}>{children}</ul>;
    case 'orderedList':
      return <ol start={numberOf(part, 'start')}>{children}</ol>;
    case 'listItem':
      return <li {...marked}>{children}</li>;
    case 'taskItem':
      return <TaskItem part={part}>{children}</TaskItem>;
    case 'blockquote':
      return <blockquote {...marked}>{children}</blockquote>;
    case 'codeBlock':
      return (
        <pre {...marked}>
          <code>{children}</code>
        </pre>
      );
    case 'horizontalRule':
      return (
        <div {...marked}>
          {children}
          <hr />
        </div>
      );
    case PICTURE:
      return <PictureOf part={part}>{children}</PictureOf>;
    case 'table':
      return <TableOf>{children}</TableOf>;
    case 'tableRow':
      return <tr {...marked}>{children}</tr>;
    case 'tableHeader':
    case 'tableCell':
      return <CellOf part={part}>{children}</CellOf>;
    default:
      if (isEntryKind(kind)) return <EntryPart part={part}>{children}</EntryPart>;
      return (
        <p {...marked}>
          {children}
          {isEmpty && '\u00a0'}
        </p>
      );
  }
}

function HeadingOf({ part, children }: { part: Part; children: ReactNode }) {
  const Tag = `h${Math.min(4, numberOf(part, 'level') ?? 1)}` as 'h1' | 'h2' | 'h3' | 'h4';
  return <Tag data-change={part.change}>{children}</Tag>;
}

function TaskItem({ part, children }: { part: Part; children: ReactNode }) {
  const t = useTexts(versionTexts);
  const isDone = valueOf(part, 'checked') === true;
  return (
    <li className={styles.task} data-change={part.change}>
      <span role="img" aria-label={t(isDone ? 'done' : 'open')}>
        {isDone ? '☑' : '☐'}
      </span>
      <div>{children}</div>
    </li>
  );
}

/** What it says stands beneath it in words: whether that has changed must be read without seeing it. */
function PictureOf({ part, children }: { part: Part; children: ReactNode }) {
  const t = useTexts(versionTexts);
  const documentId = use(Whose);
  const alt = valueOf(part, 'alt');
  const fileId = valueOf(part, 'fileId');
  const picture = {
    fileId: typeof fileId === 'string' ? fileId : null,
    // Beneath it the same is read anyway.
    alt: '',
    width: numberOf(part, 'width') ?? null,
    height: numberOf(part, 'height') ?? null,
  };
  return (
    <figure className={styles.picture} data-change={part.change}>
      {children}
      <ShownPicture documentId={documentId} picture={picture} />
      <figcaption>{alternativeWords(t, typeof alt === 'string' ? alt : null)}</figcaption>
    </figure>
  );
}

/** As wide as there is room: its cells break their words rather than running out of the page. */
function TableOf({ children }: { children: ReactNode }) {
  return (
    <table className={styles.table}>
      <tbody>{children}</tbody>
    </table>
  );
}

function CellOf({ part, children }: { part: Part; children: ReactNode }) {
  const Tag = part.kind === 'tableHeader' ? 'th' : 'td';
  return (
    <Tag colSpan={numberOf(part, 'colspan')} rowSpan={numberOf(part, 'rowspan')} data-change={part.change}>
      {children}
    </Tag>
  );
}

function numberOf(part: Part, name: string): number | undefined {
  const value = valueOf(part, name);
  return typeof value === 'number' ? value : undefined;
}
