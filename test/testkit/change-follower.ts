import type { Api } from './api.ts';

const FOLLOW = `subscription($id: ID!, $after: String) {
  changes(spaceId: $id, after: $after) { cursor node { __typename at } }
}`;

/** A program that follows what happens in a space, and goes on behind its cursor at whichever instance answers. */
export class ChangeFollower {
  /** Types and moments, in the order in which they came. */
  readonly heard: string[] = [];
  #cursor: string | null = null;
  #isStopped = false;
  readonly #running: Promise<void>;

  constructor(
    private readonly apis: readonly Api[],
    private readonly spaceId: string,
  ) {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let turn = 0; !this.#isStopped; turn++) await this.#follow(this.apis[turn % this.apis.length]!);
  }

  /** Until the line breaks. */
  async #follow(api: Api): Promise<void> {
    const client = api.live();
    try {
      const variables = { id: this.spaceId, after: this.#cursor };
      const stream = client.iterate<{ changes: Change }>({ query: FOLLOW, variables });
      const ending = setInterval(() => this.#isStopped && void client.dispose(), 50);
      try {
        for await (const { data } of stream) {
          if (!data) break;
          this.heard.push(`${data.changes.node.__typename} ${data.changes.node.at}`);
          this.#cursor = data.changes.cursor;
        }
      } finally {
        clearInterval(ending);
      }
    } catch {
      // The next turn asks the next instance.
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      await client.dispose();
    }
  }
}

interface Change {
  cursor: string;
  node: { __typename: string; at: string };
}
