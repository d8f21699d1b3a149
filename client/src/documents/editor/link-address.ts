import { isSafeLink } from '@umlauf/shared/safe-link';
import { documentIn, documentPath } from './document-address.ts';

const MAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/;
const HOST = /^[\w-]+(\.[\w-]+)+(?:[:/?#].*)?$/;

/** What somebody typed as a link's address, completed to one that may stand in a document; null when it may not. A document’s own is without the host. */
export function linkAddress(typed: string): string | null {
  const address = typed.trim();
  const documentId = documentIn(address);
  if (documentId) return documentPath(documentId);
  if (MAIL.test(address)) return `mailto:${address}`;
  if (isSafeLink(address)) return address;
  const completed = HOST.test(address) ? `https://${address}` : '';
  return isSafeLink(completed) ? completed : null;
}
