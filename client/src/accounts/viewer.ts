import { createContext, useContext } from 'react';
import type { SignedInFrame_ViewerFragment } from '../gql/graphql.ts';

/** Who is signed in; set by the frame around every page that needs it. */
export const ViewerContext = createContext<SignedInFrame_ViewerFragment | null>(null);

/** The signed-in account; null on pages that are open to everybody. */
export function useMaybeViewer(): SignedInFrame_ViewerFragment | null {
  return useContext(ViewerContext);
}

/** The signed-in account; only below `SignedInFrame`. */
export function useViewer(): SignedInFrame_ViewerFragment {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer needs a SignedInFrame above it');
  return viewer;
}

/** Whether there is anything for them to administer. */
export function administers(can: SignedInFrame_ViewerFragment['viewerCan']): boolean {
  return Object.values(can).includes(true);
}
