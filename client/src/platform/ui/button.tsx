import type { ButtonHTMLAttributes, ComponentPropsWithRef } from 'react';
import { Link, type LinkProps } from 'react-router';
import { Icon, type IconName } from './icon.tsx';
import styles from './button.module.css';

export type ButtonLook = 'primary' | 'secondary' | 'tertiary' | 'danger';

const LOOKS: Record<ButtonLook, string | undefined> = {
  primary: 'kern-btn kern-btn--primary',
  secondary: 'kern-btn kern-btn--secondary',
  tertiary: 'kern-btn kern-btn--tertiary',
  danger: `kern-btn kern-btn--primary ${styles.danger}`,
};

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
  icon?: IconName;
  small?: boolean;
  /** Something is under way: the button stays focusable, says so, and does nothing more until it is done. */
  busy?: boolean;
}

/** A KERN button; `type` is "button" unless told. */
export function Button({
  look = 'secondary',
  icon,
  small,
  busy,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${LOOKS[look]} ${styles.button} ${small ? styles.small : ''} ${className ?? ''}`}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {icon && <Icon name={icon} />}
      <span className="kern-label">{children}</span>
    </button>
  );
}

interface ButtonLinkProps extends LinkProps {
  look?: ButtonLook;
  icon?: IconName;
  small?: boolean;
}

/** A link that looks like a button: it leads somewhere. */
export function ButtonLink({
  look = 'secondary',
  icon,
  small,
  children,
  className,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link
      {...rest}
      className={`${LOOKS[look]} ${styles.button} ${small ? styles.small : ''} ${className ?? ''}`}
    >
      {icon && <Icon name={icon} />}
      <span className="kern-label">{children}</span>
    </Link>
  );
}

interface IconButtonProps extends ComponentPropsWithRef<'button'> {
  icon: IconName;
  /** The button's accessible name, shown as a tooltip too. */
  label: string;
}

/** A button with a picture only, for rows where words would repeat a hundred times. */
export function IconButton({ icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={`${styles.iconButton} ${className ?? ''}`}
    >
      <Icon name={icon} className={styles.icon} />
    </button>
  );
}
