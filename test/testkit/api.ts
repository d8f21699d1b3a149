import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import type { ErrorCode } from '@umlauf/shared/error-codes';

export interface ApiError {
  message: string;
  path?: (string | number)[];
  extensions: { code: ErrorCode } & Record<string, unknown>;
}

export interface Answer<Data> {
  data: Data | null;
  errors?: ApiError[];
  extensions?: { cost?: { requested: number; remaining: number; limit?: number } };
}

/** A program that uses the API: over HTTP, and live over a WebSocket. */
export class Api {
  constructor(
    readonly url: string,
    readonly secret: string | null,
    private readonly headers: Record<string, string> = {},
  ) {}

  /** The answer as it comes, errors included. */
  async send<Data = Record<string, any>>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.allHeaders },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<Data>;
  }

  /** The data; throws when there are errors. */
  async query<Data = Record<string, any>>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Data> {
    const answer = await this.send<Data>(query, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data!;
  }

  /** The first error; throws when there is none. */
  async error(query: string, variables: Record<string, unknown> = {}): Promise<ApiError> {
    const answer = await this.send(query, variables);
    if (!answer.errors) throw new Error(`no error, but ${JSON.stringify(answer.data)}`);
    return answer.errors[0]!;
  }

  /** A WebSocket of one's own, to be disposed of by the caller. */
  live(): Client {
    const { headers } = this;
    class WithHeaders extends WebSocket {
      constructor(address: string, protocols?: string | string[]) {
        super(address, protocols, { headers, allowSynchronousEvents: false });
      }
    }
    return createClient({
      url: `${this.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WithHeaders,
      retryAttempts: 0,
      ...(this.secret ? { connectionParams: { authorization: `Bearer ${this.secret}` } } : {}),
    });
  }

  get credentials(): Record<string, string> {
    return this.secret ? { authorization: `Bearer ${this.secret}` } : {};
  }

  get allHeaders(): Record<string, string> {
    return { ...this.credentials, ...this.headers };
  }
}
