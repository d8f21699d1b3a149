import * as Y from 'yjs';
import { documentMarkdown, insertedWords } from './document-markdown.ts';
import type { OpenDocument } from './open-document.ts';

/** Saves the document's text as Markdown, and beside it the Yjs state, from which nothing is lost. */
export function downloadDocument(title: string, doc: Y.Doc, fragment: Y.XmlFragment): void {
  const name = fileName(title);
  save(`${name}.md`, new Blob([documentMarkdown(fragment)], { type: 'text/markdown;charset=utf-8' }));
  save(`${name}.yjs`, new Blob([bytesOf(Y.encodeStateAsUpdate(doc))], { type: 'application/octet-stream' }));
}

/** The unsaved words of somebody who may no longer read the document: these are theirs, the rest is not. */
export function unsavedWords(open: OpenDocument): string {
  const update = open.sync.unsentUpdate();
  return update ? insertedWords(update) : '';
}

export function downloadWords(title: string, words: string): void {
  save(`${fileName(title)}.txt`, new Blob([words], { type: 'text/plain;charset=utf-8' }));
}

/** Characters that one of the usual file systems refuses become a dash. */
function fileName(title: string): string {
  return (
    title
      .replaceAll(/[\p{Cc}<>:"/\\|?*]+/gu, '-')
      .trim()
      .slice(0, 100) || 'Umlauf'
  );
}

function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the blob once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function bytesOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
