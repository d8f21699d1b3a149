import type { Statement } from '@umlauf/server/platform/database/actor-read';
import { patternsOf, readQuery } from '@umlauf/server/search/read-query';
import { HttpLine, requestBytes } from '../queries/http-line.ts';
import type { PlainQuestion } from './plain-server.ts';
import type { Asked, SearchStage } from './stage.ts';
import type { Kind } from './texts.ts';

/** Umlauf with what the list of results shows, and with its passages; plain SQL in the same spaces, and everywhere. */
export const SERVERS = ['umlauf', 'passages', 'plain', 'everywhere'] as const;
export type ServerName = (typeof SERVERS)[number];

/** One query, with its milliseconds by server. */
export interface Measured {
  kind: Kind;
  /** How many were found. */
  found: number;
  times: Record<ServerName, number>;
}

const HITS = 'nodes { document { id title space { name } }';
const PASSAGES = `${HITS} titleRanges { start length } passages { text ranges { start length } } }`;

interface Answer {
  total: number;
  ids: string[];
}

/** Asks every query of every server, one after the other in changing order. */
export class Searches {
  private constructor(
    private readonly stage: SearchStage,
    private readonly mine: HttpLine,
    private readonly plain: HttpLine,
  ) {}

  static async open(stage: SearchStage): Promise<Searches> {
    return new Searches(stage, await HttpLine.open(stage.url), await HttpLine.open(stage.plain.url));
  }

  async measure(asked: Asked, turn: number): Promise<Measured> {
    const requests = await this.requestsFor(asked);
    const times = {} as Record<ServerName, number>;
    const answers = {} as Record<ServerName, Buffer>;
    for (let index = 0; index < SERVERS.length; index++) {
      const name = SERVERS[(index + turn) % SERVERS.length]!;
      const line = name === 'umlauf' || name === 'passages' ? this.mine : this.plain;
      const from = performance.now();
      answers[name] = await line.ask(requests[name]);
      times[name] = performance.now() - from;
    }
    const { total, ids } = readMine(answers.umlauf);
    // What is typed nearly so is looked for by Umlauf alone.
    if (asked.kind !== 'mistyped') mustBeSame({ total, ids }, readPlain(answers.plain), asked.words);
    return { kind: asked.kind, found: total, times };
  }

  close(): void {
    this.mine.close();
    this.plain.close();
  }

  private async requestsFor({ words, searcher }: Asked): Promise<Record<ServerName, Buffer>> {
    const read = async <Row>({ name, text }: Statement, values: readonly unknown[] = []) =>
      (await this.stage.database.query({ name, text, values: [...values] })).rows as Row[];
    const terms = patternsOf(await readQuery(words, read));
    const ask = (fields: string) =>
      JSON.stringify({
        query: `query($words: String!) { search(query: $words, first: 20) { totalCount ${fields} } }`,
        variables: { words },
      });
    const plain = (inSpaces: string[] | null) =>
      requestBytes(this.stage.plain.url, '', JSON.stringify({ terms, inSpaces } satisfies PlainQuestion));
    return {
      umlauf: requestBytes(this.stage.url, searcher.token, ask(`${HITS} }`)),
      passages: requestBytes(this.stage.url, searcher.token, ask(PASSAGES)),
      plain: plain(searcher.spaceIds),
      everywhere: plain(null),
    };
  }
}

function bodyIn(answer: Buffer): any {
  const text = answer.toString('utf8');
  const body = JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4));
  if (!body.data) throw new Error(`a bad answer: ${text.slice(0, 1_000)}`);
  return body.data;
}

function readMine(answer: Buffer): Answer {
  const { totalCount, nodes } = bodyIn(answer).search;
  return { total: totalCount, ids: nodes.map((each: any) => each.document.id) };
}

function readPlain(answer: Buffer): Answer {
  const { totalCount, nodes } = bodyIn(answer);
  return { total: totalCount, ids: nodes.map((each: any) => each.id) };
}

function mustBeSame(mine: Answer, plain: Answer, words: string): void {
  // Where nothing stands as it was typed, Umlauf goes on to what is typed nearly so.
  if (plain.total === 0 || JSON.stringify(mine) === JSON.stringify(plain)) return;
  throw new Error(`${words}: ${JSON.stringify(mine)} and plainly ${JSON.stringify(plain)}`);
}
