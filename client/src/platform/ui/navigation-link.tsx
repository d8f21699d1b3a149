import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Icon, type IconName } from './icon.tsx';
import styles from './navigation-link.module.css';

interface NavigationLinkProps {
  to: string;
  /** The link is to this page alone, and to none below it. */
  end?: boolean;
  /** What is seen where there is no room for the words, which are read in any case: a picture on a phone … */
  icon?: IconName;
  /** … or a few signs, already where the window is not wide. */
  short?: string;
  children: ReactNode;
}

/** A way of the main navigation, which grows shorter with the window. */
export function NavigationLink({ to, end = false, icon, short, children }: NavigationLinkProps) {
  return (
    <NavLink to={to} end={end} className={icon ? styles.early : styles.late} data-short={short}>
      {icon && <Icon name={icon} className={styles.icon} />}
      <span className={styles.words}>{children}</span>
    </NavLink>
  );
}
