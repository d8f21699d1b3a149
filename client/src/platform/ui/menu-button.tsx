import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './menu-button.module.css';

/** One thing that a menu offers. */
export interface MenuChoice {
  label: string;
  /** Where two may have the same label. */
  key?: string;
  icon?: IconName;
  onSelect: () => void;
  /** Stays readable, but cannot be chosen. */
  disabled?: boolean;
}

interface MenuButtonProps {
  /** The button's accessible name. */
  label: string;
  /** What the button shows; the name is read in any case. */
  children: ReactNode;
  choices: readonly MenuChoice[];
  className?: string | undefined;
}

/** A button that opens a menu, after the ARIA pattern: arrows move, Home and End jump, Escape and a click elsewhere close. */
export function MenuButton({ label, children, choices, className }: MenuButtonProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  function show(focus: 'first' | 'last') {
    const { current } = menu;
    if (!current || !button.current) return;
    current.showPopover();
    placeBelow(current, button.current);
    focusChoice(current, focus === 'first' ? 0 : -1);
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => (open ? menu.current?.hidePopover() : show('first'))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          show(event.key === 'ArrowDown' ? 'first' : 'last');
        }}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        role="menu"
        aria-label={label}
        popover="auto"
        className={styles.menu}
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={(event) => moveWithin(event, () => button.current?.focus())}
      >
        {choices.map((choice) => (
          <Choice
            key={choice.key ?? choice.label}
            choice={choice}
            onChosen={() => {
              menu.current?.hidePopover();
              button.current?.focus();
            }}
          />
        ))}
      </div>
    </>
  );
}

function Choice({ choice, onChosen }: { choice: MenuChoice; onChosen: () => void }) {
  const { label, icon, disabled, onSelect } = choice;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={styles.choice}
      aria-disabled={disabled || undefined}
      onClick={() => {
        if (disabled) return;
        onChosen();
        onSelect();
      }}
    >
      {icon && <Icon name={icon} className={styles.icon} />}
      {label}
    </button>
  );
}

function moveWithin(event: KeyboardEvent<HTMLDivElement>, leave: () => void) {
  const menu = event.currentTarget;
  const choices = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = choices.indexOf(document.activeElement as HTMLElement);
  const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const target = targets[event.key];
  if (target !== undefined) {
    event.preventDefault();
    focusChoice(menu, target);
  } else if (event.key === 'Tab' || event.key === 'Escape') {
    if (event.key === 'Escape') event.preventDefault();
    menu.hidePopover();
    leave();
  }
}

function focusChoice(menu: HTMLElement, index: number) {
  const choices = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  choices.at(index % choices.length)?.focus();
}

/** Below the button where there is room, above it otherwise, and always inside the window. */
function placeBelow(menu: HTMLElement, button: HTMLElement) {
  const anchor = button.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const fitsBelow = anchor.bottom + size.height + 8 <= window.innerHeight;
  const top = fitsBelow ? anchor.bottom + 4 : Math.max(8, anchor.top - size.height - 4);
  const left = Math.max(8, Math.min(anchor.right - size.width, window.innerWidth - size.width - 8));
  menu.style.top = `${top}px`;
  menu.style.left = `${left}px`;
}
