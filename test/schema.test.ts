import { readFileSync } from 'node:fs';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { makeSchema, printSdl } from '@umlauf/server/schema';

const schema = await makeSchema({ get: (resolver: new () => object) => new resolver() } as never);

/** Everything that can bear a description, by its path: `Space.documents(first)`. */
function described(type: GraphQLNamedType): [string, string | null | undefined][] {
  const found: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type)) {
    for (const value of type.getValues()) found.push([`${type.name}.${value.name}`, value.description]);
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields()))
      found.push([`${type.name}.${field.name}`, field.description]);
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      const path = `${type.name}.${field.name}`;
      found.push([path, field.description]);
      for (const argument of field.args) found.push([`${path}(${argument.name})`, argument.description]);
    }
  }
  return found;
}

describe('the schema', () => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );

  it('is the committed one: run `pnpm generate` after a change', () => {
    const committed = readFileSync(new URL('../server/schema.graphql', import.meta.url), 'utf8');
    expect(printSdl(schema)).toBe(committed);
  });

  it('describes every type, field, argument and value', () => {
    const all = types.flatMap(described);
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter(([, text]) => !text?.trim()).map(([path]) => path)).toEqual([]);
  });

  it('describes in sentences', () => {
    const unfinished = types.flatMap(described).filter(([, text]) => text && !/[.)]$/.test(text.trim()));
    expect(unfinished).toEqual([]);
  });

  it('names mutations verb first, and lists that can be long as connections', () => {
    const mutations = Object.keys(schema.getMutationType()!.getFields());
    const verbs = /^(add|create|edit|mark|move|push|remove|rename|restore|revoke|set|trash|update)[A-Z]/;
    expect(mutations.filter((name) => !verbs.test(name))).toEqual([]);
    const lists = types
      .filter(isObjectType)
      .filter((type) => !type.name.endsWith('Connection'))
      .flatMap((type) => Object.values(type.getFields()).map((field) => [type.name, field] as const))
      .filter(([, field]) => String(field.type).startsWith('['))
      .map(([name, field]) => `${name}.${field.name}`);
    // Bounded: scopes by their number, tokens by 50 for each account, events by their own `first`.
    expect(lists.toSorted()).toEqual(['AccessToken.scopes', 'Space.latestEvents', 'Viewer.accessTokens']);
  });

  it('asks every long list for `first`', () => {
    const connections = types
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => [type.name, field] as const))
      .filter(([, field]) => String(field.type).endsWith('Connection!'));
    expect(connections.length).toBeGreaterThanOrEqual(4);
    for (const [name, field] of connections) {
      const first = field.args.find((argument) => argument.name === 'first');
      expect(String(first?.type), `${name}.${field.name}`).toBe('Int!');
    }
  });
});
