import { DOCUMENT_FRAGMENT, SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import * as Y from 'yjs';
import { liveSocket } from '../platform/apollo/socket.ts';
import { downloadDocument } from './download-text.ts';
import { GraphqlTransport } from './graphql-transport.ts';
import { LocalCopy } from './local-copy.ts';
import { OpenDocument } from './open-document.ts';
import type { UnsentMarker } from './unsent-marker.ts';

const SEND_MILLISECONDS = 30_000;

/** Sends what an earlier page left unsent of a document that nobody has opened since. What fails stays for the next time. */
export async function sendLeftover({ accountId, documentId, title }: UnsentMarker): Promise<void> {
  const target = { accountId, documentId, title, canEdit: true, inBin: false, schemaVersion: SCHEMA_VERSION };
  const open = new OpenDocument(target, new GraphqlTransport(liveSocket, documentId));
  await open.open();
  await open.whenSaved(SEND_MILLISECONDS);
  await open.abandon();
}

/** Downloads this device's copy of a document, unsent text included. */
export async function downloadLeftover({ accountId, documentId, title }: UnsentMarker): Promise<void> {
  const doc = new Y.Doc();
  const copy = await LocalCopy.open(accountId, documentId, doc);
  downloadDocument(title, doc, doc.getXmlFragment(DOCUMENT_FRAGMENT));
  await copy?.close();
  doc.destroy();
}
