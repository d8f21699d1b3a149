import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';
import { uiTexts } from './ui.i18n.ts';

const FIRST_FOCUS = 'input:not([readonly]), textarea, select, footer button';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog, open as long as it is rendered; Escape closes it, and focus returns to where it was. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const t = useTexts(uiTexts);
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // The browser would choose the close button; what the dialog asks for comes first, and of its answers the harmless one.
    dialog?.querySelector<HTMLElement>(FIRST_FOCUS)?.focus();
    // Closing before the element leaves the page is what makes the browser give the focus back.
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={`kern-dialog ${styles.dialog}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={`kern-dialog__header ${styles.header}`}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </header>
      {children}
    </dialog>
  );
}

/** What the dialog is about. */
export function DialogBody({ children }: { children: ReactNode }) {
  return <div className={`kern-dialog__body ${styles.body}`}>{children}</div>;
}

/** Its buttons, the one that goes on last. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className={`kern-dialog__footer ${styles.footer}`}>{children}</footer>;
}
