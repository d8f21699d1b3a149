import { type ReactNode, useEffect, useState } from 'react';
import { useViewer } from '../../accounts/viewer.ts';
import { type CopyHeader, copyHeader } from '../../coediting/device-copies.ts';
import { EditorOf } from './document-editor.tsx';
import styles from './document-editor.module.css';

interface OfflineDocumentProps {
  documentId: string;
  /** Shown when this device has no copy. */
  otherwise: ReactNode;
}

/** This device's copy of a document whose server cannot be reached; what is written is sent when it can. */
export function OfflineDocument({ documentId, otherwise }: OfflineDocumentProps) {
  const { account } = useViewer();
  const [header, setHeader] = useState<CopyHeader | null>();
  useEffect(() => {
    void copyHeader(account.id, documentId).then(setHeader);
  }, [account.id, documentId]);
  if (header === undefined) return null;
  if (header === null) return otherwise;
  return (
    <article className={styles.page}>
      <h1>{header.title}</h1>
      <EditorOf {...header} documentId={documentId} text="" account={account} />
    </article>
  );
}
