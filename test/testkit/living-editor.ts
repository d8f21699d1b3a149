import type { Client } from 'graphql-ws';
import * as Y from 'yjs';
import { GraphqlTransport } from '@umlauf/client/coediting/graphql-transport';
import { SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import { DocumentSync } from '@umlauf/shared/document-sync';
import type { Api } from './api.ts';
import { liveClient } from './live-client.ts';

/** Somebody who has a document open, as the page opens it, and writes one word after the other. */
export class LivingEditor {
  readonly doc = new Y.Doc();
  readonly sync: DocumentSync;
  /** Every state of the connection after the first arrival that was not `live`. */
  readonly troubles: string[] = [];
  readonly #client: Client;
  readonly #name: string;
  #words = 0;
  #text: Y.XmlText | null = null;

  constructor(api: Api, documentId: string, name: string, clientId: number) {
    this.#name = name;
    this.doc.clientID = clientId;
    this.#client = liveClient(api.url, api.secret!);
    this.sync = new DocumentSync({
      doc: this.doc,
      transport: new GraphqlTransport(this.#client, documentId),
      schemaVersion: SCHEMA_VERSION,
      canEdit: true,
    });
  }

  async arrive(): Promise<void> {
    this.sync.start();
    await this.#until(() => this.sync.state.connection === 'live');
    this.sync.subscribe(() => {
      const { connection, obstacle } = this.sync.state;
      if (connection !== 'live' || obstacle) this.troubles.push(`${connection} ${obstacle?.kind ?? ''}`);
    });
  }

  /** Writes one word; resolves with it when it is saved. */
  async type(): Promise<string> {
    const word = `${this.#name}${this.#words++} `;
    const text = this.#ownText();
    text.insert(text.length, word);
    await this.#saved();
    return word.trim();
  }

  /** Writes this in place of all that it wrote before; resolves when it is saved. */
  async replace(written: string): Promise<void> {
    const text = this.#ownText();
    this.doc.transact(() => {
      text.delete(0, text.length);
      text.insert(0, written);
    });
    await this.#saved();
  }

  get content(): string {
    return this.doc.getXmlFragment('content').toString();
  }

  async leave(): Promise<void> {
    this.sync.stop();
    await this.#client.dispose();
  }

  /** Others may delete anything; then it goes on at the end. */
  #ownText(): Y.XmlText {
    if (!this.#text || isDeleted(this.#text)) this.#text = this.#addParagraph();
    return this.#text;
  }

  #saved(): Promise<void> {
    return this.#until(() => this.sync.state.save.stage === 'saved');
  }

  #addParagraph(): Y.XmlText {
    const text = new Y.XmlText();
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    const content = this.doc.getXmlFragment('content');
    content.insert(content.length, [paragraph]);
    return text;
  }

  #until(isSo: () => boolean): Promise<void> {
    if (isSo()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.sync.subscribe(() => {
        if (!isSo()) return;
        stop();
        resolve();
      });
    });
  }
}

function isDeleted(text: Y.XmlText): boolean {
  for (let item = text._item; item; item = (item.parent as Y.AbstractType<unknown>)._item) {
    if (item.deleted) return true;
  }
  return false;
}
