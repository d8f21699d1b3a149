import {
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';

/** The shortest operation that asks for a root field: with nothing but what must be given, and without its answer's fields. */
export function leastOperation(kind: string, field: GraphQLField<unknown, unknown>): string {
  const args = field.args
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map(({ name, type }) => `${name}: ${literal(type)}`);
  const given = args.length > 0 ? `(${args.join(', ')})` : '';
  return `${kind} { ${field.name}${given}${isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'} }`;
}

/** Something that fits the type, whatever it means. */
function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return LEAVES[type.name]!;
  const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return `{ ${fields.map(({ name, type: inner }) => `${name}: ${literal(inner)}`).join(', ')} }`;
}

const LEAVES: Record<string, string> = {
  String: '"x"',
  ID: '"x"',
  Int: '1',
  Float: '1',
  Boolean: 'true',
  DateTime: '"2026-01-01T00:00:00Z"',
  Base64: '"AAA="',
};
