import { useEffect, useState, useSyncExternalStore } from 'react';
import { liveSocket } from '../platform/apollo/socket.ts';
import { GraphqlTransport } from './graphql-transport.ts';
import { type DocumentToOpen, OpenDocument, type OpenState } from './open-document.ts';

/** Opens the document for as long as the component is shown; null for the first moment. */
export function useOpenDocument(target: DocumentToOpen): OpenDocument | null {
  const [open, setOpen] = useState<OpenDocument | null>(null);
  const { accountId, documentId, canEdit } = target;
  useEffect(() => {
    const opened = new OpenDocument(target, new GraphqlTransport(liveSocket, documentId));
    setOpen(opened);
    void opened.open();
    return () => {
      setOpen(null);
      void opened.close();
    };
    // A new title or right is no reason to open the document anew.
  }, [accountId, documentId]);
  useEffect(() => open?.sync.setCanEdit(canEdit), [open, canEdit]);
  return open;
}

/** The state, followed. */
export function useOpenState(open: OpenDocument): OpenState {
  return useSyncExternalStore(open.subscribe, () => open.state);
}
