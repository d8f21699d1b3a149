import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { Line, type LineEvents } from './line.ts';

/** The operations as the browser sends them (client/src/coediting/graphql-transport.ts), line breaks included. */
const FOLLOW = /* GraphQL */ `
  subscription Follow($documentId: ID!, $stateVector: Base64, $session: ID, $schemaVersion: Int) {
    documentUpdates(
      documentId: $documentId
      stateVector: $stateVector
      session: $session
      schemaVersion: $schemaVersion
    ) {
      update
      stateVector
      awareness
      revision
    }
  }
`;
const PUSH = /* GraphQL */ `
  mutation Push($input: PushDocumentUpdateInput!) {
    pushDocumentUpdate(input: $input) {
      revision
      savedAt
    }
  }
`;
const PUSH_AWARENESS = /* GraphQL */ `
  mutation PushAwareness($input: PushAwarenessInput!) {
    pushAwareness(input: $input)
  }
`;
const CURSOR_MILLISECONDS = 80;
const ID_AT = '{"id":"'.length;
const ID_LENGTH = 36;

/** graphql-transport-ws, with one push under way at a time as the browser has it (shared/src/document-sync.ts). */
export class UmlaufLine extends Line {
  readonly #follow = randomUUID();
  readonly #session = randomUUID();
  #pushId = '';
  #underWay: number[] | null = null;
  #gathered: { update: Uint8Array; sentAt: number }[] = [];
  #cursorAt = 0;
  #cursorTimer: ReturnType<typeof setTimeout> | null = null;
  #cursor: Uint8Array | null = null;
  #arrived: (() => void) | null = null;

  constructor(
    url: string,
    private readonly documentId: string,
    private readonly token: string,
    events: LineEvents,
    watches: boolean,
  ) {
    super(`${url.replace('http', 'ws')}/graphql`, ['graphql-transport-ws'], events, watches);
  }

  async join(): Promise<void> {
    await this.open();
    const first = new Promise<void>((resolve) => (this.#arrived = resolve));
    this.#send({ type: 'connection_init', payload: { authorization: `Bearer ${this.token}` } });
    await first;
  }

  push(update: Uint8Array, sentAt: number): void {
    this.#gathered.push({ update, sentAt });
    this.#flush();
  }

  moveCursor(awareness: Uint8Array): void {
    this.#cursor = awareness;
    const wait = this.#cursorAt + CURSOR_MILLISECONDS - performance.now();
    if (wait <= 0) this.#sendCursor();
    else this.#cursorTimer ??= setTimeout(() => this.#sendCursor(), wait);
  }

  override leave(): Promise<void> {
    if (this.#cursorTimer) clearTimeout(this.#cursorTimer);
    return super.leave();
  }

  protected receive(bytes: Buffer): void {
    const id = bytes.toString('latin1', ID_AT, ID_AT + ID_LENGTH);
    if (id === this.#follow && this.#arrived === null && !this.watches) return;
    const message = JSON.parse(bytes.toString('utf8'));
    if (message.type === 'connection_ack') this.#subscribe();
    else if (message.type === 'error' || message.payload?.errors) {
      this.failure = new Error(JSON.stringify(message.payload));
    } else if (message.type === 'next' && id === this.#follow) this.#followed(message.payload.data);
    else if (message.type === 'next' && id === this.#pushId) this.#acknowledged();
  }

  #followed({ documentUpdates: { update } }: { documentUpdates: { update: string | null } }): void {
    this.#arrived?.();
    this.#arrived = null;
    if (update && this.watches) this.events.update(Buffer.from(update, 'base64'));
  }

  #acknowledged(): void {
    const sentAt = this.#underWay!;
    this.#underWay = null;
    this.events.acknowledged(sentAt);
    this.#flush();
  }

  #flush(): void {
    if (this.#underWay || this.#gathered.length === 0) return;
    const updates = this.#gathered.map(({ update }) => update);
    this.#underWay = this.#gathered.map(({ sentAt }) => sentAt);
    this.#gathered = [];
    const update = Buffer.from(updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates)).toString(
      'base64',
    );
    this.#pushId = randomUUID();
    this.#operation(this.#pushId, PUSH, {
      input: { documentId: this.documentId, update, session: this.#session },
    });
  }

  #sendCursor(): void {
    this.#cursorTimer = null;
    this.#cursorAt = performance.now();
    const awareness = Buffer.from(this.#cursor!).toString('base64');
    this.#operation(randomUUID(), PUSH_AWARENESS, {
      input: { documentId: this.documentId, awareness, session: this.#session },
    });
  }

  #subscribe(): void {
    this.#operation(this.#follow, FOLLOW, {
      stateVector: Buffer.from([0]).toString('base64'),
      session: this.#session,
      schemaVersion: 1,
      documentId: this.documentId,
    });
  }

  #operation(id: string, query: string, variables: object): void {
    this.#send({ id, type: 'subscribe', payload: { query, variables } });
  }

  #send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}
