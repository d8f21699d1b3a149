import * as Y from 'yjs';
import { documentMarkdown } from './document-markdown.ts';
import { fileName, save } from './download-words.ts';

/** Saves the document's text as Markdown, and beside it the Yjs state, from which nothing is lost. */
export function downloadDocument(title: string, doc: Y.Doc, fragment: Y.XmlFragment): void {
  const name = fileName(title);
  save(`${name}.md`, new Blob([documentMarkdown(fragment)], { type: 'text/markdown;charset=utf-8' }));
  save(`${name}.yjs`, new Blob([bytesOf(Y.encodeStateAsUpdate(doc))], { type: 'application/octet-stream' }));
}

function bytesOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
