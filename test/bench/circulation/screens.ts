import type { Client } from 'graphql-ws';
import { Api } from '../../testkit/api.ts';

/** What the page of a round shows of it as it goes on. */
const PAGE = /* GraphQL */ `
  query ($id: ID!) @live {
    circulation(id: $id) {
      id
      state
      deadlineAt
      endedAt
      standing {
        votes
        answered
        counts {
          entitled
          agreed
          refused
          abstained
          silent
        }
      }
      resultWords
      viewerSeats {
        id
        reachedAt
        openedAt
        answer {
          id
          choice
          at
        }
      }
      viewerCan {
        answer
        withdraw
      }
    }
  }
`;
const SEATS = /* GraphQL */ `
  query ($id: ID!) @live {
    circulation(id: $id) {
      id
      seats(first: 100) {
        totalCount
        nodes {
          id
          organisationName
          reachedAt
          openedAt
          account {
            id
            name
          }
          answer {
            id
            choice
            remark
            at
          }
        }
      }
    }
  }
`;

/** Open pages of one round: each holds its two queries over a socket of its own. */
export class Screens {
  private readonly clients: Client[] = [];
  private readonly answered: number[] = [];
  private readonly states: string[] = [];
  answers = 0;

  /** Opens one for each of these people, and resolves when all show something. */
  static async open(url: string, tokens: readonly string[], id: string): Promise<Screens> {
    const screens = new Screens();
    for (const [index, token] of tokens.entries()) {
      const client = new Api(url, token).live();
      screens.clients.push(client);
      client.subscribe<any>(
        { query: PAGE, variables: { id } },
        screens.sink((round) => screens.see(index, round)),
      );
      client.subscribe<any>(
        { query: SEATS, variables: { id } },
        screens.sink(() => undefined),
      );
    }
    await screens.until(() => screens.states.filter(Boolean).length === tokens.length);
    return screens;
  }

  /** Milliseconds from now until all of them show so many answered votes; `null`: that the round is over. */
  async untilAllShow(votes: number | null, since = performance.now()): Promise<number> {
    await this.until(() =>
      votes === null
        ? this.states.every((state) => state !== 'RUNNING')
        : this.answered.every((count) => count >= votes),
    );
    return performance.now() - since;
  }

  close(): void {
    for (const client of this.clients) void client.dispose();
  }

  private see(index: number, { state, standing }: any): void {
    this.states[index] = state;
    this.answered[index] = standing.answered;
  }

  private sink(see: (round: any) => void) {
    return {
      next: ({ data, errors }: any) => {
        if (errors) throw new Error(JSON.stringify(errors));
        this.answers += 1;
        see(data.circulation);
      },
      error: (error: unknown) => {
        throw new Error(`a screen was closed: ${JSON.stringify(error)}`);
      },
      complete: () => undefined,
    };
  }

  private async until(holds: () => boolean): Promise<void> {
    const deadline = performance.now() + 120_000;
    while (!holds()) {
      if (performance.now() > deadline) throw new Error('the screens do not show it');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}
