import { expect } from 'vitest';
import type { SpaceEventType } from '@umlauf/client/gql/graphql';
import { createApolloClient } from '@umlauf/client/platform/apollo/create-client';
import { holdQuery } from '@umlauf/client/platform/apollo/live-query';
import { liveClient } from './live-client.ts';
import type { Screen } from './screens.ts';
import type { Person } from './seed.ts';

const PATIENCE = 20_000;
/** Asked anew only then: who asks all the time slows down what they wait for. */
const PAUSE = 500;

/** A page that somebody has open: its query in a real Apollo Client, following its subscription. */
export class LiveScreen {
  readonly #screen: Screen;
  readonly #person: Person;
  readonly #socket: ReturnType<typeof liveClient>;
  readonly #client: ReturnType<typeof createApolloClient>;
  #heard = 0;

  constructor(person: Person, screen: Screen) {
    this.#person = person;
    this.#screen = screen;
    this.#socket = liveClient(person.api.url, person.api.secret!);
    this.#client = this.#makeClient();
  }

  /** Opens it. `disturb` is done again and again until the first event shows that the server has begun to tell. */
  async open(disturb: () => Promise<unknown>): Promise<void> {
    const { query, variables, changes, followed, reloadsOn } = this.#screen;
    const watched = this.#client.watchQuery({ query, variables });
    watched.subscribe({ error: () => undefined });
    if (!changes) {
      const line = { client: this.#client, socket: this.#socket };
      holdQuery(line, query, variables, () => void watched.refetch());
      return this.isCurrent();
    }
    this.#client.subscribe({ query: changes, variables: followed }).subscribe({
      next: ({ data, error }) => {
        this.#heard += 1;
        // A page asks anew when its stream is ended, too.
        if (error) void watched.refetch();
        const event = data as { spaceChanged?: { type: SpaceEventType } } | undefined;
        if (event?.spaceChanged && reloadsOn.has(event.spaceChanged.type)) void watched.refetch();
      },
    });
    await expect.poll(async () => (await disturb(), this.#heard), { interval: 100 }).toBeGreaterThan(0);
    await this.isCurrent();
  }

  /** The cache becomes what a new visitor would be told. */
  async isCurrent(): Promise<void> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const fresh = await this.#fresh();
      const isFresh = () => JSON.stringify(this.#cached()) === JSON.stringify(fresh);
      const became = expect.poll(isFresh, { timeout: PAUSE }).toBe(true);
      if (await became.then(() => true).catch(() => false)) return;
      if (performance.now() > end) expect(this.#cached(), 'the cache differs').toEqual(fresh);
    }
  }

  async close(): Promise<void> {
    this.#client.stop();
    await this.#socket.dispose();
  }

  #cached(): unknown {
    const { query, variables } = this.#screen;
    return this.#strip(this.#client.readQuery({ query, variables }));
  }

  async #fresh(): Promise<unknown> {
    const { query, variables } = this.#screen;
    const { data } = await this.#makeClient().query({ query, variables, fetchPolicy: 'network-only' });
    return this.#strip(data);
  }

  #strip(data: unknown): unknown {
    const { without } = this.#screen;
    return JSON.parse(JSON.stringify(data), (key, value) => (key === without ? undefined : value));
  }

  #makeClient(): ReturnType<typeof createApolloClient> {
    const { api } = this.#person;
    return createApolloClient({
      socket: this.#socket,
      http: { uri: `${api.url}/graphql`, headers: api.credentials },
      onUnauthenticated: () => undefined,
    });
  }
}
