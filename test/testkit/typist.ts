import type { Client } from 'graphql-ws';
import * as Y from 'yjs';
import { DocumentError } from '@umlauf/shared/document-transport';
import { missingOnServer } from '@umlauf/shared/missing-on-server';
import { SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import { GraphqlTransport } from '@umlauf/client/coediting/graphql-transport';
import { liveClient } from './live-client.ts';

/**
 * A session that writes marked words as fast as they are acknowledged, one after the other, over graphql-ws. It keeps
 * its Y.Doc through the server's deaths, so that what was not acknowledged is pushed again when it arrives anew.
 */
export class Typist {
  readonly typed: string[] = [];
  readonly acknowledged = new Set<string>();
  readonly #doc = new Y.Doc();
  readonly #name: string;
  readonly #documentId: string;
  readonly #url: string;
  readonly #secret: string;
  #client: Client | null = null;
  #session = 0;

  constructor(name: string, documentId: string, url: string, secret: string) {
    this.#name = name;
    this.#documentId = documentId;
    this.#url = url;
    this.#secret = secret;
  }

  /** Opens the document: takes what is there, gives what the server lacks. */
  async arrive(): Promise<void> {
    await this.#client?.dispose();
    this.#client = liveClient(this.#url, this.#secret);
    this.#session += 1;
    const transport = this.#transport();
    const lacking = await new Promise<Uint8Array | null>((resolve, reject) => {
      transport.follow(
        {
          stateVector: Y.encodeStateVector(this.#doc),
          session: this.#sessionName,
          schemaVersion: SCHEMA_VERSION,
        },
        {
          next: (event) => {
            resolve(missingOnServer(this.#doc, event));
            if (event.update) Y.applyUpdate(this.#doc, event.update);
          },
          error: reject,
          complete: () => reject(new Error('ended')),
        },
      );
    });
    if (!lacking) return;
    await transport.push(lacking, this.#sessionName);
    for (const marker of this.typed) this.acknowledged.add(marker);
  }

  /** Types until the line breaks. */
  async typeUntilCut(onAcknowledged: () => void): Promise<void> {
    const transport = this.#transport();
    for (;;) {
      const marker = `[${this.#name}-${this.typed.length}]`;
      try {
        await transport.push(this.#type(marker), this.#sessionName);
      } catch (error) {
        if (error instanceof DocumentError && error.code === 'UNAVAILABLE') return;
        throw error;
      }
      this.acknowledged.add(marker);
      onAcknowledged();
    }
  }

  async leave(): Promise<void> {
    await this.#client?.dispose();
  }

  get #sessionName(): string {
    return `${this.#name}.${this.#session}`;
  }

  #transport(): GraphqlTransport {
    return new GraphqlTransport(this.#client!, this.#documentId);
  }

  /** Puts the marker between two others, in whichever paragraph; every tenth begins a new one. */
  #type(marker: string): Uint8Array {
    const before = Y.encodeStateVector(this.#doc);
    const content = this.#doc.getXmlFragment('content');
    const turn = this.typed.push(marker);
    const texts = content.toArray().map((block) => (block as Y.XmlElement).get(0) as Y.XmlText);
    const text = texts[turn % Math.max(1, texts.length)];
    if (!text || turn % 10 === 0) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(marker)]);
      content.insert(turn % (content.length + 1), [paragraph]);
    } else {
      const gaps = [...text.toString().matchAll(/\]/g)].map(({ index }) => index + 1);
      text.insert(gaps[turn % Math.max(1, gaps.length)] ?? 0, marker);
    }
    return Y.encodeStateAsUpdate(this.#doc, before);
  }
}
