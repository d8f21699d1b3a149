import type { ReactNode } from 'react';
import styles from './page.module.css';
import { useArrival, useDocumentTitle } from './page-title.ts';

interface PageHeadingProps {
  title: string;
  /** A line above: where this belongs. */
  above?: ReactNode;
  /** A sentence below. */
  lead?: ReactNode;
  /** Buttons beside. */
  actions?: ReactNode;
}

/** The page's h1, its tab title and the place where the focus arrives. */
export function PageHeading({ title, above, lead, actions }: PageHeadingProps) {
  useDocumentTitle(title);
  const heading = useArrival();
  return (
    <header className={styles.heading}>
      {above}
      <div className={styles.line}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {lead && <p className={styles.lead}>{lead}</p>}
    </header>
  );
}

interface SheetProps {
  children: ReactNode;
  className?: string | undefined;
}

/** A white sheet on the page's ground. */
export function Sheet({ children, className }: SheetProps) {
  return <div className={`${styles.sheet} ${className ?? ''}`}>{children}</div>;
}

/** A column of a width that reads well, for forms and prose. */
export function Narrow({ children }: { children: ReactNode }) {
  return <div className={styles.narrow}>{children}</div>;
}
