import type { Client } from 'graphql-ws';
import { expect } from 'vitest';
import type { Answer, Api, ApiError } from './api.ts';

/** A subscription under observation: all that came, and how it ended. */
export class Following {
  readonly answers: Answer<Record<string, any>>[] = [];
  readonly errors: ApiError[] = [];
  hasEnded = false;
  /** Of the socket; null while it is open, and over an event stream. */
  closeCode: number | null = null;
  stop: () => void = () => undefined;
  /** An event stream has come to its end. */
  onEnd: () => void = () => undefined;
  private onAnswer: () => void = () => undefined;

  /** The data of one root field, in the order of arrival. */
  events(field: string): any[] {
    return this.answers.filter(({ data }) => data).map(({ data }) => data![field]);
  }

  get codes(): string[] {
    return this.errors.map(({ extensions }) => extensions.code);
  }

  take(answer: Answer<Record<string, any>>): void {
    this.answers.push(answer);
    this.errors.push(...(answer.errors ?? []));
    this.onAnswer();
  }

  /** Resolves when the next answer has come, or after so many milliseconds without one. */
  next(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.onAnswer = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

export type Follow = (
  api: Api,
  query: string,
  variables?: Record<string, unknown>,
  /** What GraphQL over HTTP calls so. */
  extensions?: unknown,
) => Following;

/** Follows over a WebSocket of its own. */
export const overSocket: Follow = (api, query, variables = {}, extensions) => {
  const client = api.live();
  const following = onLine(client, query, variables, extensions);
  client.on('closed', (event) => {
    following.closeCode = (event as CloseEvent).code;
    following.hasEnded = true;
  });
  const { stop } = following;
  following.stop = () => {
    stop();
    // One that is still connecting cannot say goodbye.
    void Promise.resolve(client.dispose()).catch(() => undefined);
  };
  return following;
};

/** A stream of changes says nothing when it begins: it has begun when it tells of a change, made again and again. */
export async function begun(following: Following, stir: () => Promise<unknown>): Promise<void> {
  await expect
    .poll(async () => {
      await stir();
      return following.answers.length + following.errors.length;
    })
    .toBeGreaterThan(0);
}

/** Follows over a WebSocket that others use, too; `stop` ends this one alone. */
export function onLine(
  client: Client,
  query: string,
  variables: Record<string, unknown>,
  extensions?: unknown,
): Following {
  const following = new Following();
  following.stop = client.subscribe(
    {
      query,
      variables,
      ...(extensions === undefined ? {} : { extensions: extensions as Record<string, unknown> }),
    },
    {
      next: (answer) => following.take(answer as Answer<Record<string, any>>),
      error: (error) => {
        if (Array.isArray(error)) following.errors.push(...(error as never as ApiError[]));
        following.hasEnded = true;
      },
      complete: () => (following.hasEnded = true),
    },
  );
  return following;
}

/** Follows by plain HTTP, as curl does. */
export const overEventStream: Follow = (api, query, variables = {}, extensions) => {
  const following = new Following();
  const abort = new AbortController();
  following.stop = () => abort.abort();
  const read = async () => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...api.allHeaders },
      body: JSON.stringify({ query, variables, extensions }),
      signal: abort.signal,
    });
    for await (const [event, data] of serverSentEvents(response.body!)) {
      if (event === 'next') following.take(JSON.parse(data) as Answer<Record<string, any>>);
    }
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      following.hasEnded = true;
      following.onEnd();
    });
  return following;
};

async function* serverSentEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<[string, string]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      const line = (name: string) => block.match(new RegExp(`^${name}: ?(.*)$`, 'm'))?.[1] ?? '';
      yield [line('event'), line('data')];
    }
  }
}
