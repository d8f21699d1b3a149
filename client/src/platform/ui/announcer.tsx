import { createStore, useStore } from '../store.ts';

const spoken = createStore({ words: '', turn: 0 });

/** Has a screen reader say the words when it is next idle; nothing is shown, and the focus stays. */
export function announce(words: string): void {
  spoken.set({ words, turn: spoken.get().turn + 1 });
}

/** The one polite live region of the page; the frame renders it. */
export function Announcer() {
  const { words, turn } = useStore(spoken);
  return (
    <div className="kern-sr-only" role="status" aria-live="polite">
      {/* Another key is another node: the same sentence twice is read twice. */}
      <span key={turn}>{words}</span>
    </div>
  );
}
