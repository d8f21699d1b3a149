import { useEffect, useRef, useState } from 'react';
import { liveSocket } from '../platform/apollo/socket.ts';
import { GraphqlTransport } from './graphql-transport.ts';
import { type DocumentToOpen, OpenDocument } from './open-document.ts';
import { isOpen } from './open-documents.ts';
import { deleteUnreadable } from './unreadable-copies.ts';

/** Opens the document for as long as the component is shown; null for the first moment. */
export function useOpenDocument(target: DocumentToOpen): OpenDocument | null {
  const [open, setOpen] = useState<OpenDocument | null>(null);
  const { accountId, documentId, title, canEdit, inBin } = target;
  // A new title or right is no reason to open the document anew.
  const latest = useRef(target);
  useEffect(() => {
    latest.current = target;
  });
  useEffect(() => {
    const opened = new OpenDocument(latest.current, new GraphqlTransport(liveSocket, documentId));
    setOpen(opened);
    void opened.open();
    // Whoever signs out without a connection is offered what is unsent: that has to be here by then.
    void import('./leftovers.ts').catch(() => undefined);
    return () => {
      setOpen(null);
      void opened.close().then(() => leave(opened, accountId, documentId));
    };
  }, [accountId, documentId]);
  useEffect(() => open?.update({ title, canEdit, inBin }), [open, title, canEdit, inBin]);
  return open;
}

/** The page may have been left because the access ended: the screens around hear of that as early as the stream does. */
async function leave(opened: OpenDocument, accountId: string, documentId: string): Promise<void> {
  if (isOpen(documentId)) return;
  // Whoever cannot ask now asks at the next start.
  const gone = await deleteUnreadable(liveSocket, accountId, [documentId]).catch(() => []);
  if (gone.length > 0) opened.rescueWords();
}
