import { createStore, useStore } from '../store.ts';

/** How the live socket stands; `offline` means that a connection was lost or refused and is being tried again. */
export type ConnectionState = 'connected' | 'connecting' | 'offline';

/** Set by the socket alone. */
export const connection = createStore<ConnectionState>('connecting');

/** The live socket's state, for a component that shows it. */
export function useConnection(): ConnectionState {
  return useStore(connection);
}
