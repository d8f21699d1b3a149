import { type ReactNode, useMemo } from 'react';
import '../documents/editor/document-text.css';
import { useTexts } from '../platform/i18n/texts.ts';
import { type Branch, folded, treeOf, valueOf } from './difference-tree.ts';
import { Words } from './difference-words.tsx';
import type { Line, Part } from './version-operations.ts';
import { versionTexts } from './versions.i18n.ts';
import styles from './versions.module.css';

interface DifferenceTextProps {
  lines: readonly Line[];
  label: string;
  /** Far from any change it is folded away. */
  isFolded: boolean;
}

/** Both states as one document, in the document's own form. */
export function DifferenceText({ lines, label, isFolded }: DifferenceTextProps) {
  const t = useTexts(versionTexts);
  const tree = useMemo(() => treeOf(lines), [lines]);
  const shown = isFolded ? folded(tree) : tree;
  return (
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
    case 'table':
      return <TableOf>{children}</TableOf>;
    case 'tableRow':
      return <tr {...marked}>{children}</tr>;
    case 'tableHeader':
    case 'tableCell':
      return <CellOf part={part}>{children}</CellOf>;
    default:
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
