import type { Client } from 'graphql-ws';
import type { Answer, Api, ApiError } from './api.ts';
import { overEventStream } from './following.ts';
import { liveClient } from './live-client.ts';
import { FOLLOW } from './written.ts';

/** Whatever can be kept open on a space and a document of it. */
const KINDS = {
  documentUpdates: FOLLOW,
  spaceChanged: 'subscription($spaceId: ID!) { spaceChanged(spaceId: $spaceId) { type document { title } } }',
  changes: `subscription($spaceId: ID!) { changes(spaceId: $spaceId) { cursor
    node { __typename ... on DocumentChange { title } } } }`,
  space:
    'query Held($spaceId: ID!) @live { space(id: $spaceId) { name documents(first: 5) { nodes { title } } } }',
  document: 'query Held($documentId: ID!) @live { document(id: $documentId) { title text } }',
} as const;

type Kind = keyof typeof KINDS;

export interface Subject {
  spaceId: string;
  documentId: string;
}

/** One of many streams: what it told, and when and how it came to its end. */
export class OpenStream {
  readonly answers: Answer<Record<string, any>>[] = [];
  readonly codes: string[] = [];
  /** Of `performance.now()`; null while it tells something of its subject. */
  endedAt: number | null = null;

  constructor(
    readonly kind: Kind,
    readonly way: 'socket' | 'event stream',
    /** The instance's address. */
    readonly url: string,
  ) {}

  take(answer: Answer<Record<string, any>>): void {
    this.answers.push(answer);
    for (const error of answer.errors ?? []) this.fail(error);
    // A live query goes on and says that there is nothing: access may be given back.
    if (this.isLiveQuery && answer.data && answer.data[this.kind] === null) this.end();
  }

  fail({ extensions }: ApiError): void {
    this.codes.push(extensions.code);
    this.end();
  }

  end(): void {
    this.endedAt ??= performance.now();
  }

  get isLiveQuery(): boolean {
    return KINDS[this.kind].includes('@live');
  }

  /** All that it ever told, with what stands in updates. */
  get told(): string {
    const updates = this.answers.map(({ data }) => data?.['documentUpdates']?.update ?? '');
    return (
      JSON.stringify(this.answers) + updates.map((each) => Buffer.from(each, 'base64').toString()).join()
    );
  }
}

/** What one account keeps open at one instance: each kind as often, over sockets that many share, and over event streams. */
export class OpenStreams {
  readonly all: OpenStream[] = [];
  /** Codes with which sockets were closed from there. */
  readonly closeCodes: number[] = [];
  private readonly leaving: (() => unknown)[] = [];

  /** @param each streams of each kind: on every socket (one for each credential), and as event streams */
  constructor(
    apis: readonly Api[],
    private readonly subject: Subject,
    each: { onSocket: number; asEventStream: number },
  ) {
    for (const api of apis) {
      const client = liveClient(api.url, api.secret!);
      client.on('closed', (event) => this.closeCodes.push((event as CloseEvent).code));
      this.leaving.push(() => client.dispose());
      for (let i = 0; i < each.onSocket; i++)
        for (const kind of kinds()) this.onSocket(client, api.url, kind);
    }
    for (let i = 0; i < each.asEventStream; i++)
      for (const kind of kinds()) this.asEventStream(apis[i % apis.length]!, kind);
  }

  async close(): Promise<void> {
    for (const leave of this.leaving) await leave();
  }

  private onSocket(client: Client, url: string, kind: Kind): void {
    const stream = this.add(kind, 'socket', url);
    client.subscribe(
      { query: KINDS[kind], variables: { ...this.subject } },
      {
        next: (answer) => stream.take(answer as never),
        error: (error) => {
          if (Array.isArray(error)) for (const one of error as never as ApiError[]) stream.fail(one);
          stream.end();
        },
        complete: () => stream.end(),
      },
    );
  }

  private asEventStream(api: Api, kind: Kind): void {
    const stream = this.add(kind, 'event stream', api.url);
    const following = overEventStream(api, KINDS[kind], { ...this.subject });
    following.take = (answer) => stream.take(answer);
    following.onEnd = () => stream.end();
    this.leaving.push(following.stop);
  }

  private add(kind: Kind, way: OpenStream['way'], url: string): OpenStream {
    const stream = new OpenStream(kind, way, url);
    this.all.push(stream);
    return stream;
  }
}

const kinds = () => Object.keys(KINDS) as Kind[];
