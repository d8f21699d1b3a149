import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import type { Screen } from './screens.ts';
import type { Person, SeededSpace } from './seed.ts';

/** A space with two documents, its lead, a writer and a reader; and somebody who is no member. */
export interface Scene {
  space: SeededSpace;
  lead: Person;
  writer: Person;
  reader: Person;
  outsider: Person;
  administrator: Person;
  /** Ids of two documents at the top. */
  first: string;
  second: string;
}

/** A mutation, and who must hear of it. */
export interface Line {
  /** Who looks at what. */
  watching: (scene: Scene) => [Person, Screen][];
  /** What must have happened before anybody looks. */
  before?: (scene: Scene) => Promise<unknown>;
  act: (scene: Scene) => Promise<unknown>;
}

export const inSpace = ({ lead, space }: Scene, mutation: string, input: object) =>
  lead.api.query(`mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { id } }`, {
    input: { spaceId: space.id, ...input },
  });

export const onDocument = ({ lead, first }: Scene, mutation: string, input: object = {}) =>
  lead.api.query(`mutation($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) { id } }`, {
    input: { documentId: first, ...input },
  });

/** The type of a mutation’s input. */
export function inputOf(mutation: string): string {
  const { type } = SCHEMA.getMutationType()!.getFields()[mutation]!.args[0]!;
  return String(type).replace('!', '');
}

export const SCHEMA = buildSchema(
  readFileSync(new URL('../../server/schema.graphql', import.meta.url), 'utf8'),
);
