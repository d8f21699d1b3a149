import { createContext, type KeyboardEvent, type RefObject, use, useRef, useState } from 'react';

interface Roving {
  current: string;
  setCurrent: (name: string) => void;
}

const RovingContext = createContext<Roving>({ current: '', setCurrent: () => {} });

interface RovingFocus {
  roving: Roving;
  ref: RefObject<HTMLDivElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
}

export const RovingProvider = RovingContext;

/**
 * One stop of the Tab key for a whole toolbar; the arrow keys, Home and End move inside (ARIA Authoring Practices, toolbar).
 * `names` are the controls that are there now: those of a table go away with the cursor, and the first takes over.
 */
export function useRovingFocus(names: readonly string[]): RovingFocus {
  const [chosen, setCurrent] = useState('');
  const current = names.includes(chosen) ? chosen : (names[0] ?? '');
  const ref = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const stops = [...(ref.current?.querySelectorAll<HTMLElement>('[data-tool]') ?? [])];
    const index = stops.findIndex((stop) => stop === document.activeElement);
    const next = nextIndex(event.key, index, stops.length);
    if (index < 0 || next === null) return;
    event.preventDefault();
    stops[next]?.focus();
  };
  return { roving: { current, setCurrent }, ref, onKeyDown };
}

function nextIndex(key: string, index: number, count: number): number | null {
  if (key === 'ArrowRight') return (index + 1) % count;
  if (key === 'ArrowLeft') return (index - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

interface RovingStop {
  'data-tool': string;
  tabIndex: 0 | -1;
  onFocus: () => void;
}

/** What a control needs to be one stop among the others. */
export function useRovingStop(name: string): RovingStop {
  const { current, setCurrent } = use(RovingContext);
  return { 'data-tool': name, tabIndex: current === name ? 0 : -1, onFocus: () => setCurrent(name) };
}
