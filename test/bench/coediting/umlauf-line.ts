import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { PushLane } from '@umlauf/shared/push-lane';
import { Line, type LineEvents } from './line.ts';

/** The operations as the browser sends them (client/src/coediting/graphql-transport.ts). */
const FOLLOW =
  'subscription($d:ID!,$v:Base64,$s:ID,$n:Int){e:documentUpdates(documentId:$d,stateVector:$v,session:$s,schemaVersion:$n){u:update v:stateVector c:cursors r:revision}}';
const PUSH = 'mutation($i:PushDocumentUpdateInput!){p:pushDocumentUpdate(input:$i){revision savedAt}}';
const PUSH_AWARENESS = 'mutation($i:PushAwarenessInput!){pushAwareness(input:$i)}';
/** The first operation on the socket, as ids are counted. */
const FOLLOW_ID = '1';
const CURSOR_MILLISECONDS = 80;
const FOLLOWED = Buffer.from(`{"id":"${FOLLOW_ID}"`);

/** A push: the key presses in it, and its operation. */
interface Push {
  sentAt: number[];
  id: string;
}

/** graphql-transport-ws, with two pushes under way as the browser has them (shared/src/document-sync.ts). */
export class UmlaufLine extends Line {
  #asked = 0;
  readonly #session = randomUUID();
  readonly #lane = new PushLane<Push>();
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
    // The cursor moves right after the key press, and travels with it.
    queueMicrotask(() => this.#flush());
  }

  moveCursor(awareness: Uint8Array): void {
    this.#cursor = awareness;
    const wait = this.#cursorAt + CURSOR_MILLISECONDS - performance.now();
    if (wait <= 0) queueMicrotask(() => this.#sendCursor());
    else this.#cursorTimer ??= setTimeout(() => this.#sendCursor(), wait);
  }

  override leave(): Promise<void> {
    if (this.#cursorTimer) clearTimeout(this.#cursorTimer);
    return super.leave();
  }

  protected receive(bytes: Buffer): void {
    const isFollowed = bytes.compare(FOLLOWED, 0, FOLLOWED.byteLength, 0, FOLLOWED.byteLength) === 0;
    if (isFollowed && this.#arrived === null && !this.watches) return;
    const message = JSON.parse(bytes.toString('utf8'));
    if (message.type === 'connection_ack') this.#subscribe();
    else if (message.type === 'error' || message.payload?.errors) {
      this.failure = new Error(JSON.stringify(message.payload));
    } else if (message.type === 'next' && isFollowed) this.#followed(message.payload.data.e);
    else if (message.type === 'next') this.#acknowledged(message.id);
  }

  #followed({ u: update }: { u: string | null }): void {
    this.#arrived?.();
    this.#arrived = null;
    if (update && this.watches) this.events.update(Buffer.from(update, 'base64'));
  }

  #acknowledged(id: string): void {
    const push = this.#lane.pushes.find((each) => each.id === id);
    if (!push) return;
    this.#lane.answered(push);
    this.events.acknowledged(push.sentAt);
    this.#flush();
  }

  #flush(): void {
    if (this.#gathered.length === 0 || !this.#lane.mayLeave(() => this.#flush())) return;
    const updates = this.#gathered.map(({ update }) => update);
    const sentAt = this.#gathered.map(({ sentAt }) => sentAt);
    this.#gathered = [];
    const update = Buffer.from(updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates)).toString(
      'base64',
    );
    const id = this.#operation(PUSH, {
      i: { documentId: this.documentId, update, session: this.#session, ...this.#takeCursor() },
    });
    this.#lane.left({ sentAt, id });
  }

  /** What waits to be sent, for a push that leaves. */
  #takeCursor(): { awareness?: string } {
    const cursor = this.#cursor;
    if (!cursor || this.#cursorAt + CURSOR_MILLISECONDS > performance.now()) return {};
    this.#cursor = null;
    this.#cursorAt = performance.now();
    return { awareness: Buffer.from(cursor).toString('base64') };
  }

  #sendCursor(): void {
    this.#cursorTimer = null;
    if (!this.#cursor) return;
    this.#cursorAt = performance.now();
    const awareness = Buffer.from(this.#cursor).toString('base64');
    this.#cursor = null;
    this.#operation(PUSH_AWARENESS, {
      i: { documentId: this.documentId, awareness, session: this.#session },
    });
  }

  #subscribe(): void {
    this.#operation(FOLLOW, {
      d: this.documentId,
      v: Buffer.from([0]).toString('base64'),
      s: this.#session,
      n: 1,
    });
  }

  #operation(query: string, variables: object): string {
    const id = (this.#asked += 1).toString(36);
    this.#send({ id, type: 'subscribe', payload: { query, variables } });
    return id;
  }

  #send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }
}
