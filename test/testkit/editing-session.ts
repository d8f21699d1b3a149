import type { Client } from 'graphql-ws';
import * as Y from 'yjs';
import { GraphqlTransport } from '@umlauf/client/coediting/graphql-transport';
import { SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import { DocumentSync } from '@umlauf/shared/document-sync';
import { liveClient } from './live-client.ts';

/**
 * A page with an editor, as far as the wire goes: the client's own sync over its own transport, which comes back by
 * itself. Types marked words, the next one as soon as the last is saved.
 */
export class EditingSession {
  readonly typed: string[] = [];
  /** As many of the typed words as the page has called saved. */
  saved = 0;
  readonly #doc = new Y.Doc();
  readonly #client: Client;
  readonly #sync: DocumentSync;
  #isTyping = false;

  constructor(
    private readonly name: string,
    documentId: string,
    url: string,
    secret: string,
  ) {
    this.#client = liveClient(url, secret);
    this.#sync = new DocumentSync({
      doc: this.#doc,
      transport: new GraphqlTransport(this.#client, documentId),
      schemaVersion: SCHEMA_VERSION,
      canEdit: true,
    });
    this.#sync.subscribe(() => this.#onChange());
    this.#sync.start();
  }

  get content(): string {
    return this.#doc.getXmlFragment('content').toString();
  }

  get acknowledged(): string[] {
    return this.typed.slice(0, this.saved);
  }

  /** Whether all of it is saved, and the page hears what others write. */
  get isCalm(): boolean {
    const { connection, save, obstacle } = this.#sync.state;
    return connection === 'live' && save.stage === 'saved' && obstacle === null;
  }

  /** What the page says stands in its way for good. */
  get obstacle(): string | null {
    return this.#sync.state.obstacle?.kind ?? null;
  }

  type(): void {
    this.#isTyping = true;
    this.#onChange();
  }

  pause(): void {
    this.#isTyping = false;
  }

  /** As when somebody comes back to the page: it does not wait for the next try. */
  wakeUp(): void {
    this.#sync.arriveNow();
  }

  async leave(): Promise<void> {
    this.pause();
    this.#sync.stop();
    await this.#client.dispose();
  }

  #onChange(): void {
    const { connection, save } = this.#sync.state;
    if (save.stage !== 'saved' || connection !== 'live') return;
    this.saved = this.typed.length;
    // Not within the change that tells it.
    if (this.#isTyping) setImmediate(() => this.#write());
  }

  #write(): void {
    if (!this.#isTyping || this.saved < this.typed.length) return;
    const marker = `[${this.name}-${this.typed.length}]`;
    const turn = this.typed.push(marker);
    const content = this.#doc.getXmlFragment('content');
    const text = (content.get(turn % Math.max(1, content.length)) as Y.XmlElement | undefined)?.get(0);
    if (text instanceof Y.XmlText && turn % 10 !== 0) {
      text.insert(text.length, marker);
    } else {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(marker)]);
      content.insert(turn % (content.length + 1), [paragraph]);
    }
  }
}
