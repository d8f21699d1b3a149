import type { ReactNode } from 'react';
import styles from './alert.module.css';

type AlertKind = 'info' | 'success' | 'warning' | 'danger';

const LOOKS: Record<AlertKind, { frame: string; icon: string }> = {
  info: { frame: 'kern-alert kern-alert--info', icon: 'kern-icon kern-icon--info' },
  success: { frame: 'kern-alert kern-alert--success', icon: 'kern-icon kern-icon--success' },
  warning: { frame: 'kern-alert kern-alert--warning', icon: 'kern-icon kern-icon--warning' },
  danger: { frame: 'kern-alert kern-alert--danger', icon: 'kern-icon kern-icon--danger' },
};

interface AlertProps {
  kind: AlertKind;
  title: ReactNode;
  children?: ReactNode;
  /** Read out at once when it appears: for what went wrong just now. */
  urgent?: boolean;
}

/** A message within the page. */
export function Alert({ kind, title, children, urgent }: AlertProps) {
  return (
    <div className={`${LOOKS[kind].frame} ${styles.alert}`} role={urgent ? 'alert' : undefined}>
      <div className="kern-alert__header">
        <span className={LOOKS[kind].icon} aria-hidden="true" />
        <p className={`kern-title ${styles.title}`}>{title}</p>
      </div>
      {children && <div className={`kern-alert__body ${styles.body}`}>{children}</div>}
    </div>
  );
}
