import { useSyncExternalStore } from 'react';
import type { OpenDocument, OpenState } from './open-document.ts';

/** The state, followed. */
export function useOpenState(open: OpenDocument): OpenState {
  return useSyncExternalStore(open.subscribe, () => open.state);
}
