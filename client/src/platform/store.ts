import { useSyncExternalStore } from 'react';

/** A value that lives outside of React and tells its readers when it changes. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  /** Calls the listener after each change; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

/** Makes a store; setting an equal value tells nobody. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The store's value, for a component that shows it. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
