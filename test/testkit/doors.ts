import { vi } from 'vitest';
import { overEventStream, overSocket } from './following.ts';
import type { Answer, Api } from './api.ts';

export interface Asked {
  query: unknown;
  variables?: unknown;
  operationName?: unknown;
  extensions?: unknown;
}
type AnyAnswer = Answer<Record<string, any>>;

/** One operation through one of the four doors; the first answer, in the one form that all of them have. */
export type Door = (api: Api, asked: Asked) => Promise<AnyAnswer>;

const byPost: Door = async (api, asked) => {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...api.allHeaders },
    body: JSON.stringify(asked),
  });
  return (await response.json()) as AnyAnswer;
};

const byGet: Door = async (api, asked) => {
  const url = new URL(`${api.url}/graphql`);
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined)
      url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  // What a program sends that is no browser: Apollo's guard against foreign pages asks for one such header.
  const headers = { 'apollo-require-preflight': 'true', ...api.allHeaders };
  return (await (await fetch(url, { headers })).json()) as AnyAnswer;
};

const through =
  (follow: typeof overSocket): Door =>
  async (api, { query, variables, extensions }) => {
    const following = follow(api, query as string, variables as Record<string, unknown>, extensions);
    await vi.waitUntil(() => following.hasEnded || following.answers.length + following.errors.length > 0, {
      interval: 2,
      timeout: 10_000,
    });
    following.stop();
    const [answer] = following.answers;
    return answer ?? ({ data: null, errors: following.errors } as AnyAnswer);
  };

export const DOORS = {
  POST: byPost,
  GET: byGet,
  WebSocket: through(overSocket),
  'event stream': through(overEventStream),
} as const satisfies Record<string, Door>;
export type DoorName = keyof typeof DOORS;
export const DOOR_NAMES = Object.keys(DOORS) as DoorName[];
